import { CALLS } from '@thac/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Guest, TestServer } from '../testing/server.ts'
import { startTestServer, told } from '../testing/server.ts'

let server: TestServer
let drafter: Guest
let reviewer: Guest

beforeAll(async () => {
  server = await startTestServer()
  drafter = await server.signIn('drafter')
  reviewer = await server.signIn('reviewer')
})
afterAll(() => server.stop())

describe('answers', () => {
  it('H1: health answers to anybody', async () => {
    const answer = await told(await fetch(`${server.url}/api/health`))
    expect(answer).toMatchObject({ status: 200, value: { ok: true } })
  })

  it('H1: says who is signed in, with the memberships', async () => {
    const me = await drafter.ask('me')
    expect(me.status).toBe(200)
    expect(me.value.user.email).toBe('drafter@lamgiang.example')
    expect(me.value.memberships).toHaveLength(1)
    expect(me.value.demo).toBe(true)
  })

  it('H1: the contract\'s sign-in by e-mail sets a session cookie', async () => {
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'reader@khemay.example', password: 'thac-demo-chi-tren-may-nay' }),
    })
    expect(response.status).toBe(200)
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = await told<{ user: { email: string } }>(await fetch(`${server.url}/api/me`, { headers: { cookie } }))
    expect(me.value.user.email).toBe('reader@khemay.example')
  })

  it('H1: units come parents first', async () => {
    const { value } = await drafter.ask('units')
    expect(value).toHaveLength(10)
    const seen = new Set<string>()
    for (const unit of value) {
      expect(unit.parentId === null || seen.has(unit.parentId)).toBe(true)
      seen.add(unit.id)
    }
  })

  it('H1: every call of the table has a route and no session means 401', async () => {
    for (const call of Object.values(CALLS)) {
      if (['/api/health', '/api/demo/accounts', '/api/demo/sign-in'].includes(call.path)) continue
      const answer = await told(await fetch(server.url + call.path.replace(/:\w+/g, '1'), { method: call.method }))
      expect([call.path, answer.status, answer.code]).toEqual([call.path, 401, 'unauthenticated'])
    }
  })

  it('H1: describes itself', async () => {
    const { value } = await told<{ paths: Record<string, Record<string, unknown>> }>(await fetch(`${server.url}/api/openapi.json`))
    for (const call of Object.values(CALLS)) expect(value.paths[call.path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(call.method.toLowerCase())
    const measures = await (await fetch(`${server.url}/metrics`)).text()
    expect(measures).toContain('thac_ack_seconds_bucket')
  })
})

describe('problems', () => {
  const post = (route: string, body: string, headers: Record<string, string> = {}) =>
    fetch(server.url + route, { method: 'POST', headers: { cookie: drafter.cookie, 'content-type': 'application/json', ...headers }, body })

  it.each([
    ['H2: an unknown call', '/api/nothing-here', '{}', 404, 'unknown-route'],
    ['H2: malformed JSON', '/api/plans', '{"unitId": ', 400, 'malformed-json'],
    ['H2: a body that is too large', '/api/plans', `{"x": "${'x'.repeat(13_000_000)}"}`, 413, 'too-large'],
    ['H2: a body of the wrong form', '/api/plans', '{"unitId": 3}', 422, 'invalid'],
    ['H2: a unit that is not there', '/api/plans', '{"unitId": "x", "title": "T"}', 422, 'invalid'],
    ['H2: a plan that is not there', '/api/plans/none/comments', '{"body": "x"}', 404, 'not-found'],
    ['H2: a path that cannot be decoded', '/api/plans/%E0%A4%A/comments', '{"body": "x"}', 400, 'bad-request'],
    ['H2: an import without a file', '/api/plans/import', '{}', 400, 'missing-file'],
    ['H2: a wrong password', '/api/auth/sign-in/email', '{"email":"drafter@lamgiang.example","password":"wrong-password"}', 401, 'INVALID_EMAIL_OR_PASSWORD'],
  ])('%s is a problem document', async (_, route, body, status, code) => {
    const answer = await told<{ type: string; title: string; status: number }>(await post(route, body))
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.type).toContain('application/problem+json')
    expect(answer.value).toMatchObject({ status, type: expect.any(String), title: expect.any(String) })
  })

  it('H2: malformed JSON at sign-in is a problem document too', async () => {
    const answer = await told(await post('/api/auth/sign-in/email', '{"email"'))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.type).toContain('application/problem+json')
  })

  it('H2: issues of a wrong form name their place', async () => {
    const answer = await told<{ issues: { path: string[] }[] }>(await post('/api/plans', '{"unitId": 3}'))
    expect(answer.value.issues.map((issue) => issue.path.join('.'))).toEqual(expect.arrayContaining(['unitId', 'title']))
  })

  it('H3: a page of another site cannot write with our cookie', async () => {
    const answer = await told(await post('/api/plans', '{}', { origin: 'https://elsewhere.example' }))
    expect([answer.status, answer.code]).toEqual([403, 'foreign-origin'])
  })

  it('H4: a file over 50 MB is refused, and the server lives', async () => {
    const answer = await drafter.upload('/api/import/preview', 'big.txt', new Uint8Array(51 * 1024 * 1024))
    expect([answer.status, answer.code]).toEqual([413, 'too-large'])
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
  })

  it.each([
    ['H4: an empty file', 'empty.txt', new Uint8Array()],
    ['H4: a broken .docx', 'broken.docx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['H4: binary garbage', 'noise.bin', new Uint8Array(4096).map((_, i) => (i * 7919) % 256)],
  ])('%s is refused with a sentence in both languages', async (_, name, bytes) => {
    const answer = await drafter.upload('/api/import/preview', name, bytes)
    expect([answer.status, answer.code]).toEqual([422, 'unreadable-file'])
    expect(answer.value['detail']).toEqual(expect.stringMatching(/\S+ \S+/))
    expect(answer.value['detailVi']).toEqual(expect.stringMatching(/\S+ \S+/))
  })
})

