/**
 * Folding makes two spellings of one text equal: Unicode form, where the tone mark sits (hoà, hòa), the shape of quotes
 * and dashes, kinds and numbers of spaces and where they stand beside signs, a nought before a single figure (05/4/2025), how
 * a label at the start closes (`I-`, `I.`). It is for comparison only; folded text is never shown and never stored.
 */
import { composed } from './composed.ts'

/** The folded form of `text`. Case and every letter stay; two texts that differ in a word stay different. */
export function foldText(text: string): string {
  const plain = foldMarks(text).replace(/\s+/g, ' ').trim()
  return plain.replace(LABEL, '$1. ').replace(BESIDE_DASH, '-').replace(BEFORE_SIGN, '').replace(BEHIND_SIGN, ' ').replace(NOUGHTS, withoutNoughts)
}

/** As `foldText`, in lower case and remembered: the key of one word or sign. */
export function foldWord(word: string): string {
  const known = words.get(word)
  if (known !== undefined) return known
  const folded = foldText(word.toLowerCase())
  if (words.size >= MOST_WORDS) words.clear()
  words.set(word, folded)
  return folded
}

/**
 * A printed number or letter that opens the text: "I- ", "I - ", "I. ", "I.M…", "1) ", "a. ". Not "5 - 10 người" nor "X-quang":
 * a figure or a small letter behind the sign make it something else.
 */
const LABEL = /^([IVXLC]{1,7}|\p{N}{1,3}(?:\.\p{N}{1,3})*|[A-Za-zĐđ])(?: ?[-.)] (?![\p{N}\s,;:.!?)-])|(?<=[IVXLC\p{N}]) ?[-.)](?=\p{Lu}))/u

/** "kinh tế - xã hội" and "kinh tế-xã hội", "2025 - 2030" and "2025-2030". */
const BESIDE_DASH = /(?<=[\p{L}\p{M}\p{N}\u2060]) ?- ?(?=[\p{L}\p{N}])/gu
/** A space that slipped before a closing sign or behind an opening one. */
const BEFORE_SIGN = / +(?=[,;:.!?)])|(?<=\() +/gu

/** A space that is missing behind a sign between words. */
const BEHIND_SIGN = /(?<=[\p{L}\p{M}\p{N}\u2060][,;:!?])(?=\p{L})/gu

/** Figures with what holds them together: days, months and counts are written with a nought before them or without, dates with strokes or dashes. */
const NOUGHTS = /(?<![\p{L}\p{N}.,:])\d+(?:[/-]\d+)*(?![.,:]\d)/gu

function withoutNoughts(figures: string): string {
  if (!/^\d{1,2}(?:[/-]\d{1,2})?(?:[/-]\d{4})?$/.test(figures)) return figures
  const bare = figures.replace(/(?<!\d)0(?=[1-9](?!\d))/g, '')
  return bare.replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, '$1/$2/$3')
}

const MOST_WORDS = 20_000
const words = new Map<string, string>()

/** Tone marks of Vietnamese as combining characters: grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const TONED_WORD = /[\p{L}\p{M}]+/gu

/**
 * A Vietnamese syllable has one tone wherever it is drawn, so the tone is taken out and put behind the syllable.
 * That covers hoà/hòa, thuý/thúy, khoẻ/khỏe and slips such as qúy.
 */
function foldMarks(text: string): string {
  if (PLAIN.test(text)) return text
  const folded = composed(text)
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u201C-\u201F\u00AB\u00BB\u2033\uFF02]/g, '"')
    .replace(/[\u2018-\u201B\u2039\u203A\u02BC\u2032\u00B4\u0060]/g, "'")
    .replace(/[\u2010-\u2015\u2212\uFE58\uFF0D]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\u00D0/g, '\u0110')
    .replace(/\u00F0/g, '\u0111')
    .replace(TONED_WORD, toneLast)
  return composed(folded)
}

/** Printable ASCII but the grave accent has nothing to fold beyond its spaces. */
const PLAIN = /^[\t\n\r\x20-\x5F\x61-\x7E]*$/

function toneLast(word: string): string {
  const known = toned.get(word)
  if (known !== undefined) return known
  const made = withToneLast(word)
  if (toned.size >= MOST_WORDS) toned.clear()
  toned.set(word, made)
  return made
}

const toned = new Map<string, string>()

function withToneLast(word: string): string {
  const apart = composed(word, 'NFD')
  let tones = ''
  const bare = apart.replace(TONES, (tone) => {
    tones += tone
    return ''
  })
  return tones === '' ? word : composed(bare) + '\u2060' + tones
}
