/** What the binding knows of both sides: the editor's document that equals the shared one, section by section. */
import type { SectionId } from '@thac/plan'
import type { Node, Schema } from 'prosemirror-model'
import type * as Y from 'yjs'
import type { SectionEntry, SectionHead } from '../document/layout.ts'
import { byOrder, entries, stands } from '../document/standing.ts'
import type { NodeCache, Shown } from './render.ts'
import { renderSection } from './render.ts'

/** A section of the shared document, shown or not. */
export interface Known {
  readonly entry: SectionEntry
  readonly head: SectionHead
}

export interface Mirror {
  /** The editor document that says what the shared one says. */
  readonly doc: Node
  /** Ids in `doc`'s order. */
  readonly ids: readonly SectionId[]
  readonly shown: ReadonlyMap<SectionId, Shown>
  /** Every section, the ones not shown too. */
  readonly known: ReadonlyMap<SectionId, Known>
}

/** The whole shared document rendered from nothing: the slow and obvious way, also the oracle of every other. */
export function fullRender(schema: Schema, doc: Y.Doc, cache: NodeCache = new WeakMap()): Mirror {
  const known = entries(doc)
  const shown = new Map<SectionId, Shown>()
  const ids = standingOf(known)
  for (const id of ids) {
    const section = known.get(id)
    if (section !== undefined) shown.set(id, renderSection(schema, id, section.entry, section.head, cache))
  }
  return { doc: schema.topNodeType.create(null, ids.flatMap((id) => shown.get(id)?.node ?? [])), ids, shown, known }
}

/** The editor document that says what the shared one says. Pure: writes nothing. */
export function renderPlan(schema: Schema, doc: Y.Doc): Node {
  return fullRender(schema, doc).doc
}

/** The ids that stand, in document order. */
export function standingOf(known: ReadonlyMap<SectionId, Known>): readonly SectionId[] {
  const out: { id: SectionId; order: string }[] = []
  for (const [id, { head }] of known) {
    if (stands(id, (other) => known.get(other)?.head.removal)) out.push({ id, order: head.order })
  }
  return out.sort(byOrder).map((section) => section.id)
}

/** The position before each section of `doc`, in order. */
export function sectionStarts(doc: Node): readonly number[] {
  const out: number[] = []
  doc.forEach((_, offset) => out.push(offset))
  return out
}

/** The id that a section's node carries. */
export function idOf(node: Node): SectionId {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : ''
}
