import type { Unit } from '@thac/api'
import type { Plan, SectionContent, Terms } from '@thac/plan'
import { blockText, compileTerms, findTerms, isKindOf, proposeTerms, sectionHeading, standing } from '@thac/plan'

/** One substitution as it is offered, ticked or not, its right side to be corrected. */
export interface TermRow {
  readonly from: string
  readonly to: string
  readonly on: boolean
  /** How often it would be made in the plan, were it the only one. */
  readonly count: number
  /** The first place in its words; "" where there is none. */
  readonly example: string
  /** Where it comes from: the unit's own list, a guess from the names of both units, or typed here. */
  readonly source: 'declared' | 'guessed' | 'typed'
}

/**
 * The substitutions to offer for a unit: its own list ticked, guesses from the names ticked where they name the unit
 * above and not where they are only its kind ("tỉnh"), which stands in sentences that stay as they are.
 */
export function termRows(plan: Plan, above: Unit, unit: Unit): readonly TermRow[] {
  return proposeTerms(plan, above, unit, unit.terms).map(({ from, to, count, example }): TermRow => {
    const declared = from in unit.terms
    return { from, to, count, example, source: declared ? 'declared' : 'guessed', on: count > 0 && (declared || !isKindOf(from, above)) }
  })
}

/** A row for words that were typed, with what they would do in the plan. */
export function typedRow(plan: Plan, from: string, to: string): TermRow {
  const matcher = compileTerms({ [from]: to })
  let count = 0
  let example = ''
  for (const section of standing(plan)) {
    for (const text of textsOf(section)) {
      const [first, ...others] = findTerms(text, matcher)
      if (first === undefined) continue
      if (example === '') example = excerpt(text, first.start, first.end)
      count += 1 + others.length
    }
  }
  return { from, to, on: true, count, example, source: 'typed' }
}

/** What the ticked rows declare. */
export function termsOf(rows: readonly TermRow[]): Terms {
  return Object.fromEntries(rows.filter(({ on, from, to }) => on && from.trim() !== '' && to.trim() !== '').map(({ from, to }) => [from.trim(), to.trim()]))
}

/** How many places the terms change in a section. */
export function placesIn(section: SectionContent, terms: Terms): number {
  const matcher = compileTerms(terms)
  return textsOf(section).reduce((sum, text) => sum + findTerms(text, matcher).length, 0)
}

/** `example` around the words that are replaced; the whole as `before` where they are not found in it. */
export function around(example: string, from: string): { readonly before: string; readonly found: string; readonly after: string } {
  const [match] = findTerms(example, compileTerms({ [from]: `${from}?` }))
  if (match === undefined) return { before: example, found: '', after: '' }
  return { before: example.slice(0, match.start), found: example.slice(match.start, match.end), after: example.slice(match.end) }
}

/** True where a duty's holder ("Ủy ban nhân dân các huyện, thị xã") is this unit by name or by its kind in the plural. */
export function speaksOf(holder: string, unit: Unit): boolean {
  const text = plain(holder)
  if (text.includes(plain(unit.shortName)) || text.includes(plain(unit.name))) return true
  const kind = plain(unit.shortName.replace(unit.place, '').trim())
  return /(?<!\p{L})các(?!\p{L})/u.test(text) && kindsIn(text).includes(kind)
}

const KINDS = /(?<!\p{L})(?:thành phố|thị trấn|thị xã|đặc khu|tỉnh|huyện|quận|phường|xã)(?!\p{L})/gu
const AROUND = 48

/** For comparing names: one Unicode form, small letters. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function kindsIn(text: string): readonly string[] {
  return text.match(KINDS) ?? []
}

function textsOf(section: SectionContent): readonly string[] {
  return [sectionHeading(section), ...section.blocks.map(blockText)]
}

function excerpt(text: string, start: number, end: number): string {
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, start - AROUND)))
  const next = text.indexOf(' ', end + AROUND)
  const to = next === -1 ? text.length : next
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`
}
