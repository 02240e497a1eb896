import type { Inline, WarningCode } from '@thac/plan'
import type { LegacyFonts } from './fonts.ts'
import type { Counter } from './numbering.ts'
import type { Styles } from './styles.ts'
import type { XmlElement } from './xml.ts'

/** A field whose parts stand in several runs, or even paragraphs. */
export interface Field {
  code: string
  /** Its result has begun. */
  result: boolean
}

/** What reading one document carries along. */
export interface Reader {
  readonly counter: Counter
  readonly styles: Styles
  /** Foot- and endnotes by part and id. */
  readonly notes: ReadonlyMap<string, XmlElement>
  readonly found: Map<WarningCode, number>
  readonly fonts: LegacyFonts
  readonly fields: Field[]
  /** Notes being read: one that refers to itself is not read again. */
  readonly open: Set<XmlElement>
  /** Notes referred to so far. */
  marked: number
  /** Tables met so far. */
  tables: number
  /** Lines written so far, for the line of a warning. */
  count: number
  /** The letterhead is past. */
  below: boolean
}

/** A paragraph being read: runs so far, lines finished by a line break, what follows it. */
export interface Paragraph {
  readonly lines: Inline[][]
  readonly boxes: XmlElement[]
  readonly notes: { readonly mark: string; readonly element: XmlElement }[]
}

export function newParagraph(): Paragraph {
  return { lines: [[]], boxes: [], notes: [] }
}

/** Notes what a reader should know, at the line it happened first. */
export function note(reader: Reader, code: WarningCode): void {
  if (!reader.found.has(code)) reader.found.set(code, reader.count + 1)
}
