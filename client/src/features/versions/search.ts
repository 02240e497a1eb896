/** One text to read or compare: an issued version by its number, or the living draft. */
export type Side = number | 'draft'

/** What a text is read against: another one, or the levels of the cascade that wrote its words. */
export type Against = Side | 'levels'

/** The address's search part: what is read, and what it is compared with. */
export interface VersionsSearch {
  readonly n?: Side
  readonly against?: Against
}

/** The search part as anybody may have typed it; what makes no sense is passed over. */
export function versionsSearch(raw: Readonly<Record<string, unknown>>): VersionsSearch {
  const n = sideOf(raw['n'])
  const against = raw['against'] === 'levels' ? 'levels' : sideOf(raw['against'])
  return { ...(n === null ? {} : { n }), ...(against === null || against === n ? {} : { against }) }
}

/** Two sides, the older first: the draft is newer than every version. */
export function inTime(a: Side, b: Side): readonly [Side, Side] {
  return age(a) <= age(b) ? [a, b] : [b, a]
}

function age(side: Side): number {
  return side === 'draft' ? Infinity : side
}

function sideOf(value: unknown): Side | null {
  if (value === 'draft') return 'draft'
  const n = typeof value === 'string' ? Number(value) : value
  return typeof n === 'number' && Number.isInteger(n) && n > 0 ? n : null
}
