import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'
import { hasEndMark, hasOpenQuote, isCapitals, startsSmall } from './shape.ts'

/** What lies between a paragraph and the line that may go on with it. */
export interface Gap {
  /** An empty line. */
  readonly blank: boolean
  /** A page number or running head: a page ended here. */
  readonly page: boolean
  /** A border of a table or column: nothing goes on across it. */
  readonly hard?: boolean
}

/** How the text was set, measured over the whole of it. */
export interface Setting {
  /** Where lines were broken, in characters; Infinity where a line is a paragraph. */
  readonly width: number
  /** Paragraphs are parted by empty lines. */
  readonly spaced: boolean
  /** Half the lines and more reach the width: the text was surely broken there. */
  readonly tight: boolean
  /** How far the first line of a paragraph stands in, in characters, where the others stand at the margin; 0 where they do not. */
  readonly indent: number
}

export interface OpenParagraph {
  readonly text: string
  readonly lastLine: Line
  /** A labelled line with nothing after it yet: its end says nothing. */
  readonly headingLike: boolean
  /** A label alone on its line: its heading follows (`Chương I` / `NHỮNG QUY ĐỊNH CHUNG`). */
  readonly awaitsTitle: boolean
}

/** A cut page ends in a long line; shorter ones are headings and items. */
const LONG = 250
const LONG_AT_PAGE = 60

/** Whether lines were broken at a fixed width, and whether empty lines part the paragraphs. */
export function measureSetting(lines: readonly Line[]): Setting {
  const lengths: number[] = []
  let gaps = 0
  let openers = 0
  let partedOpeners = 0
  let previousBlank = true
  for (const line of lines) {
    if (line.text === '') previousBlank = true
    else {
      if (previousBlank) gaps++
      if (/^(?:[IVX]{1,5}|\d{1,2}|\p{Ll}|[-+•])[.)/\s-]/u.test(line.text)) {
        openers++
        if (previousBlank) partedOpeners++
      }
      previousBlank = false
      lengths.push(line.text.length)
    }
  }
  const indent = firstLineIndent(lines)
  lengths.sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  const full = lengths.filter((length) => length >= width * 0.8).length
  const broken = lengths.length >= 8 && width >= 50 && (lengths.at(-1) ?? 0) <= 160 && full >= lengths.length * 0.25
  return { width: broken ? width : Infinity, spaced: openers > 0 ? partedOpeners >= openers * 0.6 : gaps >= Math.max(1, lengths.length * 0.25), indent, tight: broken && width >= 60 && lengths.filter((length) => length >= width * 0.88).length >= lengths.length * 0.45 }
}

/** The indent that at least a fifth of the lines share, and nearly every line that opens with a label, while a fifth stand at the margin. */
function firstLineIndent(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  let printed = 0
  let openers = 0
  let openersIn = 0
  for (const line of lines) {
    if (line.text === '' || line.row !== null) continue
    const own = indent(line.raw)
    printed++
    counts.set(own, (counts.get(own) ?? 0) + 1)
    if (!/^(?:[IVX]{1,5}|\d{1,2}|\p{Ll}|[-+•])[.)/\s-]/u.test(line.text)) continue
    openers++
    if (own >= 2) openersIn++
  }
  const [most] = [...counts].filter(([own]) => own >= 2).sort((a, b) => b[1] - a[1])
  if (most === undefined || most[1] < printed * 0.2 || (counts.get(0) ?? 0) < printed * 0.2) return 0
  return openersIn >= openers * 0.8 ? most[0] : 0
}

/** How sure we are that `line`, which opens with no mark of its own, goes on with the paragraph before it. 0: it does not. */
export function joinConfidence(open: OpenParagraph, line: Line, gap: Gap, setting: Setting, pack: Pack): number {
  if (line.whole || open.lastLine.whole || gap.hard === true) return 0
  if (open.awaitsTitle) return 0.95
  if (spansYears(open, line, gap)) return 0.9
  const ended = hasEndMark(open.text)
  const small = startsSmall(line.text)
  return gap.blank || gap.page ? acrossGap(open, line, gap, ended, small, pack) : nextLine(open, line, setting, ended, small, pack)
}

