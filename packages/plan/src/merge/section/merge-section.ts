import type { SectionContent } from '../../model/section.ts'
import { sectionContent } from '../../model/section.ts'
import { sameContent } from '../../cascade/hash.ts'
import type { Choose, Conflict, MergeResult } from './conflict.ts'
import { mergeBlocks } from './merge-blocks.ts'
import { mergeInline } from './merge-inline.ts'
import { unchangedBlocks } from './merge-paragraphs.ts'
import { hasRemarks, withoutRemarks } from './remarks.ts'

/**
 * Three-way merge of one section's content, the terms already put into `base` and `upstream`. Blocks are aligned, then
 * words with their marks. Conflicts are values; the content holds the child's side there, or the side that `choose`
 * answers for one. docs/spec/merge.md has the rules and the laws.
 */
export function mergeSection(base: SectionContent, upstream: SectionContent, mine: SectionContent, choose: Choose = () => 'mine'): MergeResult {
  const theirs = withoutRemarks(upstream)
  if (sameContent(theirs, base) || sameContent(theirs, mine)) return { content: sectionContent(mine), conflicts: [], review: [], clean: true }
  if (sameContent(mine, base) && !hasRemarks(mine.title) && !mine.blocks.some((block) => hasRemarks(block.content))) return { content: sectionContent(theirs), conflicts: [], review: [], clean: true }
  const title = mergeInline(base.title, theirs.title, mine.title, choose)
  const quick = unchangedBlocks(base.blocks, theirs.blocks, mine.blocks)
  const blocks = quick === null ? mergeBlocks(base.blocks, theirs.blocks, mine.blocks, choose) : { blocks: quick, conflicts: [], review: [] }
  const conflicts = [
    ...title.conflicts.map(({ conflict, place }): Conflict => ({ ...conflict, place: { part: 'title', block: 0, count: 1, ...place } })),
    ...blocks.conflicts.map(({ conflict, place }): Conflict => ({ ...conflict, place: { part: 'block', ...place } })),
  ]
  return {
    content: { title: title.content, blocks: blocks.blocks, runIn: mine.runIn === base.runIn ? theirs.runIn : mine.runIn },
    conflicts,
    review: [...title.review, ...blocks.review],
    clean: conflicts.length === 0,
  }
}
