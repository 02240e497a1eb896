import { emptyMeta } from '@thac/plan'
import { HeadlessView } from '@thac/testkit'
import { createDecoder } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { compositionGate, planBinding, planSchema, readSection, renderPlan, seedPlan, setSection, writeContent } from '@thac/sync'

function seeded(): Y.Doc {
  const doc = new Y.Doc()
  seedPlan(doc, {
    meta: emptyMeta('Trực lũ'),
    sections: [{ id: 'a', order: 'A', level: 1, kind: 'body', runIn: false, title: [{ type: 'text', text: 'Trực ban' }], blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Trực ngày đêm.' }] }] }],
  })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The update that `change` makes on a copy of `doc`. */
function updateOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = copyOf(doc)
  change(copy)
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
}

function open(doc: Y.Doc): HeadlessView {
  return new HeadlessView(planSchema, [planBinding({ doc, clientPrefix: 'g', random: () => 0.5 })])
}

const said = (doc: Y.Doc): string => (readSection(doc, 'a')?.blocks ?? []).flatMap((block) => block.content ?? []).map((inline) => inline.text).join('')

describe('the gate', () => {
  test('Y12: while held neither direction moves, then what was held is written first and the queue comes in order', () => {
    const doc = seeded()
    const gate = compositionGate(doc)
    const view = open(doc)
    const first = updateOf(doc, (copy) => setSection(copy, 'a', { level: 2 }, 'x'))
    const then = updateOf(doc, (copy) => writeContent(copy, 'a', { title: [], runIn: false, blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Trực ngày đêm và báo cáo.' }] }] }, 'x'))
    const sent: unknown[] = []
    doc.on('update', (_update: Uint8Array, origin: unknown) => sent.push(origin))
    gate.hold()
    gate.receive(first, 'remote')
    gate.receive(then, 'remote')
    view.dispatch(view.state.tr.insertText('xã ', 'Trực ban'.length + 8))
    expect(gate.waiting).toBe(2)
    expect(sent).toEqual([])
    expect(said(doc)).toBe('Trực ngày đêm.')
    gate.release()
    expect(gate.waiting).toBe(0)
    expect(said(doc)).toContain('và báo cáo')
    expect(view.state.doc.textContent).toContain('xã ')
    view.dispatch(view.state.tr)
    expect(said(doc)).toContain('xã ')
    expect(view.state.doc.eq(renderPlan(planSchema, doc))).toBe(true)
  })

  test('Y12: it stands in for the sync protocol reader, and says so of bytes that are no message', () => {
    const doc = seeded()
    const gate = compositionGate(doc)
    expect(compositionGate(doc)).toBe(gate)
    const step1 = createEncoder()
    writeSyncStep1(step1, new Y.Doc())
    const answer = createEncoder()
    expect(gate.readSyncMessage(createDecoder(toUint8Array(step1)), answer, 'remote')).toBe(0)
    expect(toUint8Array(answer).length).toBeGreaterThan(10)
    const update = createEncoder()
    writeUpdate(update, updateOf(doc, (copy) => setSection(copy, 'a', { level: 3 }, 'x')))
    expect(gate.readSyncMessage(createDecoder(toUint8Array(update)), createEncoder(), 'remote')).toBe(2)
    expect(readSection(doc, 'a')?.level).toBe(3)
    const wrong = createEncoder()
    writeVarUint(wrong, 9)
    expect(() => gate.readSyncMessage(createDecoder(toUint8Array(wrong)), createEncoder(), 'remote')).toThrow('no sync message')
    expect(() => gate.receive(new Uint8Array([255, 255, 255, 255]), 'remote')).toThrow()
    expect(readSection(doc, 'a')?.level).toBe(3)
  })
})
