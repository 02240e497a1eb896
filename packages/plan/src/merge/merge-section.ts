import type { Block } from '../model/content.ts'
import { blockText } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'
import { sectionContent } from '../model/section.ts'
import { alignBlocks } from '../cascade/align.ts'
import { canonicalBlock } from '../cascade/canonical.ts'
import { sameContent } from '../cascade/hash.ts'
import type { Hunk, Script } from '../cascade/script.ts'
import { blockSimilarity } from '../cascade/similarity.ts'
import type { Choose, Conflict, MergeResult, Review } from './conflict.ts'
import { decide } from './conflict.ts'
import { mergeBlock } from './merge-block.ts'
import { mergeInline } from './merge-inline.ts'
import type { Cluster } from './sweep.ts'
import { baseRange, echoes, sideRange, sweep } from './sweep.ts'

/**
 * Three-way merge of one section's content, the terms already put into `base` and `theirs`. Blocks are aligned, then
 * words with their marks. Conflicts are values; the content holds the child's side there, or the side that `choose`
 * answers for one. docs/spec/merge.md has the rules and the laws.
 */
export function mergeSection(base: SectionContent, theirs: SectionContent, mine: SectionContent, choose: Choose = () => 'mine'): MergeResult {
  if (sameContent(theirs, base) || sameContent(theirs, mine)) return { content: sectionContent(mine), conflicts: [], review: [], clean: true }
  if (sameContent(mine, base)) return { content: sectionContent(theirs), conflicts: [], review: [], clean: true }
  const title = mergeInline(base.title, theirs.title, mine.title, choose)
  const blocks = mergeBlocks(base.blocks, theirs.blocks, mine.blocks, choose)
  const conflicts = [...title.conflicts, ...blocks.conflicts]
  return {
    content: { title: title.content, blocks: blocks.blocks, runIn: mine.runIn === base.runIn ? theirs.runIn : mine.runIn },
    conflicts,
    review: [...title.review, ...blocks.review],
    clean: conflicts.length === 0,
  }
}

interface BlocksMerge {
  readonly blocks: readonly Block[]
  readonly conflicts: readonly Conflict[]
  readonly review: readonly Review[]
}

/** Above this, two paragraphs put in one place are one thing said twice and must be decided. */
const SAME_MATTER = 0.4

function mergeBlocks(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const scriptT = blockScript(base, theirs)
  const scriptM = blockScript(base, mine)
  const out: Block[] = []
  const conflicts: Conflict[] = []
  const review: Review[] = []
  let place = 0
  const put = (list: readonly Block[]) => (hunk: Hunk): readonly string[] => list.slice(hunk.at, hunk.until).map(canonicalBlock)
  const joins = echoes(scriptT.hunks, scriptM.hunks, put(theirs), put(mine))
  for (const cluster of sweep(scriptT.hunks, scriptM.hunks, joins)) {
    const [from, to] = baseRange(cluster)
    for (; place < from; place++) out.push(...mine.slice(scriptM.image[place] ?? 0, (scriptM.image[place] ?? 0) + 1))
    place = to
    const was = base.slice(from, to)
    const theirBlocks = theirs.slice(...sideRange(scriptT, cluster))
    const myBlocks = mine.slice(...sideRange(scriptM, cluster))
    const merged = mergeCluster(cluster, was, theirBlocks, myBlocks, choose)
    out.push(...merged.blocks)
    conflicts.push(...merged.conflicts)
    review.push(...merged.review)
  }
  for (; place < base.length; place++) out.push(...mine.slice(scriptM.image[place] ?? 0, (scriptM.image[place] ?? 0) + 1))
  return { blocks: out, conflicts, review }
}

function mergeCluster(cluster: Cluster, base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const clean = (blocks: readonly Block[], review: readonly Review[] = []): BlocksMerge => ({ blocks, conflicts: [], review })
  if (cluster.theirs.length === 0) return clean(mine)
  if (cluster.mine.length === 0) return clean(theirs)
  if (isWithin(theirs, mine) && (base.length === 0 || theirs.length === mine.length)) return clean(mine)
  if (base.length === 0 && isWithin(mine, theirs)) return clean(theirs)
  const [was, their, my] = [base[0], theirs[0], mine[0]]
  if (was !== undefined && their !== undefined && my !== undefined && isEdit(cluster, base, theirs, mine)) {
    const merged = mergeBlock(was, their, my, choose)
    return { blocks: [merged.block], conflicts: merged.conflicts, review: merged.review }
  }
  if (base.length === 0 && !theirs.some((a) => mine.some((b) => blockSimilarity(a, b) >= SAME_MATTER))) {
    return clean([...theirs, ...mine], [{ reason: 'same-place', text: lines([...theirs, ...mine]) }])
  }
  const kind = base.length === 0 ? 'insert' : theirs.length === 0 || mine.length === 0 ? 'delete-edit' : 'text'
  const { conflict, side } = decide(kind, lines(base), lines(theirs), lines(mine), choose)
  return { blocks: side === 'mine' ? mine : theirs, conflicts: [conflict], review: [] }
}

/** Both sides changed the one block, each into one block that alignment took for the same. */
function isEdit(cluster: Cluster, base: readonly Block[], theirs: readonly Block[], mine: readonly Block[]): boolean {
  return base.length === 1 && theirs.length === 1 && mine.length === 1 && isPair(cluster.theirs) && isPair(cluster.mine)
}

function isPair(hunks: readonly Hunk[]): boolean {
  return hunks.length === 1 && (hunks[0] as BlockHunk | undefined)?.pair === true // only blockScript makes the hunks seen here
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

interface BlockHunk extends Hunk {
  /** One block changed into one that was taken for the same. */
  readonly pair: boolean
}

function blockScript(before: readonly Block[], after: readonly Block[]): Script {
  const image = new Int32Array(before.length).fill(-1)
  const hunks: BlockHunk[] = []
  let i = 0
  let j = 0
  const upTo = (to: number, until: number): void => {
    if (i < to || j < until) hunks.push({ from: i, to, at: j, until, pair: false })
  }
  for (const pair of alignBlocks(before, after)) {
    upTo(pair.before, pair.after)
    if (pair.same) image[pair.before] = pair.after
    else hunks.push({ from: pair.before, to: pair.before + 1, at: pair.after, until: pair.after + 1, pair: true })
    i = pair.before + 1
    j = pair.after + 1
  }
  upTo(before.length, after.length)
  return { hunks, image, length: after.length }
}

function lines(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n')
}
