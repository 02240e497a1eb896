import type { Actor, PlanPlace } from '../access/can.ts'
import type { Connection } from './connection.ts'

export interface RightsPorts {
  readonly connections: () => readonly Connection[]
  /** Those of these session tokens that still hold. */
  readonly liveSessions: (tokens: readonly string[]) => Promise<ReadonlySet<string>>
  readonly actorsOf: (userIds: readonly string[]) => Promise<ReadonlyMap<string, Actor>>
  readonly placeOf: (planId: string) => Promise<PlanPlace | null>
}

/**
 * Judges every open socket anew: by sessions, memberships and plans as the store has them now, whoever changed them.
 * Called by a timer often enough that a change acts within two seconds.
 */
export async function judgeConnections(ports: RightsPorts): Promise<void> {
  const connections = ports.connections()
  if (connections.length === 0) return
  const live = await ports.liveSessions([...new Set(connections.map((one) => one.session))])
  const actors = await ports.actorsOf([...new Set(connections.map((one) => one.userId))])
  const places = new Map<string, PlanPlace | null>()
  for (const planId of new Set(connections.map((one) => one.planId))) places.set(planId, await ports.placeOf(planId))
  for (const connection of connections) {
    const actor = actors.get(connection.userId)
    const place = places.get(connection.planId) ?? null
    if (!live.has(connection.session) || actor === undefined) connection.close('unauthenticated')
    else if (place === null) connection.close('forbidden')
    else connection.judge(actor, place)
  }
}
