import Libsql from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrations.ts'
import type { Database, Tables } from './tables.ts'

/** Opens a SQLite file whose commits are on the disk when they return (WAL, one fsync a commit). */
export function openSqlite(file: string): Libsql.Database {
  const raw = new Libsql(file)
  raw.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON; pragma busy_timeout = 5000;')
  return raw
}

/** The row database of `file`, migrated. Throws where the file cannot be opened or a newer build wrote it. */
export function openDatabase(file: string): Database {
  const raw = openSqlite(file)
  migrate(raw)
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) })
}
