import type { Findings } from './findings.ts'
import { decision, leaveOut } from './findings.ts'
import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'

/** How many lines away from a page number a running head may stand. */
const REACH = 3
const LONGEST_HEAD = 100
/** Fewer printed lines than this between two bare numbers make no page. */
const FEWEST_LINES = 5

/**
 * Page numbers and running heads, by line index. A bare number is a page number only where it goes on from the last
 * one; a running head is a short line that returns, figures aside, beside three page numbers or more.
 */
export function findNoise(lines: readonly Line[], pack: Pack, findings: Findings): ReadonlySet<number> {
  const out = new Set<number>()
  let last = 0
  let since = Infinity
  for (const [i, line] of lines.entries()) {
    if (line.text === '') continue
    since++
    if (line.text.length > 20) continue
    const page = Number(pack.pageNumber.exec(line.text)?.groups?.['page'] ?? 0)
    if (page <= last || page > last + 3) continue
    // The numbers of a table's rows follow each other closer than pages do.
    if (/^\d+$/.test(line.text) && (since < FEWEST_LINES || besideBar(lines, i))) continue
    last = page
    since = 0
    out.add(i)
    leaveOut(findings, line.number, 'page-number')
    findings.decisions.push(decision('page-number-dropped', line.number, /^\d+$/.test(line.text) ? 0.75 : 0.95, { text: line.text }))
  }
  if (out.size >= 3) dropRunningHeads(lines, out, findings)
  dropNumberedFeet(lines, pack, out, findings)
  dropContents(lines, pack, out, findings)
  return out
}

/** A short line with a page number in it that returns, the number going up by one: `District plan   Page 3`. */
function dropNumberedFeet(lines: readonly Line[], pack: Pack, out: Set<number>, findings: Findings): void {
  const seen = new Map<string, { readonly at: number; readonly page: number }[]>()
  for (const [i, { text }] of lines.entries()) {
    if (out.has(i) || text === '' || text.length > LONGEST_HEAD) continue
    const word = pack.pageWord.exec(text)
    if (word === null) continue
    const page = Number(/\d+/.exec(word[0])?.[0] ?? 0)
    const key = text.slice(0, word.index) + text.slice(word.index + word[0].length)
    const list = seen.get(key) ?? []
    if (list.length > 0 && page !== (list.at(-1)?.page ?? 0) + 1) continue
    list.push({ at: i, page })
    seen.set(key, list)
  }
  for (const list of seen.values()) if (list.length >= 3) for (const { at } of list) drop(lines, at, 'running-head', out, findings)
}

/** A table of contents: behind its title, the lines that end in a page number, up to the first that does not. */
function dropContents(lines: readonly Line[], pack: Pack, out: Set<number>, findings: Findings): void {
  const start = lines.findIndex((line) => pack.contentsStart.test(line.text))
  if (start < 0) return
  const rows: number[] = []
  for (let i = start + 1; i < lines.length; i++) {
    const text = lines[i]?.text ?? ''
    if (text === '' || out.has(i)) continue
    if (!/(?:[.…_\s]{2,}|\t|\s)\d{1,4}$/.test(lines[i]?.raw.trimEnd() ?? '')) break
    rows.push(i)
  }
  if (rows.length < 2) return
  for (const i of [start, ...rows]) {
    out.add(i)
    leaveOut(findings, lines[i]?.number ?? 0, 'contents')
  }
}

function drop(lines: readonly Line[], at: number, reason: 'running-head', out: Set<number>, findings: Findings): void {
  const line = lines[at]
  if (line === undefined) return
  out.add(at)
  leaveOut(findings, line.number, reason)
  findings.decisions.push(decision('running-head-dropped', line.number, 0.8, { text: line.text }))
}

/** A border of a table's cell stands right above or below. */
function besideBar(lines: readonly Line[], at: number): boolean {
  return [-1, 1].some((step) => {
    let i = at + step
    while (lines[i]?.text === '') i += step
    return /^\|+$/.test(lines[i]?.text ?? '')
  })
}

function dropRunningHeads(lines: readonly Line[], out: Set<number>, findings: Findings): void {
  const seen = new Map<string, Set<number>>()
  for (const at of [...out]) {
    for (let i = Math.max(0, at - REACH); i <= at + REACH && i < lines.length; i++) {
      const text = lines[i]?.text ?? ''
      if (out.has(i) || text === '' || text.length > LONGEST_HEAD) continue
      // A heading returns with other figures; only what opens no section may differ in its figures.
      const key = `${i - at} ` + (/^[\p{L}\d]{1,4}[.)]/u.test(text) ? text : text.replace(/\d+/g, '#'))
      const places = seen.get(key) ?? new Set()
      seen.set(key, places.add(i))
    }
  }
  for (const places of seen.values()) {
    if (places.size < 3) continue
    for (const i of places) drop(lines, i, 'running-head', out, findings)
  }
}
