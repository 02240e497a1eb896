import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { startTestServer, told } from './testing/server.ts'

const read = (env: Record<string, string>) => readConfig(env, '/srv', '/srv/client/dist')

describe('the environment', () => {
  it('O1: nothing set: loopback, port 3000, ./data, the demo', () => {
    expect(read({})).toEqual({ ok: true, config: { host: '127.0.0.1', port: 3000, dataDir: '/srv/data', demo: true, clientDir: '/srv/client/dist', logLevel: 'warn', admin: null } })
  })

  it.each([
    [{ DATABASE_URL: 'postgres://x' }, /DATABASE_URL.*SQLite only/],
    [{ REDIS_URL: 'redis://x' }, /REDIS_URL.*SQLite only/],
    [{ PORT: 'abc' }, /PORT must be a number/],
    [{ THAC_ADMIN_EMAIL: 'a@b.example', THAC_ADMIN_PASSWORD: 'short' }, /at least 10/],
  ])('O1: %o is refused in one sentence', (env, sentence) => {
    const result = read(env)
    expect(result.ok ? '' : result.reason).toMatch(sentence)
  })

  it('O1: no demo on a host that is not loopback, or where it is not wanted', () => {
    const envs: Record<string, string>[] = [{ HOST: '0.0.0.0' }, { HOST: 'plans.example' }, { THAC_DEMO: '0' }]
    for (const env of envs) {
      const result = read(env)
      expect(result.ok && result.config.demo).toBe(false)
    }
  })
})

describe('a workspace', () => {
  it('O2: serves no demo sign-in where it may not, and refuses the demo\'s password there', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'thac-open-'))
    await (await startTestServer({ dataDir })).stop()
    const server = await startTestServer({ dataDir, host: '0.0.0.0', demo: false })
    const at = server.url.replace('0.0.0.0', '127.0.0.1')
    const post = async (route: string, body: unknown) => told(await fetch(at + route, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))
    expect((await told(await fetch(`${at}/api/demo/accounts`))).code).toBe('not-found')
    expect((await post('/api/demo/sign-in', { accountId: 'demo-lamgiang-admin' })).code).toBe('not-found')
    expect((await post('/api/auth/sign-in/email', { email: 'Admin@lamgiang.example', password: 'thac-demo-chi-tren-may-nay' })).status).toBe(403)
    await server.stop()
    rmSync(dataDir, { recursive: true })
  })

  it('O2: the demo reached through another name is not served', async () => {
    const server = await startTestServer()
    const { request } = await import('node:http')
    const status = await new Promise((resolve) => {
      request(`${server.url}/api/demo/accounts`, { headers: { host: 'plans.example' } }, (response) => resolve(response.statusCode)).end()
    })
    expect(status).toBe(404)
    await server.stop()
  })

  it('O3: an empty workspace gets its first admin, who can add units and make plans', async () => {
    const server = await startTestServer({ demo: false, admin: { email: 'Chu@nha.example', password: 'mot-mat-khau-dai' } })
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'chu@nha.example', password: 'mot-mat-khau-dai' }) })
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const units = await told<{ id: string }[]>(await fetch(`${server.url}/api/units`, { headers: { cookie } }))
    expect(units.value).toHaveLength(1)
    const made = await fetch(`${server.url}/api/plans`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ unitId: units.value[0]?.id, title: 'Kế hoạch đầu tiên' }) })
    expect(made.status).toBe(201)
    await server.stop()
  })

  it('O4: a first start that was cut off begins anew', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'thac-cut-'))
    await (await startTestServer({ dataDir, demo: false, admin: { email: 'x@y.example', password: 'mot-mat-khau-dai' } })).stop()
    writeFileSync(path.join(dataDir, 'unfinished'), '')
    const server = await startTestServer({ dataDir })
    expect((await (await server.signIn('drafter')).ask('plans')).value.length).toBeGreaterThan(0)
    expect(existsSync(path.join(dataDir, 'unfinished'))).toBe(false)
    expect(readdirSync(dataDir)).toContain('secret')
    await server.stop()
    rmSync(dataDir, { recursive: true })
  })

  it('O5: serves the client\'s files: the page for every screen, hashed files for ever', async () => {
    const clientDir = mkdtempSync(path.join(os.tmpdir(), 'thac-client-'))
    const { mkdirSync } = await import('node:fs')
    mkdirSync(path.join(clientDir, 'assets'))
    writeFileSync(path.join(clientDir, 'index.html'), '<title>Thác</title>')
    writeFileSync(path.join(clientDir, 'assets', 'main-abc123.js'), 'export {}')
    const server = await startTestServer({ clientDir })
    for (const route of ['/', '/plans/abc', '/plans/abc/versions']) {
      const page = await fetch(server.url + route)
      expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([200, 'no-cache', '<title>Thác</title>'])
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    }
    expect((await fetch(`${server.url}/assets/main-abc123.js`)).headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${server.url}/assets/none-000.js`)).status).toBe(404)
    expect((await fetch(`${server.url}/favicon.png`)).status).toBe(404)
    await server.stop()
    rmSync(clientDir, { recursive: true })
  })
})
