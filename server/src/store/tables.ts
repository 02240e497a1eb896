import type { Generated, Kysely } from 'kysely'

/** Rows as they lie in the database: camelCase columns, JSON as text, instants as ISO text, booleans as 0 or 1. */
export interface Tables {
  user: UserRow
  session: SessionRow
  account: AccountRow
  unit: UnitRow
  membership: MembershipRow
  plan: PlanRow
  version: VersionRow
  content: ContentRow
  comment: CommentRow
  reply: ReplyRow
  verdict: VerdictRow
}

/** better-auth's own table, with the colour of a person's caret. */
export interface UserRow { id: string; name: string; email: string; emailVerified: number; image: string | null; createdAt: string; updatedAt: string; color: string | null }

/** better-auth's own table; only what is read or seeded here. */
export interface SessionRow { id: string; token: string; userId: string; expiresAt: string; createdAt: string; updatedAt: string }

/** better-auth's own table; only what is seeded here. */
export interface AccountRow { id: string; accountId: string; providerId: string; userId: string; password: string | null; createdAt: string; updatedAt: string }

export interface UnitRow { id: string; code: string; name: string; shortName: string; level: string; parentId: string | null; place: string; notation: string; terms: string; createdAt: string }

export interface MembershipRow { userId: string; unitId: string; role: string }

/** `kind`, `title`, `number` and `sections` repeat the live draft for lists; the document is the truth. */
export interface PlanRow {
  id: string; unitId: string; kind: string; title: string; number: string | null; sections: number
  superiorId: string | null; adopted: number; terms: string
  createdAt: string; createdBy: string; editedAt: string; editedBy: string | null
}

/** `content` is the key of the frozen plan file in the content table; `hash` the plan's Merkle hash. */
export interface VersionRow { planId: string; n: number; number: string | null; date: string | null; title: string; note: string; hash: string; content: string; issuedAt: string; issuedBy: string }

export interface ContentRow { hash: string; json: string }

export interface CommentRow {
  id: string; planId: string; sectionId: string | null; anchor: string | null; authorId: string; unitName: string; body: string
  createdAt: string; resolvedBy: string | null; resolvedAt: string | null
}

export interface ReplyRow { id: string; commentId: string; authorId: string; unitName: string; body: string; createdAt: string }

/** The ledger: appended to, never changed. */
export interface VerdictRow {
  seq: Generated<number>; planId: string; sectionId: string; version: number; state: string; verdict: string
  baseBefore: string | null; baseAfter: string | null; theirs: string | null; result: string | null; reason: string; decidedBy: string; decidedAt: string
}

export type Database = Kysely<Tables>
