import type { Basis } from '../model/meta.ts'
import { findCitations } from './citations.ts'
import { findDates } from './dates.ts'
import type { Pack } from './pack.ts'

/** How far before its number a document's kind, and after it a date, may stand. */
const REACH = 60

/** A place where a document is named: by its number, by a blank for it, or by its date alone. */
interface Mark {
  readonly number: string | null
  readonly from: number
  readonly to: number
  /** A document that needs no number: its kind and date stand inside. */
  readonly unnumbered: { readonly kind: string | null; readonly date: string } | null
}

/** The documents that the preamble says the plan carries out, in order. Those left without a number are kept, as blank. */
export function findBases(preamble: readonly string[], pack: Pack): readonly Basis[] {
  const out: Basis[] = []
  const numbers = new Set<string>()
  for (const paragraph of preamble) {
    if (!pack.basisStart.test(paragraph)) continue
    const issued = issuerIn(paragraph, pack)
    const text = issued === null ? paragraph : paragraph.slice(0, issued.at + 1)
    const marks = marksIn(text, pack)
    for (const [i, mark] of marks.entries()) {
      if (mark.number !== null && numbers.has(mark.number)) continue
      const basis = mark.unnumbered === null ? readBasis(text, marks, i, pack) : { ...mark.unnumbered, number: null, issuer: null, text: tidy(text.slice(mark.from, mark.to)) }
      if (basis === null) continue
      if (mark.number !== null) numbers.add(mark.number)
      out.push(basis)
    }
  }
  return out
}

function marksIn(text: string, pack: Pack): readonly Mark[] {
  const cited = findCitations(text, pack)
  const out: Mark[] = cited.map((each) => ({ ...each, unnumbered: null }))
  const blank = pack.blankNumber.exec(text)
  if (blank !== null && !cited.some((each) => each.from >= blank.index && each.from < blank.index + blank[0].length)) {
    out.push({ number: null, from: blank.index, to: blank.index + blank[0].length, unnumbered: null })
  }
  for (const match of text.matchAll(pack.unnumbered)) {
    const to = match.index + match[0].length
    if (cited.some((each) => each.from >= match.index && each.from < to + REACH / 2 && !text.slice(to, each.from).includes(';'))) continue
    const date = findDates(match.groups?.['date'] ?? match.groups?.['year'] ?? '', pack)[0]?.iso
    if (date !== undefined) out.push({ number: null, from: match.index, to, unnumbered: { kind: match.groups?.['kind'] ?? null, date } })
  }
  return out.sort((a, b) => a.from - b.from)
}

/** The document around one number: its kind before, its date and issuer behind or, where they are named first, before. */
function readBasis(text: string, marks: readonly Mark[], i: number, pack: Pack): Basis | null {
  const mark = marks[i]
  if (mark === undefined) return null
  const before = text.slice(marks[i - 1]?.to ?? 0, mark.from)
  const after = text.slice(mark.to, marks[i + 1]?.from ?? text.length)
  const kind = lastMatch(before, pack.documentKind)
  if (kind === null || before.length - kind.at > 3 * REACH) return null
  const between = before.slice(kind.at)
  const near = after.slice(0, REACH)
  const subject = near.search(pack.basisSubject)
  const named = pack.basisBefore.exec(before.slice(0, kind.at).slice(-4 * REACH))?.groups
  const date = findDates(subject >= 0 ? near.slice(0, subject) : near, pack)[0]?.iso ?? findDates(between, pack)[0]?.iso ?? findDates(named?.['date'] ?? '', pack)[0]?.iso ?? null
  const issuer = named?.['issuer'] ?? named?.['issuer2'] ?? pack.basisIssuer.exec(after)?.groups?.['issuer'] ?? null
  const words = between + text.slice(mark.from, mark.to) + cutAtNext(after, pack, i === marks.length - 1)
  return { kind: kind.text, number: mark.number, date, issuer: issuer?.trim() ?? null, text: tidy(words) }
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
