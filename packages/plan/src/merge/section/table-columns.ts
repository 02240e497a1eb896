import type { Grid } from './table-grid.ts'
import { cellText, columnName } from './table-grid.ts'

/** A column is the same one under another name if this share of its cells is. */
const SAME_CELLS = 0.5

/**
 * Which column of `before` is which of `after`, by place, -1 for none: by name, then by what their cells say, then, alone
 * between the same neighbours, by place. null where that cannot be told: a name that stands several times and not
 * equally often, or less than half of the columns found again.
 */
export function matchColumns(before: Grid, after: Grid): readonly number[] | null {
  const out = new Array<number>(before.width).fill(-1)
  const taken = new Set<number>()
  const link = (i: number, j: number): void => {
    out[i] = j
    taken.add(j)
  }
  const there = byName(after)
  for (const [name, places] of byName(before)) {
    const found = there.get(name) ?? []
    if (name === '') continue
    if (places.length > 1 && found.length > 0 && found.length !== places.length) return null
    if (found.length === places.length) places.forEach((i, n) => link(i, found[n] ?? -1))
  }
  for (const i of free(out)) {
    const best = Array.from({ length: after.width }, (_, j) => ({ j, same: taken.has(j) ? 0 : sameCells(before, i, after, j) })).sort((a, b) => b.same - a.same || Math.abs(a.j - i) - Math.abs(b.j - i))[0]
    if (best !== undefined && best.same >= SAME_CELLS) link(i, best.j)
  }
  const left = Array.from({ length: after.width }, (_, j) => j).filter((j) => !taken.has(j))
  const open = free(out)
  if (before.width === after.width && open.length === 1 && left.length === 1 && open[0] === left[0]) link(open[0] ?? -1, left[0] ?? -1)
  const found = out.filter((j) => j >= 0).length
  return 2 * found >= Math.max(1, Math.min(before.width, after.width)) ? out : null
}

function free(columns: readonly number[]): readonly number[] {
  return columns.flatMap((j, i) => (j < 0 ? [i] : []))
}

function byName(grid: Grid): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>()
  for (let column = 0; column < grid.width; column++) {
    const name = columnName(grid, column)
    out.set(name, [...(out.get(name) ?? []), column])
  }
  return out
}

/** 0 to 1: cells that say the same in both columns, wherever in them; empty ones do not count. */
function sameCells(a: Grid, i: number, b: Grid, j: number): number {
  const [one, other] = [bag(a, i), bag(b, j)]
  let [same, all] = [0, 0]
  for (const [text, n] of one) same += Math.min(n, other.get(text) ?? 0)
  for (const n of [...one.values(), ...other.values()]) all += n
  return all === 0 ? 0 : (2 * same) / all
}

function bag(grid: Grid, column: number): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (let row = grid.head; row < grid.rows.length; row++) {
    const text = cellText(grid, row, column)
    if (text !== '') out.set(text, (out.get(text) ?? 0) + 1)
  }
  return out
}
