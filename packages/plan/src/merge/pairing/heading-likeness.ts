import { foldWord } from '../../model/fold.ts'

/**
 * How alike two headings are, 0 to 1: Dice's coefficient over their words in order. A word with a slip (a letter put in, left
 * out or changed, or its marks lost) counts nearly whole. Case, signs and spaces count for nothing. Words beyond the
 * fortieth are not looked at. 0 where either has no word.
 */
export function headingLikeness(a: string, b: string): number {
  const [one, other] = [headingWords(a), headingWords(b)]
  return one.length === 0 || other.length === 0 ? 0 : (2 * commonWords(one, other)) / (one.length + other.length)
}

/** The words of a heading as they are compared: folded, in small letters, without signs. */
export function headingWords(heading: string): readonly string[] {
  return (heading.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS).map(foldWord)
}

const MOST_WORDS = 40
/** What a word counts that lost its marks, and one that is a letter off. */
const UNMARKED = 0.9
const SLIP = 0.8
/** A shorter word a letter off is another word: `xã`, `và`. */
const SHORTEST_SLIP = 4

/** How many words two lists from `headingWords` have in common in the same order, slips counting nearly whole. */
export function commonWords(a: readonly string[], b: readonly string[]): number {
  // The heaviest common subsequence: row by row.
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) {
      const same = (row[j] ?? 0) + sameness(word, b[j] ?? '')
      next.push(Math.max(same, row[j + 1] ?? 0, next[j] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function sameness(a: string, b: string): number {
  if (a === b) return 1
  if (Math.abs(a.length - b.length) > 2) return 0
  const [plainA, plainB] = [unmarked(a), unmarked(b)]
  if (plainA === plainB) return UNMARKED
  return Math.max(plainA.length, plainB.length) >= SHORTEST_SLIP && oneLetterOff(plainA, plainB) ? SLIP : 0
}

/** The word without tones and other marks, đ as d. */
function unmarked(word: string): string {
  const known = bare.get(word)
  if (known !== undefined) return known
  const made = word.normalize('NFD').replace(/[\p{M}\u2060]/gu, '').replace(/đ/g, 'd')
  if (bare.size >= MOST_KNOWN) bare.clear()
  bare.set(word, made)
  return made
}

const MOST_KNOWN = 20_000
const bare = new Map<string, string>()

/** True where one letter was put in, left out or changed. Figures are never slips. */
function oneLetterOff(a: string, b: string): boolean {
  if (/\p{N}/u.test(a + b)) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return Math.max(a.length, b.length) - head - tail <= 1
}
