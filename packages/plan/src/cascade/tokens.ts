import { composed } from '../model/composed.ts'
import type { Block, Inline, InlineLeaf, Mark } from '../model/content.ts'
import { isText } from '../model/content.ts'
import { canonicalInline } from './canonical.ts'
import { foldWord } from '../model/fold.ts'

/** A stretch of one token's text under one set of marks. */
export interface Piece {
  readonly text: string
  readonly marks: readonly Mark[]
}

/**
 * The atom of comparing and merging: a word, a whole number or date, a sign, or an inline leaf; never a character.
 * Its trailing space belongs to it but takes no part in the comparison, nor do marks.
 */
export interface Token {
  /** Equal keys are the same word, whatever its spelling variant, marks and space. Case counts. */
  readonly key: string
  readonly core: readonly Piece[]
  readonly space: readonly Piece[]
  readonly leaf: InlineLeaf | null
  /** Letters or figures, as against signs and spaces. */
  readonly word: boolean
  readonly kind: 'word' | 'number' | 'date' | 'sign' | 'leaf'
  /** A token that opens a further paragraph, where several are merged as one text: what kind of block it opens. */
  readonly opens?: Block
}

/** The token between two paragraphs that are read as one text; `block` is the one behind it, of which only the kind counts. */
export function opening(block: Block): Token {
  return { key: '\u0000\n', core: [], space: [], leaf: null, word: false, kind: 'leaf', opens: block }
}

/**
 * Inline content as tokens. Their texts, one after another, are the content's text again. Bounded: a run of more than
 * MAX_TEXT characters between two leaves is one token, compared and merged whole.
 */
export function tokens(content: readonly Inline[]): readonly Token[] {
  const known = remembered.get(content)
  if (known !== undefined) return known
  const out: Token[] = []
  for (let i = 0; i < content.length; ) {
    const run: Piece[] = []
    for (let inline = content[i]; inline !== undefined && isText(inline); inline = content[++i]) run.push({ text: inline.text, marks: inline.marks ?? [] })
    if (run.length > 0) tokensOfRun(run, out)
    const leaf = content[i]
    if (leaf !== undefined && !isText(leaf)) {
      out.push({ key: `\u0000${canonicalInline([{ ...leaf, marks: [] }])}`, core: [{ text: '', marks: leaf.marks ?? [] }], space: [], leaf, word: false, kind: 'leaf' })
      i++
    }
  }
  remembered.set(content, out)
  return out
}

/** The plain text of some tokens, spaces included; a break is "\n", an atom its `text` attribute. */
export function tokensText(list: readonly Token[]): string {
  return list.map((token) => coreText(token) + token.space.map((piece) => piece.text).join('')).join('')
}

/** The plain text of a token without its space. */
export function coreText(token: Token): string {
  if (token.opens !== undefined) return '\n'
  if (token.leaf === null) return token.core.map((piece) => piece.text).join('')
  if (token.leaf.type === 'hardBreak') return '\n'
  const text = token.leaf.attrs?.['text']
  return typeof text === 'string' ? text : ''
}

/** How many of them are words or numbers. */
export function countWords(list: readonly Token[]): number {
  let n = 0
  for (const token of list) if (token.word) n++
  return n
}

const remembered = new WeakMap<readonly Inline[], readonly Token[]>()

/** Some 20,000 words; no paragraph of an official text comes near. */
const MAX_TEXT = 100_000

/** Dates in words first, then figures with what holds them together (4.500 · 24/7 · 15/9/2025 · 45/2024/NĐ-CP), words, signs. */
const DATE_IN_WORDS = '\\p{N}{1,2}\\s+tháng\\s+\\p{N}{1,2}(?:\\s+năm\\s+\\p{N}{4})?|tháng\\s+\\p{N}{1,2}(?:\\s+năm\\s+|/)\\p{N}{4}'
/** A scale belongs to its number: of "5 tỷ" and "7 triệu" nobody means "7 tỷ". */
const SCALE = '(?:\\s+(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![\\p{L}\\p{M}]))*'
const NUMBER = `\\p{N}+(?:[.,:]\\p{N}+|[/\\-–][\\p{L}\\p{N}]+)*%?${SCALE}`
const TOKEN = new RegExp(`(?:(${DATE_IN_WORDS})|(${NUMBER})|(\\p{L}[\\p{L}\\p{M}]*)|\\.{3,}|…+|[^\\s])?(\\s*)`, 'gu')
const DATE = /^\p{N}{1,2}[/-]\p{N}{1,2}(?:[/-]\p{N}{4})?$|^\p{N}{1,2}\.\p{N}{1,2}\.\p{N}{4}$|^\p{N}{1,2}\/\p{N}{4}$/u

