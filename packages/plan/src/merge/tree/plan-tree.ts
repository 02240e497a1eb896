import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { longestAscending } from '../../cascade/moves.ts'

/** The standing sections of a plan as the tree that the flat outline reads as. */
export class PlanTree {
  /** In document order. */
  readonly sections: readonly Section[]
  private readonly byId: ReadonlyMap<SectionId, Section>
  private readonly parents = new Map<SectionId, SectionId | null>()
  private readonly places: ReadonlyMap<SectionId, number>

  constructor(plan: Plan) {
    this.sections = standing(plan)
    this.byId = new Map(this.sections.map((section) => [section.id, section]))
    this.places = new Map(this.sections.map((section, i) => [section.id, i]))
    const open: Section[] = []
    for (const section of this.sections) {
      if (section.kind !== 'body') open.length = 0
      while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= section.level) open.pop()
      this.parents.set(section.id, open[open.length - 1]?.id ?? null)
      if (section.kind === 'body') open.push(section)
    }
  }

  get(id: SectionId): Section | undefined {
    return this.byId.get(id)
  }

  has(id: SectionId): boolean {
    return this.byId.has(id)
  }

  /** null at the root, and for a section that does not stand here. */
  parent(id: SectionId): SectionId | null {
    return this.parents.get(id) ?? null
  }

  /** Document order, from 0; -1 for a section that does not stand here. */
  at(id: SectionId): number {
    return this.places.get(id) ?? -1
  }

  /** Levels below the parent, from 1; the level itself at the root. */
  depth(id: SectionId): number {
    const section = this.byId.get(id)
    if (section === undefined) return 1
    return section.level - (this.byId.get(this.parent(id) ?? '')?.level ?? 0)
  }
}

/**
 * Sections of both trees, moved below no other parent, that `after` has in another order among their siblings: all but the
 * largest set that kept its order.
 */
export function reordered(before: PlanTree, after: PlanTree): ReadonlySet<SectionId> {
  const groups = new Map<SectionId | null, SectionId[]>()
  for (const { id } of after.sections) {
    if (!before.has(id)) continue
    const parent = after.parent(id)
    const was = before.parent(id)
    // Whom a removed heading left behind stands among the siblings it has now; whom somebody moved is no question of order.
    if (was !== parent && (was === null || after.has(was))) continue
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [id])
    else group.push(id)
  }
  const out = new Set<SectionId>()
  for (const group of groups.values()) {
    const kept = longestAscending(group.map((id) => before.at(id)))
    group.forEach((id, i) => {
      if (!kept.has(i)) out.add(id)
    })
  }
  return out
}
