import type { Plan } from '@thac/plan'
import { seedPlan } from '@thac/sync'
import { createHash } from 'node:crypto'
import * as Y from 'yjs'

/** The bytes of a plan's first update; the same plan under the same id gives the same bytes. */
export function firstUpdate(planId: string, plan: Plan): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = createHash('sha256').update(`seed/${planId}`).digest().readUInt32BE(0)
  seedPlan(doc, plan)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
