import { CALLS } from '@thac/api'
import { demoAccount, demoPlan } from '@thac/demo'
import { readPlan } from '@thac/sync'
import { build } from 'esbuild'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { startServer } from '../app.ts'
import { RawPeer, until } from '../testing/peer.ts'
import type { ImportReader } from './import-reader.ts'
import { inlineImportReader, threadedImportReader } from './import-reader.ts'

/** Inside the server's folder, so that the built worker finds its packages. */
const serverDir = fileURLToPath(new URL('../..', import.meta.url))
const built = path.join(serverDir, 'node_modules/.thac-import-test')
const scratch = mkdtempSync(path.join(os.tmpdir(), 'thac-import-'))
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(serverDir, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  await build({
    entryPoints: [fileURLToPath(new URL('./import-worker.ts', import.meta.url))], outdir: built, bundle: true, platform: 'node', format: 'esm', logLevel: 'error',
    external: Object.keys(dependencies).filter((name) => !name.startsWith('@thac/')),
  })
})
afterEach(async () => { for (const close of closing.splice(0)) await close() })
afterAll(() => { for (const folder of [built, scratch]) rmSync(folder, { recursive: true, force: true }) })

const worker = (): URL => pathToFileURL(path.join(built, 'import-worker.js'))
const file = (name: string, text = 'x'): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(text) })

function opened(reader: ImportReader): ImportReader {
  closing.push(reader.close)
  return reader
}

