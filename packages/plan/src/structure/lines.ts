import type { Inline } from '../model/content.ts'
import { composed } from '../model/composed.ts'
import { inlineText } from '../model/content.ts'
import { parseMarks } from './marks.ts'
import { isBold, tidyRuns } from './runs.ts'
import type { SourceLine } from './source.ts'

/** A source line made ready: Unicode NFC, white space folded, marks read. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** As it came, for its columns. */
  readonly raw: string
  readonly text: string
  readonly content: readonly Inline[]
  readonly heading: number | null
  readonly whole: boolean
  /** All of its characters are bold: a hint for titles and headings. */
  readonly bold: boolean
  /** Set where the front end knew the line for a row of a table. */
  readonly row: SourceLine['row'] | null
  readonly soft: boolean
  readonly leftOut: SourceLine['leftOut'] | null
  /** Further source lines that were read into this one. */
  readonly also?: readonly number[]
}

/** What `cleaned` may have to change; most lines hold nothing of it. */
const STRANGE = /[\u200b-\u200d\u2060\ufeff\u00ad]|(?!\t)\p{Cc}|\p{Cs}/u

export function readLines(source: readonly (string | SourceLine)[]): readonly Line[] {
  return source.map((entry, i) => readLine(typeof entry === 'string' ? { text: entry } : entry, i + 1))
}

/** The same line with other text, for one column of a line printed in two. */
export function cellOf(line: Line, text: string): Line {
  return readLine({ text }, line.number)
}

const NOTHING: readonly Inline[] = []

function readLine(entry: SourceLine, number: number): Line {
  const raw = entry.leftOut === undefined ? clean(entry.text) : ''
  const content = entry.text === '' && entry.content === undefined ? NOTHING : tidyRuns(entry.content === undefined ? parseMarks(raw) : entry.content.map(cleanInline))
  const text = inlineText(content)
  return {
    number, raw, text, content, heading: entry.heading ?? null, whole: entry.whole === true,
    bold: (text !== '' && isBold(content)) || /^\*\*/.test(raw.trim()),
    row: entry.row ?? null, soft: entry.soft === true, leftOut: entry.leftOut ?? null,
  }
}

function cleanInline(inline: Inline): Inline {
  return inline.type === 'text' && inline.text !== undefined ? { ...inline, text: clean(inline.text) } : inline
}

/** True where a Vietnamese line prints the Icelandic Ð, which looks the same, for Đ. */
export function printsEth(text: string): boolean {
  return text.includes('\u00d0') && /[ăâđêôơư\u1ea0-\u1ef9]/iu.test(text)
}

/** The letter that is meant, so that words and names are found; a warning says so. */
function withStroke(text: string): string {
  return printsEth(text) ? text.replaceAll('\u00d0', '\u0110') : text
}

/** NFC; zero-width characters and controls (but the tab) out; lone surrogates replaced, so that every later writer can encode the text. */
function clean(text: string): string {
  const plain = withStroke(composed(text))
  return STRANGE.test(plain) ? cleaned(plain) : plain
}

function cleaned(text: string): string {
  return text.replace(/\u200d|[\u200b\u200c\u2060\ufeff\u00ad]/g, '').replace(/(?!\t)\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd')
}
