import type { Inline } from '../model/content.ts'
import type { TableRow } from '../model/table.ts'
import { inlineText } from '../model/content.ts'
import type { Bullet } from './bullet.ts'
import { readBullet } from './bullet.ts'
import type { Findings } from './findings.ts'
import { leaveOut } from './findings.ts'
import type { Gap, Setting } from './join.ts'
import { dashGoesOn, joinConfidence } from './join.ts'
import type { Capitals, Label, Sequence } from './labels.ts'
import { START, acceptLabel, advance, labelCandidates, misreadLabel } from './labels.ts'
import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'
import { joinRuns, sliceRuns } from './runs.ts'
import { hasEndMark, isOrnament, startsSmall, wordCount } from './shape.ts'
import { findTables, isRule } from './tables.ts'

/** Two source lines made one. `offset` is where the later one begins in the paragraph's text. */
export interface Join {
  readonly offset: number
  readonly line: number
  readonly confidence: number
  readonly acrossGap: boolean
  readonly before: string
  readonly after: string
}

/** A whole paragraph: what opens it, its text without that, and the source lines it came from. */
export interface Paragraph {
  readonly label: Label | null
  readonly bullet: Bullet | null
  /** Depth of the source's heading style, where it had one. */
  readonly heading: number | null
  readonly content: readonly Inline[]
  readonly text: string
  /** A table, row by row; then `content` is empty. */
  readonly table: readonly TableRow[] | null
  /** The table was seen in the lines of a text, not told by the file. */
  readonly tableGuessed?: boolean
  readonly lines: readonly number[]
  readonly joins: readonly Join[]
}

export interface ParagraphOptions {
  readonly pack: Pack
  readonly setting: Setting
  readonly noise: ReadonlySet<number>
  /** Every line is a paragraph by itself, as if empty lines stood between. */
  readonly parted: boolean
  readonly capitals: Capitals
  /** False inside an appendix: numbers there are text. */
  readonly withLabels: boolean
}

interface Open {
  label: Label | null
  bullet: Bullet | null
  heading: number | null
  pieces: { content: readonly Inline[]; text: string; between: string }[]
  length: number
  lines: number[]
  joins: Join[]
  last: Line
  tail: string
}

interface OpenTable {
  readonly number: number
  readonly rows: TableRow[]
  readonly lines: number[]
}

const NO_TABLE: OpenTable = { number: 0, rows: [], lines: [] }

const TAIL = 400

/** Lines to paragraphs: each line opens one, or goes on with the one before it. `lines[i]` is source index `from + i`. */
export function readParagraphs(lines: readonly Line[], from: number, options: ParagraphOptions, findings: Findings): readonly Paragraph[] {
  const out: Paragraph[] = []
  let sequence: Sequence = START
  let open: Open | null = null
  let gap: Gap = { blank: options.parted, page: false }
  const tables = findTables(lines, options.pack)
  let table: OpenTable = NO_TABLE
  for (const [i, line] of lines.entries()) {
    if (options.noise.has(from + i)) {
      gap = { ...gap, page: true }
      continue
    }
    if (line.text === '') {
      gap = { ...gap, blank: true }
      continue
    }
    const row = line.row ?? tables.get(i) ?? null
    if (row !== null) {
      if (open !== null) out.push(close(open))
      open = null
      if (table.number !== row.table) {
        table = { number: row.table, rows: [], lines: [] }
        out.push({ label: null, bullet: null, heading: null, content: [], text: '', table: table.rows, tableGuessed: line.row === null, lines: table.lines, joins: [] })
      }
      table.rows.push(row.cells)
      table.lines.push(line.number)
      gap = { blank: true, page: false }
      continue
    }
    const ornament = isOrnament(line.text) || (table !== NO_TABLE && isRule(line.text))
    if (ornament || options.pack.footWord.test(line.text)) {
      leaveOut(findings, line.number, ornament ? 'ornament' : 'foot-word')
      gap = { ...gap, blank: true, hard: line.text.includes('|') }
      continue
    }
    table = NO_TABLE
    const label = options.withLabels ? readLabel(line, sequence, open, gap, options) : null
    const above = open === null ? null : { text: open.tail, lastLine: open.last, headingLike: headingLike(open), awaitsTitle: open.label !== null && open.tail === '' }
    const bullet = label !== null || (above !== null && dashGoesOn(above, line, gap, options.setting)) ? null : readBullet(line.text)
    const opens = label !== null || bullet !== null || line.heading !== null || options.pack.ordinal.test(line.text) || options.pack.closingStart.test(line.text)
    const confidence = above === null || opens ? 0 : joinConfidence(above, line, gap, options.setting, options.pack)
    if (label !== null) sequence = advance(sequence, label)
    if (open !== null && confidence > 0) goOn(open, line, gap, confidence)
    else {
      if (open !== null) out.push(close(open))
      open = begin(line, label, bullet)
    }
    gap = { blank: options.parted, page: false }
  }
  if (open !== null) out.push(close(open))
  return out
}

