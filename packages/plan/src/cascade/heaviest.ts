/**
 * Places of the strictly ascending subsequence of `values` with the greatest sum of `weights` (one each, positive). Values are
 * distinct. O(n log n).
 */
export function heaviestAscending(values: readonly number[], weights: readonly number[]): ReadonlySet<number> {
  const rank = new Map([...values].sort((a, b) => a - b).map((value, i) => [value, i + 1]))
  // A Fenwick tree of the best sum that ends at a rank, with the place where it ends.
  const best = new Float64Array(values.length + 1)
  const end = new Int32Array(values.length + 1).fill(-1)
  const previous = new Int32Array(values.length).fill(-1)
  let top = { sum: 0, place: -1 }
  values.forEach((value, place) => {
    const own = rank.get(value) ?? 0
    let sum = 0
    for (let r = own - 1; r > 0; r -= r & -r) {
      if ((best[r] ?? 0) > sum) {
        sum = best[r] ?? 0
        previous[place] = end[r] ?? -1
      }
    }
    sum += weights[place] ?? 0
    for (let r = own; r <= values.length; r += r & -r) {
      if (sum > (best[r] ?? 0)) {
        best[r] = sum
        end[r] = place
      }
    }
    if (sum > top.sum) top = { sum, place }
  })
  const out = new Set<number>()
  for (let place = top.place; place >= 0; place = previous[place] ?? -1) out.add(place)
  return out
}
