import type { Proposal } from '@thac/api'
import type { Plan, Section, SectionContent } from '@thac/plan'
import { emptyMeta, hashRich, inOrder, keyBetween, parsePlanFile, sectionContent, toPlanFile } from '@thac/plan'
import type { Bounced } from '@thac/sync'
import { applyMerge, insertSection, readPlan } from '@thac/sync'
import type * as Y from 'yjs'
import type { Actor } from '../access/can.ts'
import { SERVER } from '../collaboration/room.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { demandPlan } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import type { Change } from './change.ts'
import { pullOf, takenText } from './change.ts'
import type { Verdict } from './proposals.ts'
import { parseProposalId, proposalOf } from './proposals.ts'
import { settle } from './settle.ts'

export interface VerdictRequest {
  readonly verdict: Verdict
  /** The text of an edit. */
  readonly text?: unknown
  /** This plan's text as the person had it before him when he decided; without it, as it is when the request comes. */
  readonly from?: unknown
  readonly reason?: string | undefined
}

/**
 * Decides one change of the superior's on the living section, and writes it into the ledger. Take, keep and edit advance
 * the section's base, or the same question would come back for ever; later moves nothing. What others typed since the text that
 * was decided on is merged; where it clashes, nothing is written (`conflict`), and the person looks again. Of two who decide at once,
 * one does (`already-decided` for the other).
 */
export async function decide(ws: Workspace, actor: Actor, proposalIdText: string, request: VerdictRequest): Promise<Outcome<Proposal>> {
  const target = parseProposalId(proposalIdText)
  if (target === null) return refused('not-found')
  const { planId, sectionId, version } = target
  const found = await demandPlan(ws, actor, planId, 'decide')
  if (!found.ok) return found
  const pull = await pullOf(ws, found.value)
  if (pull === null) return refused('no-superior')
  const change = pull.changes.find((one) => one.found.id === sectionId)
  if (change === undefined || pull.superior.newest.row.n !== version) return refused('already-decided')
  const { verdict } = request
  const edited = verdict === 'edit' ? contentOf(change, request.text) : null
  if (verdict === 'edit' && edited === null) return refused('invalid', 'The text is not a section.', { issues: [{ path: ['text'], message: 'not a section text' }] })
  const from = request.from === undefined ? null : contentOf(change, request.from)
  if (request.from !== undefined && from === null) return refused('invalid', 'The text decided on is not a section.', { issues: [{ path: ['from'], message: 'not a section text' }] })

  const proposal = proposalOf(planId, version, change, verdict)
  if (verdict !== 'later') {
    const deed: Deed = { verdict, edited, from, by: actor.userId, theirs: pull.superior.newest.plan }
    const bounced = await ws.rooms.withDoc(planId, (doc) => apply(doc, change, deed), actor.userId)
    if (bounced !== null) return refusedFor(bounced)
  }
  await ws.db.insertInto('verdict').values({
    planId, sectionId, version, state: change.found.state, verdict, reason: request.reason ?? '',
    baseBefore: change.mine?.base ?? null, baseAfter: verdict === 'later' ? (change.mine?.base ?? null) : change.theirsHash, theirs: change.theirsHash,
    result: await resultHash(ws, planId, sectionId), decidedBy: actor.userId, decidedAt: ws.now().toISOString(),
  }).execute()
  if (verdict !== 'later') await settle(ws, planId)
  ws.rooms.notify({ type: 'superior', planId })
  return done(proposal)
}

interface Deed {
  readonly verdict: Exclude<Verdict, 'later'>
  readonly edited: SectionContent | null
  readonly from: SectionContent | null
  readonly by: string
  /** The superior's newest version. */
  readonly theirs: Plan
}

