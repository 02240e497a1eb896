import type { Part, Ties } from './ties.ts'
import { partKey } from './ties.ts'

/** A stretch of source lines and the stretch of parts that came of them. */
export interface Span {
  /** First and last line, from 1. */
  readonly from: number
  readonly to: number
  /** Keys of the first and last part. */
  readonly first: string
  readonly last: string
}

/** Where a span begins and ends on one side, in pixels from the top of what is scrolled. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/**
 * The stretches that correspond, in the order of both sides: where the two disagree (a signature printed beside the
 * recipients), the longest run that agrees is kept. Lines without a part and parts without a line lie between spans.
 */
export function spansOf(parts: readonly Part[], ties: Ties): readonly Span[] {
  const all: Span[] = []
  for (const part of parts) {
    const key = partKey(part)
    const lines = ties.linesOf.get(key) ?? []
    if (lines.length === 0) continue
    const from = Math.min(...lines)
    const before = all[all.length - 1]
    // A heading and the text that runs on in its line are one stretch.
    if (before !== undefined && from <= before.to && from >= before.from) all[all.length - 1] = { ...before, to: Math.max(before.to, ...lines), last: key }
    else all.push({ from, to: Math.max(...lines), first: key, last: key })
  }
  return rising(all)
}

/** The longest run of spans whose lines rise. */
function rising(all: readonly Span[]): readonly Span[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [i, span] of all.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((all[ends[middle] ?? 0]?.to ?? 0) < span.from) low = middle + 1
      else high = middle
    }
    before[i] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    const rival = ends[low]
    if (rival === undefined || (all[rival]?.to ?? 0) > span.to) ends[low] = i
  }
  const out: Span[] = []
  for (let at = ends[ends.length - 1] ?? -1; at >= 0; at = before[at] ?? -1) {
    const span = all[at]
    if (span !== undefined) out.unshift(span)
  }
  return out
}

/** One side of the pair: how high all of it is, and where span `i` lies. */
export interface Side {
  readonly height: number
  readonly extent: (i: number) => Extent
}

/**
 * The height on the trailing side that corresponds to `y` on the leading one. Within a span by its share; between two
 * spans by the share of the gap, so that a stretch without counterpart lets the other side stand still.
 */
export function follow(count: number, lead: Side, trail: Side, y: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (lead.extent(middle).top <= y) low = middle + 1
    else high = middle
  }
  const at = low - 1
  const leads = at < 0 ? null : lead.extent(at)
  const trails = at < 0 ? null : trail.extent(at)
  if (leads !== null && trails !== null && y < leads.bottom) return between(y, leads.top, leads.bottom, trails.top, trails.bottom)
  const next = at + 1 < count ? { lead: lead.extent(at + 1).top, trail: trail.extent(at + 1).top } : { lead: lead.height, trail: trail.height }
  return between(y, leads?.bottom ?? 0, next.lead, trails?.bottom ?? 0, next.trail)
}

function between(y: number, from: number, to: number, low: number, high: number): number {
  return to <= from ? low : low + ((y - from) / (to - from)) * Math.max(0, high - low)
}

/** How far below the top of its window a side is read: 0 at its beginning, the whole window at its end, a third elsewhere. */
export function readingLine(scrollTop: number, scrollHeight: number, windowHeight: number): number {
  const left = scrollHeight - windowHeight - scrollTop
  const third = windowHeight / 3
  if (scrollTop < third) return Math.max(0, scrollTop)
  return left < windowHeight - third ? windowHeight - Math.max(0, left) : third
}
