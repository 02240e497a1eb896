import type { Inline } from '../model/content.ts'
import type { TableRow } from '../model/table.ts'

/**
 * One printed line (of a text) or one paragraph (of a Word file or web page) as a front end hands it over. Its number is
 * its place in the list, from 1; empty lines are lines too, since a gap between paragraphs is evidence.
 */
export interface SourceLine {
  /** The printed text, automatic numbers and bullet marks written out. `**` and `*` marks are read where `content` is absent. */
  readonly text: string
  /** The same characters with their marks. */
  readonly content?: readonly Inline[]
  /** Depth of the heading style the source gave it, from 1. */
  readonly heading?: number
  /** Known to be a complete paragraph: never joined to its neighbours. */
  readonly whole?: boolean
  /** By the grammar of its file it goes on with the line above. */
  readonly soft?: boolean
  /** Known to be no text of the document: it is listed among those left out. */
  readonly leftOut?: LeftOutReason
  /** The line is a row of a table: `text` has its cells parted by " | ". Rows of one table share its number. */
  readonly row?: { readonly table: number; readonly cells: TableRow }
}

export type DecisionCode =
  | 'page-break-joined' | 'lines-unwrapped' | 'wrap-joined' | 'heading-from-colon' | 'heading-from-period' | 'sentence-section' | 'lead-in-section'
  | 'label-irregular' | 'label-out-of-sequence' | 'heading-from-style' | 'kind-assumed' | 'title-assumed' | 'title-joined' | 'issuer-from-text'
  | 'reference-linked' | 'misreading' | 'table-read'
  | 'purpose-inferred' | 'closing-guessed' | 'page-number-dropped' | 'running-head-dropped' | 'bullet-restyled' | 'appendix-kept-whole'

export type MessageParams = Readonly<Record<string, string | number>>

/** Something the recogniser had to guess, so that a reader can agree or undo it. */
export interface Decision {
  readonly code: DecisionCode
  /** Source line, from 1. */
  readonly line: number
  /** 0 to 1: how sure. Below 0.7 is a doubt worth a look. */
  readonly confidence: number
  /** `recognition.<code>` and what to put into it; `recognitionMessage` says it in Vietnamese or English. */
  readonly message: { readonly key: string; readonly params: MessageParams }
  /** Where it is in the plan, if it is in a section: null for the letterhead and foot. */
  readonly sectionId: string | null
  /** Index among the section's blocks; null for its heading. */
  readonly block: number | null
  /** For joins: where in the block's (or heading's) plain text the later line begins; splitting there undoes the join. */
  readonly offset?: number
}

export type WarningCode =
  | 'page-break-joined' | 'no-plan-found' | 'no-kind' | 'no-title' | 'number-blank' | 'date-blank' | 'no-signature' | 'no-recipients'
  | 'label-irregular' | 'table-flattened' | 'footnotes-moved' | 'insertions-accepted' | 'deletions-dropped' | 'numbering-unknown' | 'encoding-assumed'
  | 'letter-eth' | 'text-box-moved' | 'line-cut' | 'picture-dropped'

export interface Warning {
  readonly line: number
  readonly code: WarningCode
  /** In Vietnamese; `recognitionMessage(code, params, language)` says it in either language. */
  readonly message: string
  readonly params: MessageParams
}

export type LeftOutReason = 'motto' | 'ornament' | 'page-number' | 'running-head' | 'contents' | 'front-matter' | 'attached-note' | 'draft-mark' | 'signing-note' | 'foot-word' | 'foot-text'

export interface LeftOut {
  readonly line: number
  readonly reason: LeftOutReason
}

/** Which source lines a section was read from. `blocks[i]` are the lines of block i; a run-in heading shares its line. */
export interface SectionLines {
  readonly sectionId: string
  readonly heading: readonly number[]
  readonly blocks: readonly (readonly number[])[]
}

/** Which source lines a letterhead or foot field was read from. */
export interface MetaLines {
  readonly field: 'kind' | 'number' | 'issuer' | 'superior' | 'place' | 'title' | 'recipients' | 'signature'
  readonly lines: readonly number[]
}
