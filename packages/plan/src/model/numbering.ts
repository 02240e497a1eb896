export const LEVEL_FORMS = ['roman', 'arabic', 'decimal', 'letter', 'latin', 'upper', 'ordinal'] as const

/**
 * How the labels of one level are printed. `decimal` prints the whole chain of arabic and decimal levels above it;
 * `letter` counts a b c d đ e …, `latin` a b c d e f …, `upper` A B C D E F …, `ordinal` nhất, hai, ba … (in capitals after
 * capitals).
 */
export interface LevelFormat {
  readonly form: (typeof LEVEL_FORMS)[number]
  readonly before: string
  readonly after: string
  /** Its numbers go on through the whole plan instead of beginning anew under every section above: articles. */
  readonly continuous?: boolean
}

/** One format a level, level 1 first. Levels past the end use the last one. */
export type Numbering = readonly LevelFormat[]

/** State documents (Decree 30): `I.` `1.` `1.1.` `a)` `(1)` `(a)`. */
export const DEFAULT_NUMBERING: Numbering = [
  { form: 'roman', before: '', after: '.' },
  { form: 'arabic', before: '', after: '.' },
  { form: 'decimal', before: '', after: '.' },
  { form: 'letter', before: '', after: ')' },
  { form: 'arabic', before: '(', after: ')' },
  { form: 'letter', before: '(', after: ')' },
]

const VIETNAMESE_LETTERS = [...'abcdđeghiklmnopqrstuvxy']
const LATIN_LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]

/** `n` from 1 to 3999; larger numbers are printed in arabic figures. */
export function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  let out = ''
  for (const [value, figure] of ROMAN) {
    while (rest >= value) {
      out += figure
      rest -= value
    }
  }
  return out
}

/** The n-th letter of the Vietnamese alphabet without its marked vowels (a b c d đ e …); after y: aa, ab, … */
export function letter(n: number): string {
  return nth(VIETNAMESE_LETTERS, n)
}

/** The n-th letter of the plain alphabet a to z; after z: aa, ab, … */
export function latinLetter(n: number): string {
  return nth(LATIN_LETTERS, n)
}

/** The n-th Vietnamese ordinal as it stands after "thứ" (nhất, hai, ba, tư …); arabic figures past the tenth. */
export function ordinal(n: number): string {
  return ORDINALS[n - 1] ?? String(n)
}

/** The number that a Vietnamese ordinal after "thứ" says, or 0. */
export function ordinalNumber(text: string): number {
  return ORDINALS.indexOf(text.toLowerCase()) + 1
}

/** The place of a letter in that alphabet, from 1; 0 for anything else. */
export function letterNumber(text: string): number {
  return VIETNAMESE_LETTERS.indexOf(text.toLowerCase()) + 1
}

/** The value of a Roman numeral in its canonical form (`IV`, not `IIII`), or 0. */
export function romanNumber(text: string): number {
  let rest = text.toUpperCase()
  let value = 0
  for (const [step, figure] of ROMAN) {
    while (rest.startsWith(figure)) {
      value += step
      rest = rest.slice(figure.length)
    }
  }
  return rest === '' && value > 0 && roman(value) === text.toUpperCase() ? value : 0
}

function nth(letters: readonly string[], n: number): string {
  if (n < 1) return String(n)
  const head = Math.floor((n - 1) / letters.length)
  const tail = letters[(n - 1) % letters.length] ?? ''
  return head === 0 ? tail : nth(letters, head) + tail
}
