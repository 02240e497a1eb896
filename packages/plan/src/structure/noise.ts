import type { Findings } from './findings.ts'
import { decision, leaveOut } from './findings.ts'
import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'

/** How many lines away from a page number a running head may stand. */
const REACH = 3
const LONGEST_HEAD = 100

/**
 * Page numbers and running heads, by line index. A bare number is a page number only where it goes on from the last
 * one; a running head is a short line that returns, figures aside, beside three page numbers or more.
 */
export function findNoise(lines: readonly Line[], pack: Pack, findings: Findings): ReadonlySet<number> {
  const out = new Set<number>()
  let last = 0
  for (const [i, line] of lines.entries()) {
    if (line.text === '' || line.text.length > 20) continue
    const page = Number(pack.pageNumber.exec(line.text)?.groups?.['page'] ?? 0)
    if (page <= last || page > last + 3) continue
    last = page
    out.add(i)
    leaveOut(findings, line.number, 'page-number')
    findings.decisions.push(decision('page-number-dropped', line.number, /^\d+$/.test(line.text) ? 0.75 : 0.95, { text: line.text }))
  }
  if (out.size >= 3) dropRunningHeads(lines, out, findings)
  return out
}

function dropRunningHeads(lines: readonly Line[], out: Set<number>, findings: Findings): void {
  const seen = new Map<string, Set<number>>()
  for (const at of [...out]) {
    for (let i = Math.max(0, at - REACH); i <= at + REACH && i < lines.length; i++) {
      const text = lines[i]?.text ?? ''
      if (out.has(i) || text === '' || text.length > LONGEST_HEAD) continue
      // A heading returns with other figures; only what opens no section may differ in its figures.
      const key = /^[\p{L}\d]{1,4}[.)]/u.test(text) ? text : text.replace(/\d+/g, '#')
      const places = seen.get(key) ?? new Set()
      seen.set(key, places.add(i))
    }
  }
  for (const places of seen.values()) {
    if (places.size < 3) continue
    for (const i of places) {
      const line = lines[i]
      if (line === undefined) continue
      out.add(i)
      leaveOut(findings, line.number, 'running-head')
      findings.decisions.push(decision('running-head-dropped', line.number, 0.8, { text: line.text }))
    }
  }
}
