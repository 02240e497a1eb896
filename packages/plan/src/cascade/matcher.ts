import { foldWord } from '../model/fold.ts'
import { COMPOUNDS } from './compounds.ts'

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
  /** Names that stay as they are, and the terms inside them with them. */
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

/** Compiles `terms`; remembered for the same object and options, so pass the same object where it is used often. */
export function compileTerms(terms: Terms, options: LocaliseOptions = {}): Matcher {
  if (options.protected !== undefined && options.protected.length > 0) return compile(terms, options.protected)
  const known = compiled.get(terms)
  if (known !== undefined) return known
  const made = compile(terms, [])
  compiled.set(terms, made)
  return made
}

/**
 * Every place in `text` where a term stands, left to right, none overlapping: at each word the longest one, in one pass
 * (what was put in is not looked at again), whole words only, in any case, any Unicode form and any tone placement.
 * Linear in the text, times the words of the longest term.
 */
export function findTerms(text: string, matcher: Matcher): readonly TermMatch[] {
  if (matcher.empty) return []
  const out: TermMatch[] = []
  const pieces = split(text)
  for (let i = 0; i < pieces.length; ) {
    let node: Node | undefined = matcher.root
    let end = i
    let found: Node | undefined
    for (let j = i; j < pieces.length && node !== undefined; j++) {
      node = node.next.get(foldWord(pieces[j]?.text ?? ''))
      if (node !== undefined && (node.term !== undefined || node.keep === true)) {
        found = node
        end = j
      }
    }
    const first = pieces[i]
    const last = pieces[end]
    if (found === undefined || first === undefined || last === undefined) {
      i++
      continue
    }
    if (found.term !== undefined) {
      const match = text.slice(first.start, last.end)
      out.push({ start: first.start, end: last.end, from: found.term.from, to: inCaseOf(match, found.term.from, found.term.to) })
    }
    i = end + 1
  }
  return out
}

const compiled = new WeakMap<Terms, Matcher>()

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

function split(text: string): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
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
