import { foldWord } from '../../model/fold.ts'
import { COMPOUNDS } from './compounds.ts'
import type { Piece } from './own-names.ts'
import { namesAnother } from './own-names.ts'
import type { KeptSpan } from './own-titles.ts'
import { keptSpans } from './own-titles.ts'

/** Declared substitutions of a fork: the superior's word to its own. */
export type Terms = Readonly<Record<string, string>>

/** One place where a term stands: `text.slice(start, end)` becomes `to`, in the case found there. */
export interface TermMatch {
  readonly start: number
  readonly end: number
  /** The term as declared. */
  readonly from: string
  readonly to: string
}

export interface LocaliseOptions {
  /** Names that stay as they are, and the terms inside them with them. Pass the same list while it says the same. */
  readonly protected?: readonly string[]
}

/** A compiled list of terms. */
export interface Matcher {
  readonly root: Node
  readonly empty: boolean
}

interface Node {
  readonly next: Map<string, Node>
  /** Ends a declared term. */
  term?: { readonly from: string; readonly to: string }
  /** Ends a word or name that stays. */
  keep?: boolean
}

/** Compiles `terms`; remembered for the same terms and the same list of protected names, so pass the same objects. */
export function compileTerms(terms: Terms, options: LocaliseOptions = {}): Matcher {
  const names = options.protected ?? NO_NAMES
  let perNames = compiled.get(terms)
  if (perNames === undefined) compiled.set(terms, (perNames = new WeakMap()))
  const known = perNames.get(names)
  if (known !== undefined) return known
  const made = compile(terms, names)
  perNames.set(names, made)
  return made
}

/**
 * Every place in `text` where a term stands, left to right, none overlapping: at each word the longest one, in one pass
 * (what was put in is not looked at again), whole words only, in any case, any Unicode form and any tone placement. Names
 * of other places, quoted titles, laws and issuers of numbered documents stay (`own-names.ts`, `own-titles.ts`).
 * Linear in the text, times the words of the longest term.
 */
export function findTerms(text: string, matcher: Matcher): readonly TermMatch[] {
  if (matcher.empty) return []
  const out: TermMatch[] = []
  const pieces = split(text)
  const declared = (index: number): number => longestFrom(pieces, index, matcher.root, true)?.last ?? -1
  let kept: Kept | null = null
  for (let i = 0; i < pieces.length; ) {
    const found = longestFrom(pieces, i, matcher.root, false)
    const first = pieces[i]
    const last = pieces[found?.last ?? -1]
    if (found === null || first === undefined || last === undefined) {
      i++
      continue
    }
    const { term } = found.node
    if (term !== undefined) {
      kept ??= new Kept(text)
      const until = kept.has(first.start, last.end) ? i : namesAnother(pieces, text, { first: i, last: found.last }, declared)
      if (until >= 0) {
        // A term that begins inside and reaches further is that very name, declared.
        i = until === found.last && reachesBeyond(i + 1, until, declared) ? i + 1 : until + 1
        continue
      }
      const match = text.slice(first.start, last.end)
      out.push({ start: first.start, end: last.end, from: term.from, to: inCaseOf(match, term.from, term.to) })
    }
    i = found.last + 1
  }
  return out
}

function reachesBeyond(from: number, last: number, declared: (index: number) => number): boolean {
  for (let i = from; i <= last; i++) if (declared(i) > last) return true
  return false
}

/** The longest word or name of the tree that begins at piece `from`; with `terms`, the longest declared term. */
function longestFrom(pieces: readonly Piece[], from: number, root: Node, terms: boolean): { readonly node: Node; readonly last: number } | null {
  let node: Node | undefined = root
  let found: { readonly node: Node; readonly last: number } | null = null
  for (let j = from; j < pieces.length; j++) {
    node = node.next.get(foldWord(pieces[j]?.text ?? ''))
    if (node === undefined) break
    if (node.term !== undefined || (!terms && node.keep === true)) found = { node, last: j }
  }
  return found
}

/** The stretches of one text in which terms stay. Must be asked from left to right. */
class Kept {
  private readonly spans: readonly KeptSpan[]
  private readonly text: string
  private readonly ends = new Map<KeptSpan, number>()

  private past = 0

  constructor(text: string) {
    this.text = text
    this.spans = [...keptSpans(text)].sort((a, b) => a.start - b.start)
  }

  has(start: number, end: number): boolean {
    while ((this.spans[this.past]?.end ?? Infinity) <= start) this.past++
    for (let i = this.past; ; i++) {
      const span = this.spans[i]
      if (span === undefined || span.start > start) return false
      if (end <= span.end && this.holds(span, start, end)) return true
    }
  }

  private holds(span: KeptSpan, start: number, end: number): boolean {
    if (span.kind === 'title') return this.text.slice(span.start, span.end).trim() !== this.text.slice(start, end)
    const before = this.ends.get(span)
    // Within the first term that stayed, or right behind it.
    if (before !== undefined && start >= before && this.text.slice(before, start).trim() !== '') return false
    this.ends.set(span, Math.max(before ?? 0, end))
    return true
  }
}

const NO_NAMES: readonly string[] = []
const compiled = new WeakMap<Terms, WeakMap<readonly string[], Matcher>>()

function compile(terms: Terms, names: readonly string[]): Matcher {
  const root: Node = { next: new Map() }
  let empty = true
  for (const [from, to] of Object.entries(terms)) {
    const node = reach(root, from)
    if (node === root) continue
    node.term ??= { from, to }
    empty = false
  }
  for (const name of names) {
    const node = reach(root, name)
    delete node.term
    node.keep = true
  }
  if (!empty) for (const compound of COMPOUNDS) reach(root, compound).keep = true
  return { root, empty }
}

function reach(root: Node, phrase: string): Node {
  let node = root
  for (const piece of split(phrase)) {
    const key = foldWord(piece.text)
    let next = node.next.get(key)
    if (next === undefined) {
      next = { next: new Map() }
      node.next.set(key, next)
    }
    node = next
  }
  return node
}

const PIECE = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

function split(text: string): readonly Piece[] {
  return Array.from(text.matchAll(PIECE), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
}

/** `to` in the case that `match` has where `from` was declared: as declared, ALL CAPITALS, Each Word, or first letter. */
function inCaseOf(match: string, from: string, to: string): string {
  if (match === from) return to
  if (isUpper(match) && !isUpper(from)) return to.toUpperCase()
  if (eachCapital(match) && !eachCapital(from) && /\s/.test(from)) return to.replace(/(^|\s)(\p{L})/gu, (_, space: string, letter: string) => space + letter.toUpperCase())
  const wanted = match.slice(0, 1)
  if (wanted === from.slice(0, 1)) return to
  const second = to.slice(1, 2)
  if (wanted !== wanted.toUpperCase()) return second === second.toUpperCase() && second !== second.toLowerCase() ? to : to.slice(0, 1).toLowerCase() + to.slice(1)
  return to.slice(0, 1).toUpperCase() + to.slice(1)
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase()
}

function eachCapital(text: string): boolean {
  return text.split(/\s+/).every((word) => word.slice(0, 1) !== word.slice(0, 1).toLowerCase() || !/^\p{L}/u.test(word))
}
