import type { Me, PlanDetail, Unit } from '@thac/api'

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
  const above = new Map(units.map(({ id, parentId }) => [id, parentId]))
  const made = new Map(plan.subordinates.map(({ unitId, planId }) => [unitId, planId]))
  return units.flatMap((unit) => {
    const path = pathOf(unit.id, above)
    const depth = path.indexOf(plan.unitId)
    if (depth < 1) return []
    return [{ unit, depth, planId: made.get(unit.id) ?? null, may: mayDraft(path, me) }]
  })
}

/** What is chosen to begin with: the only unit this person drafts for, or none where there are several. */
export function firstChoice(candidates: readonly Candidate[], me: Me | null): readonly string[] {
  const free = candidates.filter(({ may, planId }) => may && planId === null)
  const own = free.filter(({ unit }) => me?.memberships.some(({ unitId }) => unitId === unit.id) === true)
  const [only, ...others] = own.length > 0 ? own : free
  return only !== undefined && others.length === 0 ? [only.unit.id] : []
}

/** A unit and those above it, nearest first. A ring, which no server makes, ends it. */
function pathOf(id: string, above: ReadonlyMap<string, string | null>): readonly string[] {
  const path: string[] = []
  for (let at: string | null = id; at !== null && !path.includes(at); at = above.get(at) ?? null) path.push(at)
  return path
}

function mayDraft(path: readonly string[], me: Me | null): boolean {
  return me?.memberships.some(({ unitId, role }) => (unitId === path[0] ? role === 'drafter' || role === 'admin' : role === 'admin' && path.includes(unitId))) === true
}
