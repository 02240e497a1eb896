import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parsePlanFile } from '@thac/plan'
import { thac } from './called.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'thac-contract-'))
const plan = (due: string, own: string): string => `KẾ HOẠCH\nPhòng, chống ngập úng năm 2027\n\nI. MỤC TIÊU\n\nThành phố giữ an toàn cho người dân vùng trũng.\n\nII. NHIỆM VỤ\n\n1. Trực ban\n\nTổ chức trực ban ${due}, báo cáo ngay khi nước lên.\n\n2. Kho vật tư\n\n${own}\n`
const FILES = { 'base.txt': plan('2 giờ một lần', 'Kho có 500 bao cát.'), 'up.md': plan('4 giờ một lần', 'Kho có 500 bao cát và 20 máy bơm.'), 'child.txt': plan('3 giờ một lần', 'Kho có 500 bao cát.').replace('Thành phố', 'Quận') }

beforeEach(() => {
  vi.stubEnv('INIT_CWD', folder)
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text)
  writeFileSync(path.join(folder, 't.json'), '{"Thành phố": "Quận"}')
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

describe('compare and merge as the contract says', () => {
  it('D18: compare of any two readable files prints a row of the promised shape for every section', async () => {
    for (const to of ['json', 'docx', 'html', 'md']) expect((await thac('convert', 'child.txt', '--to', to, '-o', `child.${to}`)).code).toBe(0)
    for (const child of ['child.txt', 'child.json', 'child.docx', 'child.html', 'child.md']) {
      const { code, out } = await thac('compare', 'base.txt', child, '--terms', 't.json', '--json')
      expect(code).toBe(0)
      const text: unknown = expect.any(String)
      const number: unknown = expect.any(Number)
      const rows = ['I', 'II', 'II.1', 'II.2'].map((at) => ({ id: text, path: at, basePath: at, heading: text, status: at === 'II.1' ? 'adapted' : 'identical', flags: at === 'I' ? ['localised'] : [], similarity: at === 'II.1' ? number : 1, wordsAdded: at === 'II.1' ? 1 : 0, wordsRemoved: at === 'II.1' ? 1 : 0 }))
      const answer = JSON.parse(out) as { readonly sections: readonly unknown[]; readonly summary: unknown } // the shape is what is tested
      expect(answer.sections).toHaveLength(4)
      expect(answer.sections).toMatchObject(rows)
      expect(answer.summary).toEqual({ identical: 3, adapted: 1, local: 0, omitted: 0 })
    }
  })

  it('M30: merge of any three readable files prints a plan that reads again, and what happened', async () => {
    const { code, out } = await thac('merge', 'base.txt', 'up.md', 'child.txt', '--terms', 't.json', '--json')
    expect(code).toBe(0)
    const answer = JSON.parse(out) as { readonly plan: unknown; readonly conflicts: readonly { readonly section: string }[]; readonly review: unknown; readonly applied: readonly unknown[] } // the shape is what is tested
    expect(answer.conflicts).toHaveLength(1)
    expect(answer.conflicts[0]).toMatchObject({ section: expect.any(String), kind: 'text', base: expect.stringContaining('2 giờ'), upstream: expect.stringContaining('4 giờ'), child: expect.stringContaining('3 giờ') })
    expect(answer.applied).toEqual([{ section: expect.any(String), from: 'upstream' }])
    expect(Array.isArray(answer.review)).toBe(true)
    expect(parsePlanFile(answer.plan)).toMatchObject({ ok: true, findings: [] })
    writeFileSync(path.join(folder, 'merged.json'), JSON.stringify(answer.plan))
    const again = JSON.parse((await thac('compare', 'child.txt', 'merged.json', '--json')).out) as { readonly summary: unknown } // as above
    expect(again.summary).toEqual({ identical: 3, adapted: 1, local: 0, omitted: 0 })
  })

  it.each<readonly [what: string, json: string, says: RegExp]>([
    ['a list', '[1]', /an object of strings/], ['a number for a name', '{"Thành phố": 1}', /"Thành phố" is not given a string/], ['half a file', '{"Thành', /not valid JSON/],
    ['an empty term', '{" ": "Quận"}', /a term is empty/], ['a page for a name', JSON.stringify({ 'Thành phố': 'x'.repeat(201) }), /longer than 200/],
    ['a dictionary', JSON.stringify(Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`t${i}`, 'x']))), /more than 5000 terms/],
  ])('D5: a terms file with %s gives exit 2 and one line that names it', async (_, json, says) => {
    writeFileSync(path.join(folder, 'bad.json'), json)
    for (const words of [['compare', 'base.txt', 'child.txt'], ['merge', 'base.txt', 'up.md', 'child.txt']]) {
      const { code, out, err } = await thac(...words, '--terms', 'bad.json', '--json')
      expect([code, out, err.length]).toEqual([2, '', 1])
      expect(err[0]).toMatch(says)
      expect(err[0]).toMatch(/^thac: bad\.json: /)
    }
  })
})
