// npm run bench: what a pull of a superior's amendment costs, beside known mergers on the same texts, and how it grows. Every row is
// from a process of its own: medians of 9 runs, by the clock on the wall and of the process's own processor time.
import type { Plan, Section } from '@thac/plan'
import { hashRich, mergePlans } from '@thac/plan'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PeerInput } from './peers.ts'
import { PEERS } from './peers.ts'
import type { Cost } from './timing.ts'
import { RUNS, cost, ms } from './timing.ts'
import type { Drafts } from './two-drafts.ts'
import { draftsOf, linesOf } from './two-drafts.ts'

const SECTIONS = 300
const CHANGED = 30
const SIZES = [100, 300, 1000, 3000, 10_000]
const CHANGES = [1, 3, 10, 30, 100, 300]
/** Who needs longer for all its runs is stopped, in milliseconds. */
const PATIENCE = 120_000
/** What a peer may take before it is run fewer times than RUNS, in milliseconds. */
const LONG = 3_000

/** How much a pull may know beforehand. */
const OURS: Readonly<Record<string, (drafts: Drafts) => Three>> = {
  'ours, hashes known': hashed,
  'ours, nothing known': cold,
  'ours, the same pull again': ({ base, upstream, child }) => ({ base, upstream, child }),
}

interface Three {
  readonly base: Plan
  readonly upstream: Plan
  readonly child: Plan
}

interface Row extends Cost {
  readonly runs: number
  readonly conflicts: number | null
  readonly review: number | null
  /** Lines of the outcome that are not the expected one's, and the expected one's that it lacks; null for no outcome. */
  readonly wrong: number | null
  readonly clashes: number
  readonly kilobytes: number
  /** Megabytes that stay after the run beside the texts, and the process's peak above what it had before. */
  readonly kept: number
  readonly peak: number
}

const [mode, name, sections, changed] = process.argv.slice(2)
if (mode === 'row' && name !== undefined) console.log(JSON.stringify(row(name, draftsOf(Number(sections), Number(changed)))))
else compare()

function row(who: string, drafts: Drafts): Row {
  const known = OURS[who]
  return known === undefined ? peerRow(who, drafts) : ownRow(known, drafts)
}

function ownRow(knowing: (drafts: Drafts) => Three, drafts: Drafts): Row {
  const before = settled()
  const { plan, conflicts, review } = mergePlans(drafts.base, drafts.upstream, drafts.child)
  const kept = settled() - before
  const figures = cost(() => knowing(drafts), ({ base, upstream, child }) => mergePlans(base, upstream, child))
  return {
    ...figures, runs: RUNS, ...sizes(drafts), conflicts: new Set(conflicts.map((conflict) => conflict.section)).size, review: new Set(review.map((one) => one.section)).size,
    wrong: difference(linesOf(plan), linesOf(drafts.expected)), kept: kept / 1e6, peak: peakAbove(before),
  }
}

function peerRow(who: string, drafts: Drafts): Row {
  const merge = PEERS[who]
  if (merge === undefined) throw new Error(`unknown row: ${who}`)
  const input = peerInput(drafts)
  const before = settled()
  const start = performance.now()
  const answer = merge(input)
  const runs = performance.now() - start > LONG ? 1 : RUNS
  const figures = cost(() => input, merge, runs)
  return { ...figures, runs, ...sizes(drafts), conflicts: answer.conflicts, review: null, wrong: answer.lines === null ? null : difference(answer.lines, linesOf(drafts.expected)), kept: 0, peak: peakAbove(before) }
}

