import { build } from 'esbuild'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContentStore } from './content-store.ts'
import { openSqlite, openDatabase } from './sqlite.ts'
import { inlineUpdateLog, threadedUpdateLog } from './update-log.ts'
import { describeUpdateLog } from './update-log.contract.ts'

let folder: string
/** Inside the server's folder, so that the built worker finds its packages. */
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../node_modules/.thac-store-test')

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./log-worker.ts', import.meta.url))], outdir: built, bundle: true, platform: 'node', format: 'esm', external: ['libsql', 'yjs'], logLevel: 'error',
  })
})
afterAll(() => rmSync(built, { recursive: true, force: true }))
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'thac-store-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describeUpdateLog('the log on the same thread', async () => inlineUpdateLog(path.join(folder, 'log.sqlite')))
describeUpdateLog('the log on its own thread', async () => threadedUpdateLog(path.join(folder, 'log.sqlite'), pathToFileURL(path.join(built, 'log-worker.js'))))

describe('the log file', () => {
  it('W14: commits wait for the disk', () => {
    const raw = openSqlite(path.join(folder, 'x.sqlite'))
    expect(raw.prepare('pragma synchronous').get()).toMatchObject({ synchronous: 2 })
    expect(raw.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
    raw.close()
  })

  it('W14: a log that cannot be opened refuses every call', async () => {
    const log = threadedUpdateLog(path.join(folder, 'missing', 'log.sqlite'), pathToFileURL(path.join(built, 'log-worker.js')))
    await expect(log.append('a', Uint8Array.from([1]))).rejects.toThrow()
    await expect(log.load('a')).rejects.toThrow()
  })
})

describe('the content store', () => {
  it('C7: keeps values by their hashes for ever; a hash put twice stays what it was', async () => {
    const db = openDatabase(path.join(folder, 'thac.sqlite'))
    const contents = createContentStore(db)
    const many = new Map(Array.from({ length: 1200 }, (_, i): [string, unknown] => [`h${i}`, { n: i, text: 'đê điều' }]))
    await contents.put(many)
    await contents.put(new Map([['h1', { n: 'other' }]]))
    const fresh = createContentStore(db)
    const found = await fresh.get([...many.keys(), 'unknown'])
    expect(found.size).toBe(1200)
    expect(found.get('h1')).toEqual({ n: 1, text: 'đê điều' })
    expect((await fresh.get(['h1'])).get('h1')).toBe(found.get('h1'))
    await db.destroy()
  })
})

describe('migrations', () => {
  it('C7: an up-to-date file is opened as it is, a newer one is refused', async () => {
    const file = path.join(folder, 'thac.sqlite')
    await openDatabase(file).destroy()
    await openDatabase(file).destroy()
    const raw = openSqlite(file)
    raw.exec('pragma user_version = 999')
    raw.close()
    expect(() => openDatabase(file)).toThrow(/newer version/)
  })
})
