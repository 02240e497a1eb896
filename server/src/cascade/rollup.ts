import type { Answer, SectionState } from '@thac/api'
import { places, sectionHeading, standing } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { can } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'
import type { PlanRecord } from '../plans/records.ts'
import { allPlans, demandPlan } from '../plans/records.ts'
import { frozenVersion } from '../plans/versions.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'
import { divergenceOf } from './divergence.ts'

type Rollup = Answer<'rollup'>

/** Plans deeper than this below the root of a rollup are left out; an administration has five levels. */
const DEEPEST = 8

/** The sections of a plan's newest version (or its draft before the first) against every plan below, level by level. */
export async function readRollup(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<Rollup>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (!found.ok) return found
  const root = found.value
  const plan = root.newest === 0 ? await ws.rooms.read(planId) : ((await frozenVersion(ws, planId, root.newest))?.plan ?? (await ws.rooms.read(planId)))
  const where = places(plan.sections, plan.meta.numbering)
  const sections = standing(plan).map((section) => ({ id: section.id, path: where.get(section.id)?.path ?? '', heading: sectionHeading(section) }))
  const units: Rollup['units'] = []
  const records = await allPlans(ws)
  await walk(root.row.id, 1)
  return done({ sections, units })

  async function walk(superiorId: string, depth: number): Promise<void> {
    if (depth > DEEPEST) return
    for (const record of records) {
      if (record.row.superiorId !== superiorId || !can(actor, 'read', record.place)) continue
      units.push(await rowOf(record, depth))
      await walk(record.row.id, depth + 1)
    }
  }

  async function rowOf(record: PlanRecord, depth: number): Promise<Rollup['units'][number]> {
    const { row } = record
    const listed = new Set(sections.map(({ id }) => id))
    const cells: Record<string, SectionState> = {}
    let local = 0
    for (const { id, state } of (await divergenceOf(ws, record))?.sections ?? []) {
      if (listed.has(id)) cells[id] = state
      if (state === 'local') local++
    }
    return { planId: row.id, unitId: row.unitId, unitName: unitName(ws, row.unitId), depth, adopted: row.adopted, cells, local }
  }
}
