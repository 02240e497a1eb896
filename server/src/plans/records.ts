import type { Terms } from '@thac/plan'
import type { Actor, Deed, PlanPlace } from '../access/can.ts'
import { can } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { PlanRow } from '../store/tables.ts'
import type { Workspace } from '../workspace.ts'

/** A plan's row with the number of its newest version, 0 for none, and where it stands in the tree of units. */
export interface PlanRecord {
  readonly row: PlanRow
  readonly newest: number
  readonly place: PlanPlace
  readonly terms: Terms
}

const INTERNED = 2000
const interned = new Map<string, Terms>()

/** The record of a plan, or null. */
export async function findPlan(ws: Workspace, planId: string): Promise<PlanRecord | null> {
  const row = await ws.db.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst()
  return row === undefined ? null : recordOf(ws, row, await newestOf(ws, planId))
}

/** The records of all plans, oldest first. */
export async function allPlans(ws: Workspace): Promise<readonly PlanRecord[]> {
  const rows = await ws.db.selectFrom('plan').selectAll().orderBy('createdAt').orderBy('id').execute()
  const counts = await ws.db.selectFrom('version').select(({ fn }) => ['planId', fn.max('n').as('n')]).groupBy('planId').execute()
  const newest = new Map(counts.map((one) => [one.planId, Number(one.n)]))
  return rows.map((row) => recordOf(ws, row, newest.get(row.id) ?? 0))
}

/** The plan where the actor may do `deed` with it, else why not. */
export async function demandPlan(ws: Workspace, actor: Actor, planId: string, deed: Deed): Promise<Outcome<PlanRecord>> {
  const record = await findPlan(ws, planId)
  if (record === null) return refused('not-found')
  return can(actor, deed, record.place) ? done(record) : refused('forbidden')
}

/** Where a plan stands, for `can`; null for an unknown plan. */
export async function placeOfPlan(ws: Workspace, planId: string): Promise<PlanPlace | null> {
  return (await findPlan(ws, planId))?.place ?? null
}

async function newestOf(ws: Workspace, planId: string): Promise<number> {
  const found = await ws.db.selectFrom('version').select(({ fn }) => fn.max('n').as('n')).where('planId', '=', planId).executeTakeFirst()
  return Number(found?.n ?? 0)
}

function recordOf(ws: Workspace, row: PlanRow, newest: number): PlanRecord {
  const unit = ws.units.pathOf(row.unitId)
  if (unit === null) throw new Error(`plan ${row.id} belongs to no unit`)
  return { row, newest, place: { unit, issued: newest > 0 }, terms: termsOf(row.terms) }
}

/** One object a text, for as long as it is used: what is computed with terms is remembered by the object. */
function termsOf(json: string): Terms {
  const known = interned.get(json)
  if (known !== undefined) return known
  if (interned.size >= INTERNED) interned.clear()
  // Written by this server as an object of strings.
  const terms = JSON.parse(json) as Terms
  interned.set(json, terms)
  return terms
}
