import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { UpdateLog } from './store/ports.ts'
import { openDatabase } from './store/sqlite.ts'
import type { Database } from './store/tables.ts'
import { openUpdateLog } from './store/update-log.ts'

/** The data folder, opened: rows, the log of documents, and the secret that signs session cookies. */
export interface Data {
  readonly db: Database
  readonly log: UpdateLog
  readonly secret: string
  /** Runs work that fills an empty folder. Where it is cut off, the next start finds the folder empty again. */
  readonly whole: (work: () => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

const ROWS = 'thac.sqlite'
const LOG = 'log.sqlite'
const UNFINISHED = 'unfinished'

/** Opens `folder`, made where it is missing. Throws where it cannot be written or a newer build wrote it. */
export function openData(folder: string): Data {
  mkdirSync(folder, { recursive: true })
  const unfinished = path.join(folder, UNFINISHED)
  if (existsSync(unfinished)) {
    for (const name of [ROWS, LOG]) for (const end of ['', '-wal', '-shm']) rmSync(path.join(folder, name + end), { force: true })
    rmSync(unfinished)
  }
  const db = openDatabase(path.join(folder, ROWS))
  const log = openUpdateLog(path.join(folder, LOG))
  return {
    db, log, secret: secretOf(path.join(folder, 'secret')),
    async whole(work) {
      writeFileSync(unfinished, '')
      await work()
      rmSync(unfinished)
    },
    async close() {
      await log.close()
      await db.destroy()
    },
  }
}

function secretOf(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
