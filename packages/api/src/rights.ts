import type { Me, Role, Unit } from './entities.ts'

type Membership = Pick<Me['memberships'][number], 'unitId'> & { readonly role: Role }

/**
 * True where somebody with these memberships may make and change plans of a unit: its drafters, its admins and the
 * admins of the units above it. `path` is the unit's id and those of the units above, nearest first.
 */
export function canDraftFor(memberships: readonly Membership[], path: readonly string[]): boolean {
  return memberships.some(({ unitId, role }) => (unitId === path[0] ? role === 'drafter' || role === 'admin' : role === 'admin' && path.includes(unitId)))
}

/** A unit's id and those of the units above it, nearest first. A ring, which no server makes, ends it. */
export function unitPath(id: string, units: readonly Pick<Unit, 'id' | 'parentId'>[]): readonly string[] {
  const above = parents(units)
  const path: string[] = []
  for (let at: string | null = id; at !== null && !path.includes(at); at = above.get(at) ?? null) path.push(at)
  return path
}

const remembered = new WeakMap<readonly Pick<Unit, 'id' | 'parentId'>[], ReadonlyMap<string, string | null>>()

function parents(units: readonly Pick<Unit, 'id' | 'parentId'>[]): ReadonlyMap<string, string | null> {
  const known = remembered.get(units)
  if (known !== undefined) return known
  const made = new Map(units.map(({ id, parentId }) => [id, parentId]))
  remembered.set(units, made)
  return made
}
