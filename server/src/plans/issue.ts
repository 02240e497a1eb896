import type { Body, VersionSummary } from '@thac/api'
import type { Plan, SectionContent } from '@thac/plan'
import { hashRich, parsePlanFile, planHash, sectionContent, standing, toPlanFile } from '@thac/plan'
import { createHash } from 'node:crypto'
import type { Actor } from '../access/can.ts'
import { settleSubordinates } from '../cascade/settle.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { demandPlan } from './records.ts'
import { versionSummaries } from './versions.ts'

/** Freezes the living draft as the plan's next version and tells the plans below. */
export async function issueVersion(ws: Workspace, actor: Actor, planId: string, body: Body<'issue'>): Promise<Outcome<VersionSummary>> {
  const found = await demandPlan(ws, actor, planId, 'issue')
  if (!found.ok) return found
  const draft = await ws.rooms.read(planId)
  const frozen = freeze(draft, body.number, body.date)
  // Any drafter may have put anything into the document; what is issued is of the format.
  const checked = parsePlanFile(frozen.file)
  if (!checked.ok) return refused('not-issuable', checked.reason, { findings: [checked.reason] })
  if (standing(checked.plan).length === 0) return refused('not-issuable', 'The plan has no section.', { findings: ['empty'] })
  const n = await keepVersion(ws, planId, checked.plan, { note: body.note ?? '', by: actor.userId })
  const summary = (await versionSummaries(ws, planId)).find((one) => one.n === n)
  if (summary === undefined) throw new Error(`version ${n} of plan ${planId} was not kept`)
  ws.rooms.notify({ type: 'versions', planId })
  const below = await ws.db.selectFrom('plan').select('id').where('superiorId', '=', planId).execute()
  for (const { id } of below) ws.rooms.notify({ type: 'superior', planId: id })
  void settleSubordinates(ws, below.map((one) => one.id))
  return done(summary)
}

/** Stores `plan` as the next version, with the content of each section by its hash: these are the bases of forks. */
export async function keepVersion(ws: Workspace, planId: string, plan: Plan, { note, by }: { readonly note: string; readonly by: string }): Promise<number> {
  const file = toPlanFile(plan)
  const content = createHash('sha256').update(JSON.stringify(file)).digest('hex')
  const values = new Map<string, unknown>(plan.sections.map((section): [string, SectionContent] => {
    const own = sectionContent(section)
    return [hashRich(own), own]
  }))
  values.set(content, file)
  await ws.contents.put(values)
  const { number, date, title } = plan.meta
  return ws.db.transaction().execute(async (trx) => {
    const last = await trx.selectFrom('version').select(({ fn }) => fn.max('n').as('n')).where('planId', '=', planId).executeTakeFirst()
    const n = Number(last?.n ?? 0) + 1
    await trx.insertInto('version').values({ planId, n, number, date, title, note, hash: planHash(plan), content, issuedAt: ws.now().toISOString(), issuedBy: by }).execute()
    return n
  })
}

function freeze(draft: Plan, number: string | null | undefined, date: string | null | undefined): { readonly file: unknown } {
  const meta = { ...draft.meta, number: number ?? draft.meta.number, date: date ?? draft.meta.date }
  return { file: toPlanFile({ meta, sections: standing(draft) }) }
}
