/** Named scenes of two or three people, where a run would meet them by chance only. */
import type { Section } from '@thac/plan'
import { keyBetween } from '@thac/plan'
import {
  addSectionAfter, anchorOf, insertSection, joinBackward, moveSection, planBinding, planSchema, readPlan, readSection, redo, removeSection, renderPlan,
  resolveAnchor, restoreSection, seedPlan, sectionFromBlock, selectText, setSection, splitAtCaret, standingIds, undo, writeContent,
} from '@thac/sync'
import { HeadlessView, Peer, Relay, samplePlan, seeded } from '@thac/testkit'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

describe('what others wrote', () => {
  test('Y2: opening what a newer schema wrote sends nothing, and typing beside it leaves it alone', () => {
    const { a } = pair()
    const body = bodyOf(a.doc, 's0')
    const chart = new Y.XmlElement('chart')
    chart.setAttribute('rows', '3')
    a.doc.transact(() => {
      body.insert(1, [chart])
      textAt(body, 2).format(0, 4, { highlight: { tone: 'amber' } })
      textAt(body, 2).insertEmbed(4, { type: 'footnote', attrs: { id: 'n1' } })
      const later = body.get(2) as Y.XmlElement
      later.setAttribute('align', 'center')
    })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc))
    const sent: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => sent.push(update))
    const view = open(doc)
    expect(sent).toEqual([])
    const section = view.state.doc.child(0)
    expect(section.child(1).type.name).toBe('unknownBlock')
    expect(section.child(2).child(1).type.name).toBe('unknownInline')
    const at = placeOf(view, 'để người')
    view.dispatch(view.state.tr.insertText('Nhất định ', at))
    view.dispatch(view.state.tr.split(at + 12))
    const blocks = readSection(doc, 's0')?.blocks ?? []
    expect(blocks[0]).toMatchObject({ type: 'chart', attrs: { rows: '3' } })
    expect(blocks.some((block) => block.attrs?.['align'] === 'center')).toBe(true)
    expect(blocks.flatMap((block) => block.content ?? []).some((inline) => inline.type === 'footnote')).toBe(true)
    expect(blocks.flatMap((block) => block.content ?? []).some((inline) => inline.marks?.some((mark) => mark.type === 'highlight'))).toBe(true)
    expect(view.state.doc.eq(renderPlan(planSchema, doc))).toBe(true)
  })

  test('Y2: a read-only view shows everything and writes nothing, whatever is dispatched', () => {
    const { a } = pair()
    const view = open(a.doc, true)
    const before = Y.encodeStateAsUpdate(a.doc)
    view.dispatch(view.state.tr.insertText('không được ghi', 3))
    view.dispatch(view.state.tr.delete(0, view.state.doc.content.size))
    expect(Y.encodeStateAsUpdate(a.doc)).toEqual(before)
    expect(view.state.doc.eq(a.view.state.doc)).toBe(true)
  })

  test('Y8: the caret stays behind its character while others type before it and move its section', () => {
    const { a, b } = pair()
    const caret = placeOf(b.view, 'sơ tán') + 2
    b.view.dispatch(b.view.state.tr.setSelection(TextSelection.create(b.view.state.doc, caret)))
    typeAt(a, 'Xã rà soát', 'Mỗi ')
    a.view.run(moveSection('s1', { before: 's0' }))
    exchange(a, b)
    const { $head } = b.view.state.selection
    expect($head.parent.textContent.slice(0, $head.parentOffset)).toBe('Mỗi Xã rà soát danh sách hộ cần sơ')
  })

  test('Y9: words typed into a paragraph that somebody joins or deletes meanwhile are put back by their author', () => {
    const { a, b } = pair()
    typeAt(b, 'soát danh sách', 'kỹ ')
    b.view.dispatch(b.view.state.tr.insertText(' ngay', placeOf(b.view, 'chuẩn bị chỗ') + 8))
    caretAt(a, 'Trường học')
    expect(a.view.run(joinBackward)).toBe(true)
    const gone = placeOf(a.view, 'Trạm y tế')
    a.view.dispatch(a.view.state.tr.delete(gone - 1, gone + a.view.state.doc.resolve(gone).parent.content.size + 1))
    typeAt(b, 'dự trữ thuốc', 'luôn ')
    exchange(a, b)
    const text = textOf(b, 's1')
    expect(text).toContain('Xã rà kỹ soát danh sách hộ cần sơ tán.Trường học chuẩn bị ngay chỗ ở tạm.')
    expect(text).toContain('luôn ')
    expect(textOf(a, 's1')).toBe(text)
  })

  test('Y11: two people who join the same paragraphs at once get them once', () => {
    const { a, b } = pair()
    for (const peer of [a, b]) {
      caretAt(peer, 'Trường học')
      peer.view.run(joinBackward)
    }
    exchange(a, b)
    expect(textOf(a, 's1')).toBe('Nhiệm vụ\nXã rà soát danh sách hộ cần sơ tán.Trường học chuẩn bị chỗ ở tạm.\nTrạm y tế dự trữ thuốc.')
    expect(textOf(b, 's1')).toBe(textOf(a, 's1'))
  })

  test('Y5: Enter by one in front of what another types keeps both whole', () => {
    const { a, b } = pair()
    caretAt(a, 'để người dân')
    a.view.run(splitAtCaret)
    typeAt(b, 'lập.', 'lập hay ')
    exchange(a, b)
    expect(textOf(a, 's0')).toBe('Mục tiêu\nKhông \nđể người dân ở vùng trũng bị cô lập hay lập.\nMọi hộ nhận tin trước sáu giờ.')
  })
})

