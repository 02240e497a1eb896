import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from './parts.ts'
import type { Side } from './spans.ts'
import { follow, readingLine, spansOf } from './spans.ts'
import { reading } from './sample.ts'
import type { Part, Ties } from './ties.ts'
import { partKey, tiesOf } from './ties.ts'

describe('the stretches that correspond', () => {
  it('cover every part that came of a line, a heading with the text in its line as one', () => {
    const now = reading()
    const spans = spansOf(partsOf(now), tiesOf(now))
    const covered = new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    for (const line of tiesOf(now).partOf.keys()) expect(covered.has(line), `line ${line}`).toBe(true)
    const runIn = spans.find(({ from }) => from === 20)
    expect(runIn?.first).not.toBe(runIn?.last)
  })

  it('leave out what stands in another order on the two sides, and no more of it than they must', () => {
    const parts = ['a', 'b', 'c', 'd', 'e'].map((id): Part => ({ kind: 'text', id, block: 0 }))
    const lines = [[1], [9], [3], [4, 5], [7]]
    expect(spansOf(parts, tied(parts, lines)).map(({ from, to }) => [from, to])).toEqual([[1, 1], [3, 3], [4, 5], [7, 7]])
  })

  it('rise on both sides, whatever lines the parts have', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (lines) => {
      const parts = lines.map((_, i): Part => ({ kind: 'text', id: `s${i}`, block: 0 }))
      const spans = spansOf(parts, tied(parts, lines))
      for (const [i, span] of spans.entries()) {
        expect(span.from).toBeLessThanOrEqual(span.to)
        const before = spans[i - 1]
        if (before !== undefined) expect(before.to).toBeLessThan(span.from)
      }
      if (lines.length > 0) expect(spans.length).toBeGreaterThan(0)
    }))
  })
})

describe('following', () => {
  const left = side(1000, [[100, 200], [700, 800]])
  const right = side(500, [[50, 150], [160, 260]])

  it('goes by the share of what corresponds, and stands still where nothing does', () => {
    expect(follow(2, left, right, 150)).toBe(100)
    expect(follow(2, left, right, 700)).toBe(160)
    expect(follow(2, left, right, 450) - follow(2, left, right, 200)).toBeLessThanOrEqual(10)
    expect(follow(2, left, right, 0)).toBe(0)
    expect(follow(2, left, right, 1000)).toBe(500)
  })

  it('never runs back while the leader goes on, and comes back to where it began', () => {
    const stretches = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 })), { maxLength: 20 })
    fc.assert(fc.property(stretches, fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 2, maxLength: 8 }), (all, places) => {
      let a = 0
      let b = 0
      const one: [number, number][] = []
      const two: [number, number][] = []
      for (const [gapA, highA, gapB, highB] of all) {
        one.push([a + gapA, a + gapA + highA])
        two.push([b + gapB, b + gapB + highB])
        a += gapA + highA
        b += gapB + highB
      }
      const lead = side(a + 100, one)
      const trail = side(b + 100, two)
      let last = -1
      for (const y of places.map((place) => Math.min(place, a + 100)).sort((x, y) => x - y)) {
        const there = follow(all.length, lead, trail, y)
        expect(there).toBeGreaterThanOrEqual(last)
        last = there
        const inside = one.some(([from, to]) => y > from && y < to)
        if (inside) expect(follow(all.length, trail, lead, there)).toBeCloseTo(y, 3)
      }
    }))
  })

  it('reads at the top of the window in the beginning, at its foot in the end, and never jumps', () => {
    expect(readingLine(0, 5000, 600)).toBe(0)
    expect(readingLine(4400, 5000, 600)).toBe(600)
    expect(readingLine(2000, 5000, 600)).toBe(200)
    for (let at = 1; at <= 4400; at++) expect(Math.abs(readingLine(at, 5000, 600) - readingLine(at - 1, 5000, 600))).toBeLessThanOrEqual(1)
  })
})

function side(height: number, extents: readonly (readonly [number, number])[]): Side {
  return { height, extent: (i) => ({ top: extents[i]?.[0] ?? 0, bottom: extents[i]?.[1] ?? 0 }) }
}

function tied(parts: readonly Part[], lines: readonly (readonly number[])[]): Ties {
  return { partOf: new Map(), linesOf: new Map(parts.map((part, i) => [partKey(part), lines[i] ?? []])), leftOut: new Map() }
}
