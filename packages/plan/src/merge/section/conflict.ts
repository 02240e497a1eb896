import type { Block } from '../../model/content.ts'
import { foldText } from '../../model/fold.ts'
import type { SectionContent } from '../../model/section.ts'
import { sha } from '../../cascade/hash.ts'

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
  /** The same in every plan with the same three texts (spelling variants aside), so that one decision can be offered to all of them. */
  readonly key: string
  /** Where in the merged content it stands; told by `mergeSection`, but not yet while it asks which side is to stand. */
  readonly place?: ConflictPlace
}

/** Blocks of the merged content, `from` in the first to `to` in the last, as places in their `inlineText`. */
export interface ConflictPlace {
  readonly part: 'title' | 'block'
  /** Place of the first block; where `count` is 0, of the block before which the other side's would stand. 0 for a title. */
  readonly block: number
  /** How many blocks it spans; 0 where the side that stands has nothing there. 1 for a title. */
  readonly count: number
  readonly from: number
  readonly to: number
  /** In a table: the cell in which `from` and `to` are places, as row and column of the merged table. */
  readonly cell?: { readonly row: number; readonly column: number }
}

/**
 * - `same-sentence`: both changed words of it; `number`, `date`, `name`, `negation`: on some side one stands in it
 * - `same-row`: both changed cells of one row of a table; `same-place`: both put different things in one place, and both
 *   are kept, the superior's first
 * - `moved-by-both`: to different places; the child's stands. `moved-and-changed`: one side moved and reworded what the other
 *   reworded too, or one wrote a paragraph almost anew that holds a line which the other reworded
 */
export type ReviewReason = 'same-sentence' | 'same-row' | 'same-place' | 'moved-by-both' | 'moved-and-changed' | 'number' | 'date' | 'name' | 'negation'

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

/** Answers by the keys of conflicts, the child's side where there is none: a decision taken once holds for every sibling. */
export function chooseByKey(decisions: ReadonlyMap<Conflict['key'], 'mine' | 'theirs'>): Choose {
  return (conflict) => decisions.get(conflict.key) ?? 'mine'
}

/** A conflict and where it stands, counted within the blocks that were merged. */
export interface PlacedConflict<Place = Omit<ConflictPlace, 'part'>> {
  readonly conflict: Conflict
  readonly place: Place
}

/** Some blocks merged: what stands, and what there is to say about it. */
export interface BlocksMerge {
  readonly blocks: readonly Block[]
  readonly conflicts: readonly PlacedConflict[]
  readonly review: readonly Review[]
}

/** A decided conflict and the side that goes into the content. */
export interface Decided {
  readonly conflict: Conflict
  readonly side: 'mine' | 'theirs'
}

export function conflictOf(kind: ConflictKind, base: string, upstream: string, child: string): Conflict {
  return { kind, base, upstream, child, key: sha(JSON.stringify([kind, ...[base, upstream, child].map((text) => (text.length > MAX_FOLDED ? text : foldText(text)))])) }
}

/** A longer text is one word to the merge; folding it would cost more than all the rest. */
const MAX_FOLDED = 100_000

export function decide(kind: ConflictKind, base: string, upstream: string, child: string, choose: Choose): Decided {
  const conflict = conflictOf(kind, base, upstream, child)
  return { conflict, side: choose(conflict) }
}
