import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Recognition } from '@thac/plan'
import { outlineOf, recognise } from '@thac/plan'
import type { Gold } from './gold.ts'
import { scoreOutline } from './gold.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const FIXTURES = path.join(ROOT, 'tests/fixtures/structure')
const SHARED = path.resolve(ROOT, '../shared/plans')
const SCORE = path.join(SHARED, 'score.mjs')

function read(file: string): { readonly source: readonly string[]; readonly recognition: Recognition } {
  const source = readFileSync(file, 'utf8').split('\n')
  let n = 0
  return { source, recognition: recognise(source, { newId: () => `s${++n}` }) }
}

function accounted({ sectionLines, metaLines, leftOut }: Recognition): ReadonlySet<number> {
  return new Set([...sectionLines.flatMap((section) => [...section.heading, ...section.blocks.flat()]), ...metaLines.flatMap((meta) => meta.lines), ...leftOut.map((each) => each.line)])
}

const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4))

describe.each(names)('the invented plan %s', (name) => {
  const { source, recognition } = read(path.join(FIXTURES, `${name}.txt`))

  it('S1: is read as a careful reader reads it', () => {
    const gold = JSON.parse(readFileSync(path.join(FIXTURES, `${name}.gold.json`), 'utf8')) as Gold // written by hand in this form
    const score = scoreOutline(outlineOf(recognition.plan, { warnings: recognition.warnings }), recognition, gold)
    expect(score.total, score.faults.join('\n')).toBeGreaterThanOrEqual(gold.floor ?? 0.98)
  })

  it('S2: has every line in the plan, in the letterhead or left out', () => {
    const known = accounted(recognition)
    expect(source.flatMap((line, i) => (line.trim() !== '' && !known.has(i + 1) ? [`${i + 1}: ${line}`] : []))).toEqual([])
  })
})

describe.skipIf(!existsSync(SCORE))('real plans read by hand', () => {
  it.each(['khoi-2024', 'hanoi-2024'])('S1: %s scores at least 0.98', (name) => {
    const { recognition, source } = read(path.join(SHARED, `${name}.txt`))
    const folder = mkdtempSync(path.join(tmpdir(), 'thac-score-'))
    try {
      const file = path.join(folder, 'outline.json')
      writeFileSync(file, JSON.stringify(outlineOf(recognition.plan)))
      const answer = execFileSync(process.execPath, [SCORE, file, path.join(SHARED, `${name}.gold.json`)], { encoding: 'utf8' })
      expect(Number(/^total\s+([\d.]+)$/m.exec(answer)?.[1])).toBeGreaterThanOrEqual(0.98)
    } finally {
      rmSync(folder, { recursive: true })
    }
    const known = accounted(recognition)
    expect(source.filter((line, i) => line.trim() !== '' && !known.has(i + 1))).toEqual([])
  })
})
