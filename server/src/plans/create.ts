import type { PlanFile } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { emptyMeta, keysBetween, parsePlanFile, standing, textInline } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { canDraftFor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'

export interface NewPlan { readonly unitId: string; readonly title: string; readonly plan?: PlanFile | undefined }

/** Makes a plan for a unit: from a reviewed import, or with three empty sections to begin with. */
export async function createPlan(ws: Workspace, actor: Actor, { unitId, title, plan }: NewPlan): Promise<Outcome<{ id: string }>> {
  const path = ws.units.pathOf(unitId)
  const unit = ws.units.get(unitId)
  if (path === null || unit === null) return refused('invalid', 'There is no such unit.', { issues: [{ path: ['unitId'], message: 'unknown unit' }] })
  if (!canDraftFor(actor, path)) return refused('forbidden')
  if (plan === undefined) return done(await keepPlan(ws, actor.userId, unitId, blank(ws, title, unit)))
  const read = parsePlanFile(plan)
  if (!read.ok) return refused('invalid', read.reason, { issues: [{ path: ['plan'], message: read.reason }] })
  return done(await keepPlan(ws, actor.userId, unitId, { ...ownText(read.plan), meta: { ...read.plan.meta, title } }))
}

/** What a plan is made out of besides its text. */
export interface Lineage { readonly superiorId: string; readonly adopted: number; readonly terms: Readonly<Record<string, string>> }

/** Seeds the document, then adds the row: a plan that is listed always has its document. */
export async function keepPlan(ws: Workspace, userId: string, unitId: string, plan: Plan, lineage: Lineage | null = null, id: string = ws.newId()): Promise<{ id: string }> {
  await ws.rooms.seed(id, plan)
  const now = ws.now().toISOString()
  await ws.db.insertInto('plan').values({
    id, unitId, kind: plan.meta.kind, title: plan.meta.title, number: plan.meta.number, sections: standing(plan).length,
    superiorId: lineage?.superiorId ?? null, adopted: lineage?.adopted ?? 0, terms: JSON.stringify(lineage?.terms ?? {}),
    createdAt: now, createdBy: userId, editedAt: now, editedBy: userId,
  }).execute()
  return { id }
}

/** A file may come from a fork; here its sections are nobody's but the unit's own. */
export function ownText(plan: Plan): Plan {
  return { ...plan, sections: plan.sections.map(({ base: _base, ...section }) => section) }
}

function blank(ws: Workspace, title: string, unit: { readonly name: string; readonly place: string }): Plan {
  const orders = keysBetween(null, null, 3)
  const headings = ['MỤC ĐÍCH, YÊU CẦU', 'NHIỆM VỤ VÀ GIẢI PHÁP', 'TỔ CHỨC THỰC HIỆN']
  const sections = headings.map((heading, i): Section => ({
    id: ws.newId(), order: orders[i] ?? '', level: 1, kind: 'body', runIn: false, title: textInline(heading), blocks: [{ type: 'paragraph' }],
  }))
  return { meta: { ...emptyMeta(title), issuer: unit.name, place: unit.place === '' ? null : unit.place }, sections }
}
