import type { Block } from '../model/content.ts'
import { canonicalBlock } from './canonical.ts'
import { longestAscending } from './moves.ts'
import { blockSimilarity, isWordy } from './similarity.ts'
import type { Hunk } from './script.ts'
import { script } from './script.ts'

/** Which block became which. Ascending on both sides; `same` blocks are equal, the others were changed. */
export interface BlockPair {
  readonly before: number
  readonly after: number
  readonly same: boolean
}

/**
 * Blocks [from, to) of a section became its blocks [at, until). One to one, save where a paragraph was split (one to
 * several) or several were joined (several to one).
 */
export interface BlockLink {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly until: number
  /** One to one and equal. */
  readonly same: boolean
  /** Stands elsewhere than the rest left room for. Always one to one. */
  readonly moved: boolean
}

/** What lies between two neighbouring pairs: places of either side, ascending. */
export interface Gap {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** How alike two blocks are, 0 to 1; `alone`: there is no other between the same neighbours. */
export type Likeness = (a: Block, b: Block, alone: boolean) => number

/** Below this two blocks are two texts, not one text changed. */
export const ALIKE = 0.4
/** Largest gap (before × after) that is searched for its best pairing; larger ones are paired in place. */
const MAX_CELLS = 4_096
const MAX_COMPARED = 256

/** Aligns blocks of words: equal ones by Myers, then, in the gaps between, the most alike in order. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): readonly BlockPair[] {
  return alignInOrder(before, after, equalPairs(before, after), new Set(), (a, b) => (isWordy(a) && isWordy(b) ? blockSimilarity(a, b) : 0))
}

/** Equal blocks that kept their order, ascending. Where the lists differ in too much for Myers, blocks that stand once are told apart. */
export function equalPairs(before: readonly Block[], after: readonly Block[]): readonly BlockPair[] {
  const { hunks, image } = script(before.map(canonicalBlock), after.map(canonicalBlock), undefined, 'keep islands', (change) => holdsPair(before, after, change))
  const out: BlockPair[] = []
  let place = 0
  for (const hunk of hunks) {
    for (; place < hunk.from; place++) out.push({ before: place, after: image[place] ?? -1, same: true })
    out.push(...onceInOrder(before, after, range(hunk.from, hunk.to), range(hunk.at, hunk.until)))
    place = hunk.to
  }
  for (; place < before.length; place++) out.push({ before: place, after: image[place] ?? -1, same: true })
  return out
}

/** Some block of what was there is alike to one of what is there now. */
function holdsPair(before: readonly Block[], after: readonly Block[], change: Hunk): boolean {
  if ((change.to - change.from) * (change.until - change.at) > MAX_COMPARED) return false
  const now = after.slice(change.at, change.until)
  return before.slice(change.from, change.to).some((a) => isWordy(a) && now.some((b) => isWordy(b) && blockSimilarity(a, b) >= ALIKE))
}

/** `equal` and, between them, the best pairing in order of what is left; `moved` places (before as they are, after as -1 - place) take no part. */
export function alignInOrder(
  before: readonly Block[], after: readonly Block[], equal: readonly BlockPair[], moved: ReadonlySet<number>, likeness: Likeness,
): readonly BlockPair[] {
  const out: BlockPair[] = []
  gaps(before.length, after.length, equal, moved).forEach((gap, n) => {
    out.push(...pairsInGap(before, after, gap, likeness))
    const next = equal[n]
    if (next !== undefined) out.push(next)
  })
  return out
}

/** The gaps before, between and behind ascending pairs, without the `moved` places (as in `alignInOrder`). */
export function gaps(before: number, after: number, pairs: readonly BlockPair[], moved: ReadonlySet<number>): readonly Gap[] {
  const out: Gap[] = []
  let i = 0
  let j = 0
  for (const pair of [...pairs, { before, after }]) {
    out.push({ before: range(i, pair.before).filter((place) => !moved.has(place)), after: range(j, pair.after).filter((place) => !moved.has(-1 - place)) })
    i = pair.before + 1
    j = pair.after + 1
  }
  return out
}

function onceInOrder(before: readonly Block[], after: readonly Block[], from: readonly number[], to: readonly number[]): readonly BlockPair[] {
  if (from.length === 0 || to.length === 0) return []
  const there = once(after, to)
  const found = [...once(before, from)].flatMap(([key, i]) => {
    const j = there.get(key)
    return j === undefined ? [] : [{ before: i, after: j, same: true }]
  })
  const kept = longestAscending(found.map((pair) => pair.after))
  return found.filter((_, n) => kept.has(n))
}

function once(blocks: readonly Block[], places: readonly number[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  const twice = new Set<string>()
  for (const place of places) {
    const block = blocks[place]
    if (block === undefined) continue
    const key = canonicalBlock(block)
    if (out.has(key)) twice.add(key)
    out.set(key, place)
  }
  for (const key of twice) out.delete(key)
  return out
}

function pairsInGap(before: readonly Block[], after: readonly Block[], gap: Gap, likeness: Likeness): readonly BlockPair[] {
  const n = gap.before.length
  const m = gap.after.length
  if (n === 0 || m === 0) return []
  const score = (i: number, j: number): number => {
    const a = before[gap.before[i] ?? -1]
    const b = after[gap.after[j] ?? -1]
    if (a === undefined || b === undefined) return 0
    const alike = likeness(a, b, n === 1 && m === 1)
    return alike >= ALIKE ? alike : 0
  }
  const found = n * m > MAX_CELLS ? inPlace(Math.min(n, m), score) : bestInOrder(n, m, score)
  return found.map(([i, j]) => ({ before: gap.before[i] ?? -1, after: gap.after[j] ?? -1, same: false }))
}

function inPlace(n: number, score: (i: number, j: number) => number): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  for (let i = 0; i < n; i++) if (score(i, i) > 0) out.push([i, i])
  return out
}

/** The pairing in order with the greatest sum of scores, by dynamic programming over n × m cells. */
export function bestInOrder(n: number, m: number, score: (i: number, j: number) => number): readonly (readonly [number, number])[] {
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

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
