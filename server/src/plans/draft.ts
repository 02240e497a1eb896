import type { PlanFile } from '@thac/api'
import { PlanFile as PlanFileSchema } from '@thac/api'
import { outlineOf, toPlanFile } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { demandPlan } from './records.ts'

/** The living draft as a plan file. */
export async function readDraft(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<PlanFile>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  return found.ok ? done(PlanFileSchema.parse(toPlanFile(await ws.rooms.read(planId)))) : found
}

/** The living draft as `outline --json`. */
export async function readOutline(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<Record<string, unknown>>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  return found.ok ? done({ ...outlineOf(await ws.rooms.read(planId)) }) : found
}
