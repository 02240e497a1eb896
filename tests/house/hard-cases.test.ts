import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MERGE = 'packages/plan/src/merge/cases'

/** The rows of the table in docs/spec/merge.md: the number of the case and where it says that it is proved. */
function rows(): readonly { readonly n: number; readonly proved: string }[] {
  const spec = readFileSync(path.join(ROOT, 'docs/spec/merge.md'), 'utf8')
  return [...spec.matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gmu)].map(([, n = '', proved = '']) => ({ n: Number(n), proved }))
}

/** The names of all tests in a file, or in all test files below a folder. */
function testNames(at: string): readonly string[] {
  if (at.endsWith('.test.ts')) return [...readFileSync(path.join(ROOT, at), 'utf8').matchAll(/\b(?:it|test|describe)(?:\.each\([^]*?\])?\)?\(\s*(['"`])(.*?)\1,/gu)].map((match) => match[2] ?? '')
  return readdirSync(path.join(ROOT, at), { withFileTypes: true }).flatMap((entry) => {
    const name = `${at}/${entry.name}`
    return entry.isDirectory() ? testNames(name) : name.endsWith('.test.ts') ? testNames(name) : []
  })
}

function filesOf(proved: string): readonly string[] {
  return proved.split(', ').map((stem) => (stem === 'server' ? 'server/src' : stem.includes('/') ? stem : stem === 'chains' ? `${MERGE}/chains.test.ts` : `${MERGE}/hard-cases-${stem}.test.ts`))
}

describe('hard cases of merging', () => {
  it('M11: the table has every one of the 45 cases once', () => {
    expect(rows().map(({ n }) => n)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1))
  })

  it.each(rows().map(({ n, proved }) => [n, proved] as const))('M11: case %i has a test that names it in %s', (n, proved) => {
    for (const file of filesOf(proved)) expect([file, testNames(file).filter((name) => new RegExp(`\\bcase ${n}\\b`, 'u').test(name)).length > 0]).toEqual([file, true])
  })
})
