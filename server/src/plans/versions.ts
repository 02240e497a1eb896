import type { PlanFile, VersionSummary } from '@thac/api'
import { PlanFile as PlanFileSchema } from '@thac/api'
import type { Plan } from '@thac/plan'
import { parsePlanFile } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { peopleOf } from '../access/people.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { VersionRow } from '../store/tables.ts'
import type { Workspace } from '../workspace.ts'
import { demandPlan } from './records.ts'

/** An issued version, as its file and as a value. */
export interface Frozen {
  readonly row: VersionRow
  readonly file: PlanFile
  readonly plan: Plan
}

const parsed = new WeakMap<object, { readonly file: PlanFile; readonly plan: Plan }>()

/** A version as it was frozen; null where there is none of that number. The plan is the same object at every call. */
export async function frozenVersion(ws: Workspace, planId: string, n: number): Promise<Frozen | null> {
  const row = await ws.db.selectFrom('version').selectAll().where('planId', '=', planId).where('n', '=', n).executeTakeFirst()
  if (row === undefined) return null
  const value = (await ws.contents.get([row.content])).get(row.content)
  if (typeof value !== 'object' || value === null) throw new Error(`version ${n} of plan ${planId} has no content`)
  const known = parsed.get(value)
  if (known !== undefined) return { row, ...known }
  const file = PlanFileSchema.parse(value)
  const read = parsePlanFile(file)
  if (!read.ok) throw new Error(`version ${n} of plan ${planId} cannot be read: ${read.reason}`)
  const fresh = { file, plan: read.plan }
  parsed.set(value, fresh)
  return { row, ...fresh }
}

/** Summaries of a plan's versions, newest first. */
export async function versionSummaries(ws: Workspace, planId: string): Promise<VersionSummary[]> {
  const rows = await ws.db.selectFrom('version').selectAll().where('planId', '=', planId).orderBy('n', 'desc').execute()
  const person = await peopleOf(ws.db, rows.map((row) => row.issuedBy))
  return rows.map(({ n, number, date, title, note, issuedAt, issuedBy, hash }) => ({ n, number, date, title, note, issuedAt, issuedBy: person(issuedBy), hash }))
}

export async function listVersions(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<VersionSummary[]>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (found.ok) return done(await versionSummaries(ws, planId))
  const issued = await demandPlan(ws, actor, planId, 'read-issued')
  return issued.ok ? done(await versionSummaries(ws, planId)) : issued
}

export async function readVersion(ws: Workspace, actor: Actor, planId: string, n: number): Promise<Outcome<{ summary: VersionSummary; plan: PlanFile }>> {
  const found = await demandPlan(ws, actor, planId, 'read-issued')
  if (!found.ok) return found
  const frozen = await frozenVersion(ws, planId, n)
  const summary = (await versionSummaries(ws, planId)).find((one) => one.n === n)
  return frozen === null || summary === undefined ? refused('not-found') : done({ summary, plan: frozen.file })
}
