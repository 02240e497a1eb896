import { CLOSE } from '@thac/api'

export type ClosedReason = 'unauthenticated' | 'forbidden' | 'not-found' | 'outdated' | 'refused'

/** What the state line says. `unsent` counts changes that are not known to be durable. */
export type SyncStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saving'; readonly unsent: number }
  | { readonly kind: 'saved' }
  | { readonly kind: 'offline'; readonly unsent: number }
  | { readonly kind: 'read-only' }
  /** The server did not take a change of ours; what is on screen is no longer what it holds. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Connecting again cannot help. */
  | { readonly kind: 'closed'; readonly reason: ClosedReason }

/** What is known of a connection, from which its status follows. */
export interface SyncFacts {
  readonly closed: ClosedReason | null
  readonly refused: string | null
  /** The document has been complete once since the page opened. */
  readonly everSynced: boolean
  /** The socket is open, both sides have said what they have, and what we had is sent. */
  readonly synced: boolean
  readonly mayWrite: boolean
  readonly owed: number
}

/** "Saved" only where the socket is synced and every change is acknowledged as durable. */
export function statusOf(facts: SyncFacts): SyncStatus {
  if (facts.closed !== null) return { kind: 'closed', reason: facts.closed }
  if (facts.refused !== null) return { kind: 'refused', reason: facts.refused }
  if (!facts.everSynced) return { kind: 'connecting' }
  if (!facts.synced) return { kind: 'offline', unsent: facts.owed }
  if (!facts.mayWrite) return { kind: 'read-only' }
  return facts.owed === 0 ? { kind: 'saved' } : { kind: 'saving', unsent: facts.owed }
}

/** Why a close code ends the connection for good; null where trying again may help. */
export function closedReason(code: number): ClosedReason | null {
  switch (code) {
    case CLOSE.unauthenticated: return 'unauthenticated'
    case CLOSE.forbidden: return 'forbidden'
    case CLOSE.notFound: return 'not-found'
    case CLOSE.outdated: return 'outdated'
    case CLOSE.malformed:
    case CLOSE.tooLarge: return 'refused'
    default: return null
  }
}

/** True where two statuses say the same, so that the screen need not be drawn again. */
export function sameStatus(a: SyncStatus, b: SyncStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
