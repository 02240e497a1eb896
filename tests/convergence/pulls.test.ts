/**
 * Seeded runs of three people at work while the server writes a superior's amendments, some made a while before, and takes some
 * back. THAC_PULLS=n makes it n runs in all and prints the table of docs/spec/pull.md, beside a writer that puts the whole merged
 * plan over the document (THAC_NAIVE=0 leaves that out).
 */
import type { OperationName, PullReport } from '@thac/testkit'
import { runPulls } from '@thac/testkit'
import { afterAll, describe, expect, test } from 'vitest'

type Weights = { readonly [name in OperationName]?: number }

const KINDS: { readonly [kind: string]: Weights } = {
  typing: { type: 1 },
  'typing and deleting': { type: 3, deleteIn: 1 },
  'undo and redo': { type: 3, deleteIn: 1, undo: 1, redo: 1 },
  'moves, levels, removals': { type: 6, move: 1, level: 1, remove: 1, restore: 1 },
  'Enter and joins of paragraphs': { type: 4, enter: 1, joinParagraph: 1 },
  'splits and joins of sections': { type: 6, splitSection: 1, joinSection: 1 },
  'all at once': {
    type: 30, deleteIn: 5, deleteAcross: 1, splitSection: 3, joinSection: 3, move: 5, remove: 2, restore: 3, level: 3, paste: 1,
    enter: 3, joinParagraph: 3, bold: 2, bullet: 2, undo: 4, redo: 3,
  },
}

/** Kinds that make no text anew: not even a double is allowed. */
const EXACT = new Set(['typing', 'typing and deleting', 'undo and redo', 'moves, levels, removals'])

const asked = Number(process.env['THAC_PULLS'] ?? 0)
const RUNS = Math.ceil((asked > 0 ? asked : 63) / Object.keys(KINDS).length)
const TIMEOUT = 120_000 + RUNS * 4_000
const rows: string[] = []

describe('L10: people at work under a pull', () => {
  for (const [kind, weights] of Object.entries(KINDS)) {
    test(`${kind}: no word is lost, doubled by the pull or in a wrong section, and all are equal`, { timeout: TIMEOUT }, () => {
      const reports: PullReport[] = []
      const naive: PullReport[] = []
      for (let seed = 1; seed <= RUNS; seed++) {
        const report = runPulls({ seed, operations: 60, peers: 3, weights })
        expect.soft({ seed, ...problems(report, kind) }).toEqual({ seed, faults: [], lost: [], withdrawn: [], misplaced: [], superiorLost: [], doubled: [] })
        reports.push(report)
        if (asked > 0 && process.env['THAC_NAIVE'] !== '0') naive.push(runPulls({ seed, operations: 60, peers: 3, weights, writer: 'naive' }))
      }
      rows.push(rowOf(kind, 'ours', reports), ...(naive.length > 0 ? [rowOf(kind, 'whole plan over it', naive)] : []))
    })
  }
})

afterAll(() => {
  if (asked > 0) process.stdout.write(`${['', '| people | writer | runs | words | pulls | taken back | bounced | bytes a pull | lost | withdrawn | wrong section | superior lost | doubled | rescued | faults |', `|${'---|'.repeat(15)}`, ...rows, ''].join('\n')}\n`)
})

/** What must be empty. Where people make text anew at once (Enter, splits, joins), text can stand twice without any pull (Y11). */
function problems(report: PullReport, kind: string): Pick<PullReport, 'faults' | 'lost' | 'withdrawn' | 'misplaced' | 'superiorLost' | 'doubled'> {
  const { faults, lost, withdrawn, misplaced, superiorLost, doubled } = report
  return { faults, lost, withdrawn, misplaced, superiorLost, doubled: EXACT.has(kind) ? doubled : [] }
}

function rowOf(kind: string, writer: string, reports: readonly PullReport[]): string {
  const sum = (count: (report: PullReport) => number): number => reports.reduce((total, report) => total + count(report), 0)
  const writes = sum((report) => report.pulls + report.reverts)
  const cells = [
    kind, writer, reports.length, sum((r) => r.typed), sum((r) => r.pulls), sum((r) => r.reverts), sum((r) => r.bounced), Math.round(sum((r) => r.bytes) / Math.max(1, writes)), sum((r) => r.lost.length),
    sum((r) => r.withdrawn.length), sum((r) => r.misplaced.length), sum((r) => r.superiorLost.length), sum((r) => r.doubled.length), sum((r) => r.rescued), sum((r) => r.faults.length),
  ]
  return `| ${cells.join(' | ')} |`
}
