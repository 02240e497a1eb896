import * as Y from 'yjs'
import type Libsql from 'libsql'
import type { StoredDocument } from './ports.ts'
import { openSqlite } from './sqlite.ts'

export interface Appended { readonly planId: string; readonly update: Uint8Array }

/**
 * The log's file, written synchronously: belongs on a thread that may wait for the disk. Updates and snapshots lie in a
 * file of their own, so that a commit of one never waits for the rows of everything else.
 */
export interface LogFile {
  /** Appends all in one transaction and answers their sequence numbers, or throws and has written none. */
  append(batch: readonly Appended[]): readonly number[]
  load(planId: string): StoredDocument
  last(planId: string): number
  compact(planId: string, seq: number, snapshot: Uint8Array, stateVector: Uint8Array): boolean
  close(): void
}

const TABLES = `
  create table if not exists entry (planId text not null, seq integer not null, data blob not null, primary key (planId, seq)) without rowid;
  create table if not exists snapshot (planId text not null, seq integer not null, data blob not null, primary key (planId, seq));
`

/** Opens or makes the log in `file`. */
export function openLogFile(file: string): LogFile {
  const raw = openSqlite(file)
  raw.exec(TABLES)
  const insert = raw.prepare('insert into entry (planId, seq, data) values (?, ?, ?)')
  const lastOf = raw.prepare('select max(seq) as seq from (select max(seq) as seq from entry where planId = ? union all select max(seq) from snapshot where planId = ?)')
  const newest = raw.prepare('select seq, data from snapshot where planId = ? order by seq desc limit 1')
  const after = raw.prepare('select seq, data from entry where planId = ? and seq > ? order by seq')
  const reached = new Map<string, number>()

  function last(planId: string): number {
    const known = reached.get(planId)
    if (known !== undefined) return known
    // The driver types rows as unknown; max() over no rows is null.
    const row = lastOf.get(planId, planId) as { seq: number | null }
    const seq = row.seq ?? 0
    reached.set(planId, seq)
    return seq
  }

  return {
    last,
    append(batch) {
      const seqs: number[] = []
      const next = new Map<string, number>()
      inTransaction(raw, () => {
        for (const { planId, update } of batch) {
          const seq = (next.get(planId) ?? last(planId)) + 1
          insert.run(planId, seq, blob(update))
          next.set(planId, seq)
          seqs.push(seq)
        }
      })
      for (const [planId, seq] of next) reached.set(planId, seq)
      return seqs
    },
    load(planId) {
      // Both rows are as the tables above declare them.
      const snapshot = newest.get(planId) as { seq: number; data: Uint8Array | ArrayBuffer } | undefined
      const rows = after.all(planId, snapshot?.seq ?? 0) as { seq: number; data: Uint8Array | ArrayBuffer }[]
      return { snapshot: snapshot === undefined ? null : bytes(snapshot.data), updates: rows.map((row) => bytes(row.data)), seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0 }
    },
    compact(planId, seq, snapshot, stateVector) {
      if (!yields(snapshot, stateVector)) return false
      inTransaction(raw, () => {
        const before = newest.get(planId) as { seq: number } | undefined
        if (before !== undefined && before.seq >= seq) return
        raw.prepare('insert into snapshot (planId, seq, data) values (?, ?, ?)').run(planId, seq, blob(snapshot))
        raw.prepare('delete from entry where planId = ? and seq <= ?').run(planId, before?.seq ?? 0)
        raw.prepare('delete from snapshot where planId = ? and seq < ?').run(planId, before?.seq ?? 0)
      })
      return true
    },
    close: () => raw.close(),
  }
}

function inTransaction(raw: Libsql.Database, work: () => void): void {
  raw.exec('begin immediate')
  try {
    work()
    raw.exec('commit')
  } catch (error) {
    if (raw.inTransaction) raw.exec('rollback')
    throw error
  }
}

/** True where a fresh document made of `snapshot` alone is exactly at `stateVector`, with nothing left pending. */
function yields(snapshot: Uint8Array, stateVector: Uint8Array): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, snapshot)
    const at = Y.encodeStateVector(doc)
    const reached = Y.decodeStateVector(at)
    const wanted = Y.decodeStateVector(stateVector)
    return doc.store.pendingStructs === null && reached.size === wanted.size && [...wanted].every(([client, clock]) => reached.get(client) === clock)
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}

/** The driver takes Buffers for blobs. The bytes are not copied. */
function blob(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
}

/** The driver's `all` gives an ArrayBuffer and its `get` a Buffer. */
function bytes(data: Uint8Array | ArrayBuffer): Uint8Array {
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
