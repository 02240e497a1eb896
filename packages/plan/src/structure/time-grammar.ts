export type DeadlineKind = 'due' | 'event' | 'period' | 'recurring'

/**
 * One way to bind an action to a time. `when` says where the words bind: anywhere (`always`), in a section under a
 * heading about time (`timed`), or only where the block says little else than the time (`brief`).
 */
export interface TimePhrase {
  readonly kind: DeadlineKind
  readonly pattern: RegExp
  readonly when: 'always' | 'timed' | 'brief'
  /** Words beside it that make the date one of a document or of the past. */
  readonly unless?: RegExp
}

/** How a country's plans speak of time. The first phrase that is found in a clause gives its kind. */
export interface TimeGrammar {
  /** A heading about time; one that begins so is about time with all that is below it. */
  readonly timeHeading: RegExp
  /** `Thời gian thực hiện: …`: what follows the colon is a time, whatever its words. At the start of a clause. */
  readonly label: RegExp
  /** The head of a table's column that holds times. */
  readonly column: RegExp
  /** A time of day alone, as in a day's programme: no deadline. */
  readonly clock: RegExp
  /** A figure or word without which no phrase is found that binds anywhere: most clauses have none. */
  readonly hint: RegExp
  readonly phrases: readonly TimePhrase[]
  /** A word that says nothing of what is to be done, beside a time: `và`, `vào`. Global. */
  readonly connective: RegExp
}
