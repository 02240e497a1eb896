import type { Block } from '../../model/content.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'
import type { Hunk } from '../../cascade/script.ts'
import { blockSimilarity } from '../../cascade/similarity.ts'
import type { Moved, Rest } from './block-moves.ts'
import { blockMoves } from './block-moves.ts'
import type { BlocksMerge, Choose, PlacedConflict, Review } from './conflict.ts'
import { decide } from './conflict.ts'
import { mergeBlock, texts, wholly } from './merge-block.ts'
import { hasRemarks } from './remarks.ts'
import type { Cluster } from './sweep.ts'
import { baseRange, echoes, sideRange, sweep } from './sweep.ts'

/** Above this, two paragraphs put in one place are one thing said twice and must be decided. */
const SAME_MATTER = 0.4

/**
 * Three-way merge of a section's blocks. Blocks that a side moved are lifted out, the rest is merged in order, and each
 * moved one is put behind the block that it follows where it was moved to.
 */
export function mergeBlocks(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const { rest, moved, review } = blockMoves(base, theirs, mine)
  const merged = mergeRest(rest, choose)
  if (moved.length === 0) return { ...merged, review: [...review, ...merged.review] }
  return putBack(merged, moved.map((one) => ({ one, ...mergeMoved(one, choose) })), review)
}

interface RestMerge extends BlocksMerge {
  /** How many merged blocks stand up to and with each place of a side's rest. */
  readonly through: { readonly theirs: readonly number[]; readonly mine: readonly number[] }
}

function mergeRest({ base, theirs, mine, scriptT, scriptM }: Rest, choose: Choose): RestMerge {
  const out: Block[] = []
  const conflicts: PlacedConflict[] = []
  const review: Review[] = []
  const through = { theirs: [] as number[], mine: [] as number[] }
  let place = 0
  const standUntil = (to: number): void => {
    for (; place < to; place++) {
      const [atT, atM] = [scriptT.image[place] ?? -1, scriptM.image[place] ?? -1]
      out.push(...mine.slice(atM, atM + 1))
      through.theirs[atT] = out.length
      through.mine[atM] = out.length
    }
  }
  const put = (list: readonly Block[]) => (hunk: Hunk): readonly string[] => list.slice(hunk.at, hunk.until).map(canonicalBlock)
  for (const cluster of sweep(scriptT.hunks, scriptM.hunks, echoes(scriptT.hunks, scriptM.hunks, put(theirs), put(mine)))) {
    const [from, to] = baseRange(cluster)
    standUntil(from)
    place = to
    const [rangeT, rangeM] = [sideRange(scriptT, cluster), sideRange(scriptM, cluster)]
    const [theirBlocks, myBlocks] = [theirs.slice(...rangeT), mine.slice(...rangeM)]
    const start = out.length
    const merged = mergeCluster(cluster, base.slice(from, to), theirBlocks, myBlocks, choose)
    out.push(...merged.blocks)
    conflicts.push(...merged.conflicts.map((one) => shifted(one, start)))
    review.push(...merged.review)
    for (const [side, [at, until], blocks] of [['theirs', rangeT, theirBlocks], ['mine', rangeM, myBlocks]] as const) {
      // What stands as this side wrote it keeps its places; of anything else only the end is known.
      const own = merged.blocks.length === blocks.length
      for (let i = at; i < until; i++) through[side][i] = own ? start + (i - at) + 1 : out.length
    }
  }
  standUntil(base.length)
  return { blocks: out, conflicts, review, through }
}

function mergeCluster(cluster: Cluster, base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const clean = (blocks: readonly Block[], review: readonly Review[] = []): BlocksMerge => ({ blocks, conflicts: [], review })
  if (cluster.theirs.length === 0) return clean(mine)
  if (cluster.mine.length === 0) return cluster.theirs.every(isChange) && mine.some((block) => hasRemarks(block.content)) ? mergeBlock(mine, theirs, mine, choose) : clean(theirs)
  if (isWithin(theirs, mine) && (base.length === 0 || theirs.length === mine.length)) return clean(mine)
  if (base.length === 0 && isWithin(mine, theirs)) return clean(theirs)
  if ([...cluster.theirs, ...cluster.mine].every((hunk) => hunk.at === hunk.until)) return clean([])
  if ([...cluster.theirs, ...cluster.mine].every(isChange)) return mergeBlock(base, theirs, mine, choose)
  if (base.length === 0 && !theirs.some((a) => mine.some((b) => blockSimilarity(a, b) >= SAME_MATTER))) {
    return clean([...theirs, ...mine], [{ reason: 'same-place', text: texts([], theirs, mine).slice(1).join('\n') }])
  }
  const kind = base.length === 0 ? 'insert' : theirs.length === 0 || mine.length === 0 ? 'delete-edit' : 'text'
  const { conflict, side } = decide(kind, ...texts(base, theirs, mine), choose)
  const blocks = side === 'mine' ? mine : theirs
  return { blocks, conflicts: [{ conflict, place: wholly(blocks) }], review: [] }
}

