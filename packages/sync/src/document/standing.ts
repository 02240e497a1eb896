/** Which sections stand (F2, F6, F7): pure functions of what the document says. */
import type { SectionId } from '@thac/plan'
import * as Y from 'yjs'
import type { Removal, SectionEntry, SectionHead } from './layout.ts'
import { bodyOf, headOf, sectionsOf } from './layout.ts'

// Yjs' shared types are generic over their events, which say nothing here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type SharedType = Y.AbstractType<any>

/** Every entry that is well formed, with its head. */
export function entries(doc: Y.Doc): ReadonlyMap<SectionId, { readonly entry: SectionEntry; readonly head: SectionHead }> {
  const out = new Map<SectionId, { entry: SectionEntry; head: SectionHead }>()
  sectionsOf(doc).forEach((entry: unknown, id) => {
    if (entry instanceof Y.Map) out.set(id, { entry, head: headOf(entry) })
  })
  return out
}

/** True when the section stands: not removed, or the smallest id of a ring of joins. */
export function stands(id: SectionId, removalOf: (id: SectionId) => Removal | null | undefined): boolean {
  const removal = removalOf(id)
  if (removal === null) return true
  if (removal === undefined || removal.into === undefined) return false
  const ring = ringOf(id, removalOf)
  return ring !== null && ring.every((other) => id <= other)
}

/** The section that holds the text joined out of `id`: the end of the chain, or of a ring the one that stands. */
export function joinTarget(id: SectionId, removalOf: (id: SectionId) => Removal | null | undefined): SectionId | null {
  const seen = new Set<SectionId>()
  let at = id
  while (!seen.has(at)) {
    seen.add(at)
    const into = removalOf(at)?.into
    if (into === undefined || removalOf(into) === undefined) return at === id ? null : at
    if (stands(into, removalOf)) return into
    at = into
  }
  return null
}

/** Ids in document order. */
export function byOrder(a: { readonly id: SectionId; readonly order: string }, b: { readonly id: SectionId; readonly order: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** True where reading the plan leaves the section out altogether (F7). */
export function leftOut(entry: SectionEntry, head: SectionHead): boolean {
  const { removal } = head
  if (removal === null) return false
  const body = bodyOf(entry)
  if (removal.new === true) return body === null || !holdsText(body, (client) => String(client) !== removal.by)
  if (removal.into === undefined || head.base !== undefined) return false
  const known = removal.known ?? {}
  return body === null || !holdsText(body, (client, end) => end > (known[String(client)] ?? 0))
}

/** client -> clock after the last item of that client anywhere in `body`, deleted ones included. */
export function clocksOf(body: Y.XmlFragment): { readonly [client: string]: number } {
  const out: Record<string, number> = {}
  eachItem(body, (item) => {
    const end = item.id.clock + item.length
    if (end > (out[String(item.id.client)] ?? 0)) out[String(item.id.client)] = end
  })
  return out
}

/** Visits every item inside a type, parents before children. */
export function eachItem(type: SharedType, visit: (item: Y.Item, parent: SharedType) => void): void {
  for (let item = type._start; item !== null; item = item.right) {
    visit(item, type)
    if (item.content instanceof Y.ContentType) eachItem(item.content.type, visit)
  }
}

/** True where `body` holds live text of which `counts` says true, asked with its client and the clock after it. */
export function holdsText(body: Y.XmlFragment, counts: (client: number, end: number) => boolean): boolean {
  let found = false
  eachItem(body, (item) => {
    if (found || item.deleted || !item.countable || item.content instanceof Y.ContentType) return
    found = counts(item.id.client, item.id.clock + item.length)
  })
  return found
}

/** The ids of the ring that `id` is itself part of, or null. */
function ringOf(id: SectionId, removalOf: (id: SectionId) => Removal | null | undefined): readonly SectionId[] | null {
  const ring: SectionId[] = [id]
  for (let at = removalOf(id)?.into; at !== undefined && ring.length < 10_000; at = removalOf(at)?.into) {
    if (at === id) return ring
    if (ring.includes(at)) return null
    ring.push(at)
  }
  return null
}
