import { bestInOrder } from '../../cascade/align.ts'
import { longestAscending } from '../../cascade/moves.ts'
import { script } from '../../cascade/script.ts'
import { dice } from '../../cascade/similarity.ts'
import type { Grid } from './table-grid.ts'
import { cellText } from './table-grid.ts'

/** From here on two rows are one row changed. */
const ALIKE = 0.4
/** Largest gap (rows × rows) that is searched for its best pairing; in larger ones only rows of one name are paired. */
const MAX_CELLS = 4_096

/**
 * Which row of `before` is which of `after`, by place, -1 for none. Headings pair in order; of the others equal ones in
 * order, then rows of one name (the text of the first column that is not a mere counter) that stands once on either side,
 * then in the gaps the most alike. `columns` pairs the columns that count, the one that names the rows first.
 */
export function matchRows(before: Grid, after: Grid, columns: readonly (readonly [number, number])[]): readonly number[] {
  const out = before.rows.map((_, row) => (row < before.head && row < after.head ? row : -1))
  const [keysA, keysB] = [bodyKeys(before, columns.map(([i]) => i)), bodyKeys(after, columns.map(([, j]) => j))]
  const { image } = script(keysA, keysB, undefined, 'keep islands')
  keysA.forEach((_, n) => {
    const found = image[n] ?? -1
    if (found >= 0) out[before.head + n] = after.head + found
  })
  const taken = new Set(out)
  for (const keys of [[keysA, keysB], [names(before, columns[0]?.[0]), names(after, columns[0]?.[1])]] as const) {
    const [one, other] = [once(keys[0]), once(keys[1])]
    for (const [key, n] of one) {
      const found = other.get(key)
      if (found === undefined || (out[before.head + n] ?? -1) >= 0 || taken.has(after.head + found)) continue
      out[before.head + n] = after.head + found
      taken.add(after.head + found)
    }
  }
  pairAlike(before, after, columns, out, taken)
  return out
}

/** The text that a row is known by. */
export function rowName(grid: Grid, row: number, column: number | undefined): string {
  return column === undefined ? '' : cellText(grid, row, column)
}

/** 0 to 1: pairs of neighbouring words in the cells of two rows. */
export function rowLikeness(a: Grid, i: number, b: Grid, j: number, columns: readonly (readonly [number, number])[]): number {
  return dice(words(a, i, columns.map(([column]) => column)), words(b, j, columns.map(([, column]) => column)))
}

function pairAlike(before: Grid, after: Grid, columns: readonly (readonly [number, number])[], out: number[], taken: ReadonlySet<number>): void {
  const found = out.flatMap((j, i) => (j >= 0 ? [{ i, j }] : []))
  const inOrder = longestAscending(found.map((pair) => pair.j))
  let i = 0
  let j = 0
  for (const next of [...found.filter((_, n) => inOrder.has(n)), { i: before.rows.length, j: after.rows.length }]) {
    const gone = range(i, next.i).filter((row) => row >= before.head && (out[row] ?? -1) < 0)
    const come = range(j, next.j).filter((row) => row >= after.head && !taken.has(row))
    if (gone.length * come.length <= MAX_CELLS) {
      const score = (a: number, b: number): number => {
        const alike = rowLikeness(before, gone[a] ?? -1, after, come[b] ?? -1, columns)
        return alike >= ALIKE ? alike : 0
      }
      for (const [a, b] of bestInOrder(gone.length, come.length, score)) out[gone[a] ?? -1] = come[b] ?? -1
    }
    i = next.i + 1
    j = next.j + 1
  }
}

function bodyKeys(grid: Grid, columns: readonly number[]): readonly string[] {
  return grid.rows.slice(grid.head).map((_, n) => JSON.stringify(columns.map((column) => cellText(grid, grid.head + n, column))))
}

function names(grid: Grid, column: number | undefined): readonly string[] {
  return grid.rows.slice(grid.head).map((_, n) => rowName(grid, grid.head + n, column))
}

function once(keys: readonly string[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  const twice = new Set<string>()
  keys.forEach((key, n) => {
    if (out.has(key) || key === '' || /^\[(?:"",?)*\]$/.test(key)) twice.add(key)
    out.set(key, n)
  })
  for (const key of twice) out.delete(key)
  return out
}

function words(grid: Grid, row: number, columns: readonly number[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const column of columns) {
    const list = cellText(grid, row, column).split(' ').filter((word) => word !== '')
    for (let n = 0; n <= list.length && list.length > 0; n++) {
      const key = `${list[n - 1] ?? ''}\n${list[n] ?? ''}`
      out.set(key, (out.get(key) ?? 0) + 1)
    }
  }
  return out
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
}
