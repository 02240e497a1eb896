/** What the server alone may write (F8). */
import type { SectionId } from '@thac/plan'
import type * as Y from 'yjs'
import { sectionsOf } from './layout.ts'
import { entries } from './standing.ts'

/** The server's fields as they are: section -> base (null: none). */
export type ServerFields = ReadonlyMap<SectionId, string | null>

/** Takes the server's fields down before a client's update is applied. */
export function serverFields(doc: Y.Doc): ServerFields {
  const out = new Map<SectionId, string | null>()
  for (const [id, { head }] of entries(doc)) out.set(id, head.base ?? null)
  return out
}

/**
 * Puts back every server's field that differs from `before`; a section that is new since then has none. Returns the ids put
 * right; where there are none, nothing is written.
 */
export function restoreServerFields(doc: Y.Doc, before: ServerFields, origin: unknown): readonly SectionId[] {
  const wrong: SectionId[] = []
  for (const [id, { head, entry }] of entries(doc)) {
    if ((head.base ?? null) !== (before.get(id) ?? null) || (head.base === undefined && entry.has('base'))) wrong.push(id)
  }
  if (wrong.length === 0) return wrong
  doc.transact(() => {
    for (const id of wrong) {
      const base = before.get(id) ?? null
      if (base === null) sectionsOf(doc).get(id)?.delete('base')
      else sectionsOf(doc).get(id)?.set('base', base)
    }
  }, origin)
  return wrong
}
