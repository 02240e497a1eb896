import { openJournal } from './journal.ts'
import { PlanConnection } from './planConnection.ts'

export interface ConnectRequest {
  readonly planId: string
  readonly userId: string
  readonly mayWrite: boolean
}

interface Held {
  readonly connection: PlanConnection
  readonly stopWatching: () => void
  users: number
}

/** React mounts twice in development, and a route change may come straight back. */
const LINGER_MS = 500
const held = new Map<string, Held>()

/**
 * The connection to a plan, shared by all who ask for it. Every call needs one `releasePlan`; the last one closes the
 * connection a moment later. While changes are not safe, leaving the page is asked about.
 */
export function connectPlan(request: ConnectRequest): PlanConnection {
  const key = keyOf(request)
  const open = held.get(key)
  if (open !== undefined) {
    open.users++
    open.connection.setMayWrite(request.mayWrite)
    return open.connection
  }
  const connection = new PlanConnection({
    planId: request.planId,
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
    mayWrite: request.mayWrite,
    // Who may only read leaves no copy on this machine.
    journal: (doc) => (request.mayWrite ? openJournal(request.userId, request.planId, doc) : null),
    socket: WebSocket,
  })
  held.set(key, { connection, stopWatching: watchWindow(connection), users: 1 })
  return connection
}

export function releasePlan(request: ConnectRequest): void {
  const key = keyOf(request)
  const open = held.get(key)
  if (open === undefined) return
  open.users--
  setTimeout(() => {
    if (open.users > 0 || held.get(key) !== open) return
    held.delete(key)
    open.stopWatching()
    open.connection.destroy()
  }, LINGER_MS)
}

function keyOf(request: ConnectRequest): string {
  return `${request.userId}/${request.planId}`
}

function watchWindow(connection: PlanConnection): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (connection.owed() > 0) event.preventDefault()
  }
  const online = (): void => connection.setOnline(true)
  const offline = (): void => connection.setOnline(false)
  addEventListener('beforeunload', ask)
  addEventListener('online', online)
  addEventListener('offline', offline)
  return () => {
    removeEventListener('beforeunload', ask)
    removeEventListener('online', online)
    removeEventListener('offline', offline)
  }
}
