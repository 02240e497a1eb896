import type { Inline } from '../../model/content.ts'

/** What the blackline by level answers (authorship.ts). */

/** A stretch of words of one author. Runs are as long as they can be. */
export interface AuthoredRun {
  /** As it prints at the end of the chain, with its marks; as it stood last, where it was taken out. */
  readonly content: readonly Inline[]
  /** Whose words they are, as an index into `levels`. */
  readonly level: number
  /** Put in by a declared term: the level above wrote the sentence, the terms only the name in it. */
  readonly term: boolean
  /** The level that took the words out; null where they stand. */
  readonly removedBy: number | null
}

export interface AuthoredRow {
  /** Place among the rows of the table; null where it was taken out. */
  readonly row: number | null
  /** The runs of each cell. What stood in a column that was taken out is in the cell before it. */
  readonly cells: readonly (readonly AuthoredRun[])[]
}

export interface AuthoredBlock {
  /** Place among the section's blocks; null where it was taken out. */
  readonly block: number | null
  /** The bullet mark ("- ", "+ ") it prints. */
  readonly prefix: string
  /** Who put the block in, whoever wrote its words. */
  readonly level: number
  readonly removedBy: number | null
  /** Of a paragraph or bullet; empty for a table and a sealed block. */
  readonly runs: readonly AuthoredRun[]
  /** Of a table; null for other blocks. */
  readonly rows: readonly AuthoredRow[] | null
}

/** Words and numbers, as counted in differences. */
export interface LevelFigures {
  /** Words that stand and are this level's, those that terms put in among them. */
  readonly wrote: number
  readonly byTerm: number
  /** Words that this level took out. */
  readonly removed: number
}

export interface SectionAuthorship {
  /** False where the last level does not have the section: all is taken out. */
  readonly standing: boolean
  /** Who put the section in. */
  readonly level: number
  readonly title: readonly AuthoredRun[]
  /** In the order of the last text, with what was taken out behind what it stood behind. */
  readonly blocks: readonly AuthoredBlock[]
  /** One entry a level. */
  readonly figures: readonly LevelFigures[]
}
