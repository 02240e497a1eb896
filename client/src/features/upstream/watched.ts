import type { Review, ReviewReason } from '@thac/plan'

/** A sentence that both sides changed without clashing, with all that speaks for reading it again. */
export interface WatchedSentence {
  readonly text: string
  readonly reasons: readonly ReviewReason[]
  /** A number, date, name or negation is in it: it is taken only by somebody who says to have read it. */
  readonly mustConfirm: boolean
}

/** Every sentence once, in the order of the review. */
export function watchedSentences(review: readonly Review[]): readonly WatchedSentence[] {
  const found = new Map<string, Set<ReviewReason>>()
  for (const { text, reason } of review) {
    const reasons = found.get(text)
    if (reasons === undefined) found.set(text, new Set([reason]))
    else reasons.add(reason)
  }
  return [...found].map(([text, reasons]) => ({ text, reasons: [...reasons], mustConfirm: [...reasons].some(isOperative) }))
}

/** The sentences that have still to be confirmed before the result may be taken. */
export function unconfirmed(review: readonly Review[], confirmed: ReadonlySet<string>): readonly string[] {
  return watchedSentences(review).flatMap(({ text, mustConfirm }) => (mustConfirm && !confirmed.has(text) ? text : []))
}

/** A reason that lies in what the sentence orders, as against where the two changes met. */
export function isOperative(reason: ReviewReason): reason is Operative {
  return OPERATIVE.some((one) => one === reason)
}

export type Operative = (typeof OPERATIVE)[number]
const OPERATIVE = ['number', 'date', 'name', 'negation'] as const satisfies readonly ReviewReason[]
