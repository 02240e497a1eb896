import { keyBetween, keysBetween } from '../../model/order.ts'
import { inOrder } from '../../model/plan.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { longestAscending } from '../../cascade/moves.ts'

/**
 * `list` with ascending order keys: as many of the sections that `stay` as can keep theirs, then as many of the others as
 * fit between; the rest get new ones.
 */
export function withOrderKeys(list: readonly Section[], stay: (id: SectionId) => boolean = () => true): readonly Section[] {
  return keyed(list, null, null, [stay, () => true])
}

/** Standing and removed sections together, in document order; a removed one gives way where its key is taken. */
export function withRemoved(standing: readonly Section[], removed: readonly Section[]): readonly Section[] {
  if (removed.length === 0) return standing
  const taken = new Set(standing.map((section) => section.order))
  const clear = removed.map((section) => {
    if (!taken.has(section.order)) return section
    const next = standing.find((other) => other.order > section.order)?.order ?? null
    let { order } = section
    while (taken.has(order)) order = keyBetween(order, next)
    taken.add(order)
    return { ...section, order }
  })
  return [...standing, ...clear].sort(inOrder)
}

/** The sections strictly between two keys: the first of `mayKeep` keep theirs as far as they ascend, the rest fill the gaps. */
function keyed(list: readonly Section[], low: string | null, high: string | null, mayKeep: readonly ((id: SectionId) => boolean)[]): readonly Section[] {
  const [first, ...later] = mayKeep
  if (list.length === 0) return list
  if (first === undefined) {
    const keys = keysBetween(low, high, list.length)
    return list.map((section, i) => ({ ...section, order: keys[i] ?? section.order }))
  }
  const fits = list.flatMap(({ id, order }, i) => (first(id) && (low === null || order > low) && (high === null || order < high) ? [i] : []))
  const kept = [...longestAscending(fits.map((i) => list[i]?.order ?? ''))].map((n) => fits[n] ?? 0).sort((a, b) => a - b)
  const out: Section[] = []
  let from = 0
  for (const at of [...kept, list.length]) {
    const stays = list[at]
    for (const section of keyed(list.slice(from, at), out[out.length - 1]?.order ?? low, stays?.order ?? high, later)) out.push(section)
    if (stays !== undefined) out.push(stays)
    from = at + 1
  }
  return out
}
