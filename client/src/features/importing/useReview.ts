import { useMemo, useState } from 'react'
import { undoGuess } from './doubts.ts'
import type { History } from './history.ts'
import { redo, startOf, step, undo } from './history.ts'
import type { Guess, Reading } from './reading.ts'
import type { Part, Ties } from './ties.ts'
import { partKey, partOfGuess, tiesOf } from './ties.ts'
import type { Understood } from './understood.ts'

/** What a reader looks at: a part of the result and a line of the source, either of which may be missing. */
export interface Focus {
  readonly part: string | null
  readonly line: number | null
  /** The guess it was reached by. */
  readonly guess: number | null
}

/** Where one guess has come to. */
export type GuessStatus = 'open' | 'seen' | 'undone'

export interface ReviewDesk {
  readonly reading: Reading
  readonly ties: Ties
  readonly focus: Focus
  readonly statusOf: (guess: Guess) => GuessStatus
  readonly change: (next: (reading: Reading) => Reading) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly lookAtPart: (part: Part) => void
  readonly lookAtLine: (line: number) => void
  readonly lookAtGuess: (guess: Guess) => void
  readonly agree: (guess: Guess) => void
  readonly refuse: (guess: Guess) => void
}

const NOWHERE: Focus = { part: null, line: null, guess: null }

/** The state of one review: the reading with its history, what was seen, what is looked at. */
export function useReview({ reading: first, source }: Understood): ReviewDesk {
  const [history, setHistory] = useState<History<Reading>>(() => startOf(first))
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  const [focus, setFocus] = useState<Focus>(NOWHERE)
  const reading = history.present
  const ties = useMemo(() => tiesOf(reading), [reading])
  const standing = useMemo(() => new Map(reading.guesses.map((guess) => [guess.id, guess])), [reading])
  const change = (next: (reading: Reading) => Reading): void => setHistory((now) => step(now, next(now.present)))
  const lookAtGuess = (guess: Guess): void => {
    const now = standing.get(guess.id)
    const part = now === undefined ? (ties.partOf.get(guess.line) ?? null) : partOfGuess(now, ties)
    setFocus({ part: part === null ? null : partKey(part), line: guess.line, guess: guess.id })
  }
  return {
    reading, ties, focus, change, lookAtGuess,
    statusOf: (guess) => (!standing.has(guess.id) ? 'undone' : seen.has(guess.id) ? 'seen' : 'open'),
    undo: history.past.length === 0 ? null : () => setHistory(undo),
    redo: history.future.length === 0 ? null : () => setHistory(redo),
    lookAtPart: (part) => {
      const key = partKey(part)
      setFocus({ part: key, line: ties.linesOf.get(key)?.[0] ?? null, guess: null })
    },
    lookAtLine: (line) => {
      const part = ties.partOf.get(line)
      setFocus({ part: part === undefined ? null : partKey(part), line, guess: null })
    },
    agree: (guess) => setSeen((now) => new Set(now).add(guess.id)),
    refuse: (guess) => {
      const now = standing.get(guess.id)
      if (now !== undefined) change((reading) => undoGuess(reading, now, source))
      setFocus((was) => ({ ...was, line: guess.line, guess: guess.id }))
    },
  }
}