/**
 * The label a line opens with. None where the sentence above goes on (`… quy định tại` / `Điều 5 của …`); one alone on its
 * line must be just the next.
 */
function readLabel(line: Line, sequence: Sequence, open: Open | null, gap: Gap, { pack, capitals, setting }: ParagraphOptions): Label | null {
  const label = acceptLabel(labelCandidates(line.text, pack, capitals), line.text, sequence) ?? misreadLabel(line.text, pack, capitals, sequence)
  if (label === null || open === null) return label
  const rest = line.text.slice(label.length)
  const unended = !gap.blank && !hasEndMark(open.tail) && !headingLike(open)
  const full = gap.page || line.soft || open.last.text.length + 1 + line.text.split(' ', 1).join('').length > setting.width * 0.8
  if (unended && (pack.danglingEnd.test(open.tail) || (full && (label.named || startsSmall(rest))))) return null
  return rest === '' && !label.named && (label.confidence < 0.9 || unended) ? null : label
}

function begin(line: Line, label: Label | null, bullet: Bullet | null): Open {
  const mark = label?.length ?? bullet?.length ?? 0
  const content = sliceRuns(line.content, mark + (line.text.slice(mark).length - line.text.slice(mark).trimStart().length))
  const text = inlineText(content)
  return { label, bullet, heading: line.heading, pieces: [{ content, text, between: '' }], length: text.length, lines: [line.number], joins: [], last: line, tail: text.slice(-TAIL) }
}

function goOn(open: Open, line: Line, gap: Gap, confidence: number): void {
  open.joins.push({
    offset: open.length + between(open).length, line: line.number, confidence, acrossGap: gap.blank || gap.page,
    before: open.tail.split(' ').slice(-6).join(' '), after: line.text.split(' ', 6).join(' '),
  })
  open.pieces.push({ content: line.content, text: line.text, between: between(open) })
  open.length += between(open).length + line.text.length
  open.lines.push(line.number)
  open.last = line
  open.tail = `${open.tail}${between(open)}${line.text}`.slice(-TAIL)
}

/** A number or word broken at its hyphen (`66/QĐ-` / `UBND`) goes on without a space. */
function between(open: Open): string {
  return open.tail === '' || /[\p{L}\d][-/]$/u.test(open.tail) ? '' : ' '
}

function close(open: Open): Paragraph {
  const [first, ...rest] = open.pieces
  const pieces: Inline[] = []
  for (const piece of rest) for (const inline of joinRuns([], piece.between, piece.content)) pieces.push(inline)
  const content = joinRuns(first?.content ?? [], '', pieces)
  return { label: open.label, bullet: open.bullet, heading: open.heading, content, text: inlineText(content), table: null, lines: open.lines, joins: open.joins }
}

function headingLike(open: Open): boolean {
  return (open.label !== null || open.heading !== null) && !open.tail.includes(': ') && wordCount(open.tail) <= 35 && !hasEndMark(open.tail)
}
