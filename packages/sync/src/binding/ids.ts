/** Every section has an id of its own (Y7): split, paste and drop make copies and nulls, repaired before anything is written. */
import type { SectionId } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import { idOf, sectionStarts } from './mirror.ts'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * A transaction that gives fresh ids to the sections that have none or one that another section has, or null. Of several with one
 * id, the one that stands where the old one was carried keeps it, else the very same node, else the first.
 */
export function repairIds(transactions: readonly Transaction[], before: EditorState, after: EditorState, fresh: () => SectionId): Transaction | null {
  if (before.doc === after.doc) return null
  if (allOwn(after.doc)) return null
  const starts = sectionStarts(after.doc)
  const places = new Map<SectionId, number[]>()
  const wrong: number[] = []
  after.doc.forEach((node, _offset, i) => {
    const id = idOf(node)
    if (!ID.test(id)) wrong.push(i)
    else places.set(id, [...(places.get(id) ?? []), i])
  })
  for (const [id, copies] of places) {
    if (copies.length < 2) continue
    const keeper = keeperOf(id, copies, transactions, before.doc, after.doc, starts)
    wrong.push(...copies.filter((i) => i !== keeper))
  }
  if (wrong.length === 0) return null
  const tr = after.tr
  for (const i of wrong) tr.setNodeAttribute(starts[i] ?? 0, 'id', fresh())
  return tr
}

/** The usual case, asked after every key. */
function allOwn(doc: Node): boolean {
  const ids = new Set<SectionId>()
  for (let i = 0; i < doc.childCount; i++) {
    const id = idOf(doc.child(i))
    if (!ID.test(id)) return false
    ids.add(id)
  }
  return ids.size === doc.childCount
}

function keeperOf(id: SectionId, copies: readonly number[], transactions: readonly Transaction[], before: Node, after: Node, starts: readonly number[]): number {
  const mapping = new Mapping()
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping)
  let old: { readonly node: Node; readonly at: number } | null = null
  before.forEach((node, offset) => { if (old === null && idOf(node) === id) old = { node, at: offset } })
  // Assigned in the callback above, which the type checker does not follow.
  const was = old as { readonly node: Node; readonly at: number } | null
  const first = copies[0] ?? 0
  if (was === null) return first
  const mapped = mapping.mapResult(was.at, 1)
  if (!mapped.deletedAfter) {
    const carried = copies.find((i) => starts[i] === mapped.pos)
    if (carried !== undefined) return carried
  }
  return copies.find((i) => after.child(i) === was.node) ?? first
}
