import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createAcknowledgements } from './acknowledgements.ts'
import { inspectUpdate } from './inspection.ts'
import { createAllowance } from './limits.ts'

const NONE: ReadonlyMap<number, number> = new Map()

/** A document and the updates by which somebody else typed into a copy of it, one each letter, deletions between. */
function typed(): { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('t').insert(0, 'nước lên')
  const copy = new Y.Doc()
  copy.clientID = 2
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => { updates.push(update) })
  for (const [i, letter] of [...'nhanh'].entries()) copy.getText('t').insert(4 + i, letter)
  copy.getText('t').delete(0, 6)
  copy.getArray('a').insert(0, [new Y.Map(), 'x'])
  return { doc, updates }
}

describe('inspection', () => {
  it('W7: in order everything is news, and known once it is applied', () => {
    const { doc, updates } = typed()
    for (const update of updates) {
      expect(inspectUpdate(doc, NONE, update).kind).toBe('news')
      Y.applyUpdate(doc, update)
      expect(inspectUpdate(doc, NONE, update).kind).toBe('known')
    }
    expect(inspectUpdate(doc, NONE, Y.encodeStateAsUpdate(doc)).kind).toBe('known')
  })

  it('W7: out of order everything but the first is a gap, told with what it needs', () => {
    const { doc, updates } = typed()
    for (const update of updates.slice(1)) {
      const found = inspectUpdate(doc, NONE, update)
      expect(found.kind).toBe('gap')
      if (found.kind === 'gap') expect(found.needs.size).toBeGreaterThan(0)
    }
  })

  it('W7: what is under way counts as here, but not as known', () => {
    const { doc, updates } = typed()
    const [first = new Uint8Array(), second = new Uint8Array()] = updates
    const found = inspectUpdate(doc, NONE, first)
    const coming = found.kind === 'news' ? found.ends : NONE
    expect(inspectUpdate(doc, coming, second).kind).toBe('news')
    expect(inspectUpdate(doc, coming, first).kind).toBe('news')
  })

  it('W11: an update let through applies and leaves nothing pending, whatever bytes of a real one are changed', () => {
    const { doc: start, updates } = typed()
    const state = Y.encodeStateAsUpdate(start)
    let passed = 0
    fc.assert(fc.property(fc.integer({ min: 0, max: updates.length - 1 }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }), (which, changes) => {
      const doc = new Y.Doc()
      for (const before of [state, ...updates.slice(0, which)]) Y.applyUpdate(doc, before)
      const update = Uint8Array.from(updates[which] ?? [])
      for (const [at, value] of changes) update[at % update.length] = value
      if (inspectUpdate(doc, NONE, update).kind !== 'news') return
      passed++
      Y.applyUpdate(doc, update)
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
    }), { numRuns: 1500, seed: 7 })
    expect(passed).toBeGreaterThan(50)
  })

  it('W10: random bytes are never taken for news that fails', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['malformed', 'gap', 'known', 'news']).toContain(inspectUpdate(new Y.Doc(), NONE, bytes).kind)
    }), { numRuns: 2000, seed: 11 })
  })
})

describe('acknowledgements', () => {
  it('W6: cover the longest run of first messages that are durable, and are not repeated', () => {
    const acknowledgements = createAcknowledgements()
    expect([1, 2, 3, 4].map(() => acknowledgements.receive())).toEqual([1, 2, 3, 4])
    expect([2, 1, 4, 3, 3].map((n) => acknowledgements.settle(n))).toEqual([null, 2, null, 4, null])
  })
})

describe('limits', () => {
  it('W10: ten thousand at once, then two thousand a second', () => {
    let now = 0
    const allow = createAllowance(() => now)
    let taken = 0
    while (allow(1)) taken++
    expect(taken).toBe(10_000)
    now += 500
    while (allow(1)) taken++
    expect(taken).toBe(11_000)
  })
})
