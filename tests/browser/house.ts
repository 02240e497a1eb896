import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const SHOTS = path.join(ROOT, 'tests', 'browser', 'shots')

/** A real server process on a data folder of its own; `kill9` is the power cut, `start` the morning after. */
export class House {
  private process: ChildProcess | null = null
  readonly data: string
  url = ''
  private port = '0'

  constructor() {
    this.data = mkdtempSync(path.join(os.tmpdir(), 'thac-browser-'))
  }

  /** Starts the built server and resolves when it says that it listens. A restart keeps the port. */
  async start(): Promise<void> {
    const main = path.join(ROOT, 'server', 'dist', 'main.js')
    if (!existsSync(main) || !existsSync(path.join(ROOT, 'client', 'dist', 'index.html'))) throw new Error('not built: npm run build')
    const child = spawn(process.execPath, [main], {
      cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: this.port, HOST: '127.0.0.1', DATA_DIR: this.data, NODE_ENV: 'production' },
    })
    this.process = child
    let said = ''
    this.url = await new Promise<string>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), 30_000)
      const hear = (chunk: Buffer) => {
        said += chunk.toString()
        const match = /thac listening on (http:\/\/\S+)/.exec(said)
        if (match?.[1] === undefined) return
        clearTimeout(deadline)
        resolve(match[1])
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.on('exit', (code) => reject(new Error(`the server stopped with ${String(code)}: ${said}`)))
    })
    this.port = new URL(this.url).port
  }

  async kill9(): Promise<void> {
    const child = this.process
    if (child === null) return
    this.process = null
    await new Promise<void>((resolve) => {
      child.on('exit', () => resolve())
      child.kill('SIGKILL')
    })
  }

  async close(): Promise<void> {
    await this.kill9()
    rmSync(this.data, { recursive: true, force: true })
  }
}

const PLACES = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

export function launch(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== '' && existsSync(place))
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM to its path')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  })
}

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Uncaught exceptions and console errors of the page so far. */
  readonly errors: readonly string[]
}

/** A browser of its own, signed in as a demo person. */
export async function visit(browser: Browser, house: House, account: string, options: { viewport?: { width: number; height: number }; language?: 'vi' | 'en' } = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: options.viewport ?? DESK, locale: options.language === 'en' ? 'en-GB' : 'vi-VN', baseURL: house.url })
  const answer = await context.request.post('/api/demo/sign-in', { data: { accountId: account } })
  if (!answer.ok()) throw new Error(`sign-in as ${account}: ${answer.status()} ${await answer.text()}`)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) errors.push(message.text())
  })
  return { context, page, errors }
}

/** Keeps a picture under tests/browser/shots (not in the repository). */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) })
}
