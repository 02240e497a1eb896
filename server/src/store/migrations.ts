import type Libsql from 'libsql'

/**
 * Every change of the row database, oldest first; the position in this list is its number. A list that shipped is
 * never edited: add to its end. The first four tables are better-auth's, as its own generator prints them.
 */
const MIGRATIONS: readonly string[] = [`
  create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null, "color" text);
  create table "session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "user" ("id") on delete cascade);
  create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
  create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
  create index "session_userId_idx" on "session" ("userId");
  create index "account_userId_idx" on "account" ("userId");
  create index "verification_identifier_idx" on "verification" ("identifier");

  create table unit (id text primary key, code text not null unique, name text not null, shortName text not null, level text not null, parentId text references unit (id), place text not null, notation text not null, terms text not null, createdAt text not null);
  create table membership (userId text not null references "user" (id) on delete cascade, unitId text not null references unit (id), role text not null, primary key (userId, unitId, role));
  create table plan (id text primary key, unitId text not null references unit (id), kind text not null, title text not null, number text, sections integer not null, superiorId text references plan (id), adopted integer not null, terms text not null, createdAt text not null, createdBy text not null, editedAt text not null, editedBy text);
  create unique index plan_fork on plan (superiorId, unitId) where superiorId is not null;
  create index plan_unit on plan (unitId);
  create table content (hash text primary key, json text not null) without rowid;
  create table version (planId text not null references plan (id), n integer not null, number text, date text, title text not null, note text not null, hash text not null, content text not null references content (hash), issuedAt text not null, issuedBy text not null references "user" (id), primary key (planId, n)) without rowid;
  create table comment (id text primary key, planId text not null references plan (id), sectionId text, anchor text, authorId text not null references "user" (id), unitName text not null, body text not null, createdAt text not null, resolvedBy text, resolvedAt text);
  create index comment_plan on comment (planId, createdAt);
  create table reply (id text primary key, commentId text not null references comment (id), authorId text not null references "user" (id), unitName text not null, body text not null, createdAt text not null);
  create index reply_comment on reply (commentId, createdAt);
  create table verdict (seq integer primary key autoincrement, planId text not null references plan (id), sectionId text not null, version integer not null, state text not null, verdict text not null, baseBefore text, baseAfter text, theirs text, result text, reason text not null, decidedBy text not null, decidedAt text not null);
  create index verdict_plan on verdict (planId, version, sectionId, seq);
`]

/** Brings the row database up to this build, each step in its own transaction. Throws where a newer build wrote it. */
export function migrate(raw: Libsql.Database): void {
  const reached = userVersion(raw)
  if (reached > MIGRATIONS.length) throw new Error(`the data was written by a newer version of thac (step ${reached}, this one knows ${MIGRATIONS.length})`)
  for (const [i, step] of MIGRATIONS.entries()) {
    if (i < reached) continue
    raw.exec('begin immediate')
    try {
      raw.exec(step)
      raw.exec(`pragma user_version = ${i + 1}`)
      raw.exec('commit')
    } catch (error) {
      raw.exec('rollback')
      throw error
    }
  }
}

function userVersion(raw: Libsql.Database): number {
  // The driver types every row as unknown; this pragma answers one row with one number.
  const row = raw.prepare('pragma user_version').get() as { user_version: number }
  return row.user_version
}
