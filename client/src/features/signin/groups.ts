import type { DemoAccount } from '@thac/api'

/** The people of one unit, in the order given. */
export interface DemoUnitPeople {
  readonly unitId: string
  readonly name: string
  readonly level: DemoAccount['unitLevel']
  readonly people: readonly DemoAccount[]
}

/** Accounts by unit, units in the order in which they first appear. */
export function unitsOf(accounts: readonly DemoAccount[]): readonly DemoUnitPeople[] {
  const units = new Map<string, DemoAccount[]>()
  for (const account of accounts) units.set(account.unitId, [...(units.get(account.unitId) ?? []), account])
  return [...units].flatMap(([unitId, people]) => (people[0] === undefined ? [] : [{ unitId, name: people[0].unitName, level: people[0].unitLevel, people }]))
}
