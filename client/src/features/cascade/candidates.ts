import type { Me, PlanDetail, Unit } from '@thac/api'
import { canDraftFor, unitPath } from '@thac/api'

/** A unit below that a plan can be made for. */
export interface Candidate {
  readonly unit: Unit
  /** 1 for the units right below. */
  readonly depth: number
  /** The plan it has made of this one already. */
  readonly planId: string | null
  /** This person drafts for it. */
  readonly may: boolean
}

/** The units below a plan's unit, in the order of the tree, with what each has and whether this person may draft for it. */
export function candidatesOf(plan: Pick<PlanDetail, 'unitId' | 'subordinates'>, units: readonly Unit[], me: Me | null): readonly Candidate[] {
  const made = new Map(plan.subordinates.map(({ unitId, planId }) => [unitId, planId]))
  return units.flatMap((unit) => {
    const path = unitPath(unit.id, units)
    const depth = path.indexOf(plan.unitId)
    if (depth < 1) return []
    return [{ unit, depth, planId: made.get(unit.id) ?? null, may: canDraftFor(me?.memberships ?? [], path) }]
  })
}

/** What is chosen to begin with: the only unit this person drafts for, or none where there are several. */
export function firstChoice(candidates: readonly Candidate[], me: Me | null): readonly string[] {
  const free = candidates.filter(({ may, planId }) => may && planId === null)
  const own = free.filter(({ unit }) => me?.memberships.some(({ unitId }) => unitId === unit.id) === true)
  const [only, ...others] = own.length > 0 ? own : free
  return only !== undefined && others.length === 0 ? [only.unit.id] : []
}
