import type { Proposal } from '@thac/api'
import type { Plan, Section, SectionContent } from '@thac/plan'
import { emptyMeta, hashRich, keyBetween, mergeSection, parsePlanFile, sectionContent, toPlanFile } from '@thac/plan'
import { insertSection, readPlan, readSection, setRemoved, setSection, writeContent } from '@thac/sync'
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

export interface VerdictRequest { readonly verdict: Verdict; readonly text?: unknown; readonly reason?: string | undefined }

/**
 * Decides one change of the superior's on the living section, and writes it into the ledger. Take, keep and edit advance
 * the section's base, or the same question would come back for ever; later moves nothing.
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

  const proposal = proposalOf(planId, version, change, verdict)
  if (verdict !== 'later') await ws.rooms.withDoc(planId, (doc) => apply(doc, change, verdict, edited, actor.userId, pull), actor.userId)
  await ws.db.insertInto('verdict').values({
    planId, sectionId, version, state: change.found.state, verdict, reason: request.reason ?? '',
    baseBefore: change.mine?.base ?? null, baseAfter: verdict === 'later' ? (change.mine?.base ?? null) : change.theirsHash, theirs: change.theirsHash,
    result: await resultHash(ws, planId, sectionId), decidedBy: actor.userId, decidedAt: ws.now().toISOString(),
  }).execute()
  if (verdict !== 'later') await settle(ws, planId)
  ws.rooms.notify({ type: 'superior', planId })
  return done(proposal)
}

/** Runs within one transaction of the living document; people may be typing in the section. */
function apply(doc: Y.Doc, change: Change, verdict: Exclude<Verdict, 'later'>, edited: SectionContent | null, by: string, pull: { readonly superior: { readonly newest: { readonly plan: Plan } } }): void {
  const { found, source, theirsHash } = change
  const live = readSection(doc, found.id)
  const text = verdict === 'take' ? takenText({ ...change, mine: live }) : ontoLive(edited, change.mine, live)
  if (source === null || theirsHash === null) {
    // The superior dropped the section: it goes, or it becomes the unit's own.
    if (verdict === 'take') setRemoved(doc, found.id, true, by, SERVER)
    if (text !== null && verdict === 'edit') writeContent(doc, found.id, text, SERVER)
    return setSection(doc, found.id, { base: null }, SERVER)
  }
  if (change.mine !== null) {
    if (text !== null) writeContent(doc, found.id, text, SERVER)
    return setSection(doc, found.id, { base: theirsHash }, SERVER)
  }
  const order = placeFor(readPlan(doc), pull.superior.newest.plan, found.id)
  // A new section that is not wanted is kept as removed, with its base: else it would be offered at every pull.
  const section: Section = { ...source, ...(text ?? change.theirs ?? sectionContent(source)), order, base: theirsHash, ...(verdict === 'keep' ? { removed: true } : {}) }
  insertSection(doc, section, SERVER)
}

/** What the drafter wrote instead, with what others have typed into the section since the drafter read it. */
function ontoLive(edited: SectionContent | null, read: Section | null, live: Section | null): SectionContent | null {
  if (edited === null || read === null || live === null) return edited
  return mergeSection(sectionContent(read), sectionContent(live), edited, () => 'theirs').content
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
