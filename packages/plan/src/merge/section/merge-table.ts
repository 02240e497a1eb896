import type { Block, Inline } from '../../model/content.ts'
import { inlineText } from '../../model/content.ts'
import type { TableCell, TableRow } from '../../model/table.ts'
import { tableBlock } from '../../model/table.ts'
import { canonicalInline } from '../../cascade/canonical.ts'
import { tokens } from '../../cascade/tokens.ts'
import type { BlocksMerge, Choose, Conflict, PlacedConflict, Review } from './conflict.ts'
import { conflictOf, decide } from './conflict.ts'
import { mergeInline } from './merge-inline.ts'
import type { Line } from '../tree/merge-order.ts'
import { mergeOrder } from '../tree/merge-order.ts'
import { cellText, contentAt, countsThrough, gridOf, isCount } from './table-grid.ts'
import { numbered } from './table-numbers.ts'
import { changedCells, changedColumn, changedRow, columnText, matchTables, rowText, sideOf, twinColumns, twinRows } from './table-sides.ts'
import type { Sides } from './table-sides.ts'
import { watchedIn } from './watched.ts'

/**
 * Three-way merge of a table: which rows and columns there are, in which order, and the words of each cell. The result is a
 * rectangle. null where a table has joined cells or its rows and columns cannot be told: it is then whole or nothing.
 */
export function mergeTable(base: Block, theirs: Block, mine: Block, choose: Choose): BlocksMerge | null {
  const [b, t, m] = [gridOf(base), gridOf(theirs), gridOf(mine)]
  const sides = b === null || t === null || m === null ? null : matchTables(b, t, m)
  if (sides === null) return null
  const told: Told[] = []
  const review: Review[] = []
  const twinsC = twinColumns(sides)
  const order = mergeOrder(sides.columnsT, sides.columnsM, sides.theirs.width, sides.mine.width, twinsC)
  const columns = order.lines.filter((line) => stays(line, 'column', sides, choose, told))
  const beside = columns.flatMap((line) => (order.crowded.has(line) ? [line.theirs === null ? columnText(sides.mine, line.mine ?? -1) : columnText(sides.theirs, line.theirs)] : []))
  if (beside.length > 0) review.push({ reason: 'same-place', text: beside.map((text) => text.split('\n')[0]).join(' | ') })
  for (const line of columns) if (order.movedApart.has(line) && line.base !== null) review.push({ reason: 'moved-by-both', text: columnText(sides.base, line.base).split('\n')[0] ?? '' })
  const { twins, clashes } = twinRows(sides, twinsC)
  const rowOrder = mergeOrder(sides.rowsT, sides.rowsM, sides.theirs.rows.length, sides.mine.rows.length, twins)
  const byName = new Map(rowOrder.lines.map((line) => [nameOfLine(line), line]))
  const dropped = new Set(clashes.map(([their, my]) => dropOf(byName.get(`t${their}`), byName.get(`m${my}`), sides, choose, told)))
  const rows = rowOrder.lines.filter((line) => !dropped.has(nameOfLine(line)) && stays(line, 'row', sides, choose, told))
  if (columns.length === 0 || rows.length === 0) return null

  const merged = rows.map((row): TableRow => columns.map((column): TableCell => {
    const { cell, conflicts, notes } = mergeCell(row, column, sides, choose)
    for (const { conflict, place } of conflicts) told.push({ conflict, line: row, column, from: place.from, to: place.to })
    review.push(...notes)
    return cell
  }))
  const counter = columns.findIndex((column) => column.base === 0)
  const counts = sides.counter && counter >= 0 && columnCounts(sides)
  const done = counts ? numbered(merged, sides.base.head, counter, cellText(sides.base, sides.base.head, 0)) : merged
  const crowded = rows.flatMap((row, i) => (rowOrder.crowded.has(row) ? [lineOf(done[i], counts)] : []))
  if (crowded.length > 0) review.push({ reason: 'same-place', text: crowded.join('\n') })
  rows.forEach((row, i) => {
    const text = lineOf(done[i], counts)
    if (rowOrder.movedApart.has(row)) review.push({ reason: 'moved-by-both', text })
    // What one side's row says in a column that the other put in, nobody has said yet.
    if (row.base === null && columns.some((column) => column.base === null && (row.theirs === null || column.theirs === null) && (row.mine === null || column.mine === null))) review.push({ reason: 'same-row', text })
    for (const reason of inOneRow(row, sides)) review.push({ reason, text })
  })
  return { blocks: [tableBlock(done)], conflicts: told.map((one) => placed(one, rows, columns)), review }
}