describe('sections', () => {
  test('Y4: a move is one write of one key', () => {
    const { a } = pair()
    const sizes: number[] = []
    a.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    expect(a.view.run(moveSection('s3', { before: 's1' }))).toBe(true)
    expect(standingIds(a.doc)).toEqual(['s0', 's3', 's1', 's2'])
    expect(sizes).toHaveLength(1)
    expect(sizes[0]).toBeLessThan(60)
  })

  test('Y4: sections with equal keys stand by id, and can be moved between', () => {
    const { a } = pair()
    for (const id of ['s1', 's2', 's3']) setSection(a.doc, id, { order: 'M' }, 'test')
    expect(standingIds(a.doc)).toEqual(['s0', 's1', 's2', 's3'])
    expect(a.view.run(moveSection('s0', { after: 's2' }))).toBe(true)
    expect(shownIds(a)).toEqual(['s1', 's2', 's0', 's3'])
    expect(standingIds(a.doc)).toEqual(['s1', 's2', 's0', 's3'])
    expect(() => keyBetween('M', 'M')).toThrow(RangeError)
  })

  test('Y6: undo of a new section hides it and keeps what another wrote in it; redo shows both', () => {
    const { a, b } = pair()
    caretAt(a, 'Trường học')
    a.view.run(sectionFromBlock)
    exchange(a, b)
    typeAt(b, 'dự trữ thuốc', 'và nước uống ')
    exchange(a, b)
    expect(shownIds(a)).toHaveLength(5)
    undo(a.view.state)
    exchange(a, b)
    expect(shownIds(a)).toEqual(['s0', 's1', 's2', 's3'])
    expect(allText(a)).toContain('và nước uống ')
    redo(a.view.state)
    exchange(a, b)
    expect(allText(a)).toContain('và nước uống ')
    expect(allText(b)).toBe(allText(a))
  })

  test('Y6: undo of a new paragraph leaves standing what another typed into it', () => {
    const { a, b } = pair()
    caretAt(a, 'danh sách')
    a.view.run(splitAtCaret)
    exchange(a, b)
    const before = b.view.state.doc.child(1).child(2).textContent.startsWith('danh') ? 'hộ cần' : 'Xã'
    typeAt(b, before, 'MỚI ')
    exchange(a, b)
    undo(a.view.state)
    exchange(a, b)
    expect(allText(a)).toContain('MỚI ')
    expect(allText(b)).toBe(allText(a))
  })

  test('Y7: joins that point at each other hide no text', () => {
    const { a, b } = pair()
    joinInto(a, 'Phân công')
    b.view.run(moveSection('s1', { after: 's2' }))
    joinInto(b, 'Nhiệm vụ')
    exchange(a, b)
    for (const words of ['Xã rà soát', 'Ban chỉ huy', 'Đoàn thanh niên', 'Trạm y tế']) expect(allText(a)).toContain(words)
    expect(allText(b)).toBe(allText(a))
  })

  test('Y3: a pasted section is a copy with an id of its own, and the old one keeps its id', () => {
    const { a, b } = pair()
    a.view.dispatch(a.view.state.tr.insert(0, a.view.state.doc.child(1)))
    exchange(a, b)
    const ids = shownIds(b)
    expect(ids).toHaveLength(5)
    expect(new Set(ids).size).toBe(5)
    expect(ids[2]).toBe('s1')
    expect(readSection(a.doc, ids[0] ?? '')?.blocks).toEqual(readSection(a.doc, 's1')?.blocks)
  })

  test('Y14: a removed section comes back where it stood, and that is undone', () => {
    const { a, b } = pair()
    a.view.run(removeSection('s1'))
    exchange(a, b)
    expect(readPlan(b.doc).sections.find(({ id }) => id === 's1')?.removed).toBe(true)
    expect(restoreSection(b.doc, 's1')).toBe(true)
    expect(restoreSection(b.doc, 's1')).toBe(false)
    expect(shownIds(b)).toEqual(['s0', 's1', 's2', 's3'])
    undo(b.view.state)
    expect(shownIds(b)).toEqual(['s0', 's2', 's3'])
    exchange(a, b)
    expect(shownIds(a)).toEqual(['s0', 's2', 's3'])
  })

  test('Y14: what is typed over a selection across sections merges them', () => {
    const { a, b } = pair()
    const { doc, tr } = a.view.state
    a.view.dispatch(tr.setSelection(TextSelection.create(doc, placeOf(a.view, 'người dân'), placeOf(a.view, 'sách hộ'))))
    a.view.dispatch(a.view.state.tr.insertText('lập '))
    exchange(a, b)
    expect(shownIds(b)).toEqual(['s0', 's2', 's3'])
    expect(textOf(b, 's0')).toBe('Mục tiêu\nKhông để lập sách hộ cần sơ tán.\nTrường học chuẩn bị chỗ ở tạm.\nTrạm y tế dự trữ thuốc.')
    undo(a.view.state)
    exchange(a, b)
    expect(shownIds(b)).toEqual(['s0', 's1', 's2', 's3'])
  })

  test('Y14: everything selected and typed over leaves one section to go on in', () => {
    const { a, b } = pair()
    a.view.run(selectText)
    a.view.dispatch(a.view.state.tr.insertText('Từ đầu'))
    exchange(a, b)
    expect(allText(b)).toBe('Từ đầu')
    expect(a.view.run(addSectionAfter())).toBe(true)
    expect(shownIds(a)).toHaveLength(2)
  })
})

