import { DEFAULT_NUMBERING } from '@thac/plan'
import { planSchema } from '@thac/sync'
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import { renumber, sectionLabels } from './labels.ts'

const plugin = sectionLabels(DEFAULT_NUMBERING)

describe('labels in the sheet', () => {
  it('numbers the headings, and again when a section is added or changes its level', () => {
    let state = stateOf([['a', 1], ['b', 2], ['c', 1]])
    expect(labels(state)).toEqual(['I.', '1.', 'II.'])
    state = state.apply(state.tr.insert(0, section('new', 1)))
    expect(labels(state)).toEqual(['I.', 'II.', '1.', 'III.'])
    state = state.apply(state.tr.setNodeAttribute(0, 'level', 2))
    expect(labels(state)).toEqual(['1.', 'I.', '1.', 'II.'])
  })

  it('keeps its decorations while only text changes', () => {
    const state = stateOf([['a', 1], ['b', 1]])
    const after = state.apply(state.tr.insertText('Tiêu đề dài hơn', 2))
    expect(labels(after)).toEqual(['I.', 'II.'])
  })

  it('prints by another numbering when told', () => {
    const state = stateOf([['a', 1]])
    expect(labels(state.apply(renumber(state, [{ form: 'arabic', before: 'Điều ', after: '.' }])))).toEqual(['Điều 1.'])
  })
})

function section(id: string, level: number): Node {
  return planSchema.node('section', { id, level, kind: 'body', runIn: false, label: null }, [planSchema.node('title')])
}

function stateOf(sections: readonly (readonly [string, number])[]): EditorState {
  return EditorState.create({ doc: planSchema.node('doc', null, sections.map(([id, level]) => section(id, level))), plugins: [plugin] })
}

function labels(state: EditorState): unknown[] {
  // The plugin's own prop gives a DecorationSet.
  const set = plugin.props.decorations?.call(plugin, state) as DecorationSet
  // A node decoration keeps its attributes in `type.attrs`, which the typings leave out.
  return set.find().map((one) => (one as unknown as { type: { attrs: Record<string, string> } }).type.attrs['data-label'])
}
