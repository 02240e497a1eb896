import type { Answer, CallName } from '@thac/api'
import { CALLS } from '@thac/api'
import { demoAccount } from '@thac/demo'
import type { DemoRole } from '@thac/demo'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import type { Running } from '../app.ts'
import { startServer } from '../app.ts'
import type { Config } from '../config.ts'

/** A real server on a free port with a data folder of its own; for tests. */
export interface TestServer {
  readonly running: Running
  readonly url: string
  readonly dataDir: string
  /** A person's session: asks calls, and opens sockets with `cookie`. */
  readonly signIn: (role: DemoRole, unit?: string) => Promise<Guest>
  readonly stop: () => Promise<void>
}

export interface Guest {
  readonly cookie: string
  readonly userId: string
  readonly ask: <N extends CallName>(name: N, params?: Readonly<Record<string, string | number>>, body?: unknown) => Promise<Told<Answer<N>>>
  readonly upload: (route: string, name: string, bytes: Uint8Array, fields?: Readonly<Record<string, string>>) => Promise<Told<Record<string, unknown>>>
}

export interface Told<T> {
  readonly status: number
  readonly type: string
  /** Only of the promised form where the status is a success. */
  readonly value: T
  /** The problem document's code, or "". */
  readonly code: string
}

/** A data folder with the demo in it, and copies of it: quicker than making the demo for every test. */
export interface DemoData {
  readonly copy: () => string
  /** Sessions that hold in every copy, by person: a password takes a tenth of a second to check. */
  readonly cookies: ReadonlyMap<string, string>
  readonly remove: () => void
}

export async function demoData(people: readonly (readonly [DemoRole, string])[]): Promise<DemoData> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'thac-demo-'))
  const server = await startTestServer({ dataDir: path.join(folder, 'first') })
  const cookies = new Map<string, string>()
  for (const [role, unit] of people) {
    const { userId, cookie } = await server.signIn(role, unit)
    cookies.set(userId, cookie)
  }
  await server.stop()
  let n = 0
  return {
    cookies,
    copy() {
      const to = path.join(folder, `copy-${++n}`)
      cpSync(path.join(folder, 'first'), to, { recursive: true })
      return to
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function startTestServer(config: Partial<Config> = {}, cookies: ReadonlyMap<string, string> = new Map()): Promise<TestServer> {
  const dataDir = config.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'thac-server-'))
  const running = await startServer(
    { host: '127.0.0.1', port: 0, demo: true, clientDir: null, logLevel: 'silent', admin: null, ...config, dataDir }, pino({ level: 'silent' }), { checkAnswers: true },
  )
  return {
    running, url: running.url, dataDir,
    async signIn(role, unit) {
      const account = demoAccount(role, unit)
      if (account === null) throw new Error('no such demo person')
      const known = cookies.get(account.id)
      if (known !== undefined) return guestOf(running.url, known, account.id)
      const response = await fetch(`${running.url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accountId: account.id }) })
      const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; ')
      return guestOf(running.url, cookie, account.id)
    },
    async stop() {
      await running.close()
      if (config.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function guestOf(url: string, cookie: string, userId: string): Guest {
  return {
    cookie, userId,
    async ask(name, params = {}, body) {
      const call = CALLS[name]
      const route = call.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key] ?? '')))
      const payload = body === undefined ? {} : { body: JSON.stringify(body) }
      return told(await fetch(url + route, { method: call.method, headers: { cookie, 'content-type': 'application/json' }, ...payload }))
    },
    async upload(route, name, bytes, fields = {}) {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields)) form.set(key, value)
      form.set('file', new Blob([new Uint8Array(bytes)]), name)
      return told(await fetch(url + route, { method: 'POST', headers: { cookie }, body: form }))
    },
  }
}

/** Reads an answer of any status. */
export async function told<T>(response: Response): Promise<Told<T>> {
  const text = await response.text()
  const value: unknown = text === '' ? null : JSON.parse(text)
  const code = typeof value === 'object' && value !== null && 'code' in value && response.status >= 400 ? String(value.code) : ''
  // The server under test checks its own answers against the interface's schemas.
  return { status: response.status, type: response.headers.get('content-type') ?? '', value: value as T, code }
}
