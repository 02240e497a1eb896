import type { Block } from '../../model/content.ts'
import { blockText, inlineText } from '../../model/content.ts'
import { ALIKE } from '../../cascade/align.ts'
import { blockSimilarity, isWordy } from '../../cascade/similarity.ts'
import type { BlocksMerge, Choose } from './conflict.ts'
import { decide } from './conflict.ts'
import { mergeParagraphs, sameBlocks, unchangedBlocks } from './merge-paragraphs.ts'
import { mergeTable } from './merge-table.ts'

/**
 * What all three sides have, as one block or as the paragraphs one was split into or joined from. At least one a side.
 * Tables are merged by their cells where rows and columns can be told; blocks of other kinds are whole or nothing.
 */
export function mergeBlock(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const quick = unchangedBlocks(base, theirs, mine)
  if (quick !== null) return { blocks: quick, conflicts: [], review: [] }
  if ([...base, ...theirs, ...mine].every(isWordy)) return shownWhereDoubtful(mergeParagraphs(base, theirs, mine, choose), base, theirs, mine)
  const [was, their, my] = [base[0], theirs[0], mine[0]]
  const table = was === undefined || their === undefined || my === undefined || base.length + theirs.length + mine.length > 3 ? null : mergeTable(was, their, my, choose)
  if (table !== null) return table
  const { conflict, side } = decide('block', ...texts(base, theirs, mine), choose)
  const blocks = side === 'mine' ? mine : theirs
  return { blocks, conflicts: [{ conflict, place: wholly(blocks) }], review: [] }
}

/**
 * A line that was known on some side in a paragraph of mostly other words, because it is alone in its place, may be a phrase
 * that stands there by chance. What the other side changed in it is carried over, and shown.
 */
function shownWhereDoubtful(merged: BlocksMerge, base: readonly Block[], theirs: readonly Block[], mine: readonly Block[]): BlocksMerge {
  if (merged.conflicts.length > 0 || sameBlocks(theirs, base) || sameBlocks(mine, base)) return merged
  const [[was], [their], [my]] = [base, theirs, mine]
  if (base.length + theirs.length + mine.length > 3 || was === undefined || their === undefined || my === undefined) return merged
  // A side that is alike to the other has the same text before it, however much both put in.
  if (blockSimilarity(their, my) >= ALIKE || (blockSimilarity(was, their) >= ALIKE && blockSimilarity(was, my) >= ALIKE)) return merged
  return { ...merged, review: [...merged.review, { reason: 'moved-and-changed', text: lines(merged.blocks) }] }
}

/** The place of a conflict over all of some blocks. */
export function wholly(blocks: readonly Block[]): { readonly block: number; readonly count: number; readonly from: number; readonly to: number } {
  const last = blocks[blocks.length - 1]
  return { block: 0, count: blocks.length, from: 0, to: last === undefined ? 0 : inlineText(last.content).length }
}

/** Each list as lines. */
export function texts(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[]): readonly [string, string, string] {
  return [lines(base), lines(theirs), lines(mine)]
}

function lines(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n')
}
