import type { Inline } from '../../model/content.ts'
import { canonicalInline } from '../../cascade/canonical.ts'
import { tokens, tokensText } from '../../cascade/tokens.ts'
import type { Choose, PlacedConflict, Review } from './conflict.ts'
import { mergeWords } from './merge-words.ts'
import { hasRemarks } from './remarks.ts'
import { toInline } from './token-attributes.ts'

export interface InlineMerge {
  readonly content: readonly Inline[]
  /** Places are stretches of the content's plain text. */
  readonly conflicts: readonly PlacedConflict<{ readonly from: number; readonly to: number }>[]
  readonly review: readonly Review[]
}

/** Three-way merge of one line of words: a title, or a cell of a table. */
export function mergeInline(base: readonly Inline[], theirs: readonly Inline[], mine: readonly Inline[], choose: Choose): InlineMerge {
  const quick = unchanged(base, theirs, mine)
  if (quick !== null) return { content: quick, conflicts: [], review: [] }
  const merged = mergeWords(tokens(base), tokens(theirs), tokens(mine), choose)
  return {
    content: toInline(merged.words),
    conflicts: merged.conflicts.map(({ conflict, from, to }) => ({ conflict, place: { from: tokensText(merged.words.slice(0, from)).length, to: tokensText(merged.words.slice(0, to)).length } })),
    review: merged.review,
  }
}

/** The answer where a side changed nothing, or both the same; null where it takes a merge, or the child's comments have to find their words. */
export function unchanged(base: readonly Inline[], theirs: readonly Inline[], mine: readonly Inline[]): readonly Inline[] | null {
  const [b, t, m] = [canonicalInline(base), canonicalInline(theirs), canonicalInline(mine)]
  if (t === b || t === m) return mine
  return m === b && !hasRemarks(mine) ? theirs : null
}
