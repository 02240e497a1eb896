import { useMemo } from 'react'
import type { GuessGroup } from './doubts.ts'
import { sortGuesses } from './doubts.ts'
import type { Guess } from './reading.ts'
import type { Remedy } from './remedies.ts'
import { remediesOf } from './remedies.ts'
import { partKey, partOfGuess } from './ties.ts'
import type { ReviewDesk } from './useReview.ts'

/** The guesses in the order in which they are asked, and what may be answered. */
export interface Answers {
  readonly doubts: readonly Guess[]
  readonly sure: readonly GuessGroup[]
  /** The guess that is looked at. */
  readonly inHand: Guess | null
  readonly go: (by: 1 | -1) => void
  /** Agrees, and goes on to the next doubt. */
  readonly right: (guess: Guess) => void
  readonly refuse: (guess: Guess, remedy: Remedy) => void
  /** The same for the guess in hand, by its likeliest remedy; nothing where it has its answer. */
  readonly rightInHand: () => void
  readonly refuseInHand: () => void
}

/** `onEdit` opens a field to be written anew, by its part's key. */
export function useAnswers(desk: ReviewDesk, onEdit: (part: string) => void): Answers {
  const { doubts, sure } = useMemo(() => sortGuesses(desk.guesses), [desk.guesses])
  const inHand = desk.guesses.find((guess) => guess.id === desk.focus.guess) ?? null
  const open = inHand !== null && desk.statusOf(inHand) === 'open' ? inHand : null
  const go = (by: 1 | -1): void => {
    const at = doubts.findIndex((guess) => guess.id === desk.focus.guess)
    const next = doubts[at < 0 ? (by > 0 ? 0 : doubts.length - 1) : at + by]
    if (next !== undefined) desk.lookAtGuess(next)
  }
  const right = (guess: Guess): void => {
    desk.agree(guess)
    if (doubts.includes(guess)) go(1)
  }
  const refuse = (guess: Guess, remedy: Remedy): void => {
    if (remedy !== 'edit') return desk.refuse(guess, remedy)
    const part = FIELD_OF[guess.code] ?? partOfGuess(guess, desk.ties)
    if (part === null) return
    desk.lookAtPart(part)
    onEdit(partKey(part))
  }
  return {
    doubts, sure, inHand, go, right, refuse,
    rightInHand: () => { if (open !== null) right(open) },
    refuseInHand: () => { if (open !== null) refuse(open, remediesOf(open)[0]) },
  }
}

/** The field that a guess is about, wherever its line went. */
const FIELD_OF: Readonly<Partial<Record<Guess['code'], { readonly kind: 'field'; readonly field: 'kind' | 'title' | 'issuer' }>>> = {
  'kind-assumed': { kind: 'field', field: 'kind' }, 'title-assumed': { kind: 'field', field: 'title' }, 'title-joined': { kind: 'field', field: 'title' }, 'issuer-from-text': { kind: 'field', field: 'issuer' },
}
