import type { Block } from '../../model/content.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'
import type { Token } from '../../cascade/tokens.ts'
import { opening, tokens, tokensText } from '../../cascade/tokens.ts'
import type { BlocksMerge, Choose, PlacedConflict } from './conflict.ts'
import { mergeForm } from './merge-form.ts'
import type { WordsMerge } from './merge-words.ts'
import { mergeWords } from './merge-words.ts'
import { hasRemarks } from './remarks.ts'
import { toInline } from './token-attributes.ts'

/**
 * Three-way merge of paragraphs that are one text: one on every side, or split or joined on some. The kind of the first
 * block, the words and the breaks between paragraphs are merged each by themselves. At least one block a side, wordy ones.
 */
export function mergeParagraphs(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[], choose: Choose): BlocksMerge {
  const quick = unchangedBlocks(base, theirs, mine)
  if (quick !== null) return { blocks: quick, conflicts: [], review: [] }
  const [was, their, my] = [base[0], theirs[0], mine[0]]
  if (was === undefined || their === undefined || my === undefined) throw new RangeError('a paragraph on every side')
  const form = mergeForm(was, their, my, choose)
  const words = mergeWords(stream(base), stream(theirs), stream(mine), choose)
  return {
    blocks: paragraphs(form.block, words.words),
    conflicts: [...form.conflicts.map((conflict): PlacedConflict => ({ conflict, place: { block: 0, count: 1, from: 0, to: 0 } })), ...placed(words)],
    review: words.review,
  }
}

/** The blocks where a side changed nothing, or both the same; null where it takes a merge, or the child's comments have to find their words. */
export function unchangedBlocks(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[]): readonly Block[] | null {
  if (sameBlocks(theirs, base) || sameBlocks(theirs, mine)) return mine
  return sameBlocks(mine, base) && !mine.some((block) => hasRemarks(block.content)) ? theirs : null
}

export function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, i) => block === b[i] || canonicalBlock(block) === canonicalBlock(b[i] ?? block))
}

function stream(blocks: readonly Block[]): readonly Token[] {
  const [only, ...more] = blocks
  if (more.length === 0) return tokens(only?.content ?? [])
  return blocks.flatMap((block, i) => (i === 0 ? tokens(block.content ?? []) : [opening(block), ...tokens(block.content ?? [])]))
}

function paragraphs(first: Block, words: readonly Token[]): readonly Block[] {
  const out: Block[] = []
  let form = first
  let from = 0
  for (let i = 0; i <= words.length; i++) {
    const opens = words[i]?.opens
    if (i < words.length && opens === undefined) continue
    const content = toInline(words.slice(from, i))
    const { content: _content, ...rest } = form
    out.push(content.length === 0 ? rest : { ...rest, content })
    form = opens ?? form
    from = i + 1
  }
  return out
}

/** Where in the paragraphs each conflict stands. */
function placed(merged: WordsMerge): readonly PlacedConflict[] {
  if (merged.conflicts.length === 0) return []
  const at: { readonly block: number; readonly offset: number }[] = []
  let block = 0
  let offset = 0
  for (const word of merged.words) {
    at.push({ block, offset })
    if (word.opens === undefined) offset += tokensText([word]).length
    else {
      block++
      offset = 0
    }
  }
  at.push({ block, offset })
  return merged.conflicts.map(({ conflict, from, to }) => {
    const start = at[from] ?? { block, offset }
    const end = at[to] ?? { block, offset }
    return { conflict, place: { block: start.block, count: end.block - start.block + 1, from: start.offset, to: end.offset } }
  })
}
