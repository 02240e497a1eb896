import type { SectionContent } from '../model/section.ts'
import { sha } from '../cascade/hash.ts'

/**
 * - `text`: both changed the same words; `insert`: both put different words in one place
 * - `delete-edit`: one took out what the other changed
 * - `marks`, `format`: both gave the same words another mark, or the block another kind
 * - `block`: both changed a sealed block
 * - `withdrawn`, `omitted`, `added`: whole sections, in `mergePlans` only
 * - `meta`: a field of the letterhead, in `mergePlans` only
 */
export type ConflictKind = 'text' | 'insert' | 'delete-edit' | 'marks' | 'format' | 'block' | 'withdrawn' | 'omitted' | 'added' | 'meta'

/** Two changes that cannot both stand. The merged content holds the child's there. Texts are whole sentences. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly base: string
  readonly upstream: string
  readonly child: string
  /** The same in every plan with the same three texts, so that one decision can be offered to all of them. */
  readonly key: string
}

/** `same-place`: both added different paragraphs in one place; both are kept, the superior's first. */
export type ReviewReason = 'same-sentence' | 'same-place' | 'number' | 'date' | 'name' | 'negation'

/** Two clean changes that together may say what nobody wrote. `text` is the merged sentence. */
export interface Review {
  readonly reason: ReviewReason
  readonly text: string
}

export interface MergeResult {
  readonly content: SectionContent
  readonly conflicts: readonly Conflict[]
  readonly review: readonly Review[]
  /** No conflict. There may be something to review all the same. */
  readonly clean: boolean
}

/** Which side stands in a conflict; the child's unless told. */
export type Choose = (conflict: Conflict) => 'mine' | 'theirs'

/** A decided conflict and the side that goes into the content. */
export interface Decided {
  readonly conflict: Conflict
  readonly side: 'mine' | 'theirs'
}

export function decide(kind: ConflictKind, base: string, upstream: string, child: string, choose: Choose): Decided {
  const conflict: Conflict = { kind, base, upstream, child, key: sha(JSON.stringify([kind, base, upstream, child])) }
  return { conflict, side: choose(conflict) }
}
