import type { PlanSummary, SectionState } from '@thac/api'
import { standing } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { actionsOf, can } from '../access/can.ts'
import { peopleOf } from '../access/people.ts'
import { divergenceOf, isWaiting } from '../cascade/divergence.ts'
import { superiorLink } from '../cascade/superior.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'
import type { PlanRecord } from './records.ts'
import { frozenVersion } from './versions.ts'

/**
 * A plan as a list shows it to `actor`: its living draft, or its newest version where only that may be read. Null where
 * neither may.
 */
export async function summaryOf(ws: Workspace, actor: Actor, record: PlanRecord): Promise<PlanSummary | null> {
  const { row, newest, place } = record
  const shared = {
    id: row.id, unitId: row.unitId, unitName: unitName(ws, row.unitId), version: newest, superior: await superiorLink(ws, record), can: actionsOf(actor, place),
  }
  if (can(actor, 'read', place)) {
    const states = await statesOf(ws, record)
    const person = await peopleOf(ws.db, [row.editedBy])
    const open = await ws.db.selectFrom('comment').select(({ fn }) => fn.countAll().as('n')).where('planId', '=', row.id).where('resolvedAt', 'is', null).executeTakeFirst()
    return {
      ...shared, kind: row.kind, title: row.title, number: row.number, states, sections: row.sections, openComments: Number(open?.n ?? 0),
      waiting: waitingIn(states), editedAt: row.editedAt, editedBy: row.editedBy === null ? null : person(row.editedBy).name,
    }
  }
  if (!can(actor, 'read-issued', place)) return null
  const frozen = await frozenVersion(ws, row.id, newest)
  if (frozen === null) throw new Error(`plan ${row.id} has lost version ${newest}`)
  const { meta } = frozen.plan
  return {
    ...shared, kind: meta.kind, title: meta.title, number: meta.number, states: {}, sections: standing(frozen.plan).length, openComments: 0, waiting: 0,
    editedAt: frozen.row.issuedAt, editedBy: null,
  }
}

/** How many sections are in each state; empty for a plan without a superior, or whose document cannot be read now. */
export async function statesOf(ws: Workspace, record: PlanRecord): Promise<Partial<Record<SectionState, number>>> {
  const found = await divergenceOf(ws, record).catch((error: unknown) => {
    ws.warn('the states of a plan could not be computed', { planId: record.row.id, error: String(error) })
    return null
  })
  const states: Partial<Record<SectionState, number>> = {}
  for (const { state } of found?.sections ?? []) states[state] = (states[state] ?? 0) + 1
  return states
}

function waitingIn(states: Partial<Record<SectionState, number>>): number {
  let sum = 0
  for (const [state, n] of Object.entries(states)) if (isWaiting(state)) sum += n
  return sum
}
