import type { Body, Comment } from '@thac/api'
import type { Actor } from '../access/can.ts'
import { can } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { commentNow, demandComment } from './records.ts'

/**
 * Resolves, reopens or corrects a comment. Only its author corrects it; its author resolves it too, and whoever has the
 * right on the plan.
 */
export async function patchComment(ws: Workspace, actor: Actor, commentId: string, { resolved, body }: Body<'patchComment'>): Promise<Outcome<Comment>> {
  const found = await demandComment(ws, actor, commentId)
  if (!found.ok) return found
  const { comment, plan } = found.value
  const isAuthor = comment.authorId === actor.userId
  if (body !== undefined && !isAuthor) return refused('forbidden', 'Only its author may correct a comment.')
  if (resolved !== undefined && !isAuthor && !can(actor, 'resolve', plan.place)) return refused('forbidden')
  if (body !== undefined) await ws.db.updateTable('comment').set({ body }).where('id', '=', commentId).execute()
  if (resolved !== undefined) {
    const mark = resolved ? { resolvedBy: actor.userId, resolvedAt: ws.now().toISOString() } : { resolvedBy: null, resolvedAt: null }
    await ws.db.updateTable('comment').set(mark).where('id', '=', commentId).execute()
  }
  ws.rooms.notify({ type: 'comments', planId: comment.planId })
  return done(await commentNow(ws, commentId))
}
