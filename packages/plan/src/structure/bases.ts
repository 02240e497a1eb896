import type { Basis } from '../model/meta.ts'
import { findCitations } from './citations.ts'
import { findDates } from './dates.ts'
import type { Pack } from './pack.ts'

/** How far before its number a document's kind, and after it a date, may stand. */
const REACH = 60

/** The documents that the preamble says the plan carries out, in order. Those left without a number are kept, as blank. */
export function findBases(preamble: readonly string[], pack: Pack): readonly Basis[] {
  const out: Basis[] = []
  const numbers = new Set<string>()
  for (const paragraph of preamble) {
    if (!pack.basisStart.test(paragraph)) continue
    const issued = issuerIn(paragraph, pack)
    const text = issued === null ? paragraph : paragraph.slice(0, issued.at + 1)
    const cited = findCitations(text, pack)
    const unnumbered = [...text.matchAll(pack.unnumbered)].filter((match) => !cited.some((each) => each.from >= match.index && each.from < match.index + match[0].length + REACH / 2))
    const blank = pack.blankNumber.exec(text)
    const marks = [...cited, ...(blank === null || cited.some((each) => each.from >= blank.index && each.from < blank.index + blank[0].length) ? [] : [{ number: null, from: blank.index, to: blank.index + blank[0].length }])]
    for (const match of unnumbered) {
      const date = findDates(match.groups?.['date'] ?? '', pack)[0]?.iso ?? null
      if (date !== null) out.push({ kind: match.groups?.['kind'] ?? null, number: null, date, issuer: null, text: tidy(match[0]) })
    }
    marks.sort((a, b) => a.from - b.from)
    for (const [i, mark] of marks.entries()) {
      if (mark.number !== null && numbers.has(mark.number)) continue
      const before = text.slice(marks[i - 1]?.to ?? 0, mark.from)
      const after = text.slice(mark.to, marks[i + 1]?.from ?? text.length)
      const kind = lastMatch(before, pack.documentKind)
      if (kind === null || before.length - kind.at > 2 * REACH) continue
      const between = before.slice(kind.at)
      const date = findDates(after.slice(0, REACH), pack)[0]?.iso ?? findDates(between, pack)[0]?.iso ?? null
      const issuer = pack.basisIssuer.exec(after)?.groups?.['issuer']?.trim() ?? null
      if (mark.number !== null) numbers.add(mark.number)
      out.push({ kind: kind.text, number: mark.number, date, issuer, text: tidy(between + text.slice(mark.from, mark.to) + cutAtNext(after, pack, i === marks.length - 1)) })
    }
  }
  return out
}

/** The last clause of a paragraph that says who issues this plan; one that names another document's number or date does not. */
export function issuerIn(paragraph: string, pack: Pack): { readonly issuer: string; readonly at: number } | null {
  let found: { issuer: string; at: number } | null = null
  for (const match of paragraph.matchAll(pack.issuerSentence)) {
    const issuer = match.groups?.['issuer']?.trim() ?? ''
    if (issuer !== '' && !/\d/.test(issuer) && !pack.preambleStart.test(issuer)) found = { issuer, at: match.index }
  }
  return found
}

function lastMatch(text: string, pattern: RegExp): { readonly text: string; readonly at: number } | null {
  let out: { text: string; at: number } | null = null
  for (const match of text.matchAll(pattern)) out = { text: match[0], at: match.index }
  return out
}

/** The words that belong to one document: up to a semicolon, or to the kind of the next. */
function cutAtNext(after: string, pack: Pack, last: boolean): string {
  const stop = after.indexOf(';')
  const cut = stop >= 0 ? after.slice(0, stop) : after
  const next = last ? null : lastMatch(cut, pack.documentKind)
  return next === null ? cut : cut.slice(0, next.at)
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?<![\s,;.:])[\s,;.:]+(?:và)?\s*$/u, '').trim()
}
