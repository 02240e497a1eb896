import type { Comment } from '@thac/api'
import type { Actor } from '../access/can.ts'
import { standing } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { PlanRecord } from '../plans/records.ts'
import { demandPlan } from '../plans/records.ts'
import type { CommentRow } from '../store/tables.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'
import { presentComments } from './present.ts'

/** A comment and its plan, where the actor may comment there. */
export async function demandComment(ws: Workspace, actor: Actor, commentId: string): Promise<Outcome<{ readonly comment: CommentRow; readonly plan: PlanRecord }>> {
  const comment = await ws.db.selectFrom('comment').selectAll().where('id', '=', commentId).executeTakeFirst()
  if (comment === undefined) return refused('not-found')
  const plan = await demandPlan(ws, actor, comment.planId, 'comment')
  return plan.ok ? done({ comment, plan: plan.value }) : plan
}

/** The unit for which the actor speaks on a plan: the plan's own where they belong to it, else the nearest above. */
export function speakingFor(ws: Workspace, actor: Actor, plan: PlanRecord): string {
  const own = actor.memberships.find(({ path }) => standing(path, plan.place.unit) === 'own')
  const above = actor.memberships.find(({ path }) => standing(path, plan.place.unit) === 'above')
  const path = (own ?? above ?? actor.memberships[0])?.path
  return path === undefined ? '' : unitName(ws, path[0])
}

/** One comment as it is now. */
export async function commentNow(ws: Workspace, commentId: string): Promise<Comment> {
  const row = await ws.db.selectFrom('comment').selectAll().where('id', '=', commentId).executeTakeFirstOrThrow()
  const [comment] = await presentComments(ws, [row])
  if (comment === undefined) throw new Error(`comment ${commentId} has gone`)
  return comment
}
