import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, ask, isPassing, isProblem } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

function answers(status: number, body: string): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })))
}

describe('address', () => {
  it('fills in parts, escapes them and appends the query', () => {
    expect(address('/api/plans/:id/versions/:n', { id: 'a/b', n: 2 }, { format: 'md' })).toBe('/api/plans/a%2Fb/versions/2?format=md')
  })
  it('throws where a part has no value', () => {
    expect(() => address('/api/plans/:id', {})).toThrow(':id')
  })
})

describe('ask', () => {
  it('gives back the parsed answer', async () => {
    answers(200, '{"ok":true}')
    expect(await ask('health')).toEqual({ ok: true })
  })
  it('throws the problem document with its code and further members', async () => {
    answers(409, JSON.stringify({ type: 'about:blank', title: 'No', status: 409, code: 'nothing-changed', n: 3 }))
    const problem = await ask('issue', { params: { id: 'p' }, body: {} }).catch((error: unknown) => error)
    expect(problem).toMatchObject({ status: 409, code: 'nothing-changed', params: { n: 3 } })
  })
  it('makes a problem of a failing answer that is no problem document', async () => {
    answers(502, '<html>')
    await expect(ask('health')).rejects.toMatchObject({ status: 502, code: 'http-502' })
  })
  it('refuses an answer of another shape', async () => {
    answers(200, '{"ok":"yes"}')
    await expect(ask('health')).rejects.toMatchObject({ code: 'unexpected-answer' })
  })
  it('says unreachable where there is no answer, which may pass', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('down')))
    const problem = await ask('health').catch((error: unknown) => error)
    expect(isProblem(problem) && problem.code).toBe('unreachable')
    expect(isPassing(problem)).toBe(true)
  })
})
