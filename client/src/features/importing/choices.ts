import type { Answer } from '@thac/api'
import { canDraftFor, unitPath } from '@thac/api'

type Unit = Answer<'units'>[number]
type Memberships = Answer<'me'>['memberships']

/** The units that this person may make a plan for: where they draft, and all below one that they administer. */
export function draftingUnits(units: readonly Unit[], memberships: Memberships): readonly Unit[] {
  return units.filter((unit) => canDraftFor(memberships, unitPath(unit.id, units)))
}

/** The unit to begin with: the one asked for, else the one whose name the plan's issuer bears, else the first of one's own. */
export function firstChoice(choices: readonly Unit[], memberships: Memberships, wanted: string | null, issuer: string | null): string | null {
  const named = issuer === null ? undefined : choices.find(({ name, shortName }) => same(issuer, name) || same(issuer, shortName))
  const own = choices.find(({ id }) => memberships.some(({ unitId }) => unitId === id))
  return (choices.find(({ id }) => id === wanted) ?? named ?? own ?? choices[0])?.id ?? null
}

function same(a: string, b: string): boolean {
  return b !== '' && a.toLocaleLowerCase('vi').includes(b.toLocaleLowerCase('vi'))
}
