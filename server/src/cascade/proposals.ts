import type { Proposal } from '@thac/api'
import { mergeSection, sectionContent } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'
import { demandPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import type { Change } from './change.ts'
import { pullOf, takenText } from './change.ts'

export type Verdict = 'take' | 'keep' | 'edit' | 'later'

const PREFIX = 'up'

/** The changes of the superior's newest version that wait in a plan, in document order; none without a superior. */
export async function listProposals(ws: Workspace, actor: Actor, planId: string): Promise<Outcome<Proposal[]>> {
  const found = await demandPlan(ws, actor, planId, 'read')
  if (!found.ok) return found
  const pull = await pullOf(ws, found.value)
  if (pull === null) return done([])
  const version = pull.superior.newest.row.n
  const later = await ws.db.selectFrom('verdict').select('sectionId').where('planId', '=', planId).where('version', '=', version).where('verdict', '=', 'later').execute()
  const put = new Set(later.map((row) => row.sectionId))
  return done(pull.changes.map((change) => proposalOf(planId, version, change, put.has(change.found.id) ? 'later' : null)))
}

/** A change as the interface shows it: `merged` is what taking it would write. */
export function proposalOf(planId: string, version: number, change: Change, verdict: Verdict | null): Proposal {
  const { found, base, theirs } = change
  const mine = change.mine === null ? null : sectionContent(change.mine)
  const merge = base === null || theirs === null || mine === null ? null : mergeSection(base, theirs, mine)
  return {
    id: proposalId(planId, found.id, version), kind: 'upstream', planId, sectionId: found.id, state: found.state, version,
    heading: found.heading, path: found.path === '' ? (found.basePath ?? '') : found.path, base, theirs, mine, merged: takenText(change),
    conflicts: (merge?.conflicts ?? []).map(({ kind, base: before, upstream, child }) => ({ kind, base: before, upstream, child })),
    review: (merge?.review ?? []).map(({ reason, text }) => `${reason}: ${text}`), verdict,
  }
}

export function proposalId(planId: string, sectionId: string, version: number): string {
  return [PREFIX, planId, sectionId, version].join('~')
}

/** What a proposal's id speaks of; null for no such id. */
export function parseProposalId(id: string): { readonly planId: string; readonly sectionId: string; readonly version: number } | null {
  const [prefix, planId, sectionId, version, ...rest] = id.split('~')
  if (prefix !== PREFIX || planId === undefined || sectionId === undefined || rest.length > 0 || !/^[1-9]\d{0,8}$/.test(version ?? '')) return null
  return { planId, sectionId, version: Number(version) }
}
