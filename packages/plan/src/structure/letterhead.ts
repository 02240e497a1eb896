import type { Findings } from './findings.ts'
import { leaveOut, noteMeta } from './findings.ts'
import { findDates } from './dates.ts'
import type { Line } from './lines.ts'
import { cellOf } from './lines.ts'
import type { Pack } from './pack.ts'
import { isCapitals, isOrnament } from './shape.ts'

export interface Letterhead {
  readonly issuer: string | null
  readonly superior: string | null
  readonly number: string | null
  readonly place: string | null
  readonly date: string | null
  /** Lines that no field of the letterhead holds: they stay in the plan, as its first paragraphs. */
  readonly rest: readonly Line[]
}

/** The columns of a line that was printed side by side: parted by a tab or three spaces. One cell where it was not. */
export function columns(line: Line): readonly Line[] {
  const cells = line.raw.trim().split(/\t+| {3,}/).map((cell) => cell.trim()).filter((cell) => cell !== '')
  return cells.length < 2 ? [line] : cells.map((cell) => cellOf(line, cell))
}

/** Reads the lines above the document's kind: whose it is, under whom, its number, place and date. Each may be blank. */
export function readLetterhead(lines: readonly Line[], pack: Pack, findings: Findings): Letterhead {
  const bodies: { name: string; lines: number[] }[] = []
  const rest: Line[] = []
  let number: string | null = null
  let place: string | null = null
  let date: string | null = null
  const spread = mottoLines(lines, pack)
  for (const line of onOneLine(lines, pack)) {
    if (line.text === '') continue
    if (spread.has(line.number)) {
      leaveOut(findings, line.number, 'motto')
      continue
    }
    const cells = pack.placeLine.test(line.text) || pack.numberLine.test(line.text) ? [line] : (numberAndPlace(line, pack) ?? columns(line))
    for (const cell of cells) {
      const numbered = pack.numberLine.exec(cell.text)
      const placed = pack.placeLine.exec(cell.text)
      if (pack.motto.test(cell.text)) leaveOut(findings, cell.number, 'motto')
      else if (isOrnament(cell.text)) leaveOut(findings, cell.number, 'ornament')
      else if (pack.draftMark.test(cell.text)) leaveOut(findings, cell.number, 'draft-mark')
      else if (numbered !== null) {
        const printed = (numbered.groups?.['number'] ?? '').replace(/(?<![\s….])[\s….]+(?=[-/])/g, '').trim()
        number = /^\d|^\p{L}+\W*\d/u.test(printed) ? printed : null
        if (number === null) findings.warnings.push({ line: cell.number, code: 'number-blank', params: {} })
        noteMeta(findings, 'number', [cell.number, ...(line.also ?? [])])
      } else if (placed !== null) {
        ;({ place, date } = readPlace(cell, pack, findings))
        noteMeta(findings, 'place', line.also ?? [])
      } else if (isCapitals(cell.text) || pack.bodyStart.test(cell.text.toUpperCase())) addBody(bodies, cell, pack)
      else rest.push(cell)
    }
  }
  const issuer = bodies[bodies.length - 1]
  const above = bodies.slice(0, -1)
  noteMeta(findings, 'issuer', issuer?.lines ?? [])
  noteMeta(findings, 'superior', above.flatMap((body) => body.lines))
  return { issuer: issuer?.name ?? null, superior: above.length === 0 ? null : above.map((body) => body.name).join(', '), number, place, date, rest }
}

/** The lines, with a number or a place and date that was broken in two on its first line. */
function onOneLine(lines: readonly Line[], pack: Pack): readonly Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const last = out[out.length - 1]
    const whole = last === undefined || last.text === '' || line.text === '' || pack.placeLine.test(last.text) ? null : cellOf(last, `${last.text} ${line.text}`)
    const rule = [pack.placeLine, pack.numberLine].find((each) => whole !== null && each.test(whole.text) && !each.test(line.text) && !each.test(last?.text ?? ''))
    const wrappedName = last !== undefined && pack.placeLine.test(line.text) && /^\p{Lu}/u.test(last.text) && !isCapitals(last.text) && last.text.length <= 40 && !/[.:;,]$/.test(last.text)
      && ![pack.motto, pack.numberLine, pack.draftMark].some((each) => each.test(last.text)) && !isOrnament(last.text)
    if (wrappedName && last !== undefined && whole !== null && pack.placeLine.test(whole.text)) {
      out[out.length - 1] = { ...whole, also: [...(last.also ?? []), line.number] }
      continue
    }
    if (whole !== null && rule !== undefined && !pack.numberLine.test(last?.text ?? '')) out[out.length - 1] = { ...whole, also: [...(last?.also ?? []), line.number] }
    else out.push(line)
  }
  return out
}

/** The lines of a motto that was broken in two. */
function mottoLines(lines: readonly Line[], pack: Pack): ReadonlySet<number> {
  const out = new Set<number>()
  const printed = lines.filter((line) => line.text !== '')
  for (const [i, line] of printed.entries()) {
    const next = printed[i + 1]
    if (next !== undefined && !pack.motto.test(line.text) && !pack.motto.test(next.text) && pack.motto.test(`${line.text} ${next.text}`)) out.add(line.number).add(next.number)
  }
  return out
}

/** The place and date of a line that is nothing else. */
export function readPlace(line: Line, pack: Pack, findings: Findings): { readonly place: string | null; readonly date: string | null } {
  const groups = pack.placeLine.exec(line.text)?.groups
  const date = findDates(squeezeBlanks(groups?.['date'] ?? ''), pack)[0]?.iso ?? null
  if (date?.length !== 10) findings.warnings.push({ line: line.number, code: 'date-blank', params: {} })
  noteMeta(findings, 'place', [line.number])
  return { place: groups?.['place']?.trim() ?? null, date }
}

/** Number left and place right on one line: either may hold blanks as wide as a column's gap. */
function numberAndPlace(line: Line, pack: Pack): readonly Line[] | null {
  const raw = line.raw.trim()
  let found: readonly Line[] | null = null
  for (const gap of raw.slice(0, 200).matchAll(/\t+| {3,}/g)) {
    const right = cellOf(line, raw.slice(gap.index + gap[0].length))
    if (pack.placeLine.test(right.text)) found = [cellOf(line, raw.slice(0, gap.index)), right]
  }
  return found
}

/** A line that does not begin the name of a body goes on with the name above it. */
function addBody(bodies: { name: string; lines: number[] }[], cell: Line, pack: Pack): void {
  const last = bodies[bodies.length - 1]
  if (last === undefined || pack.bodyStart.test(cell.text.toUpperCase())) bodies.push({ name: cell.text, lines: [cell.number] })
  else {
    last.name += ` ${cell.text}`
    last.lines.push(cell.number)
  }
}

/** `ngày … tháng 4 năm 2024` → `tháng 4 năm 2024`, so that what is printed of a date is read. */
function squeezeBlanks(text: string): string {
  return text.replace(/[….]{2,}|…/g, ' ').replace(/\s+/g, ' ').replace(/^ngày tháng/iu, 'tháng').replace(/tháng năm/iu, 'năm')
}