/** A conflict with the row and column it is about; a line that is not in the merged table stands for its place. */
interface Told {
  readonly conflict: Conflict
  readonly line: Line | null
  readonly column: Line | null
  readonly from: number
  readonly to: number
}

function placed(one: Told, rows: readonly Line[], columns: readonly Line[]): PlacedConflict {
  const row = one.line === null ? 0 : Math.max(0, rows.indexOf(one.line))
  const column = one.column === null ? 0 : Math.max(0, columns.indexOf(one.column))
  return { conflict: one.conflict, place: { block: 0, count: 1, from: one.from, to: one.to, cell: { row, column } } }
}

/** Whether a row or column is in the merged table: it is not where a side took it out and the other left it alone, else it is asked. */
function stays(line: Line, kind: 'row' | 'column', sides: Sides, choose: Choose, told: Told[]): boolean {
  if (line.base === null) return true
  if (line.theirs !== null && line.mine !== null) return true
  if (line.theirs === null && line.mine === null) return false
  const left = sideOf(sides, line.theirs === null ? 'mine' : 'theirs')
  const changed = kind === 'row' ? changedRow(sides, left, line.base) : changedColumn(sides, left, line.base)
  if (!changed) return false
  const text = kind === 'row' ? (grid: typeof left.grid, place: number): string => rowText(grid, place, sides.counter) : columnText
  const own = text(left.grid, line.theirs ?? line.mine ?? 0)
  const { conflict, side } = decide('delete-edit', text(sides.base, line.base), line.theirs === null ? '' : own, line.mine === null ? '' : own, choose)
  const keep = (line.theirs === null) === (side === 'mine')
  told.push({ conflict, line: kind === 'row' ? line : null, column: kind === 'column' ? line : null, from: 0, to: 0 })
  return keep
}

/** Which of two rows put in under one name goes, by `nameOfLine`. */
function dropOf(theirs: Line | undefined, mine: Line | undefined, sides: Sides, choose: Choose, told: Told[]): string {
  if (theirs === undefined || mine === undefined) throw new RangeError('rows that clash are in the order of rows')
  const { conflict, side } = decide('insert', '', rowText(sides.theirs, theirs.theirs ?? -1, sides.counter), rowText(sides.mine, mine.mine ?? -1, sides.counter), choose)
  told.push({ conflict, line: side === 'mine' ? mine : theirs, column: null, from: 0, to: 0 })
  return nameOfLine(side === 'mine' ? theirs : mine)
}

function nameOfLine({ base, theirs, mine }: Line): string {
  return base !== null ? `b${base}` : theirs !== null ? `t${theirs}` : `m${mine ?? ''}`
}

