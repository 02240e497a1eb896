import type { Answer } from '@thac/api'
import { PlanFile as PlanFileSchema } from '@thac/api'
import type { Plan, SectionContent, SectionId, TextAbove } from '@thac/plan'
import { authoredPlan, hashRich, toPlanFile } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { PlanRecord } from '../plans/records.ts'
import { demandPlan, findPlan } from '../plans/records.ts'
import { frozenVersion } from '../plans/versions.ts'
import { unitName } from '../units/name.ts'
import type { Workspace } from '../workspace.ts'

/** An administration has five levels. */
const MOST_LEVELS = 8

/** Who wrote which words of a plan: its draft, or its version `n`, every text node marked with the level that wrote it. */
export async function readAuthorship(ws: Workspace, actor: Actor, planId: string, n: number | 'draft'): Promise<Outcome<Answer<'authorship'>>> {
  const found = await demandPlan(ws, actor, planId, n === 'draft' ? 'read' : 'read-issued')
  if (!found.ok) return found
  const plan = n === 'draft' ? await ws.rooms.read(planId) : (await frozenVersion(ws, planId, n))?.plan
  if (plan === undefined) return refused('not-found')
  const levels = await levelsOf(ws, found.value)
  const texts = await textsAbove(ws, plan, levels)
  const none = levels.slice(1).map((): TextAbove => ({ content: null }))
  const { plan: marked, words } = authoredPlan(plan, (section) => texts.get(section.id) ?? none, {
    removed: true, terms: levels.map(({ terms }, level) => (level === 0 ? null : { terms })),
  })
  return done({
    levels: levels.map(({ row }) => ({ planId: row.id, unitId: row.unitId, unitName: unitName(ws, row.unitId) })),
    words: levels.map((_, level) => words[level] ?? 0),
    plan: PlanFileSchema.parse(toPlanFile(marked)),
  })
}

/** The plans that a plan comes from, the highest first, itself last. */
async function levelsOf(ws: Workspace, record: PlanRecord): Promise<readonly PlanRecord[]> {
  const out = [record]
  for (let above = record.row.superiorId; above !== null && out.length < MOST_LEVELS; above = out[0]?.row.superiorId ?? null) {
    const superior = await findPlan(ws, above)
    if (superior === null) break
    out.unshift(superior)
  }
  return out
}

/** For every section that has a base: its text on each level above as that level issued it, the highest first; null where a level has none. */
async function textsAbove(ws: Workspace, plan: Plan, levels: readonly PlanRecord[]): Promise<ReadonlyMap<SectionId, readonly TextAbove[]>> {
  const out = new Map<SectionId, TextAbove[]>()
  let bases: ReadonlyMap<SectionId, string> = new Map(plan.sections.flatMap(({ id, base }) => (base === undefined ? [] : [[id, base] as const])))
  for (let level = levels.length - 2; level >= 0 && bases.size > 0; level--) {
    const record = levels[level]
    if (record === undefined) break
    // Under a section's hash lies its content; only the server writes both.
    const contents = (await ws.contents.get([...new Set(bases.values())])) as ReadonlyMap<string, SectionContent>
    for (const [id, base] of bases) {
      const texts = out.get(id) ?? levels.slice(1).map(() => ({ content: null }))
      texts[level] = { content: contents.get(base) ?? null }
      out.set(id, texts)
    }
    bases = await basesAbove(ws, record, bases)
  }
  return out
}

/** The base that each section had when its plan said what `texts` (id to hash) names, from the newest such version. */
async function basesAbove(ws: Workspace, record: PlanRecord, texts: ReadonlyMap<SectionId, string>): Promise<ReadonlyMap<SectionId, string>> {
  const out = new Map<SectionId, string>()
  if (record.row.superiorId === null) return out
  const open = new Map(texts)
  for (let n = record.newest; n > 0 && open.size > 0; n--) {
    const version = await frozenVersion(ws, record.row.id, n)
    for (const section of version?.plan.sections ?? []) {
      if (open.get(section.id) !== hashRich(section)) continue
      open.delete(section.id)
      if (section.base !== undefined) out.set(section.id, section.base)
    }
  }
  return out
}
