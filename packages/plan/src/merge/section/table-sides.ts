import { inlineText } from '../../model/content.ts'
import { canonicalInline } from '../../cascade/canonical.ts'
import { matchColumns } from './table-columns.ts'
import type { Grid } from './table-grid.ts'
import { cellText, columnName, contentAt, hasCounter, isCount } from './table-grid.ts'
import { matchRows, rowLikeness, rowName } from './table-rows.ts'

/** Three tables of which it is known which row and column is which: for every place in the base the place on a side, -1 for none. */
export interface Sides {
  readonly base: Grid
  readonly theirs: Grid
  readonly mine: Grid
  readonly columnsT: readonly number[]
  readonly columnsM: readonly number[]
  readonly rowsT: readonly number[]
  readonly rowsM: readonly number[]
  /** The first column of the base is a mere counter. */
  readonly counter: boolean
}

/** One of the two sides beside the base. */
export interface Side {
  readonly grid: Grid
  readonly columns: readonly number[]
  readonly rows: readonly number[]
}

/** null where rows and columns cannot be told apart for certain. */
export function matchTables(base: Grid, theirs: Grid, mine: Grid): Sides | null {
  if (theirs.head !== base.head || mine.head !== base.head) return null
  const [columnsT, columnsM] = [matchColumns(base, theirs), matchColumns(base, mine)]
  if (columnsT === null || columnsM === null) return null
  const counter = hasCounter(base)
  const [pairsT, pairsM] = [telling(columnsT, counter), telling(columnsM, counter)]
  if (pairsT.length === 0 || pairsM.length === 0) return null
  return { base, theirs, mine, columnsT, columnsM, rowsT: matchRows(base, theirs, pairsT), rowsM: matchRows(base, mine, pairsM), counter }
}

export function sideOf(sides: Sides, which: 'theirs' | 'mine'): Side {
  return which === 'theirs' ? { grid: sides.theirs, columns: sides.columnsT, rows: sides.rowsT } : { grid: sides.mine, columns: sides.columnsM, rows: sides.rowsM }
}

/** Pairs of columns that say something about a row. */
function telling(columns: readonly number[], counter: boolean): readonly (readonly [number, number])[] {
  return columns.flatMap((j, i) => (j < 0 || (counter && i === 0) ? [] : [[i, j] as const]))
}

/** Columns that both sides put in under one name: theirs to mine. */
export function twinColumns(sides: Sides): ReadonlyMap<number, number> {
  const mine = new Map(added(sides.columnsM, sides.mine.width).map((column) => [columnName(sides.mine, column), column]))
  const out = new Map<number, number>()
  for (const column of added(sides.columnsT, sides.theirs.width)) {
    const name = columnName(sides.theirs, column)
    const twin = mine.get(name)
    if (name === '' || twin === undefined) continue
    out.set(column, twin)
    mine.delete(name)
  }
  return out
}

/**
 * Rows that both sides put in and that are one: `twins` say the same (theirs to mine), `clashes` are rows of one name, or
 * nameless ones nearly alike, that say different things.
 */
export function twinRows(sides: Sides, twinsOfColumns: ReadonlyMap<number, number>): { readonly twins: ReadonlyMap<number, number>; readonly clashes: readonly (readonly [number, number])[] } {
  const columns = commonColumns(sides, twinsOfColumns)
  const twins = new Map<number, number>()
  const clashes: (readonly [number, number])[] = []
  const open = new Set(added(sides.rowsM, sides.mine.rows.length))
  const rest: number[] = []
  for (const row of added(sides.rowsT, sides.theirs.rows.length)) {
    const same = [...open].find((other) => columns.every(([i, j]) => canonicalInline(contentAt(sides.theirs, row, i)) === canonicalInline(contentAt(sides.mine, other, j))))
    if (same === undefined) rest.push(row)
    else {
      twins.set(row, same)
      open.delete(same)
    }
  }
  const name = columns[0]
  for (const row of rest) {
    const own = rowName(sides.theirs, row, name?.[0])
    const other = [...open].find((one) => {
      const there = rowName(sides.mine, one, name?.[1])
      return own === '' || there === '' ? own === there && rowLikeness(sides.theirs, row, sides.mine, one, columns) >= NEARLY : own === there
    })
    if (other === undefined) continue
    clashes.push([row, other])
    open.delete(other)
  }
  return { twins, clashes }
}

/** Two rows without a name are one row said differently if they are this much alike. */
const NEARLY = 0.8

function commonColumns(sides: Sides, twins: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  const kept = sides.columnsT.flatMap((theirs, base) => {
    const mine = sides.columnsM[base] ?? -1
    return theirs < 0 || mine < 0 || (sides.counter && base === 0) ? [] : [[theirs, mine] as const]
  })
  return [...kept, ...twins]
}

/** Places on a side that are of no line of the base. */
export function added(toSide: readonly number[], length: number): readonly number[] {
  const known = new Set(toSide)
  return Array.from({ length }, (_, place) => place).filter((place) => !known.has(place))
}

/** Whether the side changed a cell of this base row, its number aside, or put something into it in a column of its own. */
export function changedRow(sides: Sides, side: Side, row: number): boolean {
  const there = side.rows[row] ?? -1
  if (there < 0) return false
  return changedCells(sides, side, row).length > 0 || added(side.columns, side.grid.width).some((column) => contentAt(side.grid, there, column).length > 0)
}

/** Base columns whose cell in this base row the side changed, its number aside. */
export function changedCells(sides: Sides, side: Side, row: number): readonly number[] {
  const there = side.rows[row] ?? -1
  if (there < 0) return []
  return side.columns.flatMap((column, base) => {
    if (column < 0 || isMereCount(sides, side, base, row)) return []
    return canonicalInline(contentAt(sides.base, row, base)) === canonicalInline(contentAt(side.grid, there, column)) ? [] : [base]
  })
}

/** Whether the side changed a cell of this base column, or put something into it in a row of its own. */
export function changedColumn(sides: Sides, side: Side, base: number): boolean {
  const column = side.columns[base] ?? -1
  if (column < 0) return false
  return side.rows.some((there, row) => there >= 0 && !isMereCount(sides, side, base, row) && canonicalInline(contentAt(sides.base, row, base)) !== canonicalInline(contentAt(side.grid, there, column)))
    || added(side.rows, side.grid.rows.length).some((row) => contentAt(side.grid, row, column).length > 0 && !(sides.counter && base === 0 && isCount(cellText(side.grid, row, column))))
}

/** In the counting column, and a mere number on both. */
function isMereCount(sides: Sides, side: Side, base: number, row: number): boolean {
  return sides.counter && base === 0 && isCount(cellText(sides.base, row, 0)) && isCount(cellText(side.grid, side.rows[row] ?? -1, side.columns[0] ?? -1))
}

/** A row as one line; where the first column counts, its number is left out. */
export function rowText(grid: Grid, row: number, counter: boolean): string {
  return (grid.rows[row] ?? []).slice(counter && isCount(cellText(grid, row, 0)) ? 1 : 0).map((cell) => inlineText(cell.content).replace(/\n/g, ' ')).join(' | ')
}

/** A column, a line a cell. */
export function columnText(grid: Grid, column: number): string {
  return grid.rows.map((_, row) => inlineText(contentAt(grid, row, column)).replace(/\n/g, ' ')).join('\n')
}
