import { blockText, refLeaf, tableBlock, tableCell, textInline } from '@thac/plan'
import { planSchema, renderInline } from '@thac/sync'
import { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { placesIn, sectionLabels } from './labels.ts'
import { tableIntoLines } from './tables.ts'

const TABLE = tableBlock([[tableCell(textInline('Việc'), true), tableCell(textInline('Hạn'), true)], [tableCell([{ type: 'text', text: 'Đắp bờ', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, { type: 'text', text: 'thôn Hạ' }]), tableCell(textInline('30/4'))]])

describe('a table on the sheet', () => {
  it('becomes a paragraph a row, its marks kept', () => {
    const state = stateOf(TABLE)
    const at = 1 + (state.doc.firstChild?.firstChild?.nodeSize ?? 0)
    let next = state
    expect(tableIntoLines(at)(state, (tr) => { next = state.apply(tr) })).toBe(true)
    const blocks = next.doc.firstChild?.content.content.slice(1) ?? []
    expect(blocks.map((node) => node.textContent)).toEqual(['Việc | Hạn', 'Đắp bờ thôn Hạ | 30/4'])
    expect(blocks[1]?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['bold'])
  })

  it('is left alone where there is no table', () => {
    const state = stateOf({ type: 'chart', attrs: { rows: '3' } })
    expect(tableIntoLines(1 + (state.doc.firstChild?.firstChild?.nodeSize ?? 0))(state)).toBe(false)
  })

  it('is copied out by its lines', () => {
    const node = stateOf(TABLE).doc
    expect(node.textBetween(0, node.content.size, '\n')).toContain(blockText(TABLE))
  })
})

describe('a reference on the sheet', () => {
  it('is an atom of its own that keeps its target, its form and what it printed', () => {
    const leaf = refLeaf({ to: 'b', form: 'path', text: 'II.1' })
    const [node] = renderInline(planSchema, [leaf])
    expect(node?.toJSON()).toEqual(leaf)
    expect(node?.isAtom).toBe(true)
    expect(node?.type.spec.leafText?.(node)).toBe('II.1')
  })

  it('finds its section where the labels put it, also after a move', () => {
    const plugin = sectionLabels([{ form: 'arabic', before: '', after: '.' }])
    let state = EditorState.create({ doc: planSchema.node('doc', null, ['a', 'b'].map((id) => section(id))), plugins: [plugin] })
    expect(placesIn(state).get('b')?.label).toBe('2.')
    const before = placesIn(state)
    state = state.apply(state.tr.insertText('x', 2))
    expect(placesIn(state)).toBe(before)
    state = state.apply(state.tr.insert(0, section('c')))
    expect(placesIn(state).get('b')?.label).toBe('3.')
  })
})

function section(id: string): ReturnType<typeof planSchema.node> {
  return planSchema.node('section', { id, level: 1, kind: 'body', runIn: false, label: null }, [planSchema.node('title')])
}

function stateOf(json: unknown): EditorState {
  return EditorState.create({ doc: planSchema.node('doc', null, [planSchema.node('section', { id: 'a', level: 1, kind: 'body', runIn: false, label: null }, [planSchema.node('title', null, [planSchema.text('Tiến độ')]), planSchema.node('unknownBlock', { json })])]) })
}
