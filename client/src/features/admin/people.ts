import type { DemoAccount, Me, Role, Unit } from '@thac/api'

/** Somebody in a unit, as far as this person may know of them. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly self: boolean
}

export interface UnitLine {
  readonly unit: Unit
  /** 0 at the top of the tree. */
  readonly depth: number
  readonly members: readonly Member[]
  /** The person signed in belongs to it. */
  readonly own: boolean
  /** The person signed in may add units below it. */
  readonly mayAdd: boolean
}

/**
 * The tree of units as lines, parents before children, each with its people: the demo accounts where there are any, and
 * the person signed in. `search` keeps units and people whose names or code hold it, with the units above them.
 */
export function unitLines(units: readonly Unit[], accounts: readonly DemoAccount[], me: Me | null, search: string): readonly UnitLine[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const lines = units.map((unit): UnitLine => {
    const path = pathOf(unit, byId)
    return {
      unit, depth: path.length - 1, members: membersOf(unit, accounts, me), own: me?.memberships.some(({ unitId }) => unitId === unit.id) === true,
      mayAdd: me?.memberships.some(({ unitId, role }) => role === 'admin' && path.includes(unitId)) === true,
    }
  })
  const wanted = search.trim().normalize('NFC').toLocaleLowerCase('vi')
  if (wanted === '') return lines
  const kept = new Set(lines.filter((line) => holds(line, wanted)).flatMap(({ unit }) => pathOf(unit, byId)))
  return lines.filter(({ unit }) => kept.has(unit.id))
}

/** A unit's code, made from its usual name: small letters without marks, e.g. "xa-suoi-bac". */
export function codeFrom(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40)
}

/** The unit's id and those above it. A ring, which no server makes, ends it. */
function pathOf(unit: Unit, byId: ReadonlyMap<string, Unit>): readonly string[] {
  const path: string[] = []
  for (let at: Unit | undefined = unit; at !== undefined && !path.includes(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) path.push(at.id)
  return path
}

function membersOf(unit: Unit, accounts: readonly DemoAccount[], me: Me | null): readonly Member[] {
  const listed = accounts.filter(({ unitId }) => unitId === unit.id).map(({ id, name, role }): Member => ({ id, name, role, self: me?.user.name === name }))
  const own = (me?.memberships ?? []).filter(({ unitId, role }) => unitId === unit.id && !listed.some((one) => one.self && one.role === role))
  return [...own.map(({ role }): Member => ({ id: `${me?.user.id ?? ''} ${role}`, name: me?.user.name ?? '', role, self: true })), ...listed]
}

function holds({ unit, members }: UnitLine, wanted: string): boolean {
  return [unit.name, unit.shortName, unit.code, ...members.map(({ name }) => name)].some((text) => text.normalize('NFC').toLocaleLowerCase('vi').includes(wanted))
}
