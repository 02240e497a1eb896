/** Places in a longest strictly ascending subsequence of `values`. O(n log n). */
export function longestAscending(values: readonly (number | string)[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = values[tails[middle] ?? 0]
      if (there !== undefined && there < value) low = middle + 1
      else high = middle
    }
    previous[i] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = i
  })
  const out = new Set<number>()
  for (let i = tails[tails.length - 1] ?? -1; i >= 0; i = previous[i] ?? -1) out.add(i)
  return out
}

/**
 * The ids of `after` that stand elsewhere than in `before`: out of order against the largest set that kept its order,
 * or under another parent. Ids of one side only have not moved. `parents` answer the id above, null for none.
 */
export function movedIds(
  before: readonly string[], after: readonly string[],
  parentBefore: (id: string) => string | null | undefined, parentAfter: (id: string) => string | null | undefined,
): ReadonlySet<string> {
  const placeBefore = new Map(before.map((id, i) => [id, i]))
  const common = after.filter((id) => placeBefore.has(id))
  const places = common.map((id) => placeBefore.get(id) ?? 0)
  // Most often nothing has moved.
  const kept = places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0)) ? null : longestAscending(places)
  const standing = new Set(common)
  const out = new Set<string>()
  common.forEach((id, i) => {
    const was = parentBefore(id) ?? null
    // A parent that went away took no one with it: whoever stood below it has not been moved.
    const orphaned = was !== null && !standing.has(was)
    if (kept?.has(i) === false || (!orphaned && was !== (parentAfter(id) ?? null))) out.add(id)
  })
  return out
}
