import type { Findings } from './findings.ts'
import { decision, noteMeta } from './findings.ts'
import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'
import { hasOpenQuote, isCapitals, isOrnament, startsSmall } from './shape.ts'

/** How far into a document its kind is looked for, in lines that are not empty. */
const HEAD_LINES = 60
const LONGEST_TITLE_LINE = 220
/** The whole title on one line, where nobody broke it. */
const LONGEST_FIRST_LINE = 700
const LONGEST_TITLE = 1000

export interface KindFound {
  readonly at: number
  readonly kind: string
  /** The title's first words, where they stand on the line of the kind. */
  readonly rest: string
}

/** The line that says what the document is (`KẾ HOẠCH`), before the first line that `isLabel` accepts as a top label. */
export function findKind(lines: readonly Line[], pack: Pack, isLabel: (line: Line) => boolean): KindFound | null {
  let seen = 0
  for (const [at, line] of lines.entries()) {
    if (line.text === '') continue
    if (++seen > HEAD_LINES || isLabel(line)) return null
    const upper = line.text.toUpperCase()
    for (const kind of pack.kinds) {
      if (upper.replace(/[:.]$/, '') === kind) return { at, kind: line.text.replace(/[:.]$/, ''), rest: '' }
      if (line.text.startsWith(`${kind} `) && line.text.length <= LONGEST_TITLE_LINE) return { at, kind, rest: line.text.slice(kind.length + 1).replace(/^[-–:]\s*/, '') }
    }
  }
  return null
}

/**
 * The title's lines after `from`: the first paragraph, and what follows while it cannot be anything else (a colon or an
 * open quotation before it, bold throughout, a small letter). Returns the first index after the title.
 */
export function readTitle(lines: readonly Line[], from: number, kind: KindFound | null, pack: Pack, stop: (line: Line) => boolean, findings: Findings): { readonly title: string; readonly end: number } {
  let title = kind?.rest ?? ''
  let allBold = kind !== null && title === ''
  const used: number[] = []
  let end = from
  let gap = false
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined || stop(line)) break
    if (line.text === '') {
      gap = true
      continue
    }
    if (isOrnament(line.text) || line.text.length > (title === '' && kind !== null && !pack.preambleStart.test(line.text) ? LONGEST_FIRST_LINE : LONGEST_TITLE_LINE) || title.length > LONGEST_TITLE || pack.recipientsStart.test(line.text)) break
    const goesOn = title === '' || titleGoesOn(title, line, gap, allBold, pack)
    if (!goesOn) break
    if (gap && title !== '') findings.decisions.push(decision('title-joined', line.number, 0.8, { text: line.text }))
    allBold = allBold && line.bold
    title = title === '' ? line.text : `${title} ${line.text}`
    used.push(line.number)
    end = i + 1
    gap = false
  }
  if (kind === null && title !== '') findings.decisions.push(decision('title-assumed', used[0] ?? 1, 0.5, { text: title }))
  noteMeta(findings, 'title', used)
  return { title: title.trim(), end: Math.max(end, from) }
}

function titleGoesOn(title: string, line: Line, gap: boolean, allBold: boolean, pack: Pack): boolean {
  if (hasOpenQuote(title) || title.endsWith(':')) return true
  if (line.heading !== null || pack.preambleStart.test(line.text) || /[;:]$/.test(line.text)) return false
  if (startsSmall(line.text) && !/[.]$/.test(title)) return true
  if (/^[“"]/.test(line.text)) return true
  if (isCapitals(title) && isCapitals(line.text)) return true
  return gap ? allBold && line.bold : line.text.length <= 110 && !/[.]$/.test(line.text)
}
