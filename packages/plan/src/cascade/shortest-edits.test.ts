import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hunk } from './script.ts'
import { shortestEdits } from './shortest-edits.ts'

/** The slow, obvious way: jsdiff's. */
function oracle(before: readonly string[], after: readonly string[], most: number): readonly Hunk[] | null {
  const changes = diffArrays([...before], [...after], { maxEditLength: most })
  if (changes === undefined) return null
  const hunks: Hunk[] = []
  let [from, at, joined] = [0, 0, false]
  for (const { count, added, removed } of changes) {
    const [to, until] = [from + (added ? 0 : count), at + (removed ? 0 : count)]
    if (added || removed) {
      const last = joined ? hunks.pop() : undefined
      hunks.push({ from: last?.from ?? from, to, at: last?.at ?? at, until })
    }
    joined = added || removed
    from = to
    at = until
  }
  return hunks
}

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 })

describe('the shortest edits', () => {
  it('D8: are those of the slow way, whatever the two lists', () => {
    fc.assert(fc.property(list, list, (before, after) => {
      expect(shortestEdits(before, after, 1000)).toEqual(oracle(before, after, 1000))
    }), { numRuns: Number(process.env['THAC_LAWS'] ?? 2000) })
  })

  it('D8: are given up where the slow way gives up', () => {
    fc.assert(fc.property(list, list, fc.nat(12), (before, after, most) => {
      expect(shortestEdits(before, after, most)).toEqual(oracle(before, after, most))
    }), { numRuns: Number(process.env['THAC_LAWS'] ?? 2000) })
  })

  it('D8: one list longer than the other, nothing in common, nothing at all', () => {
    expect(shortestEdits([], [], 5)).toEqual([])
    expect(shortestEdits(['a'], [], 5)).toEqual([{ from: 0, to: 1, at: 0, until: 0 }])
    expect(shortestEdits([], ['a', 'b'], 5)).toEqual([{ from: 0, to: 0, at: 0, until: 2 }])
    expect(shortestEdits(['a', 'b'], ['c'], 5)).toEqual([{ from: 0, to: 2, at: 0, until: 1 }])
    expect(shortestEdits(['a', 'b'], ['c'], 2)).toBeNull()
  })

  it('D8: a hundred thousand words written anew are given up at once, one changed among them is found', () => {
    const words = Array.from({ length: 100_000 }, (_, i) => `từ ${i % 5000}`)
    expect(shortestEdits(words, words.map((word) => `${word}!`), 1000)).toBeNull()
    expect(shortestEdits(words, words.with(70_000, 'khác'), 1000)).toEqual([{ from: 70_000, to: 70_001, at: 70_000, until: 70_001 }])
  })
})
