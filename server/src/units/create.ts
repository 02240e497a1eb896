import type { Unit } from '@thac/api'
import type { Actor } from '../access/can.ts'
import { canAddUnit } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'

export type NewUnit = Omit<Unit, 'id' | 'shortName'> & { readonly shortName?: string | undefined }

/** Adds a unit under another, or at the top. */
export async function createUnit(ws: Workspace, actor: Actor, unit: NewUnit): Promise<Outcome<Unit>> {
  const above = unit.parentId === null ? null : ws.units.pathOf(unit.parentId)
  if (unit.parentId !== null && above === null) return refused('invalid', 'There is no such unit above.', { issues: [{ path: ['parentId'], message: 'unknown unit' }] })
  if (!canAddUnit(actor, above)) return refused('forbidden')
  if (ws.units.all().some(({ code }) => code === unit.code)) return refused('conflict', `A unit with the code ${unit.code} is there already.`)
  const made: Unit = { ...unit, id: ws.newId(), shortName: unit.shortName ?? unit.name }
  await ws.units.add(made, ws.now().toISOString())
  return done(made)
}
