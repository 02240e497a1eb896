import { CLOSE, SCHEMA_VERSION } from '@thac/api'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Actor, PlanPlace } from '../access/can.ts'
import { can } from '../access/can.ts'
import type { Session } from '../access/sessions.ts'
import { Connection } from './connection.ts'
import { LARGEST_FRAME, createAllowance } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface EndpointPorts {
  readonly rooms: Rooms
  readonly metrics: Metrics
  readonly now: () => number
  readonly isOwnOrigin: (origin: string | undefined, host: string | undefined) => boolean
  readonly sessionOf: (request: IncomingMessage) => Promise<Session | null>
  readonly actorOf: (userId: string) => Promise<Actor>
  readonly placeOf: (planId: string) => Promise<PlanPlace | null>
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
}

/** The sockets of `/sync/:planId`. */
export interface Endpoint {
  readonly connections: () => readonly Connection[]
  /** Ends every socket, telling clients to come back. */
  readonly close: () => void
}

type Admission = { readonly kind: 'refused'; readonly code: number; readonly reason: string } | { readonly kind: 'admitted'; readonly session: Session; readonly room: Room; readonly actor: Actor; readonly place: PlanPlace }

const SERVICE_RESTART = 1012

/**
 * Serves upgrades to WebSocket on `server`. Who may not come in is told by a close code, since a browser's page sees
 * nothing of a refused upgrade. Session, rights and document are settled before the socket opens: no frame waits unseen.
 */
export function serveSync(server: Server, ports: EndpointPorts): Endpoint {
  // A frame just over the limit is answered by a close code of ours; far over it, ws ends the connection while reading.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME * 2, perMessageDeflate: false })
  const connections = new Set<Connection>()

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const target = targetOf(request)
    if (target === null) return reject(stream, '404 Not Found')
    if (!ports.isOwnOrigin(request.headers.origin, request.headers.host)) return reject(stream, '403 Forbidden')
    admit(target, request).then((admission) => {
      if (stream.destroyed) return
      sockets.handleUpgrade(request, stream, head, (ws) => {
        if (admission.kind === 'refused') {
          ws.on('error', () => ws.terminate())
          return ws.close(admission.code, admission.reason)
        }
        const { session, room, actor, place } = admission
        const connection = new Connection(ws, stream, {
          room, person: session.person, session: session.token, metrics: ports.metrics, now: ports.now,
          allow: createAllowance(ports.now), onClose: (one) => connections.delete(one),
        }, actor, place)
        connections.add(connection)
      })
    }).catch((error: unknown) => {
      ports.warn('a socket could not be opened', { error: String(error) })
      stream.destroy()
    })
  })

  async function admit(target: { planId: string; schema: number }, request: IncomingMessage): Promise<Admission> {
    const session = await ports.sessionOf(request)
    if (session === null) return { kind: 'refused', code: CLOSE.unauthenticated, reason: 'unauthenticated' }
    if (target.schema < SCHEMA_VERSION) return { kind: 'refused', code: CLOSE.outdated, reason: 'outdated' }
    const place = await ports.placeOf(target.planId)
    if (place === null) return { kind: 'refused', code: CLOSE.notFound, reason: 'not-found' }
    const actor = await ports.actorOf(session.person.id)
    if (!can(actor, 'read', place)) return { kind: 'refused', code: CLOSE.forbidden, reason: 'forbidden' }
    try {
      return { kind: 'admitted', session, actor, place, room: await ports.rooms.open(target.planId) }
    } catch (error) {
      ports.warn('a plan could not be loaded', { planId: target.planId, error: String(error) })
      return { kind: 'refused', code: CLOSE.unavailable, reason: 'unavailable' }
    }
  }

  return {
    connections: () => [...connections],
    close() {
      for (const socket of sockets.clients) socket.close(SERVICE_RESTART, 'restart')
      sockets.close()
    },
  }
}

/** The plan and schema version that a request asks for; null for another path. */
function targetOf(request: IncomingMessage): { readonly planId: string; readonly schema: number } | null {
  const at = request.url ?? ''
  if (!URL.canParse(at, 'http://localhost')) return null
  const url = new URL(at, 'http://localhost')
  const match = /^\/sync\/([A-Za-z0-9_-]{1,64})$/.exec(url.pathname)
  if (match?.[1] === undefined) return null
  const schema = url.searchParams.get('schema')
  const version = schema === null ? SCHEMA_VERSION : Number(schema)
  return { planId: match[1], schema: Number.isInteger(version) ? version : 0 }
}

function reject(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
