import { hashRich, sectionContent } from '@thac/plan'
import { setSection } from '@thac/sync'
import { SERVER } from '../collaboration/room.ts'
import { findPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import { divergenceOf, isWaiting } from './divergence.ts'
import { superiorOf } from './superior.ts'

/**
 * Where nothing of the superior's newest version waits any more, takes that version for adopted; sections that came to say
 * the same on both sides get the superior's text as their base, without a question.
 */
export async function settle(ws: Workspace, planId: string): Promise<void> {
  const record = await findPlan(ws, planId)
  if (record === null) return
  const mine = await ws.rooms.read(planId)
  const found = await divergenceOf(ws, record)
  const superior = await superiorOf(ws, record, mine)
  if (found === null || superior === null || found.sections.some(({ state }) => isWaiting(state))) return
  const theirs = new Map(superior.newest.plan.sections.map((section) => [section.id, section]))
  const met = found.sections.filter(({ state }) => state === 'converged').flatMap(({ id }) => theirs.get(id) ?? [])
  if (met.length > 0) {
    await ws.rooms.withDoc(planId, (doc) => {
      for (const section of met) setSection(doc, section.id, { base: hashRich(sectionContent(section)) }, SERVER)
    })
  }
  await ws.db.updateTable('plan').set({ adopted: superior.newest.row.n }).where('id', '=', planId).where('adopted', '<', superior.newest.row.n).execute()
}

/** Settles the plans below a newly issued version, one after the other. Never rejects: what fails is settled by the next verdict. */
export async function settleSubordinates(ws: Workspace, planIds: readonly string[]): Promise<void> {
  for (const planId of planIds) {
    try {
      await settle(ws, planId)
    } catch (error) {
      ws.warn('a plan below a new version could not be settled', { planId, error: String(error) })
    }
  }
}