/** Runs within one transaction of the living document; people may be typing in the section. Null, or why nothing was written. */
function apply(doc: Y.Doc, change: Change, deed: Deed): Pick<Bounced, 'reason' | 'conflicts'> | null {
  const { found: { id }, source, mine, theirs, theirsHash } = change
  const { verdict, edited, from, by } = deed
  const live = readPlan(doc)
  const now = live.sections.find((section) => section.id === id) ?? null
  if (isSettled(mine, now)) return { reason: 'decided', conflicts: [] }
  // What the person saw is what the merge begins with.
  const seen: Section | null = mine === null ? null : { ...mine, ...(from ?? sectionContent(mine)), ...(now === null ? {} : { order: now.order, level: now.level }) }
  const before = withSection(live, id, seen)
  const write = (section: Section | null): Pick<Bounced, 'reason' | 'conflicts'> | null =>
    applyMerge(doc, before, withSection(before, id, section), { origin: SERVER, by }).bounced.find((one) => one.section === id) ?? null
  if (seen !== null && (source === null || theirsHash === null)) {
    // The superior dropped the section: it goes, or it becomes the unit's own.
    if (verdict === 'take') return write(null)
    const { base: _base, ...own } = seen
    return write({ ...own, ...edited })
  }
  if (source === null || theirsHash === null) return { reason: 'gone', conflicts: [] }
  const text = verdict === 'take' ? takenText({ ...change, mine: seen }) : edited
  if (seen !== null && seen.removed !== true) return write({ ...seen, ...text, base: theirsHash })
  const order = seen?.order ?? placeFor(live, deed.theirs, id)
  const { removed: _removed, ...section }: Section = { ...source, ...(text ?? theirs ?? sectionContent(source)), order, base: theirsHash }
  if (verdict !== 'keep') return write(section)
  // A new section that is not wanted is kept as removed, with its base: else it would be offered at every pull.
  if (seen !== null) return write({ ...seen, base: theirsHash })
  insertSection(doc, { ...section, removed: true }, SERVER)
  return null
}

/** Somebody else has decided since: the section's base, or whether it stands, is not what the question was about. */
function isSettled(mine: Section | null, now: Section | null): boolean {
  return mine === null ? now !== null : now === null || now.base !== mine.base || (now.removed === true) !== (mine.removed === true)
}

function refusedFor({ reason, conflicts }: Pick<Bounced, 'reason' | 'conflicts'>): Outcome<never> {
  switch (reason) {
    case 'decided':
    case 'removed':
    case 'gone':
    case 'taken': return refused('already-decided')
    case 'conflict':
    case 'typed-in': return refused('conflict', 'The section was changed while it was being decided on. Look at it again.', { conflicts })
  }
}

function withSection(plan: Plan, id: string, section: Section | null): Plan {
  const rest = plan.sections.filter((one) => one.id !== id)
  return { ...plan, sections: section === null ? rest : [...rest, section].sort(inOrder) }
}

/** An order key for the superior's section `id` in `mine`: right after the nearest one before it that `mine` has too. */
function placeFor(mine: Plan, theirs: Plan, id: string): string {
  const at = theirs.sections.findIndex((section) => section.id === id)
  const own = new Map(mine.sections.map((section) => [section.id, section]))
  let before: string | null = null
  for (let i = at - 1; i >= 0 && before === null; i--) before = own.get(theirs.sections[i]?.id ?? '')?.order ?? null
  const after = mine.sections.find((section) => before === null || section.order > before)?.order ?? null
  return keyBetween(before, after)
}

/** The text of an edit, checked; null where it is no section text. Its form is a plan file's section. */
function contentOf(change: Change, text: unknown): SectionContent | null {
  const frame = change.mine ?? change.source
  if (frame === null || typeof text !== 'object' || text === null) return null
  const { title, blocks, runIn } = text as { title?: unknown; blocks?: unknown; runIn?: unknown }
  if (!Array.isArray(title) || !Array.isArray(blocks)) return null
  const shell = toPlanFile({ meta: emptyMeta(''), sections: [{ ...sectionContent(frame), id: frame.id, order: 'V', level: 1, kind: 'body' }] })
  const read = parsePlanFile({ ...shell, sections: [{ id: frame.id, order: 'V', level: 1, kind: 'body', title, blocks, runIn: runIn === true }] })
  const section = read.ok ? read.plan.sections[0] : undefined
  return section === undefined ? null : sectionContent(section)
}

async function resultHash(ws: Workspace, planId: string, sectionId: string): Promise<string | null> {
  const section = (await ws.rooms.read(planId)).sections.find((one) => one.id === sectionId)
  return section === undefined ? null : hashRich(sectionContent(section))
}
