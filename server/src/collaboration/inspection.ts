import * as Y from 'yjs'

/**
 * What an update would do to a document, found out before it is applied: an update that fails halfway through leaves a
 * document in pieces, and one whose predecessors never come is kept, merged and re-encoded for ever.
 */
export type Inspection =
  | { readonly kind: 'malformed' }
  /** Something that it builds on is not here. `needs`: the clocks at which all that it speaks of is here. */
  | { readonly kind: 'gap'; readonly needs: ReadonlyMap<number, number> }
  /** Everything in it is here already. */
  | { readonly kind: 'known' }
  /** `ends`: for every client id that it writes under, the clock that it reaches. */
  | { readonly kind: 'news'; readonly ends: ReadonlyMap<number, number> }

/** Longest run of one item. Clocks past `LAST_CLOCK` leave no room for a client's further work. */
const LONGEST = 1 << 24
const LAST_CLOCK = 2 ** 31

/**
 * Inspects `update` (format v1) against `doc`, reckoning with the updates under way to it: `coming` holds the clocks that
 * these will reach. Linear in the update.
 */
export function inspectUpdate(doc: Y.Doc, coming: ReadonlyMap<number, number>, update: Uint8Array): Inspection {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return { kind: 'malformed' }
  }
  const { structs, ds } = decoded
  const reached = (client: number): number => ends.get(client) ?? Math.max(Y.getState(doc.store, client), coming.get(client) ?? 0)
  const ends = new Map<number, number>()
  const here = new Map<number, number>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!(struct.length > 0 && struct.length <= LONGEST && end <= LAST_CLOCK)) return { kind: 'malformed' }
    const before = reached(client)
    if (clock > before) return { kind: 'gap', needs: extent(decoded) }
    if (!here.has(client)) here.set(client, before)
    ends.set(client, Math.max(before, end))
  }
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    if (struct.content instanceof Y.ContentDoc) return { kind: 'malformed' }
    // Before an item is integrated its parent may be an id; the type does not say so.
    const parent = struct.parent as unknown
    for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
      if (id === null) continue
      // Nothing comes before itself.
      if (id.client === struct.id.client && id.clock >= struct.id.clock) return { kind: 'malformed' }
      if (id.clock >= reached(id.client)) return { kind: 'gap', needs: extent(decoded) }
    }
  }
  let deletesNews = false
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (clock + len > reached(client)) return { kind: 'gap', needs: extent(decoded) }
      deletesNews ||= !isDeleted(doc, client, clock, len)
    }
  }
  const news = [...ends].filter(([client, end]) => end > (here.get(client) ?? 0) || (coming.get(client) ?? 0) > Y.getState(doc.store, client))
  return news.length === 0 && !deletesNews ? { kind: 'known' } : { kind: 'news', ends: new Map(news) }
}

/** For every client id that an update names, how far it speaks of it. */
function extent({ structs, ds }: ReturnType<typeof Y.decodeUpdate>): ReadonlyMap<number, number> {
  const out = new Map<number, number>()
  const reach = (client: number, clock: number): void => { out.set(client, Math.max(out.get(client) ?? 0, clock)) }
  for (const struct of structs) {
    if (!(struct instanceof Y.Skip)) reach(struct.id.client, struct.id.clock + struct.length)
  }
  for (const [client, ranges] of ds.clients) for (const { clock, len } of ranges) reach(client, clock + len)
  return out
}

/** True where all of a range is in the document and deleted there. */
function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || clock + length > Y.getState(doc.store, client)) return false
  if (length === 0) return true
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}
