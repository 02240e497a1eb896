import type { Block, Inline } from '../../model/content.ts'
import { inlineText } from '../../model/content.ts'
import { foldText } from '../../model/fold.ts'
import type { SectionContent } from '../../model/section.ts'
import { tableRows } from '../../model/table.ts'
import type { TableRow } from '../../model/table.ts'
import { alignBlocks } from '../align.ts'
import type { Line, Pool } from './authorship-words.ts'
import { goneLine, localisedLine, nextLine, writtenLine } from './authorship-words.ts'
import { canonicalBlock } from '../canonical.ts'
import type { Matcher } from '../terms/matcher.ts'
import { script } from '../script.ts'
import { blockSimilarity, isWordy } from '../similarity.ts'

/** One section on its way down the chain. A paragraph is one row of one cell, a sealed block has no rows. */
export interface SectionState {
  readonly title: Line
  readonly blocks: readonly BlockState[]
  readonly level: number
}

export interface BlockState {
  /** As it stood last. */
  readonly block: Block
  readonly level: number
  readonly removedBy: number | null
  readonly rows: readonly RowState[]
}

export interface RowState {
  readonly removedBy: number | null
  readonly cells: readonly Line[]
}

/** A section that `level` put in. */
export function writtenSection(content: SectionContent, level: number, pool: Pool): SectionState {
  return { title: writtenLine(content.title, level, pool), blocks: content.blocks.map((block) => writtenBlock(block, level, pool)), level }
}

/** The section with all that stands in it taken out by `level`. */
export function goneSection(state: SectionState, level: number, pool: Pool): SectionState {
  return { ...state, title: goneLine(state.title, level, pool), blocks: state.blocks.map((block) => (block.removedBy === null ? goneBlock(block, level, pool) : block)) }
}

/** What stands of the section, as it says now. */
export function standingContent(state: SectionState, runIn: boolean): SectionContent {
  return { title: state.title.content, blocks: state.blocks.flatMap(({ block, removedBy }) => (removedBy === null ? [block] : [])), runIn }
}

/** The section as `content` has it: the same with the matcher's terms put in. */
export function localisedSection(state: SectionState, content: SectionContent, matcher: Matcher): SectionState {
  let next = 0
  const blocks = state.blocks.map((one) => {
    if (one.removedBy !== null) return one
    const block = content.blocks[next++]
    return block === undefined || block === one.block ? one : { ...one, block, rows: localisedRows(one.rows, rowsOf(block), matcher) }
  })
  return { ...state, title: localisedLine(state.title, content.title, matcher), blocks }
}

/** The section as `level` has it. What was taken out stays behind the block it stood behind. */
export function nextSection(state: SectionState, content: SectionContent, level: number, pool: Pool): SectionState {
  const standing = state.blocks.filter((one) => one.removedBy === null)
  const images = blockImages(standing.map((one) => one.block), content.blocks)
  const sources = new Map([...images].map(([before, after]) => [after, standing[before]]))
  const behind = new Map<number, BlockState[]>()
  let last = -1
  let place = 0
  for (const one of state.blocks) {
    const after = one.removedBy === null ? images.get(place++) : undefined
    if (after !== undefined) last = after
    else behind.set(last, [...(behind.get(last) ?? []), one.removedBy === null ? goneBlock(one, level, pool) : one])
  }
  const blocks = [...(behind.get(-1) ?? [])]
  content.blocks.forEach((block, i) => {
    const from = sources.get(i)
    blocks.push(from === undefined ? writtenBlock(block, level, pool) : nextBlock(from, block, level, pool), ...(behind.get(i) ?? []))
  })
  return { ...state, title: nextLine(state.title, content.title, level, pool), blocks }
}

/** Rows of cells of words: a table's own, one for a paragraph, none for a sealed block. */
export function rowsOf(block: Block): readonly (readonly (readonly Inline[])[])[] {
  if (isWordy(block)) return [[block.content ?? NOTHING]]
  return (tableRows(block) ?? []).map((row) => row.map((cell) => cell.content))
}

const NOTHING: readonly Inline[] = []

function writtenBlock(block: Block, level: number, pool: Pool): BlockState {
  return { block, level, removedBy: null, rows: rowsOf(block).map((cells) => writtenRow(cells, level, pool)) }
}

function writtenRow(cells: readonly (readonly Inline[])[], level: number, pool: Pool): RowState {
  return { removedBy: null, cells: cells.map((cell) => writtenLine(cell, level, pool)) }
}

function goneBlock(state: BlockState, level: number, pool: Pool): BlockState {
  return { ...state, removedBy: level, rows: state.rows.map((row) => (row.removedBy === null ? goneRow(row, level, pool) : row)) }
}

function goneRow(row: RowState, level: number, pool: Pool): RowState {
  return { removedBy: level, cells: row.cells.map((cell) => goneLine(cell, level, pool)) }
}

function localisedRows(rows: readonly RowState[], now: readonly (readonly (readonly Inline[])[])[], matcher: Matcher): readonly RowState[] {
  let next = 0
  return rows.map((row) => {
    if (row.removedBy !== null) return row
    const cells = now[next++]
    return cells === undefined ? row : { ...row, cells: row.cells.map((cell, i) => localisedLine(cell, cells[i] ?? cell.content, matcher)) }
  })
}

function nextBlock(state: BlockState, block: Block, level: number, pool: Pool): BlockState {
  const rows = rowsOf(block)
  const own = state.rows[0]?.cells[0]
  const only = rows[0]?.[0]
  if (isWordy(block) && isWordy(state.block) && own !== undefined && only !== undefined) {
    return { ...state, block, rows: [{ removedBy: null, cells: [nextLine(own, only, level, pool)] }] }
  }
  return { ...state, block, rows: nextTable(state, block, level, pool) }
}

