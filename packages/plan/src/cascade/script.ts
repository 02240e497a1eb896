import type { Hunk } from './shortest-edits.ts'
import { shortestEdits } from './shortest-edits.ts'

export type { Hunk }

/** How one list became another: what stayed, and the hunks between, ascending. */
export interface Script {
  readonly hunks: readonly Hunk[]
  /** For each place of `before`, its place in `after`, or -1 where it is gone. Ascending. */
  readonly image: Int32Array
  readonly length: number
}

/**
 * The script from `before` to `after` by Myers' algorithm on equal keys. Bounded: more than MAX_EDITS edits between the
 * common head and tail, and the whole middle counts as one hunk. Islands of agreement too small to mean anything (signs
 * or one word between larger changes) are given up, so that a rewritten sentence is one hunk, not confetti; whole
 * paragraphs are none. What was put in beside one of several equal items and another of them taken out is a replacement
 * where `isOne` says so.
 */
export function script(
  before: readonly string[], after: readonly string[], isWord: (index: number) => boolean = () => true, islands: 'keep islands' | 'drop islands' = 'drop islands',
  isOne: (change: Hunk) => boolean = () => true,
): Script {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const raw = slid(drawn(middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail), head), before, after, isOne), before, after)
  return fromHunks(islands === 'keep islands' ? raw : withoutIslands(raw, isWord), before.length, after.length)
}

/** A script out of its hunks: all that lies between them stayed. */
export function fromHunks(hunks: readonly Hunk[], length: number, afterLength: number): Script {
  const image = new Int32Array(length).fill(-1)
  let place = 0
  let target = 0
  for (const hunk of hunks) {
    while (place < hunk.from) image[place++] = target++
    place = hunk.to
    target = hunk.until
  }
  while (place < length) image[place++] = target++
  if (target !== afterLength) throw new RangeError('the hunks do not lead from one list to the other')
  return { hunks, image, length: afterLength }
}

const MAX_EDITS = 1000

function middle(before: readonly string[], after: readonly string[], offset: number): readonly Hunk[] {
  if (before.length === 0 && after.length === 0) return []
  const whole: Hunk = { from: offset, to: offset + before.length, at: offset, until: offset + after.length }
  if (before.length === 0 || after.length === 0) return [whole]
  const found = shortestEdits(before, after, MAX_EDITS)
  return found === null ? [whole] : found.map(({ from, to, at, until }) => ({ from: offset + from, to: offset + to, at: offset + at, until: offset + until }))
}

/**
 * Of equal items any may be read as the one that stayed: "put in before the first, took out the second" is "changed the
 * first". What stayed between two hunks is read another way where more of them are then an item that became another, or
 * else where that leaves as much taken out as put in on either side.
 */
function drawn(hunks: readonly Hunk[], before: readonly string[], after: readonly string[], isOne: (change: Hunk) => boolean): readonly Hunk[] {
  const out: Hunk[] = []
  for (const hunk of hunks) {
    const last = out.pop()
    const [one, other] = last === undefined ? [undefined, hunk] : balanced(last, hunk, before, after, isOne)
    for (const it of [one, other]) if (it !== undefined && (it.from < it.to || it.at < it.until)) out.push(it)
  }
  return out
}

/** So many items are read another way at once. */
const MAX_SHIFT = 8

function balanced(a: Hunk, b: Hunk, before: readonly string[], after: readonly string[], isOne: (change: Hunk) => boolean): readonly [Hunk, Hunk] {
  if (b.from - a.to > MAX_SLIDE) return [a, b]
  let best: readonly [Hunk, Hunk] = [a, b]
  for (let by = 1; by <= MAX_SHIFT; by++) {
    for (const [list, start, end, least, most, make] of [
      [before, a.to, b.from, a.from, b.to, (n: number): readonly [Hunk, Hunk] => [{ ...a, to: a.to + n }, { ...b, from: b.from + n }]],
      [after, a.until, b.at, a.at, b.until, (n: number): readonly [Hunk, Hunk] => [{ ...a, until: a.until + n }, { ...b, at: b.at + n }]],
    ] as const) {
      for (const shift of [by, -by]) {
        if (end + shift > most || start + shift < least) continue
        const found = make(shift)
        if (!saysTheSame(list, start, end, shift) || !isOne(found[shift > 0 ? 0 : 1])) continue
        const gain = changed(found, isOne) - changed(best, isOne)
        if (gain > 0 || (gain === 0 && unevenness(found) < unevenness(best))) best = found
      }
    }
  }
  return best
}

