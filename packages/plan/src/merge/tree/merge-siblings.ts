import type { SectionId } from '../../model/section.ts'
import type { Place } from './merge-place.ts'
import { isMoved } from './merge-place.ts'
import type { Presence } from './merge-presence.ts'
import type { Sides } from './merge-sides.ts'
import { reordered } from './plan-tree.ts'
import { rowsInOrder } from '../pairing/rows-in-order.ts'

/**
 * The order among the children of one parent. Those of the child's stand as they are; what the superior put or moved there
 * comes behind what it follows there, or, where the child took that away, before what it precedes.
 */

/** The children of every section in order, those of the root under null. */
export type Children = ReadonlyMap<SectionId | null, readonly SectionId[]>

interface Row { readonly id: SectionId }

/** What splits have to say about order: `tail` and `follows` of a `Presence`. */
export type PartOrder = Pick<Presence, 'tail' | 'follows'>

/** The children of every section, the root's under null, in the order in which they are to stand. */
export function mergeOrder(sides: Sides, placed: ReadonlyMap<SectionId, Place>, parts: PartOrder): Children {
  const { base, theirs, mine } = sides
  const reorderedHere = reordered(base, mine)
  const stable = (id: SectionId): boolean => theirs.has(id) && !reorderedHere.has(id) && !(base.has(id) && isMoved(base, mine, id))
  const lists = new Map<SectionId | null, { mine: SectionId[]; theirs: SectionId[]; beside: SectionId[] }>()
  for (const [id, { parent, from }] of placed) {
    const list = lists.get(parent) ?? { mine: [], theirs: [], beside: [] }
    lists.set(parent, list)
    list[from].push(id)
  }
  const there = new Map<SectionId | null, SectionId[]>()
  for (const { id } of theirs.sections) {
    const row = there.get(theirs.parent(id))
    if (row === undefined) there.set(theirs.parent(id), [id])
    else row.push(id)
  }
  const out = new Map<SectionId | null, readonly SectionId[]>()
  for (const [parent, list] of lists) {
    const kept = list.mine.sort((a, b) => mine.at(a) - mine.at(b))
    const parents = new Set([...list.theirs, ...kept.filter(stable)].map((id) => theirs.parent(id)))
    const row = list.theirs.length === 0 ? [] : [...parents].flatMap((one) => there.get(one) ?? []).sort((a, b) => theirs.at(a) - theirs.at(b))
    const rows = rowsInOrder(kept.map((id): Row => ({ id })), behindWhat(row, kept, new Set(list.theirs), stable, parts))
    out.set(parent, takenAlong(sides, rows, list.beside).map(({ id }) => id))
  }
  return out
}

/**
 * For each of `wanted` in `row`, the superior's order, the one of `kept` behind which it comes: the neighbour before it there, if the
 * child has that in its place; else it goes before the neighbour behind it; else behind or before the nearest such one.
 */
function behindWhat(row: readonly SectionId[], kept: readonly SectionId[], wanted: ReadonlySet<SectionId>, stable: (id: SectionId) => boolean, { tail, follows }: PartOrder): readonly { readonly behind: SectionId | null; readonly row: Row }[] {
  const place = new Map(kept.map((id, i) => [id, i]))
  const usable = (id: SectionId): boolean => place.has(id) && stable(id)
  const before = neighbours(row, wanted, usable)
  const after = neighbours([...row].reverse(), wanted, usable)
  const behind = (id: SectionId): SectionId => (place.has(tail(id)) ? tail(id) : id)
  const ahead = (id: SectionId): SectionId | null => kept[(place.get(id) ?? 0) - 1] ?? null
  return row.flatMap((id) => {
    if (!wanted.has(id)) return []
    const part = follows(id)
    if (part !== undefined && place.has(part)) return [{ behind: part, row: { id } }]
    const [left, right] = [before.get(id), after.get(id)]
    const first = left === undefined || (left.near && left.id === null)
    const anchor = first ? null
      : left.near && left.id !== null ? behind(left.id)
        : right?.near === true && right.id !== null ? ahead(right.id)
          : left.id !== null ? behind(left.id)
            : right !== undefined && right.id !== null ? ahead(right.id) : (kept[kept.length - 1] ?? null)
    return [{ behind: anchor, row: { id } }]
  })
}

/** The nearest usable one before each of `wanted`, and whether no other stands between; `near` without an id: none stands before it. */
function neighbours(row: readonly SectionId[], wanted: ReadonlySet<SectionId>, usable: (id: SectionId) => boolean): ReadonlyMap<SectionId, { readonly id: SectionId | null; readonly near: boolean }> {
  const out = new Map<SectionId, { readonly id: SectionId | null; readonly near: boolean }>()
  let last: { readonly id: SectionId | null; readonly near: boolean } = { id: null, near: true }
  for (const id of row) {
    if (wanted.has(id)) out.set(id, last)
    else last = usable(id) ? { id, near: true } : { id: last.id, near: false }
  }
  return out
}

/** Sections taken along stand behind the sibling that they followed. */
function takenAlong({ mine, theirs }: Sides, rows: readonly { readonly id: SectionId }[], beside: readonly SectionId[]): readonly { readonly id: SectionId }[] {
  if (beside.length === 0) return rows
  const there = new Set(rows.map(({ id }) => id))
  const extra = beside.map((id) => {
    const tree = mine.has(id) ? mine : theirs
    let behind: SectionId | null = null
    for (let at = tree.at(id) - 1; at >= 0; at--) {
      const other = tree.sections[at]
      if (other === undefined || other.id === tree.parent(id)) break
      if (tree.parent(other.id) !== tree.parent(id) || !there.has(other.id)) continue
      behind = other.id
      break
    }
    return { at: tree.at(id), behind, row: { id } }
  })
  return rowsInOrder(rows, extra.sort((a, b) => a.at - b.at))
}
