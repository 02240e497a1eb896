import type { Inline } from '../model/content.ts'
import { inlineText } from '../model/content.ts'
import type { TableCell, TableRow } from '../model/table.ts'
import { tableCell } from '../model/table.ts'
import { readBullet } from './bullet.ts'
import type { Line } from './lines.ts'
import { parseMarks } from './marks.ts'
import type { Pack } from './pack.ts'
import { isBold, withoutBlanketMarks } from './runs.ts'
import { isOrnament } from './shape.ts'

/** Cells of a line, and how the source parted them. */
interface Cut {
  readonly by: 'bar' | 'tab' | 'space'
  readonly cells: readonly string[]
}

/** Fewer lines than this, parted only by spaces, are no table: a line may be spread out for its looks. */
const SPACED_ROWS = 3
const LONGEST_LABEL = 8

/**
 * Rows of tables that a plain text prints as lines: cells parted by bars, tabs or wide spaces, as many in one line as in
 * the next. Answers the row of each line by its index, with the number of its table; front ends that know their tables
 * say so in `line.row`.
 */
export function findTables(lines: readonly Line[], pack: Pack): ReadonlyMap<number, { readonly table: number; readonly cells: TableRow }> {
  const out = new Map<number, { readonly table: number; readonly cells: TableRow }>()
  let table = 0
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]
    const cut = line === undefined || line.row !== null ? null : cutLine(line)
    if (cut === null) {
      i++
      continue
    }
    const rows = rowsFrom(lines, i, cut)
    if (rows.length >= (cut.by === 'space' ? SPACED_ROWS : 2)) {
      table++
      for (const [n, { at, cells }] of rows.entries()) out.set(at, { table: -table, cells: n === 0 ? headed(cells, pack) : cells.map((cell) => tableCell(cell)) })
      i = (rows.at(-1)?.at ?? i) + 1
    } else i++
  }
  return out
}

/** The first row's cells, as header where it begins like one or is bold throughout. */
function headed(cells: readonly (readonly Inline[])[], pack: Pack): readonly TableCell[] {
  const texts = cells.map((cell) => inlineText(cell).trim())
  const bold = cells.every(isBold)
  const header = texts.every((text) => text !== '' && text.length <= 60) && (bold || pack.tableHead.test(texts[0] ?? ''))
  return cells.map((cell) => tableCell(header ? withoutBlanketMarks(cell) : cell, header))
}

function rowsFrom(lines: readonly Line[], from: number, first: Cut): readonly { readonly at: number; readonly cells: readonly (readonly Inline[])[] }[] {
  const rows: { at: number; cells: readonly (readonly Inline[])[] }[] = []
  let gaps = 0
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined || line.row !== null) break
    if (line.text === '' || (first.by === 'bar' && isRule(line.text))) {
      if (line.text === '' && ++gaps > 1) break
      continue
    }
    const cut = cutLine(line)
    // Empty cells at the end of a row are not always printed.
    const short = cut !== null && cut.by === 'tab' && first.by === 'tab' && cut.cells.length < first.cells.length
    if (cut === null || cut.by !== first.by || (cut.cells.length !== first.cells.length && !short)) break
    const blanks = new Array<string>(first.cells.length - cut.cells.length).fill('')
    rows.push({ at: i, cells: [...cut.cells, ...blanks].map((cell) => parseMarks(cell)) })
    gaps = 0
  }
  return rows
}

function cutLine(line: Line): Cut | null {
  const raw = line.raw.trimStart().replace(/[ \r\n]+$/, '')
  if (raw.includes('|') && !isRule(raw)) {
    const cells = raw.replace(/^\|/, '').replace(/\|$/, '').split('|').map((cell) => cell.trim())
    return cells.length >= 2 && cells.some((cell) => cell !== '') ? { by: 'bar', cells } : null
  }
  if (raw.includes('\t')) {
    const cells = raw.split(/\t/).map((cell) => cell.trim())
    const lone = cells.length === 2 && ((cells[0]?.length ?? 0) <= LONGEST_LABEL || readBullet(raw) !== null)
    return lone ? null : { by: 'tab', cells }
  }
  const cells = raw.split(/ {3,}/).map((cell) => cell.trim())
  return cells.length >= 3 ? { by: 'space', cells } : null
}

/** The line that parts a header from its rows, or one table line from the next. */
export function isRule(text: string): boolean {
  return isOrnament(text.replace(/[|+:]/g, '-')) && /[-–—=_]{2}/.test(text)
}
