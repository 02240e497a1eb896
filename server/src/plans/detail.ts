import type { PlanDetail } from '@thac/api'
import type { Actor } from '../access/can.ts'
import { can } from '../access/can.ts'
import { superiorLink } from '../cascade/superior.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'
import type { PlanRecord } from './records.ts'
import { allPlans, findPlan } from './records.ts'
import { statesOf, summaryOf } from './summary.ts'
import { versionSummaries } from './versions.ts'

/** One plan with its versions, its superiors' plans and the plans made from it. */
export async function planDetail(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<PlanDetail>> {
  const record = await findPlan(ws, planId)
  if (record === null) return refused('not-found')
  const summary = await summaryOf(ws, actor, record)
  if (summary === null) return refused('forbidden')
  return done({
    ...summary, lineage: await lineageOf(ws, record), versions: await versionSummaries(ws, planId), terms: { ...record.terms },
    subordinates: await subordinatesOf(ws, actor, planId),
  })
}

async function lineageOf(ws: Workspace, record: PlanRecord): Promise<PlanDetail['lineage']> {
  const out: PlanDetail['lineage'] = []
  let at: PlanRecord | null = record
  // A plan is made from one that is there already, so that the chain ends.
  while (at !== null) {
    const link = await superiorLink(ws, at)
    if (link === null) break
    out.unshift({ planId: link.planId, unitName: link.unitName, title: link.title, version: link.newest })
    at = await findPlan(ws, link.planId)
  }
  return out
}

async function subordinatesOf(ws: Workspace, actor: Actor, planId: string): Promise<PlanDetail['subordinates']> {
  const out: PlanDetail['subordinates'] = []
  for (const record of await allPlans(ws)) {
    const { row, newest, place } = record
    if (row.superiorId !== planId) continue
    const states = can(actor, 'read', place) ? await statesOf(ws, record) : {}
    out.push({ planId: row.id, unitId: row.unitId, unitName: unitName(ws, row.unitId), adopted: row.adopted, version: newest, states })
  }
  return out
}
