import type { Comment } from '@thac/api'
import { Comment as CommentSchema } from '@thac/api'
import { peopleOf } from '../access/people.ts'
import type { CommentRow } from '../store/tables.ts'
import type { Workspace } from '../workspace.ts'

/** Comments as the interface shows them, each with its replies, in the order given. */
export async function presentComments(ws: Workspace, rows: readonly CommentRow[]): Promise<Comment[]> {
  const ids = rows.map((row) => row.id)
  const replies = ids.length === 0 ? [] : await ws.db.selectFrom('reply').selectAll().where('commentId', 'in', ids).orderBy('createdAt').orderBy('id').execute()
  const person = await peopleOf(ws.db, [...rows.flatMap((row) => [row.authorId, row.resolvedBy]), ...replies.map((row) => row.authorId)])
  return rows.map((row) => ({
    id: row.id, planId: row.planId, sectionId: row.sectionId, anchor: row.anchor === null ? null : CommentSchema.shape.anchor.parse(JSON.parse(row.anchor)),
    author: person(row.authorId), unitName: row.unitName, body: row.body, createdAt: row.createdAt,
    resolved: row.resolvedBy === null || row.resolvedAt === null ? null : { by: person(row.resolvedBy), at: row.resolvedAt },
    replies: replies.filter((reply) => reply.commentId === row.id).map(({ id, authorId, unitName, body, createdAt }) => ({ id, author: person(authorId), unitName, body, createdAt })),
  }))
}
