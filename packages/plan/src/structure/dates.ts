import type { Pack } from './pack.ts'

/** A date as printed. `iso` is shortened to what is printed: `2024`, `2024-04`, `2024-04-16`. */
export interface FoundDate {
  readonly iso: string
  readonly from: number
  readonly to: number
}

const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/** The dates in a text, by place; a shorter form inside a longer one counts once, as the longer. Impossible dates are no dates. */
export function findDates(text: string, pack: Pack): readonly FoundDate[] {
  // Every date has a year in figures; most clauses have no figure at all.
  if (!/\d/.test(text)) return []
  let out: FoundDate[] = []
  for (const rule of pack.dates) {
    const found: FoundDate[] = []
    let next = 0
    for (const match of text.matchAll(rule.pattern)) {
      const iso = isoOf(match.groups ?? {}, pack)
      const from = match.index
      const to = from + match[0].length
      while ((out[next]?.to ?? Infinity) <= from) next++
      if (iso !== null && to <= (out[next]?.from ?? Infinity)) found.push({ iso, from, to })
    }
    if (found.length > 0) out = [...out, ...found].sort((a, b) => a.from - b.from)
  }
  return out
}

function isoOf(groups: Readonly<Record<string, string | undefined>>, pack: Pack): string | null {
  const year = groups['year']
  if (year === undefined || Number(year) < 1900 || Number(year) > 2200) return null
  const quarter = groups['quarter'] === undefined ? undefined : QUARTERS[groups['quarter'].toUpperCase()]
  if (quarter !== undefined) return `${year}-${two(quarter * 3)}`
  const named = groups['monthName'] === undefined ? undefined : pack.months.indexOf(groups['monthName']) + 1
  const month = named ?? (groups['month'] === undefined ? undefined : Number(groups['month']))
  if (month === undefined) return year
  if (month < 1 || month > 12) return null
  const day = groups['day'] === undefined ? undefined : Number(groups['day'])
  if (day === undefined) return `${year}-${two(month)}`
  return day >= 1 && day <= 31 ? `${year}-${two(month)}-${two(day)}` : null
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
