import type { ContentStore } from './ports.ts'
import type { Database } from './tables.ts'

/** Values kept parsed in memory; the least recently used go first. */
const CACHED = 4000
/** SQLite's limit of parameters is far above this. */
const CHUNK = 500

/** The content-addressed store on the row database. */
export function createContentStore(db: Database): ContentStore {
  const cache = new Map<string, unknown>()

  function remember(hash: string, value: unknown): void {
    cache.delete(hash)
    cache.set(hash, value)
    if (cache.size <= CACHED) return
    const oldest = cache.keys().next()
    if (oldest.done !== true) cache.delete(oldest.value)
  }

  return {
    async put(values) {
      const rows = [...values].map(([hash, value]) => ({ hash, json: JSON.stringify(value) }))
      for (let i = 0; i < rows.length; i += CHUNK) {
        await db.insertInto('content').values(rows.slice(i, i + CHUNK)).onConflict((on) => on.column('hash').doNothing()).execute()
      }
    },
    async get(hashes) {
      const out = new Map<string, unknown>()
      const missing: string[] = []
      for (const hash of new Set(hashes)) {
        const value = cache.get(hash)
        if (value === undefined) missing.push(hash)
        else {
          remember(hash, value)
          out.set(hash, value)
        }
      }
      for (let i = 0; i < missing.length; i += CHUNK) {
        const rows = await db.selectFrom('content').selectAll().where('hash', 'in', missing.slice(i, i + CHUNK)).execute()
        for (const row of rows) {
          const value: unknown = JSON.parse(row.json)
          remember(row.hash, value)
          out.set(row.hash, value)
        }
      }
      return out
    },
  }
}