describe('files read on a thread', () => {
  it('H4: keystrokes are acknowledged while a file of hundreds of pages is read', async () => {
    const dataDir = path.join(scratch, 'data')
    const threaded = threadedImportReader(worker())
    let busy = false
    const reader: ImportReader = {
      ...threaded,
      async preview(upload) {
        busy = true
        return threaded.preview(upload).finally(() => { busy = false })
      },
    }
    await reader.preview(file('first.txt'))
    const running = await startServer({ host: '127.0.0.1', port: 0, demo: true, clientDir: null, logLevel: 'silent', admin: null, dataDir }, pino({ level: 'silent' }), { checkAnswers: true, reader })
    closing.push(running.close)
    const account = demoAccount('drafter')
    const session = await fetch(`${running.url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accountId: account?.id }) })
    const cookie = session.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; ')
    const plans = CALLS.plans.answer.parse(await (await fetch(`${running.url}/api/plans`, { headers: { cookie } })).json())
    const peer = await RawPeer.connect(`${running.url.replace('http', 'ws')}/sync/${plans.find(({ superior }) => superior === null)?.id ?? ''}`, cookie)

    const section = (i: number): string => `${i % 90 + 1}. Việc thứ ${i}\n\n- Rà soát cống thoát nước ở các thôn ven sông trước ngày 5/6/2027; báo kết quả theo Công văn số ${i}/UBND-VP.\n\n`
    const form = new FormData()
    form.set('file', new Blob([`KẾ HOẠCH\nThử\n\nI. VIỆC\n\n${Array.from({ length: 8000 }, (_, i) => section(i)).join('')}`]), 'dai.txt')
    let answer: Response | null = null
    const reading = fetch(`${running.url}/api/import/preview`, { method: 'POST', headers: { cookie }, body: form }).then((response) => { answer = response })
    let acknowledged = 0
    for (let n = 0; answer === null; n++) {
      const wasBusy = busy
      peer.doc.getMap('meta').set('n', n)
      await until(() => peer.acknowledged >= peer.sent || peer.refused.length > 0, 30_000)
      if (wasBusy && busy) acknowledged++
    }
    await reading
    peer.close()
    const preview = (await (answer as Response).json()) as { name: string; plan: { sections: { id: string }[] } }
    expect(preview).toMatchObject({ name: 'dai.txt' })
    expect(preview.plan.sections.length).toBeGreaterThan(8000)
    expect(preview.plan.sections[0]?.id).toMatch(/^[A-Za-z0-9_-]{12}$/)
    expect(peer.refused).toEqual([])
    // Sent and acknowledged while the file was being read: on one thread there would be none.
    expect(acknowledged).toBeGreaterThan(10)
  })

  it('H5: gives a document to keep, or says why the file is none', async () => {
    const reader = opened(threadedImportReader(worker()))
    const read = await reader.plan(file('k.txt', 'KẾ HOẠCH\nPhòng bệnh\n\nI. MỤC ĐÍCH\n\nGiữ sức khỏe.'), 'p1')
    expect(read).toMatchObject({ ok: true, value: { kind: 'KẾ HOẠCH', title: 'Phòng bệnh', number: null, sections: 1 } })
    expect(await reader.preview(file('leer.txt', '  '))).toMatchObject({ ok: false, code: 'unreadable-file', more: { reason: 'empty' } })
  })
})

describe('a thread that reads', () => {
  /** A worker whose files say by their name what they do to it. */
  const made = (): URL => {
    const at = path.join(scratch, 'worker.mjs')
    writeFileSync(at, `
      export function preview({ name }) {
        const kept = []
        while (name === 'endless') Math.sqrt(2)
        while (name === 'heavy') kept.push(new Array(1000).fill(kept.length))
        if (name === 'broken') throw new Error('a broken invariant')
        return { ok: true, value: new Uint8Array([1]) }
      }`)
    return pathToFileURL(at)
  }
  const limits = { seconds: 2, megabytes: 32, threads: 1, waiting: 1 }

  it('H4: is ended after its time, with a sentence, and the next file is read', async () => {
    const reader = opened(threadedImportReader(made(), limits))
    const late = await reader.preview(file('endless'))
    expect(late).toMatchObject({ ok: false, code: 'unreadable-file', more: { reason: 'too-slow' } })
    expect(late.ok ? '' : [late.detail, late.more?.['detailVi']].join(' ')).toMatch(/2 seconds.* 2 giây/)
    expect(await reader.preview(file('quick'))).toMatchObject({ ok: true })
  })

  it('H4: is ended at its limit of memory, with a sentence, and the next file is read', async () => {
    const reader = opened(threadedImportReader(made(), { ...limits, seconds: 60 }))
    expect(await reader.preview(file('heavy'))).toMatchObject({ ok: false, code: 'unreadable-file', more: { reason: 'too-heavy' } })
    expect(await reader.preview(file('quick'))).toMatchObject({ ok: true })
  })

  it('H4: has a bounded queue, and a broken invariant stays an error', async () => {
    const reader = opened(threadedImportReader(made(), limits))
    await expect(reader.preview(file('broken'))).rejects.toThrow('a broken invariant')
    const asked = ['endless', 'quick', 'quick'].map((name) => reader.preview(file(name)))
    expect(await asked[2]).toMatchObject({ ok: false, code: 'too-many-requests' })
    expect(await asked[0]).toMatchObject({ ok: false, more: { reason: 'too-slow' } })
    await asked[1]
  })
})

describe('drafts adopted on a thread', () => {
  it('C8: the thread answers as this one does: the same pairs, and a document that is the same plan', async () => {
    const superior = demoPlan()
    const draft = { ...superior, sections: superior.sections.filter(({ id }) => id !== 'kinh-phi').map((section, i) => ({ ...section, id: `n${i}` })) }
    const task = { superior, draft, terms: { 'tỉnh Lam Giang': 'huyện Sơn Hạ' } }
    const threaded = opened(threadedImportReader(worker()))
    const found = await threaded.pairs(task)
    expect(found).toEqual(await inlineImportReader().pairs(task))
    if (!found.ok) throw new Error(found.code)
    const made = await threaded.adopted({ ...task, pairs: found.value.pairs, planId: 'p' })
    if (!made.ok) throw new Error(made.code)
    expect(made.value.sections).toBe(draft.sections.length)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, made.value.first)
    const read = readPlan(doc).sections
    expect(read.map(({ id }) => id).sort()).toEqual(superior.sections.map(({ id }) => id).sort())
    expect(read.filter(({ removed }) => removed === true).map(({ id }) => id)).toEqual(['kinh-phi'])
  })
})
