/** Named scenes of a person and a pull, where a run would meet them by chance only. */
import type { Plan, Section } from '@thac/plan'
import { applyMerge, compositionGate, readPlan, readSection, redo, seedPlan, undo } from '@thac/sync'
import { Peer, SERVER, SimServer, samplePlan, seeded } from '@thac/testkit'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

describe('L11: undo under a pull', () => {
  test('L11: takes back one\'s own words alone, also where the pull rewrote the very sentence; redo brings them again', () => {
    const { server, a } = scene()
    typeAt(a, 'rà soát', 'kịp thời ')
    share(server, a)
    reword(server, 's1', 'danh sách hộ cần sơ tán', 'mọi hộ ở vùng trũng')
    share(server, a)
    expect(said(server, 's1')[0]).toBe('Xã kịp thời rà soát mọi hộ ở vùng trũng.')
    expect(undo(a.view.state)).toBe(true)
    share(server, a)
    expect(said(server, 's1')[0]).toBe('Xã rà soát mọi hộ ở vùng trũng.')
    expect(redo(a.view.state)).toBe(true)
    share(server, a)
    expect(said(server, 's1')[0]).toBe('Xã kịp thời rà soát mọi hộ ở vùng trũng.')
    undo(a.view.state)
    expect(undo(a.view.state)).toBe(false)
  })

  test('L11: undoing a cut puts the cut words back and leaves the superior\'s', () => {
    const { server, a } = scene()
    const at = placeOf(a, ' danh sách')
    a.view.dispatch(a.view.state.tr.delete(at, at + ' danh sách'.length))
    share(server, a)
    reword(server, 's1', 'hộ cần sơ tán', 'hộ ở vùng trũng')
    share(server, a)
    undo(a.view.state)
    share(server, a)
    expect(said(server, 's1')[0]).toBe('Xã rà soát danh sách hộ ở vùng trũng.')
  })

  test('L11: undoing a paragraph in which the superior has put words since leaves these standing', () => {
    const { server, a } = scene()
    const end = placeOf(a, 'Trường học') - 1
    a.view.dispatch(a.view.state.tr.insert(end, a.view.state.schema.nodes['paragraph']?.create(null, a.view.state.schema.text('Xã tự lo thuyền.')) ?? []))
    share(server, a)
    reword(server, 's1', 'thuyền.', 'thuyền và áo phao.')
    share(server, a)
    undo(a.view.state)
    share(server, a)
    expect(said(server, 's1').join('|')).toContain('và áo phao')
    expect(said(server, 's1').join('|')).not.toContain('tự lo')
  })
})

describe('L10: words for a paragraph that a pull took out', () => {
  test('L10: written before the pull was heard of, they are put back in their section once', () => {
    const { server, a, b } = scene()
    typeAt(a, 'chuẩn bị', 'khẩn trương ')
    drop(server, 's1', 'Trường học')
    share(server, b, a, b)
    expect(said(server, 's1').join('|').split('khẩn trương').length).toBe(2)
    expect(said(server, 's1').join('|')).not.toContain('Trường học')
    expect(JSON.stringify(readPlan(a.doc))).toBe(JSON.stringify(readPlan(b.doc)))
  })

  test('L10: sent, dead at the server and the line broken before anything was heard: put back on coming back', () => {
    const { server, a, b } = scene()
    drop(server, 's1', 'Trường học')
    typeAt(a, 'chuẩn bị', 'khẩn trương ')
    a.send()
    a.online = false
    expect(said(server, 's1').join('|')).not.toContain('khẩn trương')
    a.comeBack(server)
    share(server, a, b)
    expect(said(server, 's1').join('|').split('khẩn trương').length).toBe(2)
  })

  test('L10: put back by a machine on which no editor is open yet', () => {
    const { server } = scene()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
    const element = (doc.getMap<Y.Map<unknown>>('sections').get('s1')?.get('body') as Y.XmlFragment).get(2) as Y.XmlElement
    ;(element.get(0) as Y.XmlText).insert(0, 'Hai ')
    const journal = Y.encodeStateAsUpdate(doc)
    const reopened = new Y.Doc()
    Y.applyUpdate(reopened, journal)
    drop(server, 's1', 'Trường học')
    compositionGate(reopened).receiveState(server.stateFor(Y.encodeStateVector(reopened)), 'server')
    expect(JSON.stringify(readSection(reopened, 's1'))).toContain('Hai ')
  })

  test('L10: the superior\'s words that a person\'s join took unseen are put back by the server', () => {
    const { server, a, b } = scene()
    const at = placeOf(a, 'Trường học')
    a.view.dispatch(a.view.state.tr.join(at - 1))
    reword(server, 's1', 'chuẩn bị chỗ', 'chuẩn bị ngay chỗ')
    share(server, a, b)
    expect(said(server, 's1')[0]).toBe('Xã rà soát danh sách hộ cần sơ tán.Trường học chuẩn bị ngay chỗ ở tạm.')
  })
})

function scene(): { readonly server: SimServer; readonly a: Peer; readonly b: Peer } {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, samplePlan())
  const seed = Y.encodeStateAsUpdate(doc)
  const server = new SimServer(seed)
  return { server, a: new Peer(0, server, seeded(3), seed), b: new Peer(1, server, seeded(4), seed) }
}

function share(_server: SimServer, ...peers: readonly Peer[]): void {
  while (peers.some((peer) => peer.busy)) {
    for (const peer of peers) {
      peer.send()
      peer.receive(100)
    }
  }
}

function pull(server: SimServer, id: string, change: (section: Section) => Section): void {
  const before = readPlan(server.doc)
  const after: Plan = { ...before, sections: before.sections.map((section) => (section.id === id ? change(section) : section)) }
  expect(applyMerge(server.doc, before, after, { origin: SERVER }).bounced).toEqual([])
}

function reword(server: SimServer, id: string, from: string, to: string): void {
  // What JSON gives back is the section that went in.
  pull(server, id, (section) => JSON.parse(JSON.stringify(section).replace(from, to)) as Section)
}

function drop(server: SimServer, id: string, beginning: string): void {
  pull(server, id, (section) => ({ ...section, blocks: section.blocks.filter((block) => !JSON.stringify(block).includes(beginning)) }))
}

function said(server: SimServer, id: string): readonly string[] {
  return (readSection(server.doc, id)?.blocks ?? []).map((block) => (block.content ?? []).map((inline) => inline.text ?? '').join(''))
}

function placeOf(peer: Peer, words: string): number {
  let found = -1
  peer.view.state.doc.descendants((node, pos) => {
    const at = found < 0 && node.isTextblock ? node.textContent.indexOf(words) : -1
    if (at >= 0) found = pos + 1 + at
    return found < 0
  })
  if (found < 0) throw new Error(`nothing says ${words}`)
  return found
}

function typeAt(peer: Peer, words: string, typed: string): void {
  peer.view.dispatch(peer.view.state.tr.insertText(typed, placeOf(peer, words)))
}
