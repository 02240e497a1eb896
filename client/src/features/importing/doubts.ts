import type { DecisionCode } from '@thac/plan'
import { splitJoin, takeLine } from './blocks.ts'
import { dissolve, headingIntoText, renumber, textIntoHeading } from './headings.ts'
import { withoutIssuer, withoutPurpose } from './letterhead.ts'
import type { Guess, Reading } from './reading.ts'

/** What one click undoes; each is a key of the words on its button. */
export type Remedy = 'split' | 'notHeading' | 'makeHeading' | 'notSection' | 'renumber' | 'clearIssuer' | 'ungroup' | 'takeLine'

/** Guesses of one kind that are sure enough to stand together in one line. */
export interface GuessGroup {
  readonly code: DecisionCode
  readonly guesses: readonly Guess[]
}

/** Below this, a guess is worth a look (the recogniser's own measure). */
export const SURE = 0.7

/** A join over a page break changes words that nobody sees side by side, so it is shown however sure it is. */
const ALWAYS_SHOWN: ReadonlySet<DecisionCode> = new Set(['page-break-joined', 'label-irregular', 'closing-guessed'])

/** The guesses worth a look, least sure first; and the others by kind, the largest group first. */
export function sortGuesses(guesses: readonly Guess[]): { readonly doubts: readonly Guess[]; readonly sure: readonly GuessGroup[] } {
  const isDoubt = (guess: Guess): boolean => guess.confidence < SURE || ALWAYS_SHOWN.has(guess.code)
  const doubts = guesses.filter(isDoubt).sort((a, b) => a.confidence - b.confidence || a.line - b.line)
  const groups = new Map<DecisionCode, Guess[]>()
  for (const guess of guesses) if (!isDoubt(guess)) groups.set(guess.code, [...(groups.get(guess.code) ?? []), guess])
  const sure = [...groups].map(([code, list]) => ({ code, guesses: list })).sort((a, b) => b.guesses.length - a.guesses.length)
  return { doubts, sure }
}

/** What one click can do against this guess; null where nothing simple would help. */
export function remedyOf(guess: Guess): Remedy | null {
  switch (guess.code) {
    case 'page-break-joined':
    case 'wrap-joined': return guess.sectionId === null || guess.offset === undefined ? null : 'split'
    case 'heading-from-colon':
    case 'heading-from-period': return 'notHeading'
    case 'sentence-section':
    case 'lead-in-section': return 'makeHeading'
    case 'label-out-of-sequence':
    case 'heading-from-style':
    case 'closing-guessed': return 'notSection'
    case 'label-irregular': return 'renumber'
    case 'issuer-from-text': return 'clearIssuer'
    case 'purpose-inferred': return 'ungroup'
    case 'page-number-dropped':
    case 'running-head-dropped': return 'takeLine'
    case 'lines-unwrapped':
    case 'kind-assumed':
    case 'title-assumed':
    case 'title-joined':
    case 'bullet-restyled':
    case 'appendix-kept-whole': return null
  }
}

/** The reading with this guess undone; the very same one where it cannot be. `source` are the file's lines. */
export function undoGuess(reading: Reading, guess: Guess, source: readonly string[]): Reading {
  const { sectionId: id } = guess
  switch (remedyOf(guess)) {
    case 'split': return splitJoin(reading, guess)
    case 'notHeading': return id === null ? reading : headingIntoText(reading, id)
    case 'makeHeading': return id === null ? reading : textIntoHeading(reading, id)
    case 'notSection': return id === null ? reading : dissolve(reading, id)
    case 'renumber': return id === null ? reading : renumber(reading, id)
    case 'clearIssuer': return withoutIssuer(reading, guess.id)
    case 'ungroup': return withoutPurpose(reading, guess.id, String(guess.message.params['name'] ?? ''))
    case 'takeLine': return dropGuessOf(takeLine(reading, guess.line, source[guess.line - 1] ?? ''), reading, guess)
    case null: return reading
  }
}

function dropGuessOf(next: Reading, before: Reading, guess: Guess): Reading {
  return next === before ? before : { ...next, guesses: next.guesses.filter((one) => one.id !== guess.id) }
}
