/** Which block of a new content continues which block of the old one, where nothing but the two texts tells. */
import type { Block, Json } from '@thac/plan'
import { blockText } from '@thac/plan'
import { diffArrays } from 'diff'
import { sameJson } from './block.ts'

/** Least share of words for two blocks to be the same block rewritten. */
const ALIKE = 0.3
/** Above this many pairs a gap is paired one to one from its start. */
const MAX_PAIRS = 40_000

/** For each block of `after`, the index in `before` of the block it continues, or -1. Ascending where not -1. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): readonly number[] {
  const out: number[] = after.map(() => -1)
  // A block is JSON by its model.
  const changes = diffArrays([...before], [...after], { comparator: (a, b) => sameJson(a as unknown as Json, b as unknown as Json) })
  let i = 0
  let j = 0
  let gone = 0
  let come = 0
  const close = (): void => {
    pairGap(before.slice(i - gone, i), after.slice(j - come, j)).forEach((pair, k) => { if (pair >= 0) out[j - come + k] = i - gone + pair })
    gone = 0
    come = 0
  }
  for (const change of changes) {
    const count = change.value.length
    if (change.removed) { i += count; gone += count; continue }
    if (change.added) { j += count; come += count; continue }
    close()
    for (let k = 0; k < count; k++) out[j++] = i++
  }
  close()
  return out
}

/** The ascending pairing of greatest weight: for each of `columns`, the row it is paired with, or -1. Weight 0 pairs never. */
export function heaviestPairs(rows: number, columns: number, weight: (row: number, column: number) => number): readonly number[] {
  const out: number[] = Array.from({ length: columns }, () => -1)
  if (rows * columns > MAX_PAIRS) {
    for (let i = 0; i < Math.min(rows, columns); i++) if (weight(i, i) > 0) out[i] = i
    return out
  }
  const weights: Float64Array[] = []
  const best: Float64Array[] = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    const row = new Float64Array(columns)
    weights[i] = row
    for (let j = columns - 1; j >= 0; j--) {
      const w = weight(i, j)
      row[j] = w
      const line = best[i]
      if (line !== undefined) line[j] = Math.max(at(i + 1, j), at(i, j + 1), w > 0 ? w + at(i + 1, j + 1) : 0)
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    const w = weights[i]?.[j] ?? 0
    if (w > 0 && at(i, j) === w + at(i + 1, j + 1)) out[j++] = i++
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  }
  return out
}

function pairGap(before: readonly Block[], after: readonly Block[]): readonly number[] {
  const left = before.map(wordsOf)
  const right = after.map(wordsOf)
  return heaviestPairs(before.length, after.length, (i, j) => {
    const share = likeness(left[i] ?? [], right[j] ?? [])
    return share >= ALIKE ? share + (before[i]?.type === after[j]?.type ? 0.1 : 0) : 0
  })
}

function wordsOf(block: Block): readonly string[] {
  return blockText(block).toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Twice the shared words over all words, repeated words counted. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left > 0) shared++
    counts.set(word, left - 1)
  }
  return (2 * shared) / (a.length + b.length)
}
