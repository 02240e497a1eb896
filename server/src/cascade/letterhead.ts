import type { Unit } from '@thac/api'
import type { Basis, Plan, PlanMeta, Recipient } from '@thac/plan'

const BLANK = '……'

/** The sentence of basis by which a subordinate's plan cites its superior's, blanks where number and date are not known. */
export function citation(superior: PlanMeta): string {
  const kind = sentenceCase(superior.kind)
  const issuer = superior.issuer === null ? '' : ` của ${superior.issuer}`
  return `Thực hiện ${kind} số ${superior.number ?? BLANK} ${printedDate(superior.date)}${issuer} về ${about(superior.title)}`
}

/**
 * The letterhead of a unit's own plan made out of `superior`, whose texts in the unit's terms are `localised`. What only
 * the unit can know (number, date, who signs) is blank.
 */
export function ownLetterhead(superior: Plan, localised: Plan, unit: Unit, children: readonly Unit[]): PlanMeta {
  const { kind, number, date, issuer } = superior.meta
  const basis: Basis = { kind: sentenceCase(kind), number, date, issuer, text: citation(superior.meta) }
  return {
    ...localised.meta,
    issuer: unit.name, superior: issuer, place: unit.place === '' ? null : unit.place, number: null, date: null,
    bases: [basis],
    recipients: recipientsOf(superior.meta, children),
    signature: { authority: localised.meta.signature.authority, role: null, name: null },
  }
}

function recipientsOf(superior: PlanMeta, children: readonly Unit[]): readonly Recipient[] {
  const below = children.map(({ name }): Recipient => ({ name, purpose: 'carry-out' }))
  return [
    ...(superior.issuer === null ? [] : [{ name: superior.issuer, purpose: 'report' } as const]),
    ...below,
    { name: 'Lưu: VT', purpose: 'file' },
  ]
}

/** `2024-04-16` as "ngày 16 tháng 4 năm 2024"; what is not known is left blank. */
function printedDate(date: string | null): string {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return `ngày ${figure(day, 10)} tháng ${figure(month, 3)} năm ${year === '' ? BLANK : year}`
}

/** Days below 10 and months below 3 are printed with a nought, so that nobody can put a figure before them. */
function figure(text: string, from: number): string {
  if (text === '') return BLANK
  const value = Number(text)
  return value < from ? `0${value}` : String(value)
}

/** A title as it reads after "về": without its own "về", and in small letters where only its first one was large. */
function about(title: string): string {
  const rest = title.trim().replace(/^(về việc|về|v\/v)\s+/iu, '').replace(/[.;,]+$/u, '')
  const [first = '', second = ''] = rest
  return second !== '' && second === second.toLowerCase() ? first.toLowerCase() + rest.slice(first.length) : rest
}

function sentenceCase(text: string): string {
  const lower = text.trim().toLocaleLowerCase('vi')
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1)
}
