import type { Inline, SourceLine, TableCell } from '@thac/plan'
import { PACK_EN, PACK_VI, inlineText, isText, joinRuns, trimRuns } from '@thac/plan'

/** A cell as its file has it: its paragraphs one by one. */
export interface SourceCell {
  readonly lines: readonly SourceLine[]
  /** The file itself calls it a heading; null where it says nothing. */
  readonly header: boolean | null
  readonly colspan: number
  readonly rowspan: number
}

export interface SourceTable {
  readonly rows: readonly (readonly SourceCell[])[]
  /** It draws lines, so that it is more than a way to set things side by side. */
  readonly bordered: boolean
  /** Where it stands: above the document's kind, at the very end, or in between. */
  readonly place: 'head' | 'body' | 'end'
}

/** A table that only sets things side by side has at most this many rows and columns. */
const LAYOUT_ROWS = 6
const LAYOUT_COLUMNS = 3
const LONGEST_HEADER = 60
const PACKS = [PACK_VI, PACK_EN]
const HARD_BREAK: Inline = { type: 'hardBreak' }

/**
 * A table as lines. One that only sets a letterhead or foot side by side, and one of a single column, gives its paragraphs
 * one by one; any other gives a line a row, which keeps its cells. `flattened`: a table stood inside a cell and became lines of it;
 * `below`: what comes after it is no letterhead.
 */
export function tableLines(table: SourceTable, number: number): { readonly lines: readonly SourceLine[]; readonly flattened: boolean; readonly below: boolean } {
  const all = table.rows.flatMap((row) => row.flatMap((cell) => cell.lines))
  if (isLayout(table, all)) return { lines: all.flatMap(cellByCell), flattened: false, below: all.some((line) => namesKind(line.text)) }
  const headers = firstRowIsHeader(table.rows[0] ?? [])
  const lines = table.rows.map((row, i): SourceLine => {
    const cells = row.map((cell): TableCell => {
      const header = cell.header ?? (i === 0 && headers)
      const content = cellContent(cell.lines)
      return { content: header ? withoutBold(content) : content, header, colspan: cell.colspan, rowspan: cell.rowspan }
    })
    const text = cells.map((cell) => inlineText(cell.content).replace(/\n/g, ' ')).join(' | ')
    return { text, content: text === '' ? [] : [{ type: 'text', text }], whole: true, row: { table: number, cells } }
  })
  return { lines: lines.filter((line) => line.text !== ''), flattened: all.some((line) => line.row !== undefined), below: true }
}

/** Whether the body begins with a line, or has begun above it: what stands before is the letterhead. */
export function opensBody(text: string): boolean {
  const trimmed = text.trim()
  return trimmed !== '' && !PACKS.some((pack) => pack.motto.test(trimmed) || pack.draftMark.test(trimmed))
}

/** Whether a line names a document's kind. */
function namesKind(text: string): boolean {
  const upper = text.trim().toUpperCase().replace(/[:.]$/, '')
  return PACKS.some((pack) => pack.kinds.some((kind) => upper === kind || text.trim().startsWith(`${kind} `)))
}

/** Content with its white space folded, its ends trimmed and neighbours of equal marks made one run. */
export function tidyContent(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = []
  let spaced = true
  for (const inline of content) {
    if (!isText(inline)) {
      out.push(inline)
      spaced = inline.type === 'hardBreak'
      continue
    }
    const folded = inline.text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\s\u00a0]+/g, ' ')
    const text = spaced ? folded.trimStart() : folded
    if (text === '') continue
    spaced = text.endsWith(' ')
    out.push({ ...inline, text })
  }
  return joinRuns([], '', trimRuns(out))
}

function isLayout(table: SourceTable, all: readonly SourceLine[]): boolean {
  const columns = Math.max(0, ...table.rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0)))
  if (table.rows.every((row) => row.length <= 1)) return !all.some((line) => line.row !== undefined)
  if (columns > LAYOUT_COLUMNS || table.rows.length > LAYOUT_ROWS) return false
  const nested = all.some((line) => line.row !== undefined)
  if (nested) return table.place === 'head' && !table.bordered && all.flatMap(cellByCell).some((line) => opensLetterheadOrFoot(line.text.trim(), false))
  if (all.some((line) => opensLetterheadOrFoot(line.text.trim(), table.bordered))) return true
  return !table.bordered && (table.place === 'head' || (table.place === 'end' && table.rows.length <= 2))
}

/** A row of a table inside a letterhead as what its cells print, a line each. */
function cellByCell(line: SourceLine): readonly SourceLine[] {
  if (line.row === undefined) return [line]
  return line.row.cells.flatMap((cell) => inlineText(cell.content).split('\n').filter((text) => text.trim() !== '').map((text) => ({ text })))
}

/** A list of recipients has a colon where the table draws lines: without it, it may be the head of a column. */
function opensLetterheadOrFoot(text: string, bordered: boolean): boolean {
  return PACKS.some((pack) => pack.motto.test(text) || pack.authority.test(text) || (pack.id === 'vi' && pack.numberLine.test(text))
    || (pack.recipientsStart.test(text) && (!bordered || /:/.test(text))))
}

/** Bold throughout, or beginning as heads of columns do. */
function firstRowIsHeader(row: readonly SourceCell[]): boolean {
  const cells = row.map((cell) => cellContent(cell.lines))
  const texts = cells.map((content) => inlineText(content))
  if (!texts.every((text) => text !== '' && text.length <= LONGEST_HEADER)) return false
  const bold = cells.every((content) => content.every((inline) => !isText(inline) || isBold(inline)))
  return bold || PACKS.some((pack) => pack.tableHead.test(texts[0] ?? ''))
}

function cellContent(lines: readonly SourceLine[]): readonly Inline[] {
  const out: Inline[] = []
  for (const line of lines) {
    const content = tidyContent(line.content ?? [{ type: 'text', text: line.text }])
    if (content.length === 0) continue
    if (out.length > 0) out.push(HARD_BREAK)
    out.push(...content)
  }
  return out
}

function withoutBold(content: readonly Inline[]): readonly Inline[] {
  if (!content.every((inline) => !isText(inline) || isBold(inline))) return content
  const plain = content.map((inline): Inline => {
    const marks = inline.marks?.filter((mark) => mark.type !== 'bold') ?? []
    if (!isText(inline)) return inline
    return marks.length === 0 ? { type: 'text', text: inline.text } : { type: 'text', text: inline.text, marks }
  })
  return joinRuns([], '', plain)
}

function isBold(inline: Inline): boolean {
  return inline.marks?.some((mark) => mark.type === 'bold') === true
}
