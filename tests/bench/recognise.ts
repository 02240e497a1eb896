// npm run bench: what it costs to read a text as a plan, from bytes to the outline, by length; beside two known parsers of the same text;
// and texts made to be slow. Every row is from a process of its own, in milliseconds of its processor time.
import { readFile } from '@thac/files'
import { outlineOf, recognise } from '@thac/plan'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'parse5'
import { HOSTILE, planText } from './generated-text.ts'

const PAGES = [10, 100, 1000]
const LARGE = 3_000_000
const RUNS = 5

const [mode, file, warmUp] = process.argv.slice(2)
if (mode === 'times' && file !== undefined) times(file)
else if (mode === 'once' && file !== undefined) once(file)
else if (mode === 'memory' && file !== undefined && warmUp !== undefined) memory(file, warmUp)
else compare()

/** Reads a file as an import does, then makes its outline. */
function read(name: string): { readonly sections: number; readonly kept: unknown } {
  const bytes = readFileSync(name)
  const lines = readFile(bytes, 'plan.txt')
  if (!lines.ok || lines.kind !== 'lines') throw new Error(`not read: ${name}`)
  let n = 0
  const recognition = recognise(lines.lines, { newId: () => `s${++n}`, paragraphs: lines.paragraphs })
  return { sections: recognition.plan.sections.length, kept: [recognition, outlineOf(recognition.plan)] }
}

function times(name: string): void {
  const text = readFileSync(name, 'utf8')
  const html = text.split('\n').map((line) => `<p>${line}</p>`).join('\n')
  let sections = 0
  const work = (): void => { sections = read(name).sections }
  const first = measure(work)
  print({ first, median: median(work), remark: measure(() => fromMarkdown(text)), parse5: measure(() => parse(html)), sections })
}

function once(name: string): void {
  print({ first: measure(() => read(name)) })
}

/** Peak of the process's memory above what it had before the file was read, in bytes; a small file has been read to warm up. */
function memory(name: string, small: string): void {
  read(small)
  read(small)
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc')
  globalThis.gc()
  const before = process.memoryUsage()
  const { kept } = read(name)
  const peak = process.resourceUsage().maxRSS * 1024 - before.rss
  globalThis.gc()
  print({ peak, before: before.heapUsed, left: process.memoryUsage().heapUsed - before.heapUsed, kept: kept === null ? 0 : 1 })
}

function compare(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'thac-bench-'))
  const made = (name: string, text: string): { readonly name: string; readonly bytes: number } => {
    const at = path.join(folder, name)
    writeFileSync(at, text)
    return { name: at, bytes: Buffer.byteLength(text) }
  }
  const small = made('small.txt', planText(10)).name
  console.log('| pages | MB | sections | first ms | median ms | growth | memory, least | memory, free | remark ms | parse5 ms |\n|---|---|---|---|---|---|---|---|---|---|')
  let last: { bytes: number; median: number } | null = null
  for (const pages of PAGES) {
    const { name, bytes } = made(`${pages}.txt`, planText(pages))
    const told = child(['times', name])
    const figures = { bytes, median: told['median'] ?? 0 }
    const growth = last === null ? '' : grown(last, figures)
    const [least, free] = bytes < LARGE / 10 ? ['', ''] : [leastMemory(name, small, bytes), timesFile((child(['memory', name, small], ['--expose-gc'])['peak'] ?? 0) / bytes)]
    console.log(`| ${pages} | ${megabytes(bytes)} | ${told['sections'] ?? 0} | ${whole(told['first'])} | ${whole(told['median'])} | ${growth} | ${least} | ${free} | ${whole(told['remark'])} | ${whole(told['parse5'])} |`)
    last = figures
  }
  console.log('\n| made to be slow | MB | first ms | a quarter of it | growth |\n|---|---|---|---|---|')
  for (const [what, textOf] of Object.entries(HOSTILE)) {
    const [quarter, full] = [LARGE / 4, LARGE].map((size) => {
      const { name, bytes } = made('hostile.txt', textOf(size))
      return { bytes, median: child(['once', name])['first'] ?? 0 }
    })
    if (quarter === undefined || full === undefined) continue
    console.log(`| ${what} | ${megabytes(full.bytes)} | ${whole(full.median)} | ${whole(quarter.median)} | ${full.bytes === quarter.bytes ? '' : grown(quarter, full)} |`)
  }
  rmSync(folder, { recursive: true, force: true })
}

/**
 * The smallest heap in which the text is read, to the megabyte, above the heap that a small one left, as a multiple of
 * the file; and the process's peak with that heap. Garbage that nobody needed to collect is not in it.
 */
function leastMemory(name: string, small: string, bytes: number): string {
  const young = 3
  const run = (old: number): Figures | null => tryChild(['memory', name, small], ['--expose-gc', '--max-semi-space-size=1', `--max-old-space-size=${old}`])
  let enough = Math.ceil((bytes * 20) / 1e6) + 16
  let best = run(enough)
  if (best === null) return 'more than 20 ×'
  for (let tooLittle = 8; enough - tooLittle > 1; ) {
    const middle = Math.floor((enough + tooLittle) / 2)
    const told = run(middle)
    if (told === null) tooLittle = middle
    else [enough, best] = [middle, told]
  }
  return `${timesFile(((enough + young) * 1024 * 1024 - (best['before'] ?? 0)) / bytes)} (process ${timesFile((best['peak'] ?? 0) / bytes)})`
}

type Figures = Readonly<Record<string, number>>

function child(args: readonly string[], flags: readonly string[] = []): Figures {
  const told = tryChild(args, flags)
  if (told === null) throw new Error(`failed: ${args.join(' ')}`)
  return told
}

function tryChild(args: readonly string[], flags: readonly string[]): Figures | null {
  const built = path.join(path.dirname(fileURLToPath(import.meta.url)), 'dist', 'recognise.mjs')
  const { status, stdout } = spawnSync(process.execPath, [...flags, built, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  // What `print` wrote.
  return status === 0 ? (JSON.parse(stdout) as Figures) : null
}

function print(figures: Figures): void {
  console.log(JSON.stringify(figures))
}

/** Milliseconds of this process's own work: on a machine with neighbours the clock on the wall counts theirs too. */
function measure(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1000
}

function median(work: () => unknown): number {
  return Array.from({ length: RUNS }, () => measure(work)).sort((a, b) => a - b)[(RUNS - 1) / 2] ?? 0
}

/** How many times longer it took than the smaller text, beside how many times larger it is. */
function grown(smaller: { readonly bytes: number; readonly median: number }, larger: { readonly bytes: number; readonly median: number }): string {
  return `${(larger.median / smaller.median).toFixed(1)} for ${(larger.bytes / smaller.bytes).toFixed(1)}`
}

function whole(ms: number | undefined): string {
  return (ms ?? 0).toFixed(0)
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2)
}

function timesFile(ratio: number): string {
  return `${ratio.toFixed(1)} ×`
}
