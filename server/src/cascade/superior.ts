import type { PlanFile, SuperiorLink } from '@thac/api'
import type { Plan, SectionContent } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { PlanRecord } from '../plans/records.ts'
import { demandPlan, findPlan } from '../plans/records.ts'
import type { Frozen } from '../plans/versions.ts'
import { frozenVersion } from '../plans/versions.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'

/** The superior's texts that a plan stands against. `bases`: base hash to the superior's raw text, for every base in `mine`. */
export interface Superior {
  readonly record: PlanRecord
  readonly adopted: Frozen
  readonly newest: Frozen
  readonly bases: ReadonlyMap<string, SectionContent>
}

export interface SuperiorAnswer {
  readonly link: SuperiorLink
  readonly terms: Record<string, string>
  readonly adopted: PlanFile
  readonly newest: PlanFile
  readonly bases: Record<string, unknown>
}

/** What `mine`, the draft of `record`, stands against; null for a plan without a superior. */
export async function superiorOf(ws: Workspace, record: PlanRecord, mine: Plan): Promise<Superior | null> {
  if (record.row.superiorId === null) return null
  const above = await findPlan(ws, record.row.superiorId)
  if (above === null) throw new Error(`plan ${record.row.id} has lost its superior`)
  const adopted = await frozenVersion(ws, above.row.id, record.row.adopted)
  const newest = await frozenVersion(ws, above.row.id, above.newest)
  if (adopted === null || newest === null) throw new Error(`plan ${above.row.id} has lost a version`)
  const hashes = mine.sections.flatMap(({ base }) => (base === undefined ? [] : [base]))
  // Under a section's hash lies its content; only the server writes both.
  const bases = (await ws.contents.get(hashes)) as ReadonlyMap<string, SectionContent>
  return { record: above, adopted, newest, bases }
}

/** A plan's link to its superior's, for lists; null for a plan without one. */
export async function superiorLink(ws: Workspace, record: PlanRecord): Promise<SuperiorLink | null> {
  if (record.row.superiorId === null) return null
  const above = await findPlan(ws, record.row.superiorId)
  if (above === null) return null
  const { row, newest } = above
  // The draft's title is not for those below.
  const issued = await ws.db.selectFrom('version').select('title').where('planId', '=', row.id).where('n', '=', newest).executeTakeFirst()
  return { planId: row.id, unitId: row.unitId, unitName: unitName(ws, row.unitId), title: issued?.title ?? '', adopted: record.row.adopted, newest }
}

/** What a client computes the living divergence from. */
export async function readSuperior(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<SuperiorAnswer>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (!found.ok) return found
  const superior = await superiorOf(ws, found.value, await ws.rooms.read(planId))
  const link = await superiorLink(ws, found.value)
  if (superior === null || link === null) return refused('no-superior')
  return done({ link, terms: { ...found.value.terms }, adopted: superior.adopted.file, newest: superior.newest.file, bases: Object.fromEntries(superior.bases) })
}