function compare(): void {
  const told = [...Object.keys(OURS), ...Object.keys(PEERS)].map((who) => [who, child(who, SECTIONS, CHANGED)] as const)
  const first = told[0]?.[1] ?? null
  console.log(`\n| a pull: ${SECTIONS} sections, ${whole(first?.kilobytes)} kB of text, ${CHANGED} changed there and ${CHANGED} here | median ms | least | processor | to ours | conflicts (${first?.clashes ?? 0} true) | shown | lines wrong |\n|---|---|---|---|---|---|---|---|`)
  for (const [who, found] of told) {
    if (found === null) console.log(`| ${who} | over ${PATIENCE / 1000} s, stopped | | | | | | |`)
    else {
      const own = who.startsWith('git') ? '' : ms(found.processor)
      console.log(`| ${who}${found.runs < RUNS ? ` (${found.runs} run)` : ''} | ${ms(found.median)} | ${ms(found.least)} | ${own} | ${ratio(found.least, first?.least)} | ${said(found.conflicts)} | ${said(found.review)} | ${said(found.wrong)} |`)
    }
  }
  console.log(`\n| a pull of plans with a tenth changed on either side | kB | hashes known: median ms | processor ms | µs a section | nothing known: median ms | processor ms | µs a section | kept MB | peak MB |\n|---|---|---|---|---|---|---|---|---|---|`)
  for (const size of SIZES) {
    const [known, fresh] = [child('ours, hashes known', size, size / 10), child('ours, nothing known', size, size / 10)]
    console.log(`| ${size} sections | ${whole(known?.kilobytes)} | ${figures(known)} | ${each(known, size)} | ${figures(fresh)} | ${each(fresh, size)} | ${(known?.kept ?? 0).toFixed(1)} | ${(known?.peak ?? 0).toFixed(0)} |`)
  }
  console.log(`\n| a pull of ${SECTIONS} sections | hashes known: median ms | processor ms | µs a changed section | conflicts (true) | lines wrong |\n|---|---|---|---|---|---|`)
  for (const n of CHANGES) {
    const found = child('ours, hashes known', SECTIONS, n)
    console.log(`| ${n} changed there and ${n} here | ${figures(found)} | ${each(found, n)} | ${said(found?.conflicts)} (${said(found?.clashes)}) | ${said(found?.wrong)} |`)
  }
}

/** The sections that changed are read anew, as out of a database, and only their hashes are known; the others are those of before. */
function hashed(drafts: Drafts): Three {
  const read = (plan: Plan): Plan => ({
    ...plan,
    sections: plan.sections.map((section): Section => {
      const own = drafts.changed.has(section.id) ? structuredClone(section) : section
      hashRich(own)
      return own
    }),
  })
  return { base: read(drafts.base), upstream: read(drafts.upstream), child: read(drafts.child) }
}

function cold({ base, upstream, child: mine }: Drafts): Three {
  return structuredClone({ base, upstream, child: mine })
}

function peerInput(drafts: Drafts): PeerInput {
  const [upstream, mine] = [byId(drafts.upstream), byId(drafts.child)]
  const one = (section: Section | undefined): readonly string[] => (section === undefined ? [] : linesOf({ ...drafts.base, sections: [section] }))
  return {
    base: linesOf(drafts.base), upstream: linesOf(drafts.upstream), child: linesOf(drafts.child),
    sections: drafts.base.sections.map((section) => ({ base: one(section), upstream: one(upstream.get(section.id)), child: one(mine.get(section.id)) })),
  }
}

function byId(plan: Plan): ReadonlyMap<string, Section> {
  return new Map(plan.sections.map((section) => [section.id, section]))
}

/** How many lines of either text the other has not, repeated ones counted. */
function difference(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1)
  for (const line of b) counts.set(line, (counts.get(line) ?? 0) - 1)
  return [...counts.values()].reduce((sum, n) => sum + Math.abs(n), 0)
}

function sizes(drafts: Drafts): Pick<Row, 'clashes' | 'kilobytes'> {
  return { clashes: drafts.clashes, kilobytes: Buffer.byteLength(linesOf(drafts.base).join('\n')) / 1000 }
}

/** Bytes of the heap after its garbage is collected. */
function settled(): number {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

function peakAbove(before: number): number {
  return (process.resourceUsage().maxRSS * 1024 - before) / 1e6
}

/** One row from a process of its own; null where it took longer than PATIENCE. */
function child(who: string, size: number, n: number): Row | null {
  const built = path.join(path.dirname(fileURLToPath(import.meta.url)), 'dist', 'merge.mjs')
  const { status, stdout, signal } = spawnSync(process.execPath, ['--expose-gc', built, 'row', who, String(size), String(n)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: PATIENCE })
  if (signal !== null) return null
  if (status !== 0) throw new Error(`failed: ${who}`)
  // What the same program wrote.
  return JSON.parse(stdout) as Row
}

function figures(found: Row | null): string {
  return found === null ? `over ${PATIENCE / 1000} s | ` : `${ms(found.median)} | ${ms(found.processor)}`
}

function each(found: Row | null, n: number): string {
  return found === null ? '' : whole((found.processor * 1000) / n)
}

function ratio(value: number, ours: number | undefined): string {
  return ours === undefined ? '' : `${(value / ours).toFixed(value / ours < 10 ? 1 : 0)} ×`
}

function said(n: number | null | undefined): string {
  return n === null || n === undefined ? '–' : String(n)
}

function whole(n: number | undefined): string {
  return (n ?? 0).toFixed(0)
}
