/** Where a section that a merge puts in or moves comes to stand in the plan as it is now (L5). Pure. */
import type { Plan, Section, SectionId } from '@thac/plan'
import { keyBetween, places, standing } from '@thac/plan'

/**
 * Order keys, asked one section after the other in the merge's order. A key of the merge's own holds while the section's parent
 * stands where the merge saw it; where somebody has moved the parent since, the section goes with it, behind the sibling
 * that it follows in the merge.
 */
export class Places {
  readonly #after: readonly Section[]
  readonly #byId: ReadonlyMap<SectionId, Section>
  readonly #parents: ReturnType<typeof places>
  /** The plan as it comes to stand, in order. */
  #live: Pick<Section, 'id' | 'order' | 'level'>[]

  constructor(after: Plan, live: Plan) {
    this.#after = standing(after)
    this.#byId = new Map(this.#after.map((section) => [section.id, section]))
    this.#parents = places(this.#after, after.meta.numbering)
    this.#live = standing(live).map(({ id, order, level }) => ({ id, order, level }))
  }

  /** The key for a section of the merge's. Throws RangeError for one that does not stand in it. */
  place(id: SectionId): string {
    const wanted = this.#byId.get(id)
    if (wanted === undefined) throw new RangeError(`the merge has no section ${id}`)
    this.#live = this.#live.filter((section) => section.id !== id)
    const order = this.#withParent(wanted) ?? wanted.order
    const at = this.#live.findIndex((section) => section.order > order)
    this.#live.splice(at < 0 ? this.#live.length : at, 0, { id, order, level: wanted.level })
    return order
  }

  /** The key under a parent that was moved since; null where the merge's own key holds. */
  #withParent(wanted: Section): string | null {
    const parentId = this.#parents.get(wanted.id)?.parent ?? null
    const parent = parentId === null ? undefined : this.#byId.get(parentId)
    const start = this.#live.findIndex((section) => section.id === parentId)
    const now = this.#live[start]
    if (parent === undefined || now === undefined || now.order === parent.order) return null
    const end = this.#endOf(start)
    let at = start + 1
    for (let i = this.#after.indexOf(wanted) - 1; i >= 0 && this.#after[i] !== parent; i--) {
      const sibling = this.#live.findIndex((section) => section.id === this.#after[i]?.id)
      if (sibling <= start || sibling >= end) continue
      at = Math.min(end, this.#endOf(sibling))
      break
    }
    const low = this.#live[at - 1]?.order ?? null
    // Neighbours may have equal keys; there is room above the last of them.
    const high = this.#live.slice(at).find((section) => low === null || section.order > low)?.order ?? null
    return keyBetween(low, high)
  }

  /** Where the section at `at` ends, its subsections with it. */
  #endOf(at: number): number {
    const level = this.#live[at]?.level ?? 0
    let end = at + 1
    while (end < this.#live.length && (this.#live[end]?.level ?? 0) > level) end++
    return end
  }
}
