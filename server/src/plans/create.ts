import type { PlanFile } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { emptyMeta, keysBetween, parsePlanFile, standing, textInline } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { canDraftFor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { ownText } from './own-text.ts'

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

/** A document to keep: what its row says of it, and the plan it begins as, or the first update that holds it. */
export interface NewDocument { readonly kind: string; readonly title: string; readonly number: string | null; readonly sections: number; readonly first: Plan | Uint8Array }

export function keepPlan(ws: Workspace, userId: string, unitId: string, plan: Plan, lineage: Lineage | null = null, id: string = ws.newId()): Promise<{ id: string }> {
  const { kind, title, number } = plan.meta
  return keepDocument(ws, userId, unitId, { kind, title, number, sections: standing(plan).length, first: plan }, lineage, id)
}

/** Seeds the document, then adds the row: a plan that is listed always has its document. */
export async function keepDocument(ws: Workspace, userId: string, unitId: string, { first, ...said }: NewDocument, lineage: Lineage | null, id: string): Promise<{ id: string }> {
  await ws.rooms.seed(id, first)
  const now = ws.now().toISOString()
  await ws.db.insertInto('plan').values({
    id, unitId, ...said,
    superiorId: lineage?.superiorId ?? null, adopted: lineage?.adopted ?? 0, terms: JSON.stringify(lineage?.terms ?? {}),
    createdAt: now, createdBy: userId, editedAt: now, editedBy: userId,
  }).execute()
  return { id }
}

function blank(ws: Workspace, title: string, unit: { readonly name: string; readonly place: string }): Plan {
  const orders = keysBetween(null, null, 3)
  const headings = ['MỤC ĐÍCH, YÊU CẦU', 'NHIỆM VỤ VÀ GIẢI PHÁP', 'TỔ CHỨC THỰC HIỆN']
  const sections = headings.map((heading, i): Section => ({
    id: ws.newId(), order: orders[i] ?? '', level: 1, kind: 'body', runIn: false, title: textInline(heading), blocks: [{ type: 'paragraph' }],
  }))
  return { meta: { ...emptyMeta(title), issuer: unit.name, place: unit.place === '' ? null : unit.place }, sections }
}
