/**
 * The editor's changed document into the shared one (Y3 to Y7): which sections are new, gone, moved, changed, each written by its key.
 */
import type { Attrs, Section, SectionId, SectionKind } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import type * as Y from 'yjs'
import type { Removal, SectionEntry } from '../document/layout.ts'
import { bodyOf, headOf, sectionsOf } from '../document/layout.ts'
import { newEntry } from '../document/seed.ts'
import { clocksOf } from '../document/standing.ts'
import type { Stretch } from './kept.ts'
import { keptBy, total, within } from './kept.ts'
import type { Known, Mirror } from './mirror.ts'
import { idOf, sectionStarts } from './mirror.ts'
import type { MovedUnits } from './moves.ts'
import { movedUnits, sourcesOf } from './moves.ts'
import { keysFor } from './order.ts'
import type { Kid, NodeCache, Shown } from './render.ts'
import { attrsOf, blockOf, inlineOf, renderSection } from './render.ts'
import { writeBody } from './write-body.ts'

/** What the writer needs beside the two documents. */
export interface Desk {
  readonly doc: Y.Doc
  readonly cache: NodeCache
  readonly random: () => number
  /** The origin of undoable writes. */
  readonly origin: unknown
  /** The origin of a new section's first half, which undo leaves alone: it hides a section and destroys none (Y6). */
  readonly creation: unknown
}

/** The mirror after a write, and the text that it moved out of blocks and sections that went. */
export interface Written {
  readonly mirror: Mirror
  readonly moved: readonly MovedUnits[]
}

interface Sides {
  readonly before: Mirror
  readonly nodes: ReadonlyMap<SectionId, { readonly node: Node; readonly start: number }>
  readonly ids: readonly SectionId[]
  readonly starts: ReadonlyMap<SectionId, number>
  readonly kept: readonly Stretch[]
}

/** Writes the difference between `before` and `after`; ids in `after` are unique. */
export function writeDoc(desk: Desk, before: Mirror, after: Node, maps: readonly StepMap[]): Written {
  const sides = compare(before, after, maps)
  const orders = ordersFor(sides, desk.random)
  const created = sides.ids.filter((id) => !before.known.has(id))
  const gone = before.ids.filter((id) => !sides.nodes.has(id))
  if (created.length > 0) {
    desk.doc.transact(() => {
      for (const id of created) create(desk, sides, id, orders.get(id) ?? '')
    }, desk.creation)
  }
  const kids = new Map<SectionId, readonly Kid[]>()
  const sources = sourcesOf(before, after)
  const joins = gone.map((id) => ({ id, into: takerOf(sides, id) }))
  desk.doc.transact(() => {
    for (const id of sides.ids) writeSection(desk, sides, id, orders.get(id), kids)
    for (const join of joins) remove(desk, before, join.id, join.into)
  }, desk.origin)
  const mirror = mirrorOf(desk, sides, orders, after, kids, gone)
  return { mirror, moved: movedUnits(before, mirror, sides.kept, sources, desk.doc.clientID) }
}

function compare(before: Mirror, after: Node, maps: readonly StepMap[]): Sides {
  const nodes = new Map<SectionId, { node: Node; start: number }>()
  const ids: SectionId[] = []
  after.forEach((node, start) => {
    const id = idOf(node)
    if (id === '' || nodes.has(id)) throw new Error(`a section has no id of its own: ${JSON.stringify(id)}`)
    nodes.set(id, { node, start })
    ids.push(id)
  })
  const starts = new Map<SectionId, number>()
  sectionStarts(before.doc).forEach((start, i) => starts.set(before.ids[i] ?? '', start))
  return { before, nodes, ids, starts, kept: keptBy(before.doc.content.size, maps) }
}

function ordersFor(sides: Sides, random: () => number): ReadonlyMap<SectionId, string> {
  const { ids, known } = sides.before
  if (ids.length === sides.ids.length && ids.every((id, i) => id === sides.ids[i])) return new Map()
  return keysFor(sides.ids.map((id) => ({ id, order: known.get(id)?.head.order ?? null })), random)
}

/** The whole entry, not shown yet: undo of a creation hides the section and what others wrote in it, and destroys nothing. */
function create(desk: Desk, sides: Sides, id: SectionId, order: string): void {
  const node = sides.nodes.get(id)?.node
  if (node === undefined) return
  sectionsOf(desk.doc).set(id, newEntry(sectionOf(id, node, order), { by: String(desk.doc.clientID), new: true }))
}

