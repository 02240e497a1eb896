import type { AdoptionPreview, PlanFile } from '@thac/api'
import { adoptionFault, parsePlanFile, plainTerms } from '@thac/plan'
import type { AdoptionDecision, Plan, Terms } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { keepDocument } from '../plans/create.ts'
import { frozenVersion } from '../plans/versions.ts'
import type { Workspace } from '../workspace.ts'
import { demandFork, forkOf } from './fork.ts'

export interface AdoptionQuestion { readonly unitId: string; readonly plan: PlanFile; readonly terms?: Readonly<Record<string, string>> | undefined }

export interface AdoptionRequest extends AdoptionQuestion {
  readonly title: string
  /** The superior's version that the pairs speak of. */
  readonly version: number
  readonly pairs: readonly AdoptionDecision[]
}

/** Which section of a unit's draft is which of the superior's newest version. Nothing is kept. */
export async function previewAdoption(ws: Workspace, actor: Actor, planId: string, question: AdoptionQuestion): Promise<Outcome<AdoptionPreview>> {
  const ground = await demandGround(ws, actor, planId, question)
  if (!ground.ok) return ground
  const { newest, draft, termsFor } = ground.value
  const frozen = await frozenVersion(ws, planId, newest)
  if (frozen === null) throw new Error(`plan ${planId} has lost version ${newest}`)
  const terms = termsFor(frozen.plan)
  const found = await ws.reader.pairs({ superior: frozen.plan, draft, terms })
  if (!found.ok) return found
  const { pairs, unpairedBase, unpairedChild } = found.value
  return done({
    version: newest, superior: frozen.file, terms: { ...terms }, unpairedBase: [...unpairedBase], unpairedChild: [...unpairedChild],
    pairs: pairs.map((pair) => ({ ...pair, alternatives: pair.alternatives.map((one) => ({ ...one })) })),
  })
}

/**
 * Keeps a unit's draft as its plan of a superior's: linked to the version that was decided on, as a fork of it would be. A
 * version issued since then waits as an update.
 */
export async function adoptDraft(ws: Workspace, actor: Actor, planId: string, request: AdoptionRequest): Promise<Outcome<{ id: string }>> {
  const ground = await demandGround(ws, actor, planId, request)
  if (!ground.ok) return ground
  const { draft, termsFor } = ground.value
  const { unitId, title, version, pairs } = request
  const frozen = await frozenVersion(ws, planId, version)
  if (frozen === null) return refused('invalid', 'The superior\'s plan has no such version.', { issues: [{ path: ['version'], message: 'unknown version' }] })
  const fault = adoptionFault(frozen.plan, draft, pairs)
  if (fault !== null) return refused('invalid', `pairs.${fault.at}: ${FAULTS[fault.reason]}`, { issues: [{ path: ['pairs', fault.at], message: FAULTS[fault.reason] }] })
  const terms = termsFor(frozen.plan)
  const id = ws.newId()
  const own = await ws.reader.adopted({ superior: frozen.plan, draft: { ...draft, meta: { ...draft.meta, title } }, pairs, terms, planId: id })
  if (!own.ok) return own
  try {
    const made = await keepDocument(ws, actor.userId, unitId, own.value, { superiorId: planId, adopted: version, terms }, id)
    ws.rooms.notify({ type: 'plan', planId })
    return done(made)
  } catch (error) {
    // Somebody else made the unit's plan at the same moment; the index lets one through.
    const other = await forkOf(ws, planId, unitId)
    if (other === null) throw error
    return refusedFor(other.id)
  }
}

const FAULTS = {
  'unknown-base': 'no such section in the superior\'s version', 'unknown-child': 'no such section in the draft',
  'base-twice': 'this section of the superior\'s is in two pairs', 'child-twice': 'this section of the draft is in two pairs',
} as const

interface Ground {
  readonly newest: number
  readonly draft: Plan
  readonly termsFor: (superior: Plan) => Terms
}

/** Rights as for a fork; a unit has one plan of a superior's, and a draft must not vanish into it. */
async function demandGround(ws: Workspace, actor: Actor, planId: string, { unitId, plan, terms }: AdoptionQuestion): Promise<Outcome<Ground>> {
  const found = await demandFork(ws, actor, planId, unitId)
  if (!found.ok) return found
  const { record, unit } = found.value
  const there = await forkOf(ws, planId, unitId)
  if (there !== null) return refusedFor(there.id)
  const read = parsePlanFile(plan)
  if (!read.ok) return refused('invalid', read.reason, { issues: [{ path: ['plan'], message: read.reason }] })
  const above = ws.units.get(record.row.unitId)
  if (above === null) throw new Error(`plan ${planId} belongs to no unit`)
  return done({ newest: record.newest, draft: read.plan, termsFor: (superior) => terms ?? plainTerms(superior, above, unit, unit.terms) })
}

function refusedFor(planId: string): Outcome<never> {
  return refused('conflict', 'The unit has its plan of this one already.', { planId })
}
