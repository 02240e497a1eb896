/**
 * Seeded runs of three peers who type and do one kind of edit, with delays and disconnects; then all kinds at once. THAC_FUZZ=n
 * makes it n runs a kind and prints the table of docs/spec/binding.md.
 */
import type { OperationName, RunReport } from '@thac/testkit'
import { run } from '@thac/testkit'
import { afterAll, describe, expect, test } from 'vitest'

type Weights = { readonly [name in OperationName]?: number }

const asked = Number(process.env['THAC_FUZZ'] ?? 0)
const RUNS = asked > 0 ? asked : 100
const OPERATIONS = 60
const TIMEOUT = 120_000 + RUNS * 3_000

const KINDS: { readonly [kind: string]: Weights } = {
  typing: { type: 1 },
  'delete inside a block': { type: 1, deleteIn: 1 },
  'delete across blocks and sections': { type: 1, deleteAcross: 1 },
  Enter: { type: 1, enter: 1 },
  'join of paragraphs': { type: 1, joinParagraph: 1 },
  'split of sections': { type: 1, splitSection: 1 },
  'join of sections': { type: 1, joinSection: 1 },
  'split and join of sections': { type: 2, splitSection: 1, joinSection: 1 },
  'move, level, remove, restore': { type: 4, move: 1, level: 1, remove: 1, restore: 1 },
  'undo and redo': { type: 3, deleteIn: 1, undo: 1, redo: 1 },
  'paste of a copy': { type: 1, paste: 1 },
  'bold and bullets': { type: 2, bold: 1, bullet: 1 },
  'all at once': {
    type: 30, deleteIn: 5, deleteAcross: 2, splitSection: 5, joinSection: 6, move: 5, remove: 2, restore: 3, level: 3, paste: 2,
    enter: 4, joinParagraph: 3, bold: 3, bullet: 2, undo: 5, redo: 3,
  },
}

/** Kinds that re-create no text: there, not even a double is allowed. */
const EXACT = new Set(['typing', 'delete inside a block', 'move, level, remove, restore', 'undo and redo', 'paste of a copy', 'bold and bullets'])

const rows: string[] = []

describe('Y1, Y9: what becomes of every word', () => {
  for (const [kind, weights] of Object.entries(KINDS)) {
    test(`${kind}: every peer shows its document, all are equal, and no word is lost`, { timeout: TIMEOUT }, () => {
      const reports: RunReport[] = []
      for (let seed = 1; seed <= RUNS; seed++) {
        const report = run({ seed, operations: OPERATIONS, peers: 3, weights })
        expect(report.faults, `seed ${seed}`).toEqual([])
        expect(report.lost, `seed ${seed}`).toEqual([])
        reports.push(report)
      }
      const sum = (count: (report: RunReport) => number): number => reports.reduce((total, report) => total + count(report), 0)
      const doubled = sum((report) => report.doubled.length)
      rows.push(`| ${kind} | ${RUNS} | ${sum((report) => report.typed)} | 0 | ${doubled} | ${sum((report) => report.hiddenByJoin.length)} | ${sum((report) => report.rescued)} | 0 |`)
      expect(sum((report) => report.typed)).toBeGreaterThan(RUNS)
      if (EXACT.has(kind)) expect(doubled).toBe(0)
    })
  }
})

afterAll(() => {
  if (asked > 0) process.stdout.write(`${['', '| kind | runs | words | lost | doubled | hidden | rescued | diverged |', '|---|---|---|---|---|---|---|---|', ...rows, ''].join('\n')}\n`)
})
