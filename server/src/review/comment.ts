import type { Comment, CommentAnchor } from '@thac/api'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { demandPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import { commentNow, speakingFor } from './records.ts'

export interface NewComment { readonly sectionId: string | null; readonly anchor: CommentAnchor | null; readonly body: string }

/** Adds a comment to a plan, one of its sections or a passage, and tells those who have the plan open. */
export async function addComment(ws: Workspace, actor: Actor, planId: string, { sectionId, anchor, body }: NewComment): Promise<Outcome<Comment>> {
  const found = await demandPlan(ws, actor, planId, 'comment')
  if (!found.ok) return found
  if (sectionId !== null && !(await ws.rooms.read(planId)).sections.some(({ id }) => id === sectionId)) {
    return refused('invalid', 'The plan has no such section.', { issues: [{ path: ['sectionId'], message: 'unknown section' }] })
  }
  const id = ws.newId()
  await ws.db.insertInto('comment').values({
    id, planId, sectionId, anchor: anchor === null ? null : JSON.stringify(anchor), authorId: actor.userId, unitName: speakingFor(ws, actor, found.value),
    body, createdAt: ws.now().toISOString(), resolvedBy: null, resolvedAt: null,
  }).execute()
  ws.rooms.notify({ type: 'comments', planId })
  return done(await commentNow(ws, id))
}
