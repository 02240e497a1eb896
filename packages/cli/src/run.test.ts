import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { thac } from './called.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'thac-cli-'))
const PLAN = 'KẾ HOẠCH\nVệ sinh môi trường\n\nI. MỤC TIÊU\n\n1. Giữ sạch\n\n- Quét đường.\n'

beforeEach(() => {
  vi.stubEnv('INIT_CWD', folder)
  writeFileSync(path.join(folder, 'plan.txt'), PLAN)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

describe('the command line', () => {
  it('prints the outline as JSON and as a tree, of a path relative to the caller', async () => {
    const { code, out } = await thac('outline', 'plan.txt', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ meta: { title: 'Vệ sinh môi trường' }, sections: [{ path: 'I' }, { path: 'I.1', label: '1.', heading: 'Giữ sạch', paragraphs: 0, items: 1 }] })
    expect((await thac('outline', 'plan.txt')).out).toContain('  1. Giữ sạch  (1)')
  })

  it('converts there and back with the same sections', async () => {
    const sections = async (file: string): Promise<unknown> => (JSON.parse((await thac('outline', file, '--json')).out) as { sections: readonly { id: string }[] }).sections.map(({ id: _, ...rest }) => rest) // the contract's shape
    for (const to of ['json', 'md', 'html', 'docx']) {
      expect((await thac('convert', 'plan.txt', '--to', to, '-o', `out/plan.${to}`)).code).toBe(0)
      expect(await sections(`out/plan.${to}`)).toEqual(await sections('plan.txt'))
    }
    expect(readFileSync(path.join(folder, 'out/plan.json'), 'utf8')).toContain('"format": "thac-plan"')
  })

  it.each([
    [['outline']], [['outline', 'a', 'b']], [['outline', 'plan.txt', '--wrong']], [['convert', 'plan.txt', '--to', 'pdf', '-o', 'x.pdf']], [['convert', 'plan.txt', '--to', 'md']],
    [['convert', 'plan.txt', '--to', 'odt', '-o', 'x']], [['demo-account', 'king']], [['demo-account', 'drafter', '--unit', 'nowhere']], [['compare', 'plan.txt']], [['toString']],
  ])('exits 1 with one line for wrong usage: %j', async (words) => {
    const { code, out, err } = await thac(...words)
    expect([code, out, err.length]).toEqual([1, '', 1])
    expect(err[0]).toMatch(/^thac: [^\n]+$/)
  })

  it('exits 2 with one line that names the file and the reason', async () => {
    writeFileSync(path.join(folder, 'empty.txt'), '')
    writeFileSync(path.join(folder, 'bad.docx'), 'PK\u0003\u0004 broken')
    writeFileSync(path.join(folder, 'old.doc'), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
    expect(await thac('outline', 'none.txt', '--json')).toEqual({ code: 2, out: '', err: ['thac: none.txt: no such file'] })
    expect((await thac('outline', '.')).err).toEqual(['thac: .: is a directory'])
    expect(await thac('outline', 'empty.txt')).toMatchObject({ code: 2, err: ['thac: empty.txt: The file is empty.'] })
    expect((await thac('outline', 'bad.docx')).err[0]).toMatch(/^thac: bad\.docx: The Word file is damaged/)
    expect((await thac('outline', 'old.doc')).err[0]).toMatch(/^thac: old\.doc: This is an old Word file/)
  })

  it('prints a demo account', async () => {
    expect(Object.keys(JSON.parse((await thac('demo-account', 'reviewer')).out) as object)).toEqual(['email', 'password', 'unit'])
  })

  it('resolves paths against the working directory where npm does not say whose they are', async () => {
    vi.stubEnv('INIT_CWD', undefined)
    expect((await thac('outline', path.relative(process.cwd(), path.join(folder, 'plan.txt')))).code).toBe(0)
  })
})
