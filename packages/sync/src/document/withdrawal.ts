/**
 * Sections that a pull took out (F11). The record says how much of the text had been seen then; whoever was not online and wrote in
 * the section meanwhile brings it back, words and all, once his update arrives: nobody has decided on those words.
 */
import type { SectionId } from '@thac/plan'
import type * as Y from 'yjs'
import type { Removal } from './layout.ts'
import { bodyOf, entryOf, removalOf } from './layout.ts'
import { entries, holdsText } from './standing.ts'

/** The sections that a pull took out and that are out still. */
export function withdrawnIds(doc: Y.Doc): ReadonlySet<SectionId> {
  const out = new Set<SectionId>()
  for (const [id, { head }] of entries(doc)) if (isWithdrawal(head.removal)) out.add(id)
  return out
}

/** True for the record of a pull, not of a join, of a creation undone or of a person's own removal. */
export function isWithdrawal(removal: Removal | null): removal is Removal & { readonly known: NonNullable<Removal['known']> } {
  return removal !== null && removal.known !== undefined && removal.into === undefined && removal.new !== true
}

/** Those of the sections that hold text which the pull had not seen. */
export function withNews(doc: Y.Doc, ids: Iterable<SectionId>): readonly SectionId[] {
  return [...ids].filter((id) => {
    const entry = entryOf(doc, id)
    const body = entry === null ? null : bodyOf(entry)
    const removal = entry === null ? null : removalOf(entry.get('removed'))
    if (body === null || !isWithdrawal(removal)) return false
    return holdsText(body, (client, end) => end > (removal.known[String(client)] ?? 0))
  })
}

/**
 * Puts those of the sections back that hold text which the pull had not seen, with the base that they had, and answers them. For
 * the server alone, after each update of a client's. Where there are none, nothing is written.
 */
export function standAgain(doc: Y.Doc, ids: Iterable<SectionId>, origin: unknown): readonly SectionId[] {
  const back = withNews(doc, ids)
  if (back.length === 0) return back
  doc.transact(() => {
    for (const id of back) {
      const entry = entryOf(doc, id)
      const base = removalOf(entry?.get('removed'))?.base
      entry?.delete('removed')
      if (base !== undefined) entry?.set('base', base)
    }
  }, origin)
  return back
}
