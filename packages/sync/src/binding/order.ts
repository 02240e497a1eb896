/** Order keys for a changed order of sections, with as few writes as there can be (Y4). */
import type { SectionId } from '@thac/plan'
import { keysBetween } from '@thac/plan'

export interface Placed {
  readonly id: SectionId
  /** The key it has, or null for one that is not in order yet. */
  readonly order: string | null
}

/**
 * The keys to write so that `wanted` is in document order. Keeps the longest run that already ascends by (key, id) and
 * gives the others keys in between; where two neighbours have equal keys, one of them is given a new key too.
 */
export function keysFor(wanted: readonly Placed[], random: () => number): ReadonlyMap<SectionId, string> {
  const kept = longestRun(wanted)
  const out = new Map<SectionId, string>()
  let low: string | null = null
  let i = 0
  while (i < wanted.length) {
    const at = wanted[i]
    if (at !== undefined && kept.has(i)) {
      low = at.order
      i++
      continue
    }
    let end = i
    let high: string | null = null
    for (; end < wanted.length; end++) {
      const next = wanted[end]
      if (next === undefined || !kept.has(end) || next.order === null) continue
      if (low === null || next.order > low) {
        high = next.order
        break
      }
    }
    const run: readonly Placed[] = wanted.slice(i, end)
    keysBetween(low, high, run.length, random).forEach((key, k) => {
      const placed = run[k]
      if (placed !== undefined) out.set(placed.id, key)
      low = key
    })
    i = end
  }
  return out
}

/** Indexes of a longest ascending subsequence by (key, id). */
export function longestRun(placed: readonly Placed[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  placed.forEach((item, i) => {
    if (item.order === null || item.order === '') return
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (ascends(placed[tails[middle] ?? -1], item)) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? tails[low - 1] ?? -1 : -1
    tails[low] = i
  })
  const out = new Set<number>()
  for (let at = tails[tails.length - 1] ?? -1; at >= 0; at = previous[at] ?? -1) out.add(at)
  return out
}

function ascends(a: Placed | undefined, b: Placed): boolean {
  if (a === undefined || a.order === null || b.order === null) return false
  return a.order < b.order || (a.order === b.order && a.id < b.id)
}
