import type { AdoptionPreview, PlanFile } from '@thac/api'
import { PlanFile as PlanFileSchema } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { localisePlan, parsePlanFile, textInline, toPlanFile } from '@thac/plan'
import { writeContent } from '@thac/sync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoData, Guest, TestServer } from '../testing/server.ts'
import { demoData, startTestServer } from '../testing/server.ts'

let demo: DemoData
let server: TestServer
let province: Guest
let approver: Guest
let district: Guest
let provincePlan: string
let districtUnit: string
let draft: PlanFile

beforeAll(async () => {
  demo = await demoData([['drafter', 'lamgiang'], ['approver', 'lamgiang'], ['drafter', 'dongpho'], ['reader', 'dongpho'], ['admin', 'lamgiang'], ['drafter', 'khemay']])
})
afterAll(() => demo.remove())
beforeEach(async () => {
  server = await startTestServer({ dataDir: demo.copy() }, demo.cookies)
  province = await server.signIn('drafter')
  approver = await server.signIn('approver')
  district = await server.signIn('drafter', 'dongpho')
  provincePlan = (await province.ask('plans')).value.find(({ superior }) => superior === null)?.id ?? ''
  districtUnit = (await district.ask('me')).value.memberships[0]?.unitId ?? ''
  draft = await ownDraft()
})
afterEach(() => server.stop())

/** What the town wrote by itself: the province's plan in its own names, without ids, one section dropped, one rewritten, one new. */
async function ownDraft(): Promise<PlanFile> {
  const { value } = await district.ask('version', { id: provincePlan, n: 2 })
  const read = parsePlanFile(value.plan)
  if (!read.ok) throw new Error(read.reason)
  const terms = (await district.ask('units')).value.find(({ id }) => id === districtUnit)?.terms ?? {}
  const plan: Plan = localisePlan(read.plan, terms)
  const sections = plan.sections.filter(({ id }) => id !== 'so-y-te').map((section, i): Section => {
    const blocks = section.id === 'kinh-phi' ? [{ type: 'paragraph', content: textInline('Thị xã tự lo.') }] : section.blocks
    return { ...section, id: `n${i}`, blocks, ...(section.id === 'ket' ? { order: `${section.order}V` } : {}) }
  })
  const last = sections[sections.length - 1]
  if (last === undefined) throw new Error('no sections')
  const own: Section = { ...last, id: 'rieng', kind: 'body', level: 1, order: `${last.order.slice(0, -1)}F`, title: textInline('Chợ đêm'), blocks: [{ type: 'paragraph', content: textInline('Dời chợ lên bến cao.') }] }
  return PlanFileSchema.parse(toPlanFile({ meta: { ...plan.meta, issuer: 'Ủy ban nhân dân thị xã Đông Phố' }, sections: [...sections.slice(0, -1), own, last] }))
}

const preview = (guest: Guest, body: Record<string, unknown> = {}) => guest.ask('previewAdoption', { id: provincePlan }, { unitId: districtUnit, plan: draft, ...body })
const adopt = (guest: Guest, of: AdoptionPreview, body: Record<string, unknown> = {}) => guest.ask('adopt', { id: provincePlan }, {
  unitId: districtUnit, title: 'Kế hoạch của thị xã', plan: draft, version: of.version, pairs: of.pairs.map(({ base, child }) => ({ base, child })), ...body,
})
const statesOf = async (planId: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await district.ask('divergence', { id: planId })).value.sections.map((row) => [row['id'], row['status']]))

