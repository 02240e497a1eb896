import type { Prose } from './prose.ts'
import type { Draft, Id, Item, SentenceItem } from './tree.ts'

/** Where an edit is aimed: a sentence of the base, and how far in it, in [0, 1). */
export interface Target {
  readonly sentence: Id
  readonly part: number
}

/**
 * One edit of a draft. The first answer is what was done; any others are edits of other words that leave the very same text
 * to read (which of two equal words went is not to be seen). Null where there is nothing of the kind to edit.
 */
export type Edit = (draft: Draft, at: Target, prose: Prose) => readonly Draft[] | null

/** The place of the target in the list of items; -1 where it is gone. */
export function placeOf(draft: Draft, at: Target): number {
  return draft.items.findIndex((item) => item.kind === 'sentence' && item.id === at.sentence)
}

export function withItems(draft: Draft, items: readonly Item[], moved: readonly Id[] = []): Draft {
  return { items, moved: moved.length === 0 ? draft.moved : new Set([...draft.moved, ...moved]) }
}

/** Items [from, to) replaced. */
export function splice(draft: Draft, from: number, to: number, put: readonly Item[]): Draft {
  return withItems(draft, [...draft.items.slice(0, from), ...put, ...draft.items.slice(to)])
}

export function sentenceAt(draft: Draft, place: number): SentenceItem | null {
  const item = draft.items[place]
  return item?.kind === 'sentence' ? item : null
}

/** The block that holds the item at `place`, as [from, to) of the items, its own item first; null in a section's head. */
export function blockRange(draft: Draft, place: number): readonly [number, number] | null {
  let from = place
  while (from >= 0 && draft.items[from]?.kind === 'sentence') from--
  const head = draft.items[from]
  if (head === undefined || head.kind === 'section') return null
  let to = from + 1
  while (draft.items[to]?.kind === 'sentence') to++
  return [from, to]
}

/** All blocks of the section that holds `place`, in order. */
export function blocksAround(draft: Draft, place: number): readonly (readonly [number, number])[] {
  let from = place
  while (from >= 0 && draft.items[from]?.kind !== 'section') from--
  const out: (readonly [number, number])[] = []
  for (let at = from + 1; at < draft.items.length && draft.items[at]?.kind !== 'section';) {
    const range = blockRange(draft, at)
    if (range === null) break
    out.push(range)
    at = range[1]
  }
  return out
}
