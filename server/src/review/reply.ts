import type { Comment } from '@thac/api'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { commentNow, demandComment, speakingFor } from './records.ts'

/** Answers a comment. */
export async function addReply(ws: Workspace, actor: Actor, commentId: string, body: string): Promise<Outcome<Comment>> {
  const found = await demandComment(ws, actor, commentId)
  if (!found.ok) return found
  const { comment, plan } = found.value
  await ws.db.insertInto('reply').values({ id: ws.newId(), commentId, authorId: actor.userId, unitName: speakingFor(ws, actor, plan), body, createdAt: ws.now().toISOString() }).execute()
  ws.rooms.notify({ type: 'comments', planId: comment.planId })
  return done(await commentNow(ws, commentId))
}