/** The block became another that was taken for the same (or several, where it was split or joined). */
function isChange(hunk: Hunk & { readonly change?: boolean }): boolean {
  return hunk.change === true
}

/** All of `few` stand in `many`, in order. */
function isWithin(few: readonly Block[], many: readonly Block[]): boolean {
  let next = 0
  for (const block of many) {
    const wanted = few[next]
    if (wanted !== undefined && canonicalBlock(wanted) === canonicalBlock(block)) next++
  }
  return next === few.length
}

function mergeMoved(moved: Moved, choose: Choose): BlocksMerge {
  const { base, theirs, mine } = moved
  if (theirs !== null && mine !== null) {
    const merged = mergeBlock([base], theirs, mine, choose)
    const notes: Review[] = []
    const text = texts(merged.blocks, [], [])[0]
    if (moved.apart) notes.push({ reason: 'moved-by-both', text })
    if (moved.reworded && merged.conflicts.length === 0 && !isSame(theirs, base) && !isSame(mine, base)) notes.push({ reason: 'moved-and-changed', text })
    return { ...merged, review: [...merged.review, ...notes] }
  }
  const left = theirs ?? mine ?? []
  // A place is no text: who took the block out took out all that was in it.
  if (isSame(left, base)) return { blocks: [], conflicts: [], review: [] }
  const { conflict, side } = decide('delete-edit', ...texts([base], theirs ?? [], mine ?? []), choose)
  const blocks = (side === 'mine' ? mine : theirs) ?? []
  return { blocks, conflicts: [{ conflict, place: wholly(blocks) }], review: [] }
}

function isSame(blocks: readonly Block[], base: Block): boolean {
  const [only, ...more] = blocks
  return only !== undefined && more.length === 0 && canonicalBlock(only) === canonicalBlock(base)
}

/** The merged rest with the moved blocks put back: behind one and the same block the superior's first. */
function putBack(rest: RestMerge, merged: readonly (BlocksMerge & { readonly one: Moved })[], before: readonly Review[]): BlocksMerge {
  const behind = new Map<number, (BlocksMerge & { readonly one: Moved })[]>()
  for (const unit of merged) {
    const { side, follows } = unit.one
    const at = follows === null ? 0 : (rest.through[side][follows] ?? 0)
    behind.set(at, [...(behind.get(at) ?? []), unit])
  }
  const out: Block[] = []
  const conflicts: PlacedConflict[] = []
  const review: Review[] = []
  const newPlace: number[] = []
  const units: PlacedConflict[] = []
  for (let at = 0; at <= rest.blocks.length; at++) {
    const here = [...(behind.get(at) ?? [])].sort((a, b) => (a.one.side === b.one.side ? a.one.at - b.one.at : a.one.side === 'theirs' ? -1 : 1))
    for (const unit of here) {
      units.push(...unit.conflicts.map((one) => shifted(one, out.length)))
      out.push(...unit.blocks)
    }
    const put = here.filter((unit) => unit.blocks.length > 0)
    if (new Set(put.map((unit) => unit.one.side)).size > 1) review.push({ reason: 'same-place', text: put.map((unit) => texts(unit.blocks, [], [])[0]).join('\n') })
    newPlace[at] = out.length
    out.push(...rest.blocks.slice(at, at + 1))
  }
  for (const one of rest.conflicts) conflicts.push({ conflict: one.conflict, place: { ...one.place, block: newPlace[one.place.block] ?? out.length } })
  return { blocks: out, conflicts: [...conflicts, ...units], review: [...before, ...rest.review, ...merged.flatMap((unit) => unit.review), ...review] }
}

function shifted(one: PlacedConflict, by: number): PlacedConflict {
  return { conflict: one.conflict, place: { ...one.place, block: one.place.block + by } }
}

