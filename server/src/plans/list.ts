import type { PlanSummary } from '@thac/api'
import type { Actor } from '../access/can.ts'
import type { Workspace } from '../workspace.ts'
import { allPlans } from './records.ts'
import { summaryOf } from './summary.ts'

/** The plans that the actor may read, drafts or issued, the last edited first. */
export async function listPlans(ws: Workspace, actor: Actor): Promise<PlanSummary[]> {
  const out: PlanSummary[] = []
  for (const record of await allPlans(ws)) {
    const summary = await summaryOf(ws, actor, record)
    if (summary !== null) out.push(summary)
  }
  return out.sort((a, b) => (a.editedAt < b.editedAt ? 1 : -1))
}
