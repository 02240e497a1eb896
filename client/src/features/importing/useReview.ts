import { useMemo, useState } from 'react'
import type { History } from './history.ts'
import { redo, startOf, step, undo } from './history.ts'
import { partsOf } from './parts.ts'
import type { Guess, Reading } from './reading.ts'
import { newId } from './newId.ts'
import type { Remedy } from './remedies.ts'
import { remediesOf, undoGuess } from './remedies.ts'
import type { Part, Ties } from './ties.ts'
import { partKey, partOfGuess, tiesOf } from './ties.ts'
import type { Understood } from './understood.ts'

/** What a reader looks at: a part of the result and a line of the source, either of which may be missing. */
export interface Focus {
  readonly part: Part | null
  readonly line: number | null
  /** The guess it was reached by. */
  readonly guess: number | null
  /** Where the keyboard goes; null: it stays. */
  readonly pane: 'source' | 'result' | null
  /** Counts the looks, so that a second one at the same place is one too. */
  readonly turn: number
}

/** Where one guess has come to. */
export type GuessStatus = 'open' | 'seen' | 'undone'

export interface ReviewDesk {
  readonly reading: Reading
  /** All guesses that were made, as they were made. */
  readonly guesses: readonly Guess[]
  /** The parts in the order of the result. */
  readonly parts: readonly Part[]
  readonly ties: Ties
  readonly focus: Focus
  /** Something was looked at, corrected or agreed to: leaving would lose it. */
  readonly touched: boolean
  readonly statusOf: (guess: Guess) => GuessStatus
  /** What was done against a guess; null where it went with another change. */
  readonly remedyTaken: (guess: Guess) => Remedy | null
  /** Changes the reading; `then` is held afterwards. Changes under one `name` in a row are one step of undo. */
  readonly change: (next: (reading: Reading) => Reading, then?: Part | null, name?: string) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly lookAtPart: (part: Part | null) => void
  readonly lookAtLine: (line: number) => void
  readonly lookAtGuess: (guess: Guess) => void
  readonly agree: (guess: Guess) => void
  readonly refuse: (guess: Guess, remedy: Remedy) => void
}

const NOWHERE: Focus = { part: null, line: null, guess: null, pane: null, turn: 0 }

interface Kept {
  readonly history: History<Reading>
  /** The name of the newest change. */
  readonly name: string | null
}

/** The state of one review: the reading with its history, what was seen, what is looked at. */
export function useReview({ reading: first, source }: Understood): ReviewDesk {
  const [{ history }, setKept] = useState<Kept>(() => ({ history: startOf(first), name: null }))
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  const [taken, setTaken] = useState<ReadonlyMap<number, Remedy>>(new Map())
  const [focus, setFocus] = useState<Focus>(NOWHERE)
  const reading = history.present
  const ties = useMemo(() => tiesOf(reading), [reading])
  const parts = useMemo(() => partsOf(reading), [reading])
  const standing = useMemo(() => new Map(reading.guesses.map((guess) => [guess.id, guess])), [reading])
  const held = focus.part ?? (focus.line === null ? null : (ties.partOf.get(focus.line) ?? null))
  // One object while nothing changed, so that what is drawn of it need not be drawn again.
  return useMemo(() => {
    const line = focus.line ?? (held === null ? null : (ties.linesOf.get(partKey(held))?.[0] ?? null))
    const shown: Focus = { ...focus, part: held, line }
    const look = (next: Omit<Focus, 'turn'>): void => setFocus((was) => ({ ...next, turn: was.turn + 1 }))
    const turnTo = (move: (history: History<Reading>) => History<Reading>): void => {
      setKept((now) => ({ history: move(now.history), name: null }))
      // What was held may be there no more; the line it came from leads back to it.
      look({ ...shown, part: null })
    }
    const change: ReviewDesk['change'] = (next, then, name) => {
      setKept((now) => {
        const made = step(now.history, next(now.history.present))
        if (made === now.history) return now
        const goesOn = name !== undefined && name === now.name
        return { history: goesOn ? { ...made, past: made.past.slice(0, -1) } : made, name: name ?? null }
      })
      if (then !== undefined) setFocus((was) => ({ part: then, line: was.line, guess: null, pane: 'result', turn: was.turn + 1 }))
    }
    return {
      reading, guesses: first.guesses, ties, parts, change,
      focus: shown,
      touched: history.past.length > 0 || seen.size > 0,
      statusOf: (guess) => (!standing.has(guess.id) ? 'undone' : seen.has(guess.id) ? 'seen' : 'open'),
      remedyTaken: (guess) => taken.get(guess.id) ?? null,
      undo: history.past.length === 0 ? null : () => turnTo(undo),
      redo: history.future.length === 0 ? null : () => turnTo(redo),
      lookAtPart: (part) => look({ part, line: null, guess: null, pane: part === null ? null : 'result' }),
      lookAtLine: (line) => look({ part: null, line, guess: null, pane: 'source' }),
      lookAtGuess: (guess) => {
        const now = standing.get(guess.id)
        const part = now === undefined ? (ties.partOf.get(guess.line) ?? null) : partOfGuess(now, ties)
        look({ part, line: guess.line, guess: guess.id, pane: 'result' })
      },
      agree: (guess) => setSeen((now) => new Set(now).add(guess.id)),
      refuse: (guess, remedy) => {
        const now = standing.get(guess.id)
        if (now === undefined || !remediesOf(now).includes(remedy)) return
        change((reading) => undoGuess(reading, now, remedy, { source, newId }))
        setTaken((was) => new Map(was).set(guess.id, remedy))
        look({ part: null, line: guess.line, guess: guess.id, pane: 'result' })
      },
    }
  }, [reading, first.guesses, ties, parts, focus, held, history, seen, taken, standing, source])
}
