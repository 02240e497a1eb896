/** Day, month and year of a date that is known in part; "" for what is blank. */
export interface DateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

export function datePartsOf(date: string | null): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { day, month, year }
}

/** As printed: a day below 10 and the months 1 and 2 get a leading zero (Decree 30). */
export function printedDate(parts: DateParts, gap: string): { readonly day: string; readonly month: string; readonly year: string } {
  const day = parts.day === '' ? gap : parts.day.padStart(2, '0')
  const month = parts.month === '' ? gap : Number(parts.month) < 3 ? parts.month.padStart(2, '0') : String(Number(parts.month))
  return { day, month, year: parts.year === '' ? gap : parts.year }
}

/** ISO, shortened to what is known from the year down; null where the year is blank or a part is impossible. */
export function isoOf(parts: DateParts): string | null {
  const year = Number(parts.year)
  if (parts.year === '' || !Number.isInteger(year) || year < 1900 || year > 2200) return null
  const month = Number(parts.month)
  if (parts.month === '' || !Number.isInteger(month) || month < 1 || month > 12) return String(year)
  const day = Number(parts.day)
  const head = `${year}-${String(month).padStart(2, '0')}`
  if (parts.day === '' || !Number.isInteger(day) || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return head
  return `${head}-${String(day).padStart(2, '0')}`
}
