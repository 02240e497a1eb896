import type { Change, GroupName, Verdict } from './change.ts'
import { GROUPS, groupOf } from './change.ts'

/** What has been seen since the screen was opened, what was decided meanwhile included, in the order of its groups. */
export type Book = readonly Change[]

export interface Progress {
  /** Take, keep or edit. */
  readonly decided: number
  readonly later: number
  /** Not looked at, or put off before this screen was opened. */
  readonly left: number
  readonly total: number
}

export interface Group {
  readonly name: GroupName
  readonly changes: readonly Change[]
}

/**
 * The book with a fresh list from the server. The server lists what waits; a change decided on this screen stays, so that
 * the count goes on, and one that somebody else decided goes. Answers the same book where nothing is new.
 */
export function readOn(book: Book, listed: readonly Change[]): Book {
  const fresh = new Map(listed.map((change) => [change.id, change]))
  const kept = book.flatMap((change) => (isDecided(change) ? [change] : (fresh.get(change.id) ?? [])))
  const known = new Set(book.map(({ id }) => id))
  const next = inGroups([...kept, ...listed.filter(({ id }) => !known.has(id))])
  return next.length === book.length && next.every((change, i) => change === book[i]) ? book : next
}

/** The book after a verdict. */
export function decide(book: Book, id: string, verdict: Verdict): Book {
  return book.map((change) => (change.id === id ? { ...change, verdict } : change))
}

export function isDecided({ verdict }: Change): boolean {
  return verdict === 'take' || verdict === 'keep' || verdict === 'edit'
}

export function progressOf(book: Book): Progress {
  const decided = book.filter(isDecided).length
  const later = book.filter(({ verdict }) => verdict === 'later').length
  return { decided, later, left: book.length - decided - later, total: book.length }
}

/** Where to go after `id`: the next one without any verdict, from the start again where need be; null where there is none. */
export function nextWaiting(book: Book, id: string): string | null {
  const at = book.findIndex((change) => change.id === id)
  const around = [...book.slice(at + 1), ...book.slice(0, Math.max(at, 0))]
  return around.find(({ verdict }) => verdict === null)?.id ?? null
}

/** The change `step` places on from `id`; stays at the ends. */
export function stepFrom(book: Book, id: string | null, step: -1 | 1): string | null {
  const at = book.findIndex((change) => change.id === id)
  const to = Math.min(book.length - 1, Math.max(0, at + step))
  return book[to]?.id ?? null
}

/** The groups that hold anything, in their order. */
export function groupsOf(book: Book): readonly Group[] {
  return GROUPS.map((name) => ({ name, changes: book.filter((change) => groupOf(change) === name) })).filter(({ changes }) => changes.length > 0)
}

/** Within a group the order of the plan stands, in which the server lists. */
function inGroups(changes: readonly Change[]): Book {
  return GROUPS.flatMap((name) => changes.filter((change) => groupOf(change) === name))
}
