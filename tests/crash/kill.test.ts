import { readPlan, readSection } from '@thac/sync'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RawPeer } from '../../server/src/testing/peer.ts'
import type { ServerProcess } from './server-process.ts'
import { bundleServer, startProcess } from './server-process.ts'

const KILLS = 20
const WRITERS = 3
const SECTION = 'kinh-phi'

let outdir: string
let dataDir: string
let running: ServerProcess | null = null

beforeAll(async () => {
  outdir = await bundleServer('.thac-crash')
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'thac-crash-'))
})
afterAll(async () => {
  await running?.kill()
  for (const folder of [outdir, dataDir]) rmSync(folder, { recursive: true, force: true })
})

describe('killed while people type', () => {
  it(`W6: ${KILLS} times, and every acknowledged edit is there`, async () => {
    let process_ = await startProcess(outdir, dataDir)
    running = process_
    const cookie = await signIn(process_.url)
    const planId = await findPlan(process_.url, cookie)
    const acknowledged = new Set<string>()
    let typed = 0
    for (let round = 0; round < KILLS; round++) {
      const at = `${process_.url.replace('http', 'ws')}/sync/${planId}`
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => RawPeer.connect(at, cookie)))
      expectAll(writers[0]?.doc, acknowledged, round)
      const stop = Date.now() + 60 + ((round * 73) % 240)
      const tokens: string[][] = writers.map(() => [])
      while (Date.now() < stop) {
        for (const [w, writer] of writers.entries()) {
          const token = `[${round}.${w}.${tokens[w]?.length ?? 0}]`
          const text = textOf(writer.doc)
          text.insert((typed * 31) % (text.length + 1), token)
          tokens[w]?.push(token)
          typed++
        }
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      await process_.kill()
      for (const [w, writer] of writers.entries()) {
        for (const token of tokens[w]?.slice(0, writer.acknowledged) ?? []) acknowledged.add(token)
        writer.close()
      }
      process_ = await startProcess(outdir, dataDir)
      running = process_
    }
    const last = await RawPeer.connect(`${process_.url.replace('http', 'ws')}/sync/${planId}`, cookie)
    expectAll(last.doc, acknowledged, KILLS)
    expect(last.doc.store.pendingStructs).toBeNull()
    expect(readPlan(last.doc).sections.length).toBeGreaterThan(20)
    last.close()
    expect(acknowledged.size).toBeGreaterThan(KILLS * WRITERS)
    console.log(`${KILLS} kills, ${typed} edits typed, ${acknowledged.size} acknowledged, none of these lost`)
    expect(await process_.stop()).toBe(0)
    running = null
  }, 150_000)
})

/** Tokens are put between letters of others, so that each is looked for by its letters in order of their ids: as deleted text none is. */
function expectAll(doc: Y.Doc | undefined, acknowledged: ReadonlySet<string>, round: number): void {
  if (doc === undefined) throw new Error('nobody connected')
  const there = tokensIn(doc)
  const lost = [...acknowledged].filter((token) => !there.has(token))
  expect(lost, `round ${round}`).toEqual([])
}

/** Every inserted run of the document that stands, whole: later insertions may have split a token on the page, never in the store. */
function tokensIn(doc: Y.Doc): ReadonlySet<string> {
  const found = new Set<string>()
  for (const structs of doc.store.clients.values()) {
    let run = ''
    for (const struct of structs) {
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString) run += struct.content.str
      else run += '\n'
    }
    for (const [token] of run.matchAll(/\[\d+\.\d+\.\d+\]/g)) found.add(token)
  }
  return found
}

function textOf(doc: Y.Doc): Y.XmlText {
  if (readSection(doc, SECTION) === null) throw new Error(`the plan has no section ${SECTION}`)
  const sections = doc.getMap<Y.Map<unknown>>('sections')
  const body = sections.get(SECTION)?.get('body')
  const text = body instanceof Y.XmlFragment ? body.createTreeWalker((node) => node instanceof Y.XmlText).next().value : null
  if (!(text instanceof Y.XmlText)) throw new Error('the section has no text')
  return text
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accountId: 'demo-lamgiang-drafter' }) })
  expect(response.status).toBe(200)
  return response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; ')
}

async function findPlan(url: string, cookie: string): Promise<string> {
  const plans = (await (await fetch(`${url}/api/plans`, { headers: { cookie } })).json()) as { id: string; superior: unknown }[]
  const plan = plans.find(({ superior }) => superior === null)
  if (plan === undefined) throw new Error('the demo has no plan')
  return plan.id
}
