import type { Comment } from '@thac/api'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'
import { demandPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import { presentComments } from './present.ts'

/** All comments of a plan, oldest first. */
export async function listComments(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<Comment[]>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (!found.ok) return found
  const rows = await ws.db.selectFrom('comment').selectAll().where('planId', '=', planId).orderBy('createdAt').orderBy('id').execute()
  return done(await presentComments(ws, rows))
}
