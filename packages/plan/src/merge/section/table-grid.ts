import type { Block, Inline } from '../../model/content.ts'
import { inlineText } from '../../model/content.ts'
import { foldText } from '../../model/fold.ts'
import type { TableRow } from '../../model/table.ts'
import { tableBlock, tableCell, tableRows } from '../../model/table.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'

/** A table as a rectangle of ordinary cells, its heading rows first. */
export interface Grid {
  readonly rows: readonly TableRow[]
  readonly width: number
  /** How many rows at the top are headings. */
  readonly head: number
}

/** The grid of a table block; null where cells are joined, rows are of unequal length, or there is more in it than rows and cells. */
export function gridOf(block: Block): Grid | null {
  const rows = tableRows(block)
  const width = rows?.[0]?.length ?? 0
  if (rows === null || width === 0) return null
  if (rows.some((row) => row.length !== width || row.some((cell) => cell.colspan > 1 || cell.rowspan > 1))) return null
  if (canonicalBlock(tableBlock(rows)) !== canonicalBlock(block)) return null
  const body = rows.findIndex((row) => !row.every((cell) => cell.header))
  return { rows, width, head: body === -1 ? rows.length : body }
}

/** The folded plain text of a cell, "" outside of the table. */
export function cellText(grid: Grid, row: number, column: number): string {
  return foldText(inlineText(contentAt(grid, row, column)).replace(/\n/g, ' '))
}

export function contentAt(grid: Grid, row: number, column: number): readonly Inline[] {
  return (grid.rows[row]?.[column] ?? NO_CELL).content
}

const NO_CELL = tableCell([])

/** What stands over a column, folded and in lower case. */
export function columnName(grid: Grid, column: number): string {
  return Array.from({ length: grid.head }, (_, row) => cellText(grid, row, column)).join('\n').trim().toLowerCase()
}

const COUNTER_NAMES: ReadonlySet<string> = new Set(['stt', 'tt', 's.t.t', 't.t', 'số tt', 'số thứ tự', 'thứ tự', 'no', 'no.', '#'].map(foldText))

/** The first column only counts the rows: it is headed so, or its figures run from one. It says nothing about what a row is. */
export function hasCounter(grid: Grid): boolean {
  return grid.width > 1 && (COUNTER_NAMES.has(columnName(grid, 0)) || (grid.rows.length - grid.head > 1 && countsThrough(grid)))
}

/** The first column's figures run 1, 2, 3 … without a gap. */
export function countsThrough(grid: Grid): boolean {
  return grid.rows.length > grid.head && grid.rows.every((_, row) => row < grid.head || COUNT.exec(cellText(grid, row, 0))?.[1] === String(row - grid.head + 1))
}

/** A row's number with what its table sets around it: `1`, `01`, `1.`, `1)`. */
export const COUNT = /^0*(\d+)[.)]?$/

/** A cell that does no more than number its row: `1.`, `2.1`, `III`, `a)`, or nothing at all. */
export function isCount(text: string): boolean {
  return /^(?:(?:\d+(?:\.\d+)*|[IVXLC]+|\p{Ll})[.)]?)?$/u.test(text)
}