function acrossGap(open: OpenParagraph, line: Line, gap: Gap, ended: boolean, small: boolean, pack: Pack): number {
  if (small && !ended) return 0.95
  // A small letter opens no paragraph, unless the text is a list without marks.
  if (small && /[;,]$/.test(open.text) && gap.page) return 0.85
  if (hasOpenQuote(open.text) && /”/.test(line.text)) return 0.8
  if (open.headingLike && isCapitals(open.text) && isCapitals(line.text) && !ended && open.text.length <= 160) return 0.65
  if (ended || open.headingLike || opensUnit(line.text)) return 0
  if (pack.danglingEnd.test(open.text) && !open.text.endsWith(',')) return 0.75
  if (gap.page && open.text.length >= LONG_AT_PAGE) return 0.75
  return open.text.length >= LONG && line.text.length >= 20 ? 0.6 : 0
}

function nextLine(open: OpenParagraph, line: Line, setting: Setting, ended: boolean, small: boolean, pack: Pack): number {
  if (line.soft) return 0.95
  if (setting.indent > 0 && indent(line.raw) >= setting.indent) return 0
  if (setting.indent > 0 && indent(line.raw) === 0 && !open.headingLike && open.lastLine.raw.trimEnd().length > setting.width * 0.7) return 0.95
  const last = open.lastLine.text
  const firstWord = line.text.split(' ', 1)[0] ?? ''
  const full = last.length + 1 + firstWord.length > setting.width * 0.9
  const indented = indent(line.raw) > indent(open.lastLine.raw) + 1
  if (open.headingLike && isCapitals(last) && isCapitals(line.text)) return 0.85
  // A heading in capitals does not go on in small letters.
  if (open.headingLike && isCapitals(open.text) && /^\p{Lu}[^]*\p{Ll}{2}/u.test(line.text)) return 0
  if (full && !indented) {
    if (small || !ended) return open.headingLike && !small ? 0.6 : 0.95
    if (/[;:]$|\.\/\.$/.test(last)) return 0
    // A last line of a paragraph is seldom so full that not even the next word would have fitted.
    return setting.spaced ? 0.9 : setting.tight && last.length + 1 + firstWord.length > setting.width ? 0.65 : 0
  }
  if (small && !ended) return 0.9
  if (!open.headingLike && pack.danglingEnd.test(open.text) && !open.text.endsWith(',')) return 0.85
  if (hasOpenQuote(open.text) && /”/.test(line.text)) return 0.8
  return 0
}

/** The years of a span broken at its dash: `2026` / `- 2030`. */
function spansYears(open: OpenParagraph, line: Line, gap: Gap): boolean {
  return !gap.blank && /\d{4}$/.test(open.text) && /^[-–]\s*\d{4}(?!\d)/.test(line.text)
}

/** In a text broken at a width: the line above is full and its sentence goes on, so that a dash here is a hyphen (`kinh tế / - xã hội`). */
export function dashGoesOn(open: OpenParagraph, line: Line, gap: Gap, setting: Setting): boolean {
  if (spansYears(open, line, gap)) return true
  if (gap.blank || gap.page || setting.width === Infinity || !/^[-–]\s+[\p{Ll}\d]/u.test(line.text)) return false
  return !hasEndMark(open.text) && open.lastLine.text.length + 2 + (line.text.split(' ', 2)[1] ?? '').length > setting.width * 0.85
}

/** `Unit: does this` opens a paragraph of its own. */
function opensUnit(text: string): boolean {
  return /^\p{Lu}[^.;:]{3,120}:\s/u.test(text)
}

function indent(raw: string): number {
  return raw.length - raw.trimStart().length
}