function changed(hunks: readonly Hunk[], isOne: (change: Hunk) => boolean): number {
  return hunks.filter(isOne).length
}

function unevenness(hunks: readonly Hunk[]): number {
  return hunks.reduce((sum, { from, to, at, until }) => sum + Math.abs(to - from - (until - at)), 0)
}

/** [start, end) of the list says the same when read `by` places further on. */
function saysTheSame(list: readonly string[], start: number, end: number, by: number): boolean {
  for (let place = start; place < end; place++) if (list[place] !== list[place + by]) return false
  return true
}

/** So far is an insertion or a removal slid. */
const MAX_SLIDE = 200
const SENTENCE_END = /^(?:[.!?;]|\.\.\.)$/
const PART_END = /^[,:]$/

/**
 * What was put in or taken out among words that repeat can be read at several places ("A. B." out of "A.": " B." behind
 * the stop, or ". B" before it). The same one is taken whatever else was changed: whole sentences where it can be, else
 * the last place.
 */
function slid(hunks: readonly Hunk[], before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const out: Hunk[] = []
  hunks.forEach((hunk, n) => {
    const previous = out[out.length - 1]
    const next = hunks[n + 1]
    const put = hunk.from === hunk.to
    if (!put && hunk.at !== hunk.until) return void out.push(hunk)
    const list = put ? after : before
    const [start, end] = put ? [hunk.at, hunk.until] : [hunk.from, hunk.to]
    // One place is kept to either neighbour, so that hunks stay apart.
    const least = Math.max(-MAX_SLIDE, previous === undefined ? -hunk.from : previous.to + 1 - hunk.from)
    const most = Math.min(MAX_SLIDE, (next?.from ?? before.length + 1) - 1 - hunk.to)
    let low = 0
    while (low > least && list[start + low - 1] === list[end + low - 1]) low--
    let high = 0
    while (high < most && list[start + high] === list[end + high]) high++
    const best = [SENTENCE_END, PART_END].flatMap((sign) => wholeAt(list, start, end, low, high, sign) ?? [])[0] ?? high
    out.push({ from: hunk.from + best, to: hunk.to + best, at: hunk.at + best, until: hunk.until + best })
  })
  return out
}

/** The last shift at which [start, end) begins behind such a sign, or at the head, and ends with one. */
function wholeAt(list: readonly string[], start: number, end: number, low: number, high: number, sign: RegExp): number | null {
  for (let shift = high; shift >= low; shift--) {
    if ((start + shift === 0 || sign.test(list[start + shift - 1] ?? '')) && sign.test(list[end + shift - 1] ?? '')) return shift
  }
  return null
}

function withoutIslands(hunks: readonly Hunk[], isWord: (index: number) => boolean): readonly Hunk[] {
  const out: Hunk[] = []
  for (const hunk of hunks) {
    const last = out[out.length - 1]
    if (last !== undefined && isIsland(last, hunk, isWord)) out[out.length - 1] = { from: last.from, to: hunk.to, at: last.at, until: hunk.until }
    else out.push(hunk)
  }
  return out
}

function isIsland(a: Hunk, b: Hunk, isWord: (index: number) => boolean): boolean {
  const gap = b.from - a.to
  if (gap > 2 || !isReplacement(a) || !isReplacement(b)) return false
  let words = 0
  for (let i = a.to; i < b.from; i++) if (isWord(i)) words++
  return Math.min(size(a), size(b)) >= 2 + words && words <= 1
}

function isReplacement(hunk: Hunk): boolean {
  return hunk.from < hunk.to && hunk.at < hunk.until
}

function size(hunk: Hunk): number {
  return Math.max(hunk.to - hunk.from, hunk.until - hunk.at)
}
