import { mergeOrder } from './merge-order.ts'
import type { Reading } from './merge-order.ts'
import type { Id, TableItem, TableRowItem, Word } from './tree.ts'
import { wordsKey, wordsText } from './tree.ts'

/** What the two sides' changes of one thing come to. `clash`: they cannot both stand; `open`: either answer is right. */
export interface Merged<T> {
  readonly value: T
  readonly clash: readonly string[]
  readonly open: readonly string[]
}

/** The reading of which two runs of equal things put into one gap are one thing put in by both: theirs are given mine's identity. */
export function united<T extends { readonly id: Id }>(base: readonly T[], theirs: readonly T[], mine: readonly T[], key: (item: T) => string): readonly T[] {
  const inBase = new Set(base.map((item) => item.id))
  const own = new Map(runs(mine, inBase).map((run) => [run.gap, run.items]))
  const replaced = new Map<Id, T>()
  for (const run of runs(theirs, inBase)) {
    const other = own.get(run.gap)
    if (other !== undefined && other.length === run.items.length && other.every((item, i) => key(item) === key(run.items[i] ?? item))) {
      run.items.forEach((item, i) => replaced.set(item.id, other[i] ?? item))
    }
  }
  return theirs.map((item) => replaced.get(item.id) ?? item)
}

function runs<T extends { readonly id: Id }>(list: readonly T[], inBase: ReadonlySet<Id>): readonly { gap: string; items: readonly T[] }[] {
  const out: { gap: string; items: T[] }[] = []
  let left = 0
  let open: T[] = []
  for (const item of [...list, null]) {
    if (item !== null && !inBase.has(item.id)) open.push(item)
    else {
      if (open.length > 0) out.push({ gap: `${left}-${item?.id ?? 0}`, items: open })
      open = []
      left = item?.id ?? 0
    }
  }
  return out
}

/** One sentence, heading or cell. In a clash mine stands. */
export function mergeWords(base: readonly Word[], given: readonly Word[], mine: readonly Word[], reading: Reading): Merged<readonly Word[]> {
  const theirs = united(base, given, mine, (word) => wordsKey([word]))
  if (wordsKey(theirs) === wordsKey(mine) || wordsKey(theirs) === wordsKey(base)) return { value: mine, clash: [], open: [] }
  if (wordsKey(mine) === wordsKey(base)) return { value: theirs, clash: [], open: [] }
  const clash: string[] = []
  const none: ReadonlySet<Id> = new Set()
  const ids = (list: readonly Word[]): readonly Id[] => list.map((word) => word.id)
  const order = mergeOrder({ base: ids(base), theirs: ids(theirs), mine: ids(mine), movedThere: none, movedHere: none, rank: () => 0 }, reading)
  if (order.ties.length > 0) clash.push('two insertions in one place')
  if (order.inside.length > 0) clash.push('put in amid what the other took out')
  const [b, t, m] = [new Map(base.map((word) => [word.id, word])), new Map(theirs.map((word) => [word.id, word])), new Map(mine.map((word) => [word.id, word]))]
  for (const word of base) {
    const [their, my] = [t.get(word.id), m.get(word.id)]
    if ((their === undefined) !== (my === undefined) && (their ?? my)?.text !== word.text) clash.push('word taken out and changed')
  }
  const value = order.order.map((id): Word => {
    const [was, their, my] = [b.get(id), t.get(id), m.get(id)]
    if (was === undefined || their === undefined || my === undefined) return my ?? their ?? { id, text: '', glued: false, marks: [] }
    if (my.text !== was.text && their.text !== was.text && my.text !== their.text) clash.push('one word, two changes')
    const marks = mergeMarks(was.marks, their.marks, my.marks)
    if (marks === null) clash.push('one mark, two values')
    return { ...my, text: my.text === was.text ? their.text : my.text, marks: marks ?? my.marks }
  })
  return clash.length > 0 ? { value: mine, clash, open: [] } : { value, clash, open: [] }
}

/** Each type by itself; null where both gave one type another value. */
function mergeMarks(base: readonly string[], theirs: readonly string[], mine: readonly string[]): readonly string[] | null {
  const of = (list: readonly string[]): ReadonlyMap<string, string> => new Map(list.map((mark) => [mark.split(' ')[0] ?? mark, mark]))
  const [b, t, m] = [of(base), of(theirs), of(mine)]
  const out: string[] = []
  for (const type of new Set([...b.keys(), ...t.keys(), ...m.keys()])) {
    const [was, their, my] = [b.get(type), t.get(type), m.get(type)]
    if (was !== their && was !== my && their !== my) return null
    const now = my === was ? their : my
    if (now !== undefined) out.push(now)
  }
  return out
}

/** Rows, columns and cells, each by its identity. What one side put into a column that the other took out cannot stand. */
export function mergeTable(base: TableItem, given: TableItem, mine: TableItem, moved: { readonly there: ReadonlySet<Id>; readonly here: ReadonlySet<Id> }, reading: Reading): Merged<TableItem> {
  const clash: string[] = []
  const open: string[] = []
  const rowKey = (row: TableRowItem): string => [...row.cells.values()].map(wordsKey).join('|')
  const theirs = { ...given, rows: united(base.rows, given.rows, mine.rows, rowKey) }
  const none: ReadonlySet<Id> = new Set()
  const columns = mergeOrder({ base: base.columns, theirs: theirs.columns, mine: mine.columns, movedThere: none, movedHere: none, rank: () => 1 }, reading).order
  const ids = (table: TableItem): readonly Id[] => table.rows.map((row) => row.id)
  const rows = mergeOrder({ base: ids(base), theirs: ids(theirs), mine: ids(mine), movedThere: moved.there, movedHere: moved.here, rank: () => 1 }, reading).order
  if ([...moved.there].some((id) => moved.here.has(id))) open.push('row moved by both')
  const [b, t, m] = [rowMap(base), rowMap(theirs), rowMap(mine)]
  for (const row of base.rows) {
    const [their, my] = [t.get(row.id), m.get(row.id)]
    const [left, other, wasMoved] = their === undefined ? [my, mine, moved.here] : [their, theirs, moved.there]
    if (their !== undefined && my !== undefined) continue
    if (left === undefined) continue
    if (base.columns.some((column) => other.columns.includes(column) && wordsText(left.cells.get(column) ?? []) !== wordsText(row.cells.get(column) ?? []))) clash.push('row taken out and changed')
    if (wasMoved.has(row.id) || other.columns.some((column) => !base.columns.includes(column))) open.push('row taken out and moved or widened')
  }
  for (const column of base.columns) {
    const [inTheirs, inMine] = [theirs.columns.includes(column), mine.columns.includes(column)]
    if (inTheirs === inMine) continue
    const left = inTheirs ? theirs : mine
    if (left.rows.some((row) => wordsText(row.cells.get(column) ?? []) !== wordsText(b.get(row.id)?.cells.get(column) ?? []))) clash.push('column taken out and changed')
  }
  const value: TableItem = { ...mine, columns, rows: rows.map((id): TableRowItem => ({ id, cells: new Map(columns.map((column) => {
    const [was, their, my] = [b.get(id)?.cells.get(column), t.get(id)?.cells.get(column), m.get(id)?.cells.get(column)]
    if (was === undefined || their === undefined || my === undefined) return [column, my ?? their ?? []]
    const cell = mergeWords(was, their, my, reading)
    clash.push(...cell.clash)
    return [column, cell.value]
  })) })) }
  return { value, clash, open }
}

function rowMap(table: TableItem): ReadonlyMap<Id, TableRowItem> {
  return new Map(table.rows.map((row) => [row.id, row]))
}
