import type { Unit } from '@thac/api'
import { Unit as UnitSchema } from '@thac/api'
import type { Database, UnitRow } from '../store/tables.ts'
import type { UnitPath } from '../access/can.ts'

/** The tree of units, kept in memory: it is small, changes rarely and is asked for on every request. */
export interface Units {
  /** Parents before children, siblings by name. */
  readonly all: () => readonly Unit[]
  readonly get: (id: string) => Unit | null
  /** The unit's id and those above it; null for an unknown unit. */
  readonly pathOf: (id: string) => UnitPath | null
  readonly add: (unit: Unit, createdAt: string) => Promise<void>
}

/** Reads the tree from the store. All writes of units go through the answer's `add`. */
export async function loadUnits(db: Database): Promise<Units> {
  const byId = new Map((await db.selectFrom('unit').selectAll().execute()).map((row) => [row.id, unitOf(row)]))
  let sorted: readonly Unit[] = inTreeOrder([...byId.values()])

  function pathOf(id: string): UnitPath | null {
    if (!byId.has(id)) return null
    const path: [string, ...string[]] = [id]
    for (let above = byId.get(id)?.parentId ?? null; above !== null && !path.includes(above); above = byId.get(above)?.parentId ?? null) path.push(above)
    return path
  }

  return {
    all: () => sorted,
    get: (id) => byId.get(id) ?? null,
    pathOf,
    async add(unit, createdAt) {
      await db.insertInto('unit').values({ ...unit, terms: JSON.stringify(unit.terms), createdAt }).execute()
      byId.set(unit.id, unit)
      sorted = inTreeOrder([...byId.values()])
    },
  }
}

function unitOf(row: UnitRow): Unit {
  return UnitSchema.parse({ ...row, terms: JSON.parse(row.terms) })
}

function inTreeOrder(units: readonly Unit[]): readonly Unit[] {
  const children = new Map<string | null, Unit[]>()
  for (const unit of units) children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit])
  const out: Unit[] = []
  function walk(parent: string | null): void {
    for (const unit of (children.get(parent) ?? []).sort((a, b) => a.name.localeCompare(b.name, 'vi'))) {
      out.push(unit)
      walk(unit.id)
    }
  }
  walk(null)
  return out
}
