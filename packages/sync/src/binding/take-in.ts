/** How the server takes a client's update into its own document (L10): it too is an author, of the words that its pulls wrote. */
import type { SectionId } from '@thac/plan'
import * as Y from 'yjs'
import { DeathsUnseen } from '../document/deaths.ts'
import { sectionsOf } from '../document/layout.ts'
import type { SharedType } from '../document/standing.ts'
import { Rescuer } from './rescue.ts'

/** The server's way in, one for a document. */
export interface TakeIn {
  /**
   * Runs `apply`, which applies `update`. Words of the server's own that die of it unseen are put back, under the origin given. Throws
   * what `apply` throws.
   */
  update(update: Uint8Array, apply: () => void): void
  /** Everything that somebody at `vector` lacks; what died unseen is not named, so that its author puts it back. */
  stateFor(vector: Uint8Array): Uint8Array
}

/** `origin`: of the transaction that puts words back. */
export function takeIn(doc: Y.Doc, origin: unknown): TakeIn {
  const deaths = new DeathsUnseen(doc)
  const rescuer = new Rescuer(doc, null, origin)
  return {
    stateFor: (vector) => deaths.stateFor(vector),
    update(update, apply) {
      const named = Y.decodeUpdate(update).ds.clients
      const rescue = (transaction: Y.Transaction): void => {
        if (!transaction.local) rescuer.afterRemote(transaction, { named, state: false }, touchedBy(doc, transaction))
      }
      doc.on('afterTransaction', rescue)
      try {
        deaths.during(update, apply)
      } finally {
        doc.off('afterTransaction', rescue)
      }
    },
  }
}

function touchedBy(doc: Y.Doc, transaction: Y.Transaction): ReadonlySet<SectionId> {
  const out = new Set<SectionId>()
  const sections: unknown = sectionsOf(doc)
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === sections) {
      for (const key of keys) if (key !== null) out.add(key)
      continue
    }
    // Yjs types the changed types by their event's class only.
    for (let at: SharedType | null = type as SharedType; at !== null; at = at.parent) {
      if ((at.parent as unknown) === sections && typeof at._item?.parentSub === 'string') out.add(at._item.parentSub)
    }
  }
  return out
}
