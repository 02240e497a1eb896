import type { Plan, Section } from '@thac/plan'
import { emptyMeta, textInline } from '@thac/plan'
import { readPlan, seedPlan, setRemoved, setSection, writeContent, writeMeta } from '@thac/sync'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LivePlanReader } from './index.ts'
import { readLive } from './index.ts'

let doc: Y.Doc
let live: LivePlanReader

beforeEach(() => {
  vi.useFakeTimers()
  doc = new Y.Doc()
  seedPlan(doc, { meta: emptyMeta('Phòng, chống lụt'), sections: [section('a', 'A'), section('b', 'B'), section('c', 'C')] })
  live = readLive(doc, 150)
})

afterEach(() => {
  live.stop()
  vi.useRealTimers()
})

describe('the plan as it is now', () => {
  it('keeps the objects of sections that did not change', () => {
    const before = live.get().standing
    writeContent(doc, 'b', { title: textInline('B mới'), blocks: [], runIn: false }, null)
    vi.advanceTimersByTime(150)
    const after = live.get().standing
    expect(after[1]).not.toBe(before[1])
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    expect(after[0]).toBe(before[0])
    expect(live.get().plan).toEqual(readPlan(doc))
  })

  it('follows moves, removals, restorings and the letterhead', () => {
    setSection(doc, 'c', { order: '0V' }, null)
    setRemoved(doc, 'a', true, 'u', null)
    writeMeta(doc, { title: 'Khác' }, null)
    vi.advanceTimersByTime(150)
    expect(live.get().standing.map((one) => one.id)).toEqual(['c', 'b'])
    expect(live.get().removed.map((one) => one.id)).toEqual(['a'])
    expect(live.get().places.get('c')?.label).toBe('I.')
    expect(live.get().plan.meta.title).toBe('Khác')
    setRemoved(doc, 'a', false, 'u', null)
    vi.advanceTimersByTime(150)
    expect(live.get().plan).toEqual(readPlan(doc))
  })

  it('reads once for many changes, and at once when asked', () => {
    let told = 0
    live.subscribe(() => told++)
    for (let i = 0; i < 20; i++) setSection(doc, 'a', { level: 1 + (i % 3) }, null)
    expect(told).toBe(0)
    live.flush()
    expect(told).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(told).toBe(1)
  })
})

function section(id: string, heading: string): Plan['sections'][number] {
  const order = { a: '1', b: '2', c: '3' }[id] ?? '9'
  return { id, order, level: 1, kind: 'body', runIn: false, title: textInline(heading), blocks: [] } satisfies Section
}
