/** What the server alone may write (F8). */
import type { SectionId } from '@thac/plan'
import type * as Y from 'yjs'
import { sameJson } from './block.ts'
import type { Removal, SectionEntry, SectionHead } from './layout.ts'
import { entries } from './standing.ts'
import { isWithdrawal } from './withdrawal.ts'

/** The server's fields as they are. */
export type ServerFields = ReadonlyMap<SectionId, OwnedFields>

export interface OwnedFields {
  readonly base: string | null
  /** The record of a pull that took the section out (F11); null where there is none. */
  readonly withdrawal: Removal | null
}

const NOTHING: OwnedFields = { base: null, withdrawal: null }

/** Takes the server's fields down before a client's update is applied. */
export function serverFields(doc: Y.Doc): ServerFields {
  const out = new Map<SectionId, OwnedFields>()
  for (const [id, { head }] of entries(doc)) out.set(id, ownedIn(head))
  return out
}

/**
 * Puts back every server's field that differs from `before`; a section that is new since then has none. Restoring a withdrawn section
 * is anybody's; making a removal out to be a withdrawal is not, and leaves a plain removal. Returns the ids put right; where there
 * are none, nothing is written.
 */
export function restoreServerFields(doc: Y.Doc, before: ServerFields, origin: unknown): readonly SectionId[] {
  const wrong: { readonly id: SectionId; readonly entry: SectionEntry; readonly was: OwnedFields; readonly forged: boolean }[] = []
  for (const [id, { head, entry }] of entries(doc)) {
    const was = before.get(id) ?? NOTHING
    const now = ownedIn(head)
    const forged = now.withdrawal !== null && !sameRecord(now.withdrawal, was.withdrawal)
    if (forged || now.base !== was.base || (head.base === undefined && entry.has('base'))) wrong.push({ id, entry, was, forged })
  }
  if (wrong.length === 0) return []
  doc.transact(() => {
    for (const { entry, was, forged } of wrong) {
      if (was.base === null) entry.delete('base')
      else entry.set('base', was.base)
      if (forged) entry.set('removed', was.withdrawal ?? { by: '' })
    }
  }, origin)
  return wrong.map(({ id }) => id)
}

function ownedIn(head: SectionHead): OwnedFields {
  return { base: head.base ?? null, withdrawal: isWithdrawal(head.removal) ? head.removal : null }
}

function sameRecord(a: Removal, b: Removal | null): boolean {
  return b !== null && a.by === b.by && a.base === b.base && sameJson({ ...a.known }, { ...b.known })
}