function tokensOfRun(run: readonly Piece[], out: Token[]): void {
  const text = run.map((piece) => piece.text).join('')
  if (text.length > MAX_TEXT) {
    out.push({ key: composed(text), core: run, space: [], leaf: null, word: true, kind: 'word' })
    return
  }
  const cut = cutter(run)
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; ) {
    const match = TOKEN.exec(text)
    // Groups by number, for each word passes here: a date in words, a number, a word, the space behind.
    if (match === null || match[0] === '') break
    const [all, date, number, word, space = ''] = match
    const core = space === '' ? all : all.slice(0, all.length - space.length)
    const kind = word !== undefined ? 'word' : date !== undefined || (number !== undefined && DATE.test(number)) ? 'date' : number !== undefined ? 'number' : 'sign'
    // A run that begins with a space: the space itself is the token.
    const key = core === '' ? ' ' : kind === 'date' ? dateKey(core) : keyOf(core)
    const border = at + core.length
    at += all.length
    out.push({ key, core: core === '' ? NO_PIECES : cut(border - core.length, border), space: space === '' ? NO_PIECES : cut(border, at), leaf: null, word: kind !== 'sign', kind })
  }
}

/** A date is the same with and without leading zeros, and whatever parts its figures: 03/6/2025, 3-6-2025. */
function dateKey(core: string): string {
  return composed(core.replace(/\s+/g, ' ').replace(/(?<!\p{N})0(?=\p{N})/gu, '').replace(/(?<=\p{N})[.-](?=\p{N})/gu, '/'))
}

/** Folding, but with the case kept: "Thành phố" and "thành phố" are two words. Remembered. */
function keyOf(core: string): string {
  const known = keys.get(core)
  if (known !== undefined) return known
  const made = makeKey(core)
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(core, made)
  return made
}

const MOST_KEYS = 20_000
const keys = new Map<string, string>()
const NO_PIECES: readonly Piece[] = []

function makeKey(core: string): string {
  if (/^(?:\.{3,}|…+)$/.test(core)) return '...'
  const lower = core.toLowerCase()
  return lower === core ? foldWord(core) : `${shape(core)}${foldWord(core)}`
}

/** Which letters are capitals, shortest first: one for a first capital, "^" for all, else the word itself. */
function shape(core: string): string {
  if (core === core.toUpperCase()) return core.length === 1 ? '\u0001' : '\u0002'
  const rest = core.slice(1)
  return rest === rest.toLowerCase() ? '\u0001' : `\u0003${composed(core).replace(/\p{Ll}/gu, '.').replace(/\p{Lu}/gu, '^')}`
}

/** Cuts [from, to) out of the run; calls must come in ascending order. */
function cutter(run: readonly Piece[]): (from: number, to: number) => readonly Piece[] {
  const [only, ...more] = run
  if (only !== undefined && more.length === 0) return (from, to) => [from === 0 && to === only.text.length ? only : { text: only.text.slice(from, to), marks: only.marks }]
  let index = 0
  let start = 0
  return (from, to) => {
    const out: Piece[] = []
    while (index < run.length) {
      const piece = run[index]
      if (piece === undefined) break
      const end = start + piece.text.length
      const a = Math.max(from, start)
      const b = Math.min(to, end)
      if (a < b) out.push(a === start && b === end ? piece : { text: piece.text.slice(a - start, b - start), marks: piece.marks })
      if (end > to || (end === to && to === from)) break
      if (end >= to) {
        if (end === to) {
          index++
          start = end
        }
        break
      }
      index++
      start = end
    }
    return out
  }
}
