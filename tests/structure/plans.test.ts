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
/** A folder of further plans read by hand, with a `score.mjs` beside them, kept outside the repository; passed over where there is none. */
const PLANS = process.env['THAC_PLANS'] ?? path.join(ROOT, '../shared/plans')
const SCORE = path.join(PLANS, 'score.mjs')

function read(file: string): { readonly source: readonly string[]; readonly recognition: Recognition } {
  const source = readFileSync(file, 'utf8').split('\n')
  let n = 0
  return { source, recognition: recognise(source, { newId: () => `s${++n}` }) }
}

/** Where each line of the source went: by line, the names of its places. A run-in heading and its block are one place. */
function whereabouts({ sectionLines, metaLines, leftOut }: Recognition): ReadonlyMap<number, ReadonlySet<string>> {
  const out = new Map<number, Set<string>>()
  const put = (line: number, place: string): void => { out.set(line, (out.get(line) ?? new Set()).add(place)) }
  for (const section of sectionLines) for (const line of [...section.heading, ...section.blocks.flat()]) put(line, section.sectionId)
  for (const meta of metaLines) for (const line of meta.lines) put(line, 'letterhead or foot')
  for (const { line, reason } of leftOut) put(line, reason)
  return out
}

function lost(source: readonly string[], recognition: Recognition): readonly string[] {
  const places = whereabouts(recognition)
  return source.flatMap((line, i) => (line.trim() !== '' && !places.has(i + 1) ? [`${i + 1}: ${line}`] : []))
}

/** Lines of the body that are in a second place too. Letterhead and foot may share a line: they are set side by side. */
function doubled(recognition: Recognition): readonly string[] {
  const bodies = new Set(recognition.sectionLines.map((section) => section.sectionId))
  return [...whereabouts(recognition)].flatMap(([line, places]) => (places.size > 1 && [...places].some((place) => bodies.has(place)) ? [`${line}: ${[...places].join(', ')}`] : []))
}

const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4))

describe.each(names)('the invented plan %s', (name) => {
  const { source, recognition } = read(path.join(FIXTURES, `${name}.txt`))

  it('S1: is read as a careful reader reads it', () => {
    const gold = JSON.parse(readFileSync(path.join(FIXTURES, `${name}.gold.json`), 'utf8')) as Gold // written by hand in this form
    const score = scoreOutline(outlineOf(recognition.plan, { warnings: recognition.warnings }), recognition, gold)
    expect(score.total, score.faults.join('\n')).toBeGreaterThanOrEqual(gold.floor ?? 0.98)
  })

  it('S2: has every line once: in the plan, in the letterhead or foot, or left out with a reason', () => {
    expect(lost(source, recognition)).toEqual([])
    expect(doubled(recognition)).toEqual([])
  })
})

const others = PLANS !== '' && existsSync(SCORE) ? readdirSync(PLANS).filter((name) => name.endsWith('.gold.json')).map((name) => name.slice(0, -10)) : []

describe.skipIf(others.length === 0)('plans read by hand, kept elsewhere', () => {
  it.each(others)('S1: %s scores at least 0.98', (name) => {
    const { recognition, source } = read(path.join(PLANS, `${name}.txt`))
    const folder = mkdtempSync(path.join(tmpdir(), 'thac-score-'))
    try {
      const file = path.join(folder, 'outline.json')
      writeFileSync(file, JSON.stringify(outlineOf(recognition.plan)))
      const answer = execFileSync(process.execPath, [SCORE, file, path.join(PLANS, `${name}.gold.json`)], { encoding: 'utf8' })
      expect(Number(/^total\s+([\d.]+)$/m.exec(answer)?.[1])).toBeGreaterThanOrEqual(0.98)
    } finally {
      rmSync(folder, { recursive: true })
    }
    expect(lost(source, recognition)).toEqual([])
    expect(doubled(recognition)).toEqual([])
  })
})
