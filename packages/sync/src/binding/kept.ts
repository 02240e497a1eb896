/** What a series of steps left in place, as stretches of positions. */
import type { StepMap } from 'prosemirror-transform'

/** `length` positions from `before` in the old document are the very tokens from `after` in the new one. Ascending on both sides. */
export interface Stretch {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** The stretches of a document of `size` positions that all of `maps`, in order, left in place. */
export function keptBy(size: number, maps: readonly StepMap[]): readonly Stretch[] {
  let kept: readonly Stretch[] = size > 0 ? [{ before: 0, after: 0, length: size }] : []
  for (const map of maps) kept = through(kept, map)
  return kept
}

/** The stretches inside both ranges, cut to them. */
export function within(kept: readonly Stretch[], before: readonly [number, number], after: readonly [number, number]): readonly Stretch[] {
  const out: Stretch[] = []
  for (const stretch of kept) {
    if (stretch.before >= before[1]) break
    const skip = Math.max(0, before[0] - stretch.before, after[0] - stretch.after)
    const end = Math.min(stretch.length, before[1] - stretch.before, after[1] - stretch.after)
    if (skip < end) out.push({ before: stretch.before + skip, after: stretch.after + skip, length: end - skip })
  }
  return out
}

export function total(stretches: readonly Stretch[]): number {
  let sum = 0
  for (const stretch of stretches) sum += stretch.length
  return sum
}

function through(kept: readonly Stretch[], map: StepMap): readonly Stretch[] {
  const ranges: { from: number; to: number; shift: number }[] = []
  map.forEach((from, to, _newFrom, newTo) => {
    ranges.push({ from, to, shift: newTo - to })
  })
  if (ranges.length === 0) return kept
  const out: Stretch[] = []
  for (const stretch of kept) {
    let at = stretch.after
    const end = stretch.after + stretch.length
    let moved = 0
    const push = (to: number): void => {
      if (to > at) out.push({ before: stretch.before + (at - stretch.after), after: at + moved, length: to - at })
    }
    for (const range of ranges) {
      if (range.to < at || (range.to === at && range.from < at)) { moved = range.shift; continue }
      if (range.from >= end) break
      if (range.from >= at) push(range.from)
      at = Math.max(at, range.to)
      moved = range.shift
      if (at >= end) break
    }
    if (at < end) push(end)
  }
  return out
}
