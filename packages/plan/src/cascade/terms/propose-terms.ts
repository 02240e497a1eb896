import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import { sectionHeading } from '../../model/section.ts'
import { inlineText } from '../../model/content.ts'
import type { TermMatch, Terms } from './matcher.ts'
import { compileTerms, findTerms } from './matcher.ts'
import { foldWord } from '../../model/fold.ts'

/** How a unit is called. Full: "Ủy ban nhân dân huyện Sơn Hạ"; short: "Huyện Sơn Hạ"; place: "Sơn Hạ"; notation: "UBND". */
export interface UnitNames {
  readonly name: string
  readonly shortName: string
  readonly place: string
  readonly notation: string
}

/** A substitution to offer: how often it would be made in the plan, and the first place in its words. */
export interface TermProposal {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly example: string
}

/**
 * The substitutions that a plan of `from` seems to need to become one of `to`: names, bodies ("UBND tỉnh"), the party
 * committee ("Tỉnh ủy") and the bare kind of unit ("tỉnh"), the given terms first and always. Others only where they
 * occur; each place counts for the one term that would be put in there.
 */
export function proposeTerms(plan: Plan, from: UnitNames, to: UnitNames, given: Terms = {}): readonly TermProposal[] {
  const terms = new Map<string, string>(Object.entries(given))
  const have = new Set([...terms.keys()].map(foldWord))
  for (const [a, b] of candidates(from, to)) {
    if (a === '' || b === '' || foldWord(a) === foldWord(b) || have.has(foldWord(a))) continue
    have.add(foldWord(a))
    terms.set(a, b)
  }
  const matcher = compileTerms(Object.fromEntries(terms))
  const counts = new Map<string, { count: number; example: string }>()
  for (const text of texts(plan)) {
    for (const match of findTerms(text, matcher)) {
      const found = counts.get(match.from)
      if (found === undefined) counts.set(match.from, { count: 1, example: excerpt(text, match) })
      else found.count++
    }
  }
  const out: TermProposal[] = []
  for (const [a, b] of terms) {
    const found = counts.get(a)
    if (found !== undefined || a in given) out.push({ from: a, to: b, count: found?.count ?? 0, example: found?.example ?? '' })
  }
  return out
}

/** True for the bare kind of `unit` ("tỉnh"): it stands in many sentences that stay as they are. */
export function isKindOf(word: string, unit: UnitNames): boolean {
  return foldWord(word) === foldWord(unit.shortName.replace(unit.place, '').trim())
}

/** The proposed terms that can be declared unasked: all the given ones, and those that name the unit and not its mere kind. */
export function plainTerms(plan: Plan, from: UnitNames, to: UnitNames, given: Terms = {}): Terms {
  return Object.fromEntries(proposeTerms(plan, from, to, given).filter((term) => term.from in given || !isKindOf(term.from, from)).map((term) => [term.from, term.to]))
}

const AROUND = 40

/** Kinds of unit, longer first, and what their party committee is called. */
const KINDS: readonly (readonly [string, string])[] = [
  ['thành phố', 'Thành ủy'], ['thị trấn', 'Đảng ủy thị trấn'], ['thị xã', 'Thị ủy'], ['đặc khu', 'Đảng ủy đặc khu'], ['tỉnh', 'Tỉnh ủy'],
  ['huyện', 'Huyện ủy'], ['quận', 'Quận ủy'], ['phường', 'Đảng ủy phường'], ['xã', 'Đảng ủy xã'],
]
const BODIES = ['Ủy ban nhân dân', 'UBND', 'Hội đồng nhân dân', 'HĐND', 'Ban Thường vụ']

function candidates(from: UnitNames, to: UnitNames): readonly (readonly [string, string])[] {
  const out: (readonly [string, string])[] = [[from.name, to.name], [from.shortName, to.shortName]]
  const a = kindOf(from)
  const b = kindOf(to)
  if (a === null || b === null) return out
  out.push([`${a[0]} ${from.place}`, `${b[0]} ${to.place}`])
  for (const body of BODIES) out.push([`${body} ${a[0]}`, `${body} ${b[0]}`])
  out.push([a[1], b[1]], [a[0], b[0]])
  return out
}

function kindOf(unit: UnitNames): readonly [string, string] | null {
  const short = foldWord(unit.shortName)
  const name = ` ${foldWord(unit.name)} `
  return KINDS.find(([kind]) => short.startsWith(`${foldWord(kind)} `)) ?? KINDS.find(([kind]) => name.includes(` ${foldWord(kind)} `)) ?? null
}

function* texts(plan: Plan): Generator<string> {
  yield plan.meta.title
  for (const section of standing(plan)) {
    yield sectionHeading(section)
    for (const block of section.blocks) yield inlineText(block.content)
  }
}

function excerpt(text: string, match: TermMatch): string {
  const start = Math.max(0, match.start - AROUND)
  const end = Math.min(text.length, match.end + AROUND)
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1
  const until = end === text.length ? end : text.lastIndexOf(' ', end)
  return (from > 0 ? '… ' : '') + text.slice(Math.min(from, match.start), Math.max(until, match.end)) + (until < text.length ? ' …' : '')
}
