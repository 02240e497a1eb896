import type { Answer } from '@thac/api'
import type { Divergence, Plan } from '@thac/plan'
import { divergence, divergenceJson } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { PlanRecord } from '../plans/records.ts'
import { demandPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import { superiorOf } from './superior.ts'

const WAITING: readonly string[] = ['update-available', 'diverged', 'conflict', 'new-from-superior', 'withdrawn']

/** True for a state in which the superior has something that waits for a verdict. */
export function isWaiting(state: string): boolean {
  return WAITING.includes(state)
}

/** The last answer for a draft: good while the draft is the same object and nothing above it has moved. */
const known = new WeakMap<Plan, { readonly key: string; readonly value: Divergence }>()

/** Every section of a draft against its base; null for a plan without a superior. */
export async function divergenceOf(ws: Workspace, record: PlanRecord): Promise<Divergence | null> {
  if (record.row.superiorId === null) return null
  const mine = await ws.rooms.read(record.row.id)
  const superior = await superiorOf(ws, record, mine)
  if (superior === null) return null
  const key = `${superior.adopted.row.content}/${superior.newest.row.content}/${record.row.terms}`
  const last = known.get(mine)
  if (last?.key === key) return last.value
  const value = divergence({ mine, adopted: superior.adopted.plan, newest: superior.newest.plan, bases: superior.bases, terms: record.terms })
  known.set(mine, { key, value })
  return value
}

export async function readDivergence(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<Answer<'divergence'>>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (!found.ok) return found
  const value = await divergenceOf(ws, found.value)
  if (value === null) return refused('no-superior')
  const { sections, summary, figures } = divergenceJson(value)
  return done({ sections: sections.map((row) => ({ ...row })), summary: { ...summary }, figures: { ...figures } })
}
