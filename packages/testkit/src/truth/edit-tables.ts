import type { Edit } from './edit.ts'
import { splice } from './edit.ts'
import { isNumber, nearest, rewrite } from './edit-words.ts'
import type { Prose } from './prose.ts'
import { PLAIN } from './prose.ts'
import type { Draft, TableItem, Word } from './tree.ts'
import { wordsText } from './tree.ts'

/** Edits of the one table. The row and column are those that the target's part points at; the heading row stays. */
export const TABLE_EDITS: Readonly<Record<string, Edit>> = {
  'cell changed': onTable((table, at, prose) => {
    const row = table.rows[at.row]
    const column = table.columns[at.column]
    if (row === undefined || column === undefined) return null
    const cell = row.cells.get(column) ?? []
    const figure = nearest([...cell, ...cell.slice(-1)], 0, isNumber)
    const words = figure < 0 ? [...cell, ...prose.words(prose.any(PLAIN))] : rewrite(cell, figure, prose.number())
    return words === null ? null : [withRow(table, at.row, { id: row.id, cells: new Map([...row.cells, [column, words]]) })]
  }),
  'row inserted': onTable((table, at, prose) => [{ ...table, rows: [...table.rows.slice(0, at.row), prose.row(table.columns), ...table.rows.slice(at.row)] }]),
  'row deleted': onTable((table, at) => {
    if (table.rows.length < 3) return null
    const key = (n: number): string => table.columns.map((column) => wordsText(table.rows[n]?.cells.get(column) ?? [])).join('|')
    const twins = [at.row - 1, at.row + 1].filter((n) => n > 0 && n < table.rows.length && key(n) === key(at.row))
    return [at.row, ...twins].map((gone) => ({ ...table, rows: table.rows.filter((_, i) => i !== gone) }))
  }),
  'row moved': onTable((table, at, prose) => {
    const to = 1 + prose.random.below(table.rows.length - 1)
    const row = table.rows[at.row]
    if (row === undefined || to === at.row) return null
    const without = table.rows.filter((_, i) => i !== at.row)
    return [{ ...table, rows: [...without.slice(0, to), row, ...without.slice(to)] }]
  }),
  'column inserted': onTable((table, at, prose) => {
    const column = prose.id()
    const head = prose.any(['Ghi chú', 'Kinh phí', 'Người phụ trách'])
    const rows = table.rows.map((row, i) => ({ id: row.id, cells: new Map<number, readonly Word[]>([...row.cells, [column, prose.words(i === 0 ? head : prose.any(['Có', 'Theo dõi', prose.number()]))]]) }))
    return [{ ...table, columns: [...table.columns.slice(0, at.column + 1), column, ...table.columns.slice(at.column + 1)], rows }]
  }),
  'column deleted': onTable((table, at) => {
    if (table.columns.length < 3 || at.column === 0) return null
    const gone = table.columns[at.column]
    const rows = table.rows.map((row) => ({ id: row.id, cells: new Map([...row.cells].filter(([column]) => column !== gone)) }))
    return [{ ...table, columns: table.columns.filter((column) => column !== gone), rows }]
  }),
}

interface CellPlace {
  readonly row: number
  readonly column: number
}

function onTable(edit: (table: TableItem, at: CellPlace, prose: Prose) => readonly TableItem[] | null): Edit {
  return (draft, target, prose) => {
    const place = draft.items.findIndex((item) => item.kind === 'table')
    const table = draft.items[place]
    if (table?.kind !== 'table' || table.rows.length < 2) return null
    const cells = (table.rows.length - 1) * table.columns.length
    const cell = Math.floor(target.part * cells)
    const done = edit(table, { row: 1 + Math.floor(cell / table.columns.length), column: cell % table.columns.length }, prose)
    return done?.map((after): Draft => withMoves(splice(draft, place, place + 1, [after]), table, after)) ?? null
  }
}

/** A row that changed its place is the one that the edit took up: found by taking each out until the others agree. */
function withMoves(draft: Draft, before: TableItem, after: TableItem): Draft {
  const kept = before.rows.map((row) => row.id).filter((id) => after.rows.some((row) => row.id === id))
  const now = after.rows.map((row) => row.id).filter((id) => kept.includes(id))
  if (String(kept) === String(now)) return draft
  const moved = kept.find((id) => String(kept.filter((other) => other !== id)) === String(now.filter((other) => other !== id)))
  return moved === undefined ? draft : { items: draft.items, moved: new Set([...draft.moved, moved]) }
}

function withRow(table: TableItem, at: number, row: TableItem['rows'][number]): TableItem {
  return { ...table, rows: table.rows.map((own, i) => (i === at ? row : own)) }
}
