/**
 * Fractional order keys: strings over 62 digits that compare as plain strings (code units), so that a section moves by
 * writing one value. A key never ends in the lowest digit, hence there is always room below and between.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length

/** True for a key this module can work with. */
export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key) && key.length <= 512
}

/**
 * A key strictly between `a` and `b` (null: open end). Throws RangeError unless a < b.
 * `random` in [0,1) spreads keys that two people make at one place at once; leave it out for the plain midpoint.
 */
export function keyBetween(a: string | null, b: string | null, random?: () => number): string {
  if (a !== null && b !== null && a >= b) throw new RangeError(`order keys out of order: ${a} >= ${b}`)
  let low = a
  let high = b
  const rounds = random === undefined ? 0 : 24
  for (let i = 0; i < rounds; i++) {
    const mid = midpoint(low ?? '', high)
    if (random !== undefined && random() < 0.5) low = mid
    else high = mid
  }
  return midpoint(low ?? '', high)
}

/**
 * `n` ascending keys strictly between `a` and `b`. With `random`, the first is jittered and the others are packed close
 * above it, so that two runs made at one place at once neither collide nor interleave.
 */
export function keysBetween(a: string | null, b: string | null, n: number, random?: () => number): readonly string[] {
  if (n <= 0) return []
  if (random === undefined) return spread(a, b, n)
  const first = keyBetween(a, b, random)
  let high = b
  for (let i = 0; i < 30; i++) high = midpoint(first, high)
  return [first, ...spread(first, high, n - 1)]
}

function spread(a: string | null, b: string | null, n: number): readonly string[] {
  if (n <= 0) return []
  const mid = midpoint(a ?? '', b)
  if (n === 1) return [mid]
  const left = Math.floor(n / 2)
  return [...spread(a, mid, left), mid, ...spread(mid, b, n - left - 1)]
}

/** The shortest key near the middle of (a, b); `a` may be "", `b` null for the open end. */
function midpoint(a: string, b: string | null): string {
  if (b !== null) {
    let same = 0
    while (same < b.length && (a[same] ?? '0') === b[same]) same++
    if (same > 0) return b.slice(0, same) + midpoint(a.slice(same), b.slice(same))
  }
  const low = a === '' ? 0 : digit(a[0])
  const high = b === null ? BASE : digit(b[0])
  if (high - low > 1) return DIGITS[Math.round((low + high) / 2)] ?? 'V'
  if (b !== null && b.length > 1) return b.slice(0, 1)
  return (DIGITS[low] ?? '0') + midpoint(a.slice(1), null)
}

function digit(character: string | undefined): number {
  const value = DIGITS.indexOf(character ?? '')
  if (value < 0) throw new RangeError(`not an order key digit: ${String(character)}`)
  return value
}
