/** `before[from, to)` became `after[at, until)`. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly until: number
}

/**
 * The fewest removals and insertions from `before` to `after` by Myers' greedy algorithm (An O(ND) difference algorithm, 1986), as
 * ascending hunks that do not touch; null where it takes more than `most`. Of several shortest ways it is the one that jsdiff takes,
 * but over numbers in typed arrays: O(n + m + most²) steps of nanoseconds. Where too few words are shared for `most` edits to be
 * enough, that is seen before any is tried.
 */
export function shortestEdits(before: readonly string[], after: readonly string[], most: number): readonly Hunk[] | null {
  const { a, b, shared } = numbered(before, after)
  if (a.length + b.length - 2 * shared > most) return null
  const limit = Math.min(most, a.length + b.length)
  const centre = limit + 1
  // How much of `before` is behind the best way on each diagonal (place in before - place in after); -1 for no way.
  const reach = new Int32Array(2 * limit + 3).fill(-1)
  const rounds: Round[] = []
  let lowest = -limit
  let highest = limit
  for (let edits = 0; edits <= limit; edits++) {
    const first = Math.max(lowest, -edits)
    const last = Math.min(highest, edits)
    const round: Round = { first, starts: new Int32Array(Math.max(0, (last - first) >> 1) + 1) }
    rounds.push(round)
    for (let diagonal = first; diagonal <= last; diagonal += 2) {
      const step = edits === 0 ? 0 : stepTo(diagonal, reach[centre + diagonal - 1] ?? -1, reach[centre + diagonal + 1] ?? -1, a.length, b.length)
      round.starts[(diagonal - first) >> 1] = step
      let i = step >> 1
      if (step >= 0) while (i < a.length && i - diagonal < b.length && a[i] === b[i - diagonal]) i++
      reach[centre + diagonal] = i
      if (step < 0) continue
      const through = i >= a.length
      if (through && i - diagonal >= b.length) return hunksOf(rounds, diagonal)
      // From a side of the square only the way along it is left.
      if (through) highest = Math.min(highest, diagonal - 1)
      if (i - diagonal >= b.length) lowest = Math.max(lowest, diagonal + 1)
    }
  }
  return null
}

/** One number of edits: from diagonal `first`, every second, where its way came onto it (twice the place in before, and one for a removal). */
interface Round {
  readonly first: number
  readonly starts: Int32Array
}

/** By one more edit onto a diagonal: a removal from the one below, or an insertion from the one above if that one is further; -1 for neither. */
function stepTo(diagonal: number, below: number, above: number, n: number, m: number): number {
  const removes = below >= 0 && below < n
  const inserts = above > diagonal && above - diagonal <= m
  if (inserts && (!removes || below < above)) return 2 * above
  return removes ? 2 * below + 3 : -1
}

/** Follows the way back from the end, on `diagonal` in the last round. */
function hunksOf(rounds: readonly Round[], diagonal: number): readonly Hunk[] {
  const startOn = (edits: number, of: number): number => {
    const round = rounds[edits]
    return round?.starts[(of - round.first) >> 1] ?? 0
  }
  const hunks: Hunk[] = []
  let open: { readonly to: number; readonly until: number } | null = null
  let at = diagonal
  for (let edits = rounds.length - 1; edits > 0; edits--) {
    const step = startOn(edits, at)
    const removal = step % 2 === 1
    const place = step >> 1
    open ??= { to: place, until: place - at }
    at = removal ? at - 1 : at + 1
    const end = removal ? place - 1 : place
    // Nothing stayed between this edit and the one before it: they are one hunk.
    if (edits > 1 && startOn(edits - 1, at) >> 1 === end) continue
    hunks.push({ from: end, to: open.to, at: end - at, until: open.until })
    open = null
  }
  return hunks.reverse()
}

interface Numbered {
  readonly a: Int32Array
  readonly b: Int32Array
  /** How many items of either list can be paired with an equal one of the other, in any order. */
  readonly shared: number
}

function numbered(before: readonly string[], after: readonly string[]): Numbered {
  const numbers = new Map<string, number>()
  const left: number[] = []
  const a = Int32Array.from(before, (key) => {
    const known = numbers.get(key)
    const own = known ?? numbers.size
    if (known === undefined) numbers.set(key, own)
    left[own] = (left[own] ?? 0) + 1
    return own
  })
  let shared = 0
  const b = Int32Array.from(after, (key) => {
    const own = numbers.get(key) ?? -1
    const free = left[own] ?? 0
    if (free > 0) {
      left[own] = free - 1
      shared++
    }
    return own
  })
  return { a, b, shared }
}