describe('the server and the comments', () => {
  test('Y1: what the server writes while people type lands where it should, in a hundred orders', () => {
    let wrong = 0
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed)
      const { a, b } = pair()
      const words = ['nhanh ', 'kỹ ', 'đủ ']
      for (const word of words) {
        const position = placeOf(b.view, random.pick(['rà soát', 'chuẩn bị', 'dự trữ']) ?? '')
        b.view.dispatch(b.view.state.tr.insertText(word, position))
      }
      const content = readSection(a.doc, 's1') as Section
      writeContent(a.doc, 's1', {
        ...content,
        blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tỉnh ban hành kế hoạch mẫu.' }] }, ...content.blocks.slice(random.below(2)), { type: 'bullet', attrs: { depth: 1 }, content: [{ type: 'text', text: 'Huyện tổng hợp.' }] }],
      }, 'merge')
      insertSection(a.doc, { ...content, id: `n${seed}`, order: 'E' }, 'merge')
      exchange(a, b)
      const text = textOf(b, 's1')
      if (words.some((word) => !text.includes(word)) || text !== textOf(a, 's1') || !text.includes('Tỉnh ban hành')) wrong++
      if (words.some((word) => textOf(b, `n${seed}`).includes(word))) wrong++
    }
    expect(wrong).toBe(0)
  })

  test('Y15: a comment finds its passage after edits around it, and by its words after the text was made anew', () => {
    const { a, b } = pair()
    const from = placeOf(a.view, 'danh sách')
    const anchor = anchorOf(a.view.state, from, from + 9)
    expect(anchor).toMatchObject({ sectionId: 's1', quote: 'danh sách', prefix: expect.stringContaining('rà soát ') as unknown })
    if (anchor === null) return
    typeAt(b, 'rà soát', 'kịp thời ')
    b.view.run(moveSection('s1', { after: 's3' }))
    exchange(a, b)
    expect(quoted(a, resolveAnchor(a.view.state, anchor.sectionId, anchor))).toBe('danh sách')
    caretAt(a, 'Trường học')
    a.view.run(joinBackward)
    expect(quoted(a, resolveAnchor(a.view.state, anchor.sectionId, anchor))).toBe('danh sách')
    expect(quoted(a, resolveAnchor(a.view.state, anchor.sectionId, { ...anchor, start: null, end: null }))).toBe('danh sách')
    expect(resolveAnchor(a.view.state, 's1', { ...anchor, start: { item: 'rubbish' }, end: 7, quote: 'không còn ở đây' })).toBeNull()
  })
})

