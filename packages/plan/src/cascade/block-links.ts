import type { Block } from '../model/content.ts'
import { ALIKE, alignInOrder, equalPairs } from './align.ts'
import type { BlockLink, BlockPair } from './align.ts'
import { canonicalBlock } from './canonical.ts'
import { withParts } from './paragraph-parts.ts'
import { blockKeys, blockOverlap, blockSimilarity, isWordy, tableSimilarity } from './similarity.ts'

/** A block between the same neighbours is the same one if this share of the shorter text stands in the longer. */
const HELD = 0.5
/** Two blocks this much alike that are left over on either side are one block that moved and changed. */
const MOVED_ALIKE = 0.8
/** Fewer words say too little to be known again elsewhere in another wording. */
const TELLING_WORDS = 5
/** So many pairs of left-over blocks are compared; of more, only equal ones are known to have moved. */
const MAX_COMPARED = 10_000

/**
 * How a section's blocks became another version's: equal blocks in order, blocks that stand once on either side and moved,
 * blocks changed in place, paragraphs split and joined, blocks moved and changed. Ascending by `from`; each block is in one
 * link at most; links that have not moved ascend on both sides.
 */
export function linkBlocks(before: readonly Block[], after: readonly Block[]): readonly BlockLink[] {
  const equal = equalPairs(before, after)
  const movedEqual = equalMoves(before, after, equal)
  const moved = new Set(movedEqual.flatMap((pair) => [pair.before, -1 - pair.after]))
  const pairs = alignInOrder(before, after, equal, moved, likeness)
  const inOrder = withParts(before, after, pairs.map((pair) => link(pair, false)), moved)
  const movedAlike = alikeMoves(before, after, [...inOrder, ...movedEqual.map((pair) => link(pair, true))])
  return [...inOrder, ...movedEqual.map((pair) => link(pair, true)), ...movedAlike].sort((a, b) => a.from - b.from)
}

function link(pair: BlockPair, moved: boolean): BlockLink {
  return { from: pair.before, to: pair.before + 1, at: pair.after, until: pair.after + 1, same: pair.same, moved }
}

/** 0 to 1; blocks of two kinds that hold different things are never alike. */
function likeness(a: Block, b: Block, alone: boolean): number {
  if (isWordy(a) && isWordy(b)) return alone && blockOverlap(a, b) >= HELD ? Math.max(ALIKE, blockSimilarity(a, b)) : blockSimilarity(a, b)
  return a.type === 'table' && b.type === 'table' ? Math.max(ALIKE, tableSimilarity(a, b)) : 0
}

/** Blocks without an equal in order that stand just once on either side. A block without words is no one in particular. */
function equalMoves(before: readonly Block[], after: readonly Block[], equal: readonly BlockPair[]): readonly BlockPair[] {
  const placesBefore = places(before)
  const placesAfter = places(after)
  const takenBefore = new Set(equal.map((pair) => pair.before))
  const out: BlockPair[] = []
  for (const [key, [i, ...more]] of placesBefore) {
    const [j, ...others] = placesAfter.get(key) ?? []
    const block = before[i ?? -1]
    if (i === undefined || j === undefined || block === undefined || more.length > 0 || others.length > 0 || takenBefore.has(i) || (isWordy(block) && blockKeys(block).length < 2)) continue
    out.push({ before: i, after: j, same: true })
  }
  return out
}

function places(blocks: readonly Block[]): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>()
  blocks.forEach((block, i) => {
    const key = canonicalBlock(block)
    const list = out.get(key)
    if (list === undefined) out.set(key, [i])
    else list.push(i)
  })
  return out
}

function alikeMoves(before: readonly Block[], after: readonly Block[], links: readonly BlockLink[]): readonly BlockLink[] {
  const [placesBefore, placesAfter] = [places(before), places(after)]
  // Of blocks that stand twice nobody knows which went where: like the equal ones, only what stands once has moved.
  const gone = leftOver(before, links.map((one) => [one.from, one.to])).filter(([, block]) => placesBefore.get(canonicalBlock(block))?.length === 1)
  const come = leftOver(after, links.map((one) => [one.at, one.until])).filter(([, block]) => placesAfter.get(canonicalBlock(block))?.length === 1)
  if (gone.length * come.length > MAX_COMPARED) return []
  const found: { readonly i: number; readonly j: number; readonly alike: number }[] = []
  for (const [i, a] of gone) {
    for (const [j, b] of come) {
      const alike = isWordy(a) && isWordy(b) ? blockSimilarity(a, b) : a.type === b.type ? tableSimilarity(a, b) : 0
      if (alike >= MOVED_ALIKE) found.push({ i, j, alike })
    }
  }
  found.sort((a, b) => b.alike - a.alike || a.i - b.i || a.j - b.j)
  const taken = new Set<number>()
  return found.flatMap(({ i, j }) => {
    if (taken.has(i) || taken.has(-1 - j)) return []
    taken.add(i).add(-1 - j)
    return [{ from: i, to: i + 1, at: j, until: j + 1, same: false, moved: true }]
  })
}

function leftOver(blocks: readonly Block[], taken: readonly (readonly [number, number])[]): readonly (readonly [number, Block])[] {
  const used = new Set(taken.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n)))
  return blocks.flatMap((block, i) => (!used.has(i) && (block.type === 'table' || (isWordy(block) && blockKeys(block).length >= TELLING_WORDS)) ? [[i, block] as const] : []))
}