describe('adopting a draft', () => {
  it('C8: the preview says which section is which, keeps nothing, and shows the superior’s newest version', async () => {
    const before = (await district.ask('plans')).value.length
    const { value } = await preview(district)
    expect(value).toMatchObject({ version: 2, unpairedBase: ['so-y-te'], unpairedChild: ['rieng'], terms: { 'tỉnh Lam Giang': 'thị xã Đông Phố' } })
    expect(value.superior.sections.map(({ id }) => id)).toContain('xuong-cuu-ho')
    expect(value.pairs.find(({ base }) => base === 'kinh-phi')).toMatchObject({ by: 'heading', doubtful: false })
    expect(value.pairs.every(({ doubtful }) => !doubtful)).toBe(true)
    expect((await district.ask('plans')).value).toHaveLength(before)
  })

  it('C8: the plan is linked like a fork: lineage, divergence, bases, roll-up', async () => {
    const made = await adopt(district, (await preview(district)).value)
    expect(made.status).toBe(201)
    const { id } = made.value
    const detail = (await district.ask('plan', { id })).value
    expect(detail).toMatchObject({ title: 'Kế hoạch của thị xã', superior: { planId: provincePlan, adopted: 2, newest: 2 }, lineage: [{ planId: provincePlan }], waiting: 0 })
    const found = await statesOf(id)
    expect(found).toMatchObject({ 'kinh-phi': 'adapted', 'so-y-te': 'omitted', 'muc-dich': 'identical', 'ban-chi-huy': 'identical' })
    expect(Object.values(found).filter((state) => state === 'local')).toHaveLength(1)
    expect(Object.keys((await district.ask('superior', { id })).value.bases).length).toBeGreaterThan(15)
    const row = (await province.ask('rollup', { id: provincePlan })).value.units.find(({ planId }) => planId === id)
    expect(row).toMatchObject({ unitId: districtUnit, adopted: 2, local: 1 })
    expect(row?.cells).toMatchObject({ 'kinh-phi': 'adapted', 'so-y-te': 'omitted' })
    const text = JSON.stringify((await district.ask('draft', { id })).value.sections.filter(({ removed }) => removed !== true))
    for (const section of draft.sections) expect(text).toContain(JSON.stringify(section['title']))
  })

  it('C8: what the superior issues next is offered, section by section', async () => {
    const { value: { id } } = await adopt(district, (await preview(district)).value)
    await server.running.workspace.rooms.withDoc(provincePlan, (doc) => writeContent(doc, 'muc-dich', { title: textInline('Mục đích'), blocks: [{ type: 'paragraph', content: textInline('Không để ai bị bỏ lại.') }], runIn: false }, 'test'))
    await approver.ask('issue', { id: provincePlan }, {})
    const waiting = (await district.ask('proposals', { id })).value.find(({ sectionId }) => sectionId === 'muc-dich')
    expect(waiting).toMatchObject({ state: 'update-available', version: 3 })
    expect((await district.ask('verdict', { id: waiting?.id ?? '' }, { verdict: 'take' })).status).toBe(200)
    expect((await statesOf(id))['muc-dich']).toBe('identical')
  })

  it('C8: decisions are on the version that was shown; a newer one waits as an update', async () => {
    const seen = (await preview(district)).value
    await server.running.workspace.rooms.withDoc(provincePlan, (doc) => writeContent(doc, 'muc-dich', { title: textInline('Mục đích'), blocks: [], runIn: false }, 'test'))
    await approver.ask('issue', { id: provincePlan }, {})
    const { value: { id } } = await adopt(district, seen)
    expect((await district.ask('plan', { id })).value.superior).toMatchObject({ adopted: 2, newest: 3 })
    expect((await statesOf(id))['muc-dich']).toBe('update-available')
    expect((await adopt(district, seen, { version: 9 })).code).toBe('conflict')
  })

  it('C8: terms given take the place of the guessed ones, and are declared', async () => {
    const terms = { 'tỉnh Lam Giang': 'vùng Đông Phố' }
    const seen = (await preview(district, { terms })).value
    expect(seen.terms).toEqual(terms)
    const { value: { id } } = await adopt(district, seen, { terms })
    expect((await district.ask('plan', { id })).value.terms).toEqual(terms)
  })

  it('C8: rights as for a fork, and one plan a unit and superior plan', async () => {
    const seen = (await preview(district)).value
    const reader = await server.signIn('reader', 'dongpho')
    const commune = await server.signIn('drafter', 'khemay')
    for (const guest of [reader, commune]) {
      expect((await preview(guest)).code).toBe('forbidden')
      expect((await adopt(guest, seen)).code).toBe('forbidden')
    }
    const root = (await province.ask('units')).value[0]?.id ?? ''
    expect((await preview(province, { unitId: root })).code).toBe('not-subordinate')
    const fresh = (await province.ask('createPlan', {}, { unitId: root, title: 'Chưa ban hành' })).value.id
    expect((await province.ask('previewAdoption', { id: fresh }, { unitId: districtUnit, plan: draft })).code).toBe('nothing-issued')
    const made = await Promise.all([adopt(district, seen), adopt(district, seen)])
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await preview(district)).code).toBe('conflict')
  })

  it('C8: pairs that name what is not there, or twice, are refused with their place', async () => {
    const seen = (await preview(district)).value
    for (const pairs of [[{ base: 'none', child: 'n0' }], [{ base: 'muc-dich', child: 'none' }], [{ base: 'muc-dich', child: 'n1' }, { base: 'yeu-cau', child: 'n1' }]]) {
      expect((await adopt(district, seen, { pairs })).code).toBe('invalid')
    }
    expect((await adopt(district, seen, { version: 7 })).code).toBe('invalid')
    expect((await preview(district, { plan: { format: 'thac-plan', version: 1, meta: {}, sections: [{ id: 'x'.repeat(200), blocks: {} }] } })).status).toBe(200)
    expect((await district.ask('plans')).value.some(({ superior, unitId }) => superior?.planId === provincePlan && unitId === districtUnit)).toBe(false)
  })
})
