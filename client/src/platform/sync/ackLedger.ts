/**
 * Which of our changes the server has made durable. The server acknowledges by count: "the first n update messages of
 * this connection are durable". A message may carry several changes (all that was made while offline goes in one), so
 * the ledger keeps a weight for every message that is under way.
 */
export interface AckLedger {
  /** Messages of this connection that are durable. */
  readonly durable: number
  /** Changes carried by each further message of this connection, in the order sent. */
  readonly underWay: readonly number[]
  /** Changes that no message of this connection carries. */
  readonly unsent: number
}

export const EMPTY_LEDGER: AckLedger = { durable: 0, underWay: [], unsent: 0 }

/** One change was made and not sent. */
export function kept(ledger: AckLedger): AckLedger {
  return { ...ledger, unsent: ledger.unsent + 1 }
}

/** One change was made and sent as one message. */
export function sent(ledger: AckLedger): AckLedger {
  return { ...ledger, underWay: [...ledger.underWay, 1] }
}

/** One message went out with everything that the server lacked. */
export function caughtUp(ledger: AckLedger): AckLedger {
  return { ...ledger, underWay: [...ledger.underWay, Math.max(1, ledger.unsent)], unsent: 0 }
}

/** The server turned out to have everything already. */
export function nothingMissing(ledger: AckLedger): AckLedger {
  return { ...ledger, unsent: 0 }
}

/** The server says that the first `n` messages are durable. Counts that go back, or past what was sent, are held to it. */
export function acknowledged(ledger: AckLedger, n: number): AckLedger {
  const more = Math.min(Math.max(0, n - ledger.durable), ledger.underWay.length)
  return more === 0 ? ledger : { ...ledger, durable: ledger.durable + more, underWay: ledger.underWay.slice(more) }
}

/** The connection ended: what was under way may be lost on it, and the next connection counts from zero. */
export function disconnected(ledger: AckLedger): AckLedger {
  return { durable: 0, underWay: [], unsent: owed(ledger) }
}

/** Changes that are not known to be durable. */
export function owed(ledger: AckLedger): number {
  return ledger.unsent + ledger.underWay.reduce((sum, weight) => sum + weight, 0)
}
