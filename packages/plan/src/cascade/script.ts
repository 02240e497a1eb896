import { diffArrays } from 'diff'

/** `before[from, to)` became `after[at, until)`. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly until: number
}

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
 * paragraphs are none.
 */
export function script(before: readonly string[], after: readonly string[], isWord: (index: number) => boolean = () => true, islands: 'keep islands' | 'drop islands' = 'drop islands'): Script {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const raw = slid(middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail), head), before, after)
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
  const changes = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS })
  if (changes === undefined) return [whole]
  const hunks: Hunk[] = []
  let from = offset
  let at = offset
  let open: Hunk | null = null
  for (const change of changes) {
    const n = change.count
    if (!change.added && !change.removed) {
      if (open !== null) hunks.push(open)
      open = null
      from += n
      at += n
      continue
    }
    const start: Hunk = open ?? { from, to: from, at, until: at }
    if (change.removed) from += n
    else at += n
    open = { ...start, to: from, until: at }
  }
  if (open !== null) hunks.push(open)
  return hunks
}

/** So far is an insertion or a removal slid. */
const MAX_SLIDE = 200
const SENTENCE_END = /^(?:[.!?;]|\.\.\.)$/

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
    let best = high
    for (let shift = high; shift >= low; shift--) {
      const first = start + shift === 0 || SENTENCE_END.test(list[start + shift - 1] ?? '')
      if (first && SENTENCE_END.test(list[end + shift - 1] ?? '')) {
        best = shift
        break
      }
    }
    out.push({ from: hunk.from + best, to: hunk.to + best, at: hunk.at + best, until: hunk.until + best })
  })
  return out
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