/** Rows that went stay behind the row they stood behind; columns are matched by their headers. */
function nextTable(state: BlockState, block: Block, level: number, pool: Pool): readonly RowState[] {
  const standing = state.rows.filter((row) => row.removedBy === null)
  const after = tableRows(block) ?? []
  const images = rowImages(tableRows(state.block) ?? [], after)
  const columns = columnSources(tableRows(state.block)?.[0] ?? [], after[0] ?? [])
  const sources = new Map([...images].map(([from, to]) => [to, standing[from]]))
  const behind = new Map<number, RowState[]>()
  let last = -1
  let place = 0
  for (const row of state.rows) {
    const to = row.removedBy === null ? images.get(place++) : undefined
    if (to !== undefined) last = to
    else behind.set(last, [...(behind.get(last) ?? []), row.removedBy === null ? goneRow(row, level, pool) : row])
  }
  const out = [...(behind.get(-1) ?? [])]
  after.forEach((cells, i) => {
    const from = sources.get(i)
    const contents = cells.map((cell) => cell.content)
    out.push(from === undefined ? writtenRow(contents, level, pool) : nextRow(from, contents, columns, level, pool), ...(behind.get(i) ?? []))
  })
  return out
}

function nextRow(row: RowState, contents: readonly (readonly Inline[])[], columns: readonly number[], level: number, pool: Pool): RowState {
  const aligned = contents.length === columns.length
  const used = new Set<number>()
  const cells = contents.map((content, column) => {
    const source = aligned ? (columns[column] ?? -1) : column
    const from = row.cells[source]
    if (from === undefined) return writtenLine(content, level, pool)
    used.add(source)
    return nextLine(from, content, level, pool)
  })
  const left = row.cells.flatMap((cell, i) => (used.has(i) ? [] : [{ at: i, line: goneLine(cell, level, pool) }]))
  return { removedBy: null, cells: left.reduce(withGoneCell, cells) }
}

function withGoneCell(cells: readonly Line[], { at, line }: { readonly at: number; readonly line: Line }): readonly Line[] {
  const to = Math.max(0, Math.min(at - 1, cells.length - 1))
  return cells.map((cell, i) => (i === to ? { ...cell, slots: [...cell.slots, ...line.slots] } : cell))
}

/** For each column of `after` its place in `before`, or -1. */
function columnSources(before: TableRow, after: TableRow): readonly number[] {
  const key = (row: TableRow): readonly string[] => row.map((cell) => foldText(inlineText(cell.content)))
  const { image, hunks } = script(key(before), key(after))
  const out = new Array<number>(after.length).fill(-1)
  image.forEach((to, from) => {
    if (to >= 0) out[to] = from
  })
  // As many headers reworded in one place as there were: the same columns.
  for (const { from, to, at, until } of hunks) if (to - from === until - at) for (let i = at; i < until; i++) out[i] = from + i - at
  return out
}

function rowImages(before: readonly TableRow[], after: readonly TableRow[]): ReadonlyMap<number, number> {
  const line = (row: TableRow): Block => ({ type: 'paragraph', content: row.flatMap((cell) => [...cell.content, { type: 'hardBreak' }]) })
  const out = blockImages(before.map(line), after.map(line))
  const taken = new Set(out.values())
  const first = (row: TableRow | undefined): string => foldText(inlineText(row?.[0]?.content))
  const open = new Map<string, number>()
  after.forEach((row, i) => {
    if (!taken.has(i) && first(row) !== '') open.set(first(row), i)
  })
  before.forEach((row, i) => {
    const to = out.has(i) ? undefined : open.get(first(row))
    if (to === undefined) return
    open.delete(first(row))
    out.set(i, to)
  })
  return out
}

/** Above this a block that went and one that came are one that moved. */
const MOVED = 0.8
/** Most pairs (gone × come) that are compared for a move. */
const MOST_PAIRS = 4_096

/** Which block became which: in order, else moved (equal, or nearly); a table into a table. */
function blockImages(before: readonly Block[], after: readonly Block[]): Map<number, number> {
  const out = new Map(alignBlocks(before, after).map((pair) => [pair.before, pair.after]))
  const taken = new Set(out.values())
  const gone = before.flatMap((_, i) => (out.has(i) ? [] : [i]))
  const come = after.flatMap((_, i) => (taken.has(i) ? [] : [i]))
  const pair = (from: number, to: number): void => {
    out.set(from, to)
    gone.splice(gone.indexOf(from), 1)
    come.splice(come.indexOf(to), 1)
  }
  const equal = new Map(come.map((i): [string, number] => [keyOf(after[i]), i]))
  for (const i of [...gone]) {
    const to = equal.get(keyOf(before[i]))
    if (to === undefined) continue
    equal.delete(keyOf(before[i]))
    pair(i, to)
  }
  if (gone.length * come.length > MOST_PAIRS) return out
  const alike = gone.flatMap((i) => come.flatMap((j): [number, number, number][] => {
    const [a, b] = [before[i], after[j]]
    if (a === undefined || b === undefined) return []
    if (a.type === 'table' && b.type === 'table') return [[1, i, j]]
    const score = isWordy(a) && isWordy(b) ? blockSimilarity(a, b) : 0
    return score >= MOVED ? [[score, i, j]] : []
  })).sort(([a], [b]) => b - a)
  for (const [, i, j] of alike) if (gone.includes(i) && come.includes(j)) pair(i, j)
  return out
}

function keyOf(block: Block | undefined): string {
  return block === undefined ? '' : canonicalBlock(block)
}
