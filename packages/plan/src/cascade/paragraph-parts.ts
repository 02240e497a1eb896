import type { Block } from '../model/content.ts'
import type { BlockLink } from './align.ts'
import { blockKeys, isWordy } from './similarity.ts'

/** This share of a part's pairs of neighbouring words must come out of the whole. */
const CONTAINED = 0.6
/** A part of fewer words cannot be known for one. */
const PART_WORDS = 2
/** So many neighbours are tried for one whole. */
const MAX_PARTS = 64

type Span = { from: number; to: number; at: number; until: number; same: boolean; /** Linked by a part alone: nothing, unless another part is found. */ guess?: boolean }

/**
 * Widens changed pairs over neighbours without a pair that are parts of the same text: a paragraph that was split, or
 * paragraphs that were joined. A link never gets several blocks on both sides. `moved` places are no part of anything.
 * Ascending, as given.
 */
export function withParts(before: readonly Block[], after: readonly Block[], links: readonly BlockLink[], moved: ReadonlySet<number>): readonly BlockLink[] {
  const spans = seeded(before, after, links, moved)
  return spans.flatMap((span, n) => {
    if (span.same) return [linkOf(span)]
    const low = spans[n - 1]
    const high = spans[n + 1]
    const floor = { before: low?.to ?? 0, after: low?.until ?? 0 }
    const ceiling = { before: high?.from ?? before.length, after: high?.at ?? after.length }
    grow(before, after, span, { from: floor.after, to: ceiling.after }, (place) => moved.has(-1 - place), 'after')
    if (span.until - span.at === 1) grow(after, before, span, { from: floor.before, to: ceiling.before }, (place) => moved.has(place), 'before')
    // One part does not make a split: a phrase that is usual in such papers may stand there by chance.
    return span.guess === true && span.to - span.from === 1 && span.until - span.at === 1 ? [] : [linkOf(span)]
  })
}

function linkOf({ from, to, at, until, same }: Span): BlockLink {
  return { from, to, at, until, same, moved: false }
}

/** The links, and for a paragraph in a gap that is like none of the other side's but holds several of them, a link to the first. */
function seeded(before: readonly Block[], after: readonly Block[], links: readonly BlockLink[], moved: ReadonlySet<number>): Span[] {
  const out: Span[] = []
  let i = 0
  let j = 0
  const upTo = (toBefore: number, toAfter: number): void => {
    const gone = free(i, toBefore, (place) => moved.has(place))
    const come = free(j, toAfter, (place) => moved.has(-1 - place))
    const [a] = gone
    const [b] = come
    if (gone.length === 1 && a !== undefined && come.length > 1) {
      const first = come.find((place) => isPart(after[place], before[a]))
      if (first !== undefined) out.push({ from: a, to: a + 1, at: first, until: first + 1, same: false, guess: true })
    } else if (come.length === 1 && b !== undefined && gone.length > 1) {
      const first = gone.find((place) => isPart(before[place], after[b]))
      if (first !== undefined) out.push({ from: first, to: first + 1, at: b, until: b + 1, same: false, guess: true })
    }
  }
  for (const { from, to, at, until, same } of links) {
    upTo(from, at)
    out.push({ from, to, at, until, same })
    i = to
    j = until
  }
  upTo(before.length, after.length)
  return out
}

function free(from: number, to: number, isMoved: (place: number) => boolean): readonly number[] {
  const out: number[] = []
  for (let place = from; place < to && out.length <= MAX_PARTS; place++) if (!isMoved(place)) out.push(place)
  return out
}

/** Takes neighbours on `side` into the span while they come out of what the whole has and its parts have not yet. */
function grow(whole: readonly Block[], parts: readonly Block[], span: Span, bounds: { readonly from: number; readonly to: number }, isMoved: (place: number) => boolean, side: 'before' | 'after'): void {
  const of = whole[side === 'after' ? span.from : span.at]
  const [start, end] = side === 'after' ? ['at', 'until'] as const : ['from', 'to'] as const
  const first = parts[span[start]]
  if (of === undefined || first === undefined || !isWordy(of) || !isWordy(first)) return
  const isFree = (place: number): boolean => place >= bounds.from && place < bounds.to && !isMoved(place)
  if (!isFree(span[end]) && !isFree(span[start] - 1)) return
  const left = pairs(of)
  take(left, pairs(first))
  for (let n = 0; n < MAX_PARTS; n++) {
    const next = isFree(span[end]) ? span[end] : -1
    const previous = isFree(span[start] - 1) ? span[start] - 1 : -1
    const place = [next, previous].find((one) => contained(parts[one], left))
    const part = parts[place ?? -1]
    if (place === undefined || part === undefined) return
    take(left, pairs(part))
    if (place === next) span[end]++
    else span[start]--
  }
}

function isPart(part: Block | undefined, whole: Block | undefined): boolean {
  return whole !== undefined && isWordy(whole) && contained(part, pairs(whole))
}

function contained(part: Block | undefined, within: ReadonlyMap<string, number>): boolean {
  if (part === undefined || !isWordy(part) || blockKeys(part).length < PART_WORDS) return false
  let found = 0
  let all = 0
  for (const [key, n] of pairs(part)) {
    found += Math.min(n, within.get(key) ?? 0)
    all += n
  }
  return found >= CONTAINED * all
}

function take(from: Map<string, number>, used: ReadonlyMap<string, number>): void {
  for (const [key, n] of used) {
    const have = from.get(key)
    if (have !== undefined) from.set(key, have - n)
  }
}

/** Pairs of neighbouring words within a block, with how often each stands. */
function pairs(block: Block): Map<string, number> {
  const keys = blockKeys(block)
  const out = new Map<string, number>()
  for (let i = 1; i < keys.length; i++) {
    const key = `${keys[i - 1] ?? ''}\n${keys[i] ?? ''}`
    out.set(key, (out.get(key) ?? 0) + 1)
  }
  return out
}
