import type { DecisionCode } from '@thac/plan'
import type { Guess } from './reading.ts'

/** Guesses of one kind that are sure enough to stand together in one line. */
export interface GuessGroup {
  readonly code: DecisionCode
  readonly guesses: readonly Guess[]
}

/** Below this, a guess is worth a look (the recogniser's own measure). */
export const SURE = 0.7

/**
 * Shown however sure they are: a join over a page break changes words that nobody sees side by side, and a slip of the scan
 * stays in the plan unless somebody looks.
 */
const ALWAYS_SHOWN: ReadonlySet<DecisionCode> = new Set(['page-break-joined', 'label-irregular', 'closing-guessed', 'misreading'])

/** Whether a guess is worth a look. */
export function isDoubt(guess: Guess): boolean {
  return guess.confidence < SURE || ALWAYS_SHOWN.has(guess.code)
}

/** The guesses worth a look, least sure first; and the others by kind, the largest group first. */
export function sortGuesses(guesses: readonly Guess[]): { readonly doubts: readonly Guess[]; readonly sure: readonly GuessGroup[] } {
  const doubts = guesses.filter(isDoubt).sort((a, b) => a.confidence - b.confidence || a.line - b.line)
  const groups = new Map<DecisionCode, Guess[]>()
  for (const guess of guesses) if (!isDoubt(guess)) groups.set(guess.code, [...(groups.get(guess.code) ?? []), guess])
  const sure = [...groups].map(([code, list]) => ({ code, guesses: list })).sort((a, b) => b.guesses.length - a.guesses.length)
  return { doubts, sure }
}
