import type { Unit } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { hashRich, keyBetween, localisePlan, sectionContent, textInline } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { canDraftFor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { keepPlan } from '../plans/create.ts'
import type { PlanRecord } from '../plans/records.ts'
import { demandPlan } from '../plans/records.ts'
import { frozenVersion } from '../plans/versions.ts'
import type { Workspace } from '../workspace.ts'
import { citation, ownLetterhead } from './letterhead.ts'

export interface ForkRequest { readonly unitId: string; readonly terms?: Readonly<Record<string, string>> | undefined }

/**
 * Makes a unit's own plan out of the newest version of a superior's. A unit has one plan of each superior plan: asked
 * again, the one that is there is answered.
 */
export async function forkPlan(ws: Workspace, actor: Actor, planId: string, { unitId, terms }: ForkRequest): Promise<Outcome<{ id: string }>> {
  const found = await demandFork(ws, actor, planId, unitId)
  if (!found.ok) return found
  const { record: { newest }, unit } = found.value
  const there = await forkOf(ws, planId, unitId)
  if (there !== null) return done(there)
  const frozen = await frozenVersion(ws, planId, newest)
  if (frozen === null) throw new Error(`plan ${planId} has lost version ${newest}`)
  const declared = terms ?? unit.terms
  const children = ws.units.all().filter((one) => one.parentId === unitId)
  const own = ownPlan(ws, frozen.plan, localisePlan(frozen.plan, declared), (localised) => ownLetterhead(frozen.plan, localised, unit, children))
  try {
    const made = await keepPlan(ws, actor.userId, unitId, own, { superiorId: planId, adopted: newest, terms: declared })
    ws.rooms.notify({ type: 'plan', planId })
    return done(made)
  } catch (error) {
    // Somebody else asked for the same at the same moment; the index lets one through.
    const other = await forkOf(ws, planId, unitId)
    if (other === null) throw error
    return done(other)
  }
}

/** The superior's plan and the unit below that is to have one of it, where the actor may make it; else why not. */
export async function demandFork(ws: Workspace, actor: Actor, planId: string, unitId: string): Promise<Outcome<{ readonly record: PlanRecord; readonly unit: Unit }>> {
  const found = await demandPlan(ws, actor, planId, 'fork')
  if (!found.ok) return found.code === 'forbidden' && (await demandPlan(ws, actor, planId, 'edit')).ok ? refused('nothing-issued') : found
  const { row, place } = found.value
  const unit = ws.units.get(unitId)
  const path = ws.units.pathOf(unitId)
  if (unit === null || path === null) return refused('invalid', 'There is no such unit.', { issues: [{ path: ['unitId'], message: 'unknown unit' }] })
  if (unitId === row.unitId || !path.includes(row.unitId)) return refused('not-subordinate')
  const bySuperior = canDraftFor(actor, place.unit)
  if (!bySuperior && !canDraftFor(actor, path)) return refused('forbidden')
  return done({ record: found.value, unit })
}

/** The plan that a unit has of a superior's, or null. */
export async function forkOf(ws: Workspace, superiorId: string, unitId: string): Promise<{ id: string } | null> {
  return (await ws.db.selectFrom('plan').select('id').where('superiorId', '=', superiorId).where('unitId', '=', unitId).executeTakeFirst()) ?? null
}

/** The superior's sections under their own ids, in the unit's terms, each based on the superior's raw text. */
function ownPlan(ws: Workspace, superior: Plan, localised: Plan, letterhead: (localised: Plan) => Plan['meta']): Plan {
  const raw = new Map(superior.sections.map((section) => [section.id, section]))
  const sections = localised.sections.map((section): Section => {
    const source = raw.get(section.id)
    return source === undefined ? section : { ...section, base: hashRich(sectionContent(source)) }
  })
  return { meta: letterhead(localised), sections: cite(ws, sections, `${citation(superior.meta)};`) }
}

/** Puts the line of basis before everything the preamble says; a plan without a preamble gets one. */
function cite(ws: Workspace, sections: readonly Section[], line: string): readonly Section[] {
  const block = { type: 'paragraph', content: textInline(line) }
  if (sections.some(({ kind }) => kind === 'preamble')) {
    const first = sections.find(({ kind }) => kind === 'preamble')
    return sections.map((section) => (section === first ? { ...section, blocks: [block, ...section.blocks] } : section))
  }
  const order = keyBetween(null, sections[0]?.order ?? null)
  return [{ id: ws.newId(), order, level: 1, kind: 'preamble', runIn: false, title: [], blocks: [block] }, ...sections]
}