function mergeCell(row: Line, column: Line, sides: Sides, choose: Choose): { readonly cell: TableCell; readonly conflicts: readonly PlacedConflict<{ readonly from: number; readonly to: number }>[]; readonly notes: readonly Review[] } {
  const was = cellAt(sides.base.rows, row.base, column.base)
  const their = cellAt(sides.theirs.rows, row.theirs, column.theirs)
  const my = cellAt(sides.mine.rows, row.mine, column.mine)
  const whole = (cell: TableCell): { readonly cell: TableCell; readonly conflicts: readonly []; readonly notes: readonly [] } => ({ cell, conflicts: [], notes: [] })
  if (their === null || my === null) return whole(my ?? their ?? { content: [], header: isHead(row, sides), colspan: 1, rowspan: 1 })
  const header = was === null || my.header !== was.header ? my.header : their.header
  if (sides.counter && column.base === 0 && [was, their, my].every((cell) => cell === null || isCount(inlineText(cell.content).trim()))) {
    const untouched = was !== null && canonicalInline(was.content) === canonicalInline(my.content)
    return whole({ ...(untouched ? their : my), header })
  }
  const name = nameOf(row, column, sides)
  const named = (conflict: Conflict): Conflict => name === '' ? conflict : conflictOf(conflict.kind, of(name, conflict.base), of(name, conflict.upstream), of(name, conflict.child))
  const merged = mergeInline(was?.content ?? NOTHING, their.content, my.content, (conflict) => choose(named(conflict)))
  return { cell: { ...my, content: merged.content, header }, conflicts: merged.conflicts.map(({ conflict, place }) => ({ conflict: named(conflict), place })), notes: merged.review }
}

const NOTHING: readonly Inline[] = []

/** A cell says little by itself: what the row is about comes before it. */
function of(name: string, text: string): string {
  return text === '' ? '' : `${name} | ${text}`
}

function nameOf(row: Line, column: Line, sides: Sides): string {
  const first = sides.counter ? 1 : 0
  if (isHead(row, sides) || column.base === first || row.base === null) return ''
  return inlineText(contentAt(sides.base, row.base, first)).replace(/\n/g, ' ').trim()
}

function isHead(row: Line, sides: Sides): boolean {
  return row.base !== null && row.base < sides.base.head
}

function cellAt(rows: readonly TableRow[], row: number | null, column: number | null): TableCell | null {
  return row === null || column === null ? null : (rows[row]?.[column] ?? null)
}

function columnCounts(sides: Sides): boolean {
  return [sides.base, sides.theirs, sides.mine].every(countsThrough) && sides.columnsT[0] === 0 && sides.columnsM[0] === 0
}

/** What to look at where both changed a row, in different cells. */
function inOneRow(row: Line, sides: Sides): readonly Review['reason'][] {
  if (row.base === null || row.theirs === null || row.mine === null || isHead(row, sides)) return []
  const { base: at, theirs: atT, mine: atM } = row
  // Marks alone say nothing that another cell could contradict.
  const reworded = (which: 'theirs' | 'mine') => (column: number): boolean => {
    const { grid, columns, rows } = sideOf(sides, which)
    return cellText(sides.base, at, column) !== cellText(grid, rows[at] ?? -1, columns[column] ?? -1)
  }
  const same = (column: number): boolean => canonicalInline(contentAt(sides.theirs, atT, sides.columnsT[column] ?? -1)) === canonicalInline(contentAt(sides.mine, atM, sides.columnsM[column] ?? -1))
  const their = changedCells(sides, sideOf(sides, 'theirs'), at).filter(reworded('theirs')).filter((column) => (sides.columnsM[column] ?? -1) < 0 || !same(column))
  const my = changedCells(sides, sideOf(sides, 'mine'), at).filter(reworded('mine')).filter((column) => (sides.columnsT[column] ?? -1) < 0 || !same(column))
  const both = [...new Set([...their, ...my])]
  if (their.length === 0 || my.length === 0 || both.length < 2) return []
  const words = both.flatMap((column) => [contentAt(sides.base, at, column), contentAt(sides.theirs, atT, sides.columnsT[column] ?? -1), contentAt(sides.mine, atM, sides.columnsM[column] ?? -1)])
  return ['same-row', ...watchedIn(words.map((content) => tokens(content)))]
}

function lineOf(row: TableRow | undefined, withoutFirst: boolean): string {
  return (row ?? []).slice(withoutFirst ? 1 : 0).map((cell) => inlineText(cell.content).replace(/\n/g, ' ')).join(' | ')
}
