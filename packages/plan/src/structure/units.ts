import { firstColon } from './heading.ts'
import type { Pack } from './pack.ts'
import { withoutEndMarks, wordCount } from './shape.ts'

/** A unit, its verb and what stands between are sought in this many characters; no name is longer. */
const REACH = 400
const LONGEST_NAME = 45
/** Longest name given by a verb of charging alone, or by a heading that begins like no unit. */
const LONGEST_BARE = 20
const LONGEST_UNLIKELY = 12

/** What a heading says of a unit. `likely` headings begin as units' names do. */
export interface HeadingUnit {
  readonly name: string
  readonly likely: boolean
}

/** The unit that a heading names; null where it plainly names something else. */
export function unitOfHeading(heading: string, pack: Pack): HeadingUnit | null {
  const { duty } = pack
  const ofDuty = duty.dutyOf.exec(heading)
  const whole = ofDuty === null ? heading.replace(duty.charge, '') : heading.slice(ofDuty[0].length)
  const name = withoutEndMarks(whole.replace(/(?<=\p{Ll}{3})\.\s+\p{Lu}[^]*$/u, '').replace(duty.verbTail, ''))
  if (name === '' || wordCount(name) > LONGEST_NAME || duty.notUnit.test(name)) return null
  if (startsUnit(name, pack)) return { name, likely: true }
  return wordCount(name) > LONGEST_UNLIKELY || beginsWithVerb(name, pack) ? null : { name, likely: false }
}

/** `Unit: does this`; null where what stands before the colon is no unit. */
export function unitBeforeColon(text: string, pack: Pack): string | null {
  const { duty } = pack
  const colon = firstColon(text.slice(0, REACH))
  if (colon <= 0 || colon >= text.length - 1) return null
  const before = text.slice(0, colon).replace(duty.charge, '').trim()
  if (!startsUnit(before, pack) || duty.notUnit.test(before) || duty.partner.test(before) || wordCount(before) > 25 || /[.;]\s/.test(before)) return null
  return firstVerb(before, pack) === null ? before : null
}

/** `Giao Unit chủ trì …` and `Unit chủ trì …`, also behind a clause such as `Căn cứ Kế hoạch này,`. */
export function unitOfSentence(text: string, pack: Pack): string | null {
  const { duty } = pack
  const start = text.slice(0, REACH)
  const charge = duty.charge.exec(start)
  if (charge !== null) return chargedUnit(start.slice(charge[0].length), pack)
  const subject = subjectOf(start, pack)
  if (subject !== null) return subject
  if (!duty.frontClause.test(start)) return null
  for (let at = start.indexOf(', '); at >= 0; at = start.indexOf(', ', at + 1)) {
    const rest = start.slice(at + 2)
    const inner = duty.charge.exec(rest)
    const found = inner === null ? subjectOf(rest, pack) : chargedUnit(rest.slice(inner[0].length), pack)
    if (found !== null) return found
  }
  return null
}

/** A lead-in such as `Unit, Unit:` above what they are to do. */
export function unitOfLeadIn(text: string, pack: Pack): string | null {
  return text.endsWith(':') ? nameInCell(text.slice(0, -1), pack) : null
}

/** `…, đề nghị Unit khẩn trương …` inside a running sentence. */
export function unitOfInnerCharge(text: string, pack: Pack): string | null {
  const found = pack.duty.innerCharge.exec(text)
  return found === null ? null : chargedUnit(text.slice(found.index + found[0].length).slice(0, REACH), pack)
}

/** Units that a unit's text tells others to direct: `Chỉ đạo Unit thực hiện …`. */
export function unitsDirected(text: string, pack: Pack): readonly string[] {
  const out: string[] = []
  for (const match of text.matchAll(pack.duty.direct)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + REACH)
    const name = firstVerb(rest, pack)
    if (name !== null && isName(name, pack) && wordCount(name) <= LONGEST_BARE) out.push(name)
  }
  return out
}

/** The units on a task's own lines: `Đơn vị chủ trì: Unit`. Those that only take part are left out. */
export function unitsLeading(text: string, pack: Pack): readonly string[] {
  if (!text.includes(':')) return []
  const out: string[] = []
  for (const match of text.matchAll(pack.duty.lead)) {
    const name = nameInCell(match.groups?.['unit'] ?? '', pack)
    if (name !== null) out.push(name)
  }
  return out
}

/** A unit as it stands alone in a table's cell or behind a label; null where it is none. */
export function nameInCell(text: string, pack: Pack): string | null {
  const whole = withoutEndMarks(text.replace(/\s+/g, ' ').trim())
  const name = firstVerb(whole, pack) ?? whole
  return wordCount(name) <= LONGEST_NAME && startsUnit(name, pack) && !pack.duty.notUnit.test(name) ? name : null
}

function chargedUnit(rest: string, pack: Pack): string | null {
  const name = firstVerb(rest, pack)
  if (name !== null) return isName(name, pack) ? name : null
  const bare = withoutEndMarks(/^[^.:;]*/.exec(rest)?.[0] ?? '')
  return isName(bare, pack) && wordCount(bare) <= LONGEST_BARE ? bare : null
}

/** The unit that a sentence begins with, up to its verb. */
function subjectOf(text: string, pack: Pack): string | null {
  if (!startsUnit(text, pack)) return null
  const name = firstVerb(text, pack)
  return name !== null && isName(name, pack) ? name : null
}

function isName(name: string, pack: Pack): boolean {
  return startsUnit(name, pack) && !pack.duty.notUnit.test(name) && !pack.duty.listRest.test(name) && wordCount(name) <= LONGEST_NAME && !/[.;:]/.test(name) && (!name.includes(')') || name.includes('('))
}

/** What stands before the first verb that can follow a unit's name; null where there is no such verb. */
function firstVerb(text: string, pack: Pack): string | null {
  for (const match of text.matchAll(pack.duty.verb)) {
    const name = withoutEndMarks(text.slice(0, match.index))
    if (name !== '' && !pack.duty.bareHead.test(name)) return name
  }
  return null
}

function beginsWithVerb(name: string, pack: Pack): boolean {
  const small = ` ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  for (const match of small.matchAll(pack.duty.verb)) return match.index === 1
  return false
}

function startsUnit(name: string, pack: Pack): boolean {
  const start = name.slice(0, REACH)
  return pack.duty.unitStart.test(start.charAt(0).toUpperCase() + start.slice(1))
}
