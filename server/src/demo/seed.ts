import { DEMO_PASSWORD, DEMO_REMARKS, DEMO_UNITS, demoAccount, demoAccounts, demoCoastDraft, demoCommuneDraft, demoDistrictDraft, demoPlan, demoSecondVersion } from '@thac/demo'
import type { Plan } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import type { Sessions } from '../access/sessions.ts'
import { forkPlan } from '../cascade/fork.ts'
import { keepPlan } from '../plans/create.ts'
import { issueVersion, keepVersion } from '../plans/issue.ts'
import { addComment } from '../review/comment.ts'
import { addReply } from '../review/reply.ts'
import type { Outcome } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { rewriteDraft } from './rewrite.ts'

/** True where the workspace is the demo's. */
export async function isDemoWorkspace({ db }: Workspace): Promise<boolean> {
  const [first] = demoAccounts()
  if (first === undefined) return false
  return (await db.selectFrom('user').select('id').where('id', '=', first.id).executeTakeFirst()) !== undefined
}

/** True where nobody and nothing is in the workspace yet. */
export async function isEmptyWorkspace({ db }: Workspace): Promise<boolean> {
  const user = await db.selectFrom('user').select('id').limit(1).executeTakeFirst()
  const unit = await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()
  return user === undefined && unit === undefined
}

/**
 * Fills an empty workspace with the demo: its units and people, the province's plan issued and amended once, one district's
 * plan made of the first version and another's of the second, a commune's of that, and remarks.
 */
export async function seedDemo(ws: Workspace, sessions: Sessions, actorOf: (userId: string) => Promise<Actor>): Promise<void> {
  const password = await sessions.hashPassword(DEMO_PASSWORD)
  const unitIds = await seedUnits(ws)
  await seedPeople(ws, unitIds, password)
  const province = unitIds.get('lamgiang')
  const drafter = demoAccount('drafter')
  const approver = demoAccount('approver')
  const coastApprover = demoAccount('approver', 'binhsa')
  if (province === undefined || drafter === null || approver === null || coastApprover === null) throw new Error('the demo lacks its province or its people')
  const forkFor = async (code: string, superiorId: string, change: (plan: Plan) => Plan): Promise<string> => {
    const unitId = unitIds.get(code)
    const by = demoAccount('drafter', code)
    if (unitId === undefined || by === null) throw new Error(`the demo lacks the unit ${code} or its drafter`)
    const { id } = valueOf(await forkPlan(ws, await actorOf(by.id), superiorId, { unitId }))
    await rewriteDraft(ws, id, change, by.id)
    return id
  }

  const first = demoPlan()
  const plan = await keepPlan(ws, drafter.id, province, first)
  await keepVersion(ws, plan.id, dated(first, '12/KH-UBND', '2027-03-05'), { note: '', by: approver.id })
  const fork = await forkFor('sonha', plan.id, demoDistrictDraft)
  await rewriteDraft(ws, plan.id, demoSecondVersion, drafter.id)
  await keepVersion(ws, plan.id, dated(demoSecondVersion(first), '31/KH-UBND', '2027-04-20'), { note: 'Siết thời hạn báo động và bổ sung phương tiện cứu hộ.', by: approver.id })
  const coast = await forkFor('binhsa', plan.id, demoCoastDraft)
  valueOf(await issueVersion(ws, await actorOf(coastApprover.id), coast, { number: '8/KH-UBND', date: '2027-04-28', note: '' }))
  await forkFor('conbai', coast, demoCommuneDraft)

  const plans = new Map([['lamgiang', plan.id], ['sonha', fork]])
  for (const remark of DEMO_REMARKS) {
    const by = demoAccount(remark.by.role, remark.by.unit)
    const planId = plans.get(remark.plan)
    if (by === null || planId === undefined) throw new Error('a remark of the demo has no author or no plan')
    const comment = valueOf(await addComment(ws, await actorOf(by.id), planId, { sectionId: remark.section, anchor: null, body: remark.body }))
    for (const reply of remark.replies) {
      const who = demoAccount(reply.role, reply.unit)
      if (who !== null) valueOf(await addReply(ws, await actorOf(who.id), comment.id, reply.body))
    }
  }
}

async function seedUnits(ws: Workspace): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(DEMO_UNITS.map(({ code }) => [code, ws.newId()]))
  for (const { code, name, shortName, level, parent, place, notation, terms } of DEMO_UNITS) {
    const id = ids.get(code) ?? code
    await ws.units.add({ id, code, name, shortName, level, parentId: parent === null ? null : (ids.get(parent) ?? null), place, notation, terms: { ...terms } }, ws.now().toISOString())
  }
  return ids
}

async function seedPeople(ws: Workspace, unitIds: ReadonlyMap<string, string>, password: string): Promise<void> {
  const at = ws.now().toISOString()
  const stamps = { createdAt: at, updatedAt: at }
  const accounts = demoAccounts()
  await ws.db.insertInto('user').values(accounts.map(({ id, name, email }) => ({ id, name, email, emailVerified: 1, image: null, color: null, ...stamps }))).execute()
  await ws.db.insertInto('account').values(accounts.map(({ id }) => ({ id: `${id}-password`, accountId: id, providerId: 'credential', userId: id, password, ...stamps }))).execute()
  await ws.db.insertInto('membership').values(accounts.map(({ id, role, unit }) => ({ userId: id, unitId: unitIds.get(unit) ?? '', role }))).execute()
}

function dated(plan: Plan, number: string, date: string): Plan {
  return { ...plan, meta: { ...plan.meta, number, date } }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demo could not be made: ${outcome.code} ${outcome.detail ?? ''}`)
  return outcome.value
}