describe('plans', () => {
  it('H5: a drafter makes a plan, a reviewer does not', async () => {
    const [unit] = (await drafter.ask('units')).value
    const made = await drafter.ask('createPlan', {}, { unitId: unit?.id, title: 'An toàn trường học' })
    expect(made.status).toBe(201)
    const detail = await drafter.ask('plan', { id: made.value.id })
    expect(detail.value).toMatchObject({ title: 'An toàn trường học', version: 0, superior: null, sections: 3 })
    expect(detail.value.can).toContain('edit')
    expect((await reviewer.ask('createPlan', {}, { unitId: unit?.id, title: 'T' })).code).toBe('forbidden')
    expect((await reviewer.ask('plan', { id: made.value.id })).value.can).toEqual(['read', 'comment', 'resolve'])
  })

  it('H5: imports a text as a new plan, whose outline is read from the living draft', async () => {
    const [unit] = (await drafter.ask('units')).value
    const text = 'KẾ HOẠCH\nPhòng bệnh mùa mưa\n\nI. MỤC ĐÍCH\n1. Mục đích chung: Giữ sức khỏe người dân.\n2. Yêu cầu\n- Làm sớm.\nII. NHIỆM VỤ\n1. Phun thuốc: Mỗi xã một đội.\n'
    const made = await drafter.upload('/api/plans/import', 'phong-benh.txt', new TextEncoder().encode(text), { unitId: unit?.id ?? '' })
    expect(made.status).toBe(201)
    const outline = await drafter.ask('outline', { id: String(made.value['id']) })
    expect(outline.status).toBe(200)
    expect(outline.value['sections']).toHaveLength(5)
  })

  it('H5: a unit is added below one\'s own by its admin alone', async () => {
    const [root] = (await drafter.ask('units')).value
    const unit = { name: 'Ủy ban nhân dân huyện Đèo Gió', code: 'deogio', level: 'district', parentId: root?.id }
    expect((await drafter.ask('createUnit', {}, unit)).code).toBe('forbidden')
    const admin = await server.signIn('admin')
    expect((await admin.ask('createUnit', {}, unit)).status).toBe(201)
    expect((await admin.ask('createUnit', {}, unit)).code).toBe('conflict')
  })
})

describe('comments', () => {
  it('H6: a reviewer comments, the drafter answers and resolves; a reader can do neither', async () => {
    const plan = (await drafter.ask('plans')).value.find(({ superior, version }) => superior === null && version > 0)
    const id = plan?.id ?? ''
    const made = await reviewer.ask('comment', { id }, { sectionId: 'kinh-phi', body: 'Ghi rõ nguồn.' })
    expect(made.status).toBe(201)
    expect(made.value).toMatchObject({ sectionId: 'kinh-phi', resolved: null, replies: [], unitName: 'Tỉnh Lam Giang' })
    const answered = await drafter.ask('reply', { id: made.value.id }, { body: 'Đã ghi.' })
    expect(answered.value.replies.map(({ body }) => body)).toEqual(['Đã ghi.'])
    const resolved = await drafter.ask('patchComment', { id: made.value.id }, { resolved: true })
    expect(resolved.value.resolved?.by.id).toBe(drafter.userId)
    expect((await drafter.ask('patchComment', { id: made.value.id }, { body: 'khác' })).code).toBe('forbidden')
    const reader = await server.signIn('reader')
    expect((await reader.ask('comment', { id }, { body: 'x' })).code).toBe('forbidden')
    expect((await reader.ask('comments', { id })).value.some((one) => one.id === made.value.id)).toBe(true)
    expect((await reviewer.ask('comment', { id }, { sectionId: 'none', body: 'x' })).code).toBe('invalid')
  })

  it('H6: who is below may read what is issued and nothing of the draft', async () => {
    const plan = (await drafter.ask('plans')).value.find(({ superior, version }) => superior === null && version > 0)
    const below = await server.signIn('drafter', 'binhsa')
    const id = plan?.id ?? ''
    expect((await below.ask('plan', { id })).value.can).toEqual(['fork'])
    expect((await below.ask('draft', { id })).code).toBe('forbidden')
    expect((await below.ask('comments', { id })).code).toBe('forbidden')
    expect((await below.ask('version', { id, n: 1 })).status).toBe(200)
  })
})
