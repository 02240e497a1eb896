import type { SourceLine } from '@thac/plan'
import { PACK_EN, PACK_VI } from '@thac/plan'

/** A table as rows of cells, a cell being its paragraphs. */
export type Rows = readonly (readonly (readonly SourceLine[])[])[]

const LAYOUT_ROWS = 6

/**
 * A table as lines. One that only sets a letterhead or foot side by side, and one of a single column, gives its paragraphs
 * one by one; any other gives a line a row, its cells parted by " | ".
 */
export function rowsToLines(rows: Rows): { readonly lines: readonly SourceLine[]; readonly flattened: boolean } {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const all = rows.flatMap((row) => row.flatMap((cell) => cell))
  const layout = columns <= 1 || (columns <= 3 && rows.length <= LAYOUT_ROWS && all.some((line) => opensLetterheadOrFoot(line.text.trim())))
  if (layout) return { lines: all, flattened: false }
  const lines = rows.map((row) => ({ text: row.map((cell) => cell.map((line) => line.text.trim()).filter((text) => text !== '').join(' ')).join(' | '), whole: true }))
  return { lines: lines.filter((line) => line.text.replace(/[|\s]/g, '') !== ''), flattened: true }
}

function opensLetterheadOrFoot(text: string): boolean {
  return [PACK_VI, PACK_EN].some((pack) => pack.motto.test(text) || pack.recipientsStart.test(text) || pack.authority.test(text) || (pack.id === 'vi' && pack.numberLine.test(text)))
}
