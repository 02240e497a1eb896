import type { Block } from '../model/content.ts'
import { canonicalBlock } from './canonical.ts'
import { blockSimilarity, isWordy } from './similarity.ts'
import type { Hunk } from './script.ts'
import { script } from './script.ts'

/** Which block became which. Ascending on both sides; `same` blocks are equal, the others were changed. */
export interface BlockPair {
  readonly before: number
  readonly after: number
  readonly same: boolean
}

/** Below this two blocks are two texts, not one text changed. */
const ALIKE = 0.4
/** Largest gap (before × after) that is searched for its best pairing; larger ones are paired in place. */
const MAX_CELLS = 4_096

/** Aligns blocks: equal ones by Myers, then, in the gaps between, the most alike in order. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): readonly BlockPair[] {
  const { hunks, image } = script(before.map(canonicalBlock), after.map(canonicalBlock))
  const pairs: BlockPair[] = []
  let place = 0
  for (const hunk of hunks) {
    for (; place < hunk.from; place++) pairs.push({ before: place, after: image[place] ?? -1, same: true })
    pairs.push(...pairsInGap(before, after, hunk))
    place = hunk.to
  }
  for (; place < before.length; place++) pairs.push({ before: place, after: image[place] ?? -1, same: true })
  return pairs
}

function pairsInGap(before: readonly Block[], after: readonly Block[], gap: Hunk): readonly BlockPair[] {
  const n = gap.to - gap.from
  const m = gap.until - gap.at
  if (n === 0 || m === 0) return []
  const score = (i: number, j: number): number => {
    const a = before[gap.from + i]
    const b = after[gap.at + j]
    if (a === undefined || b === undefined || !isWordy(a) || !isWordy(b)) return 0
    const alike = blockSimilarity(a, b)
    return alike >= ALIKE ? alike : 0
  }
  const found = n * m > MAX_CELLS ? inPlace(Math.min(n, m), score) : bestInOrder(n, m, score)
  return found.map(([i, j]) => ({ before: gap.from + i, after: gap.at + j, same: false }))
}

function inPlace(n: number, score: (i: number, j: number) => number): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  for (let i = 0; i < n; i++) if (score(i, i) > 0) out.push([i, i])
  return out
}

/** The pairing in order with the greatest sum of scores, by dynamic programming over n × m cells. */
function bestInOrder(n: number, m: number, score: (i: number, j: number) => number): readonly (readonly [number, number])[] {
  const width = m + 1
  const best = new Float64Array((n + 1) * width)
  const own = new Float64Array(n * m)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const s = score(i, j)
      own[i * m + j] = s
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), s > 0 ? s + at(i + 1, j + 1) : 0)
    }
  }
  const out: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < n && j < m; ) {
    const s = own[i * m + j] ?? 0
    if (s > 0 && at(i, j) === s + at(i + 1, j + 1)) out.push([i++, j++])
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  }
  return out
}