function pair(): { readonly a: Peer; readonly b: Peer } {
  const relay = new Relay()
  const random = seeded(5)
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, samplePlan())
  const seed = Y.encodeStateAsUpdate(doc)
  return { a: new Peer(0, relay, random, seed), b: new Peer(1, relay, random, seed) }
}

function exchange(...peers: readonly Peer[]): void {
  for (const peer of peers) peer.send()
  while (peers.some((peer) => peer.busy)) {
    for (const peer of peers) {
      peer.receive(100)
      peer.send()
    }
  }
}

function open(doc: Y.Doc, readOnly = false): HeadlessView {
  return new HeadlessView(planSchema, [planBinding({ doc, clientPrefix: 'open', random: () => 0.5, readOnly })])
}

/** The position of the first place where a block says `words`. */
function placeOf(view: HeadlessView, words: string): number {
  let found = -1
  view.state.doc.descendants((node, pos) => {
    if (found < 0 && node.isTextblock) {
      const at = node.textBetween(0, node.content.size, undefined, '\uFFFC').indexOf(words)
      if (at >= 0) found = pos + 1 + at
    }
    return found < 0
  })
  if (found < 0) throw new Error(`nothing says ${words}`)
  return found
}

function typeAt(peer: Peer, words: string, typed: string): void {
  peer.view.dispatch(peer.view.state.tr.insertText(typed, placeOf(peer.view, words)))
}

function caretAt(peer: Peer, words: string): void {
  peer.view.dispatch(peer.view.state.tr.setSelection(TextSelection.create(peer.view.state.doc, placeOf(peer.view, words))))
}

/** Joins the section with that title, its heading with it, into the block before. */
function joinInto(peer: Peer, title: string): void {
  const start = placeOf(peer.view, title)
  peer.view.dispatch(peer.view.state.tr.delete(start - 3, start))
}

function shownIds(peer: Peer): readonly string[] {
  const out: string[] = []
  peer.view.state.doc.forEach((node) => out.push(String(node.attrs['id'])))
  return out
}

function textOf(peer: Peer, id: string): string {
  let out = ''
  peer.view.state.doc.forEach((node) => { if (node.attrs['id'] === id) out = node.textBetween(0, node.content.size, '\n') })
  return out
}

function allText(peer: Peer): string {
  const { doc } = peer.view.state
  return doc.textBetween(0, doc.content.size, '\n')
}

function quoted(peer: Peer, passage: { readonly from: number; readonly to: number } | null): string | null {
  return passage === null ? null : peer.view.state.doc.textBetween(passage.from, passage.to)
}

function bodyOf(doc: Y.Doc, id: string): Y.XmlFragment {
  return doc.getMap<Y.Map<unknown>>('sections').get(id)?.get('body') as Y.XmlFragment
}

function textAt(body: Y.XmlFragment, index: number): Y.XmlText {
  return (body.get(index) as Y.XmlElement).get(0) as Y.XmlText
}