function writeSection(desk: Desk, sides: Sides, id: SectionId, order: string | undefined, kids: Map<SectionId, readonly Kid[]>): void {
  const place = sides.nodes.get(id)
  const entry = sectionsOf(desk.doc).get(id)
  if (place === undefined || entry === undefined) return
  const known = sides.before.known.get(id)
  if (known === undefined) {
    entry.delete('removed')
    return
  }
  if (order !== undefined) entry.set('order', order)
  const shown = sides.before.shown.get(id)
  if (shown?.node === place.node) return
  const old: Shown = shown ?? renderSection(place.node.type.schema, id, entry, known.head, desk.cache)
  if (shown === undefined) entry.delete('removed')
  writeAttrs(entry, attrsOf(old.node), attrsOf(place.node))
  if (old.body === null || old.node.content.eq(place.node.content)) {
    kids.set(id, withNodes(old.kids, place.node))
    return
  }
  const start = sides.starts.get(id)
  const kept = shown === undefined || start === undefined ? [] : sides.kept
  kids.set(id, writeBody(old.body, { start: (start ?? 0) + 1, kids: old.kids }, place.node, place.start + 1, kept))
}

function writeAttrs(entry: SectionEntry, before: Attrs, after: Attrs): void {
  for (const key of ['level', 'kind', 'runIn', 'label']) {
    const value = after[key]
    if (before[key] === value) continue
    if (value === undefined) entry.delete(key)
    else entry.set(key, value)
  }
}

/** The section that took text of the vanished `id`: the one that took most of it; null where nothing was kept. */
function takerOf(sides: Sides, id: SectionId): SectionId | null {
  const start = sides.starts.get(id)
  const shown = sides.before.shown.get(id)
  if (start === undefined || shown === undefined) return null
  let best: SectionId | null = null
  let most = 0
  for (const other of sides.ids) {
    const place = sides.nodes.get(other)
    if (place === undefined) continue
    const end = place.start + place.node.nodeSize
    let chars = 0
    let at = start + 1
    for (const kid of shown.kids) {
      chars += total(within(sides.kept, [at + 1, at + 1 + kid.node.content.size], [place.start, end]))
      at += kid.node.nodeSize
    }
    if (chars > most) {
      most = chars
      best = other
    }
  }
  return best
}

function remove(desk: Desk, before: Mirror, id: SectionId, into: SectionId | null): void {
  const known = before.known.get(id)
  if (known === undefined) return
  const body = bodyOf(known.entry)
  const by = String(desk.doc.clientID)
  const removal: Removal = into === null || body === null ? { by } : { by, into, known: clocksOf(body) }
  known.entry.set('removed', removal)
}

function mirrorOf(desk: Desk, sides: Sides, orders: ReadonlyMap<SectionId, string>, after: Node, kids: ReadonlyMap<SectionId, readonly Kid[]>, gone: readonly SectionId[]): Mirror {
  const known = new Map<SectionId, Known>(sides.before.known)
  const shown = new Map<SectionId, Shown>()
  for (const id of [...sides.ids.filter((id) => orders.has(id) || sides.before.shown.get(id)?.node !== sides.nodes.get(id)?.node), ...gone]) {
    const entry = sectionsOf(desk.doc).get(id)
    if (entry !== undefined) known.set(id, { entry, head: headOf(entry) })
  }
  for (const id of sides.ids) {
    const node = sides.nodes.get(id)?.node
    const entry = known.get(id)?.entry
    if (node === undefined || entry === undefined) continue
    const old = sides.before.shown.get(id)
    if (old !== undefined && old.node === node) shown.set(id, old)
    else {
      const body = bodyOf(entry)
      const now = kids.get(id) ?? withNodes(renderSection(node.type.schema, id, entry, headOf(entry), desk.cache).kids, node)
      for (const kid of now) if (kid.element !== null) desk.cache.set(kid.element, kid.node)
      shown.set(id, { id, entry, body, node, kids: now })
    }
  }
  return { doc: after, ids: sides.ids, shown, known }
}

function withNodes(kids: readonly Kid[], node: Node): readonly Kid[] {
  return kids.map((kid, i) => ({ element: kid.element, node: node.maybeChild(i) ?? kid.node }))
}

function sectionOf(id: SectionId, node: Node, order: string): Section {
  const attrs = attrsOf(node)
  const blocks: ReturnType<typeof blockOf>[] = []
  node.forEach((child, _offset, i) => { if (i > 0) blocks.push(blockOf(child)) })
  const title = node.firstChild
  return {
    id, order,
    level: typeof attrs['level'] === 'number' ? attrs['level'] : 1,
    // The schema's attribute; a wrong one reads as `body`.
    kind: (attrs['kind'] ?? 'body') as SectionKind,
    runIn: attrs['runIn'] === true,
    ...(typeof attrs['label'] === 'string' ? { label: attrs['label'] } : {}),
    title: title === null ? [] : inlineOf(title),
    blocks,
  }
}
