import { compositionGate } from '@thac/sync'
import * as Y from 'yjs'

type Deletions = ReturnType<typeof Y.createDeleteSet>

/** What is deleted in `doc`, to be taken before the server's state is applied. */
export function deletionsOf(doc: Y.Doc): Deletions {
  return Y.createDeleteSetFromStructStore(doc.store)
}

/**
 * The update that the server lacks, or null where it has everything.
 * `vector` is the server's state vector, `theirs` the update it sent us on connecting (it names all its deletions),
 * `ours` our deletions before that update was applied. It names as deleted only what we deleted knowingly and the server has not
 * named; one without any structure is worth sending only where it deletes something that the server still shows.
 */
export function lackingUpdate(doc: Y.Doc, vector: Uint8Array, theirs: Uint8Array, ours: Deletions): Uint8Array | null {
  const update = compositionGate(doc).stateFor(vector, theirs)
  if (Y.decodeUpdate(update).structs.length > 0) return update
  return covers(Y.decodeUpdate(theirs).ds, ours) ? null : update
}

/** Both sides are merged and sorted, so a range of ours is covered only by a single range of theirs. */
function covers(theirs: Deletions, ours: Deletions): boolean {
  for (const [client, ranges] of ours.clients) {
    const known = theirs.clients.get(client) ?? []
    for (const range of ranges) {
      if (!known.some((one) => one.clock <= range.clock && range.clock + range.len <= one.clock + one.len)) return false
    }
  }
  return true
}
