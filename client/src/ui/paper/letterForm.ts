import type { PlanMeta } from '@thac/plan'

/** Whose rules a letterhead follows: the State's (with the national motto) or the Party's. */
export type LetterForm = 'state' | 'party'

/** Told by the number's form (15/KH-UBND, 05-KH/ĐU), then by the signature's (TM., T/M), then by who issues. */
export function letterForm(meta: PlanMeta): LetterForm {
  if (meta.number !== null && /-\s*[A-ZĐ]+\s*\//.test(meta.number)) return 'party'
  if (meta.number !== null && /\/\s*[A-ZĐ]+\s*-/.test(meta.number)) return 'state'
  if (/^[TK]\/[MTL]/.test(meta.signature.authority ?? '')) return 'party'
  return /(đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng bộ|chi bộ|ban thường vụ)/i.test(meta.issuer ?? '') ? 'party' : 'state'
}

const BLANK = '……'

/** Day, month and year of a date as a letterhead prints them: a leading zero below 10 and in the first two months. */
export function printedDate(date: string | null): { readonly day: string; readonly month: string; readonly year: string } {
  const [year, month, day] = (date ?? '').split('-').map(Number)
  return {
    day: day === undefined ? BLANK : String(day).padStart(2, '0'),
    month: month === undefined ? BLANK : month < 3 ? `0${month}` : String(month),
    year: year === undefined || year === 0 ? BLANK : String(year),
  }
}
