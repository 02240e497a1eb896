import type { Proposal } from '@thac/api'
import type { SectionContent } from '@thac/plan'
import { textInline } from '@thac/plan'
import { insertSection, readSection, setRemoved, writeContent } from '@thac/sync'
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

beforeAll(async () => {
  demo = await demoData([['drafter', 'lamgiang'], ['approver', 'lamgiang'], ['drafter', 'dongpho'], ['reader', 'dongpho'], ['reviewer', 'dongpho']])
})
afterAll(() => demo.remove())
beforeEach(async () => {
  server = await startTestServer({ dataDir: demo.copy() }, demo.cookies)
  province = await server.signIn('drafter')
  approver = await server.signIn('approver')
  district = await server.signIn('drafter', 'dongpho')
  provincePlan = (await province.ask('plans')).value.find(({ superior }) => superior === null)?.id ?? ''
  districtUnit = (await district.ask('me')).value.memberships[0]?.unitId ?? ''
})
afterEach(() => server.stop())

const edit = (planId: string, sectionId: string, content: SectionContent): Promise<void> =>
  server.running.workspace.rooms.withDoc(planId, (doc) => writeContent(doc, sectionId, content, 'test'))
const contentOf = async (planId: string, sectionId: string): Promise<SectionContent> => {
  const section = (await server.running.workspace.rooms.read(planId)).sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new Error(`no section ${sectionId}`)
  return section
}
const reworded = async (planId: string, sectionId: string, from: string, to: string): Promise<void> => {
  const text = JSON.stringify(await contentOf(planId, sectionId))
  if (!text.includes(from)) throw new Error(`${sectionId} does not say ${from}`)
  await edit(planId, sectionId, JSON.parse(text.replace(from, to)) as SectionContent)
}
const states = async (planId: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await district.ask('divergence', { id: planId })).value.sections.map((row) => [row['id'], row['status']]))
const fork = async (): Promise<string> => (await district.ask('fork', { id: provincePlan }, { unitId: districtUnit })).value.id
const issue = (): Promise<{ status: number; code: string }> => approver.ask('issue', { id: provincePlan }, {})
const proposal = async (planId: string, sectionId: string): Promise<Proposal> => {
  const found = (await district.ask('proposals', { id: planId })).value.find((one) => one.sectionId === sectionId)
  if (found === undefined) throw new Error(`nothing waits in ${sectionId}`)
  return found
}

describe('fork', () => {
  it('C1: has the superior\'s sections under their ids, its own letterhead, the line of basis and the terms', async () => {
    const id = await fork()
    const { value: draft } = await district.ask('draft', { id })
    const { value: source } = await district.ask('version', { id: provincePlan, n: 2 })
    expect(draft.sections.map((section) => section.id)).toEqual(source.plan.sections.map((section) => section.id))
    expect(draft.meta).toMatchObject({
      issuer: 'Ủy ban nhân dân thị xã Đông Phố', superior: 'Ủy ban nhân dân tỉnh Lam Giang', place: 'Đông Phố', number: null, date: null,
      signature: { authority: 'TM. ỦY BAN NHÂN DÂN', role: null, name: null },
    })
    const line = 'Thực hiện Kế hoạch số 31/KH-UBND ngày 20 tháng 4 năm 2027 của Ủy ban nhân dân tỉnh Lam Giang về chuẩn bị phòng, chống lụt và ngập úng mùa mưa năm 2027'
    expect(draft.meta['bases']).toEqual([{ kind: 'Kế hoạch', number: '31/KH-UBND', date: '2027-04-20', issuer: 'Ủy ban nhân dân tỉnh Lam Giang', text: line }])
    const text = JSON.stringify(draft.sections)
    expect(text).toContain(line)
    expect(text).toContain('thị xã Đông Phố')
    const found = await states(id)
    expect(Object.values(found).filter((state) => state === 'identical').length).toBe(draft.sections.length - 1)
    expect(found['mo-dau']).toBe('adapted')
  })

  it('C1: asked again, even at the same moment, it is the same plan', async () => {
    const made = await Promise.all([fork(), fork(), fork()])
    expect(new Set(made).size).toBe(1)
    expect((await states(made[0] ?? ''))['kinh-phi']).toBe('identical')
  })

  it('C1: only below, only by those who may, only of what is issued', async () => {
    const { value: units } = await province.ask('units')
    const root = units[0]?.id ?? ''
    const khemay = units.find(({ code }) => code === 'khemay')?.id ?? ''
    expect((await province.ask('fork', { id: provincePlan }, { unitId: root })).code).toBe('not-subordinate')
    expect((await district.ask('fork', { id: provincePlan }, { unitId: khemay })).code).toBe('forbidden')
    const reader = await server.signIn('reader', 'dongpho')
    expect((await reader.ask('fork', { id: provincePlan }, { unitId: districtUnit })).code).toBe('forbidden')
    const fresh = await province.ask('createPlan', {}, { unitId: root, title: 'Chưa ban hành' })
    expect((await province.ask('fork', { id: fresh.value.id }, { unitId: districtUnit })).code).toBe('nothing-issued')
  })

  it('C1: terms given take the place of the unit\'s own', async () => {
    const { value } = await district.ask('fork', { id: provincePlan }, { unitId: districtUnit, terms: { 'tỉnh Lam Giang': 'vùng Đông Phố' } })
    const detail = await district.ask('plan', { id: value.id })
    expect(detail.value.terms).toEqual({ 'tỉnh Lam Giang': 'vùng Đông Phố' })
    expect(JSON.stringify((await district.ask('draft', { id: value.id })).value.sections)).toContain('vùng Đông Phố')
  })
})

describe('issue', () => {
  it('C2: freezes the draft without what was removed; the draft goes on', async () => {
    const approved = await approver.ask('issue', { id: provincePlan }, { number: '55/KH-UBND', date: '2027-05-02', note: 'Lần ba' })
    expect(approved.value).toMatchObject({ n: 3, number: '55/KH-UBND', date: '2027-05-02', note: 'Lần ba' })
    const frozen = JSON.stringify((await province.ask('version', { id: provincePlan, n: 3 })).value.plan.sections)
    await reworded(provincePlan, 'kinh-phi', 'ngân sách', 'quỹ')
    await server.running.workspace.rooms.withDoc(provincePlan, (doc) => setRemoved(doc, 'so-y-te', true, 'x', 'test'))
    expect(JSON.stringify((await province.ask('version', { id: provincePlan, n: 3 })).value.plan.sections)).toBe(frozen)
    await issue()
    const fourth = (await province.ask('version', { id: provincePlan, n: 4 })).value.plan
    expect(fourth.sections.some(({ id }) => id === 'so-y-te')).toBe(false)
    expect((await province.ask('versions', { id: provincePlan })).value.map(({ n }) => n)).toEqual([4, 3, 2, 1])
  })

  it('C2: by an approver, and not an empty plan', async () => {
    expect((await province.ask('issue', { id: provincePlan }, {})).code).toBe('forbidden')
    const root = (await province.ask('units')).value[0]?.id ?? ''
    const { value } = await province.ask('createPlan', {}, { unitId: root, title: 'Trống', plan: { format: 'thac-plan', version: 1, meta: {}, sections: [] } })
    const answer = await approver.ask('issue', { id: value.id }, {})
    expect([answer.status, answer.code]).toEqual([409, 'not-issuable'])
  })
})

describe('divergence', () => {
  it('C3: tells adapted, omitted and local from identical, live', async () => {
    const id = await fork()
    await reworded(id, 'kinh-phi', 'ngân sách', 'quỹ phòng, chống thiên tai')
    await server.running.workspace.rooms.withDoc(id, (doc) => setRemoved(doc, 'so-y-te', true, 'x', 'test'))
    expect(await states(id)).toMatchObject({ 'kinh-phi': 'adapted', 'so-y-te': 'omitted', 'muc-dich': 'identical' })
    const summary = (await district.ask('plan', { id })).value
    expect(summary.states).toMatchObject({ adapted: 2, omitted: 1 })
    expect((await province.ask('divergence', { id: provincePlan })).code).toBe('no-superior')
  })
})

describe('pull', () => {
  const base = 'ít nhất 300 người'

  it('C4: take merges the superior\'s words into mine and the question is not asked again', async () => {
    const id = await fork()
    await reworded(id, 'diem-so-tan', 'người', 'người dân')
    await reworded(provincePlan, 'loa-thon', 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
    await issue()
    const waiting = await proposal(id, 'loa-thon')
    expect(waiting).toMatchObject({ state: 'update-available', version: 3, verdict: null, conflicts: [] })
    const taken = await district.ask('verdict', { id: waiting.id }, { verdict: 'take' })
    expect(taken.value.verdict).toBe('take')
    expect(JSON.stringify(await contentOf(id, 'loa-thon'))).toContain('chậm nhất 6 giờ trước')
    expect((await district.ask('proposals', { id })).value).toEqual([])
    expect((await states(id))['loa-thon']).toBe('identical')
    expect((await district.ask('plan', { id })).value.superior).toMatchObject({ adopted: 3, newest: 3 })
    expect((await district.ask('verdict', { id: waiting.id }, { verdict: 'take' })).code).toBe('already-decided')
  })

  it('C4: where both changed the same words, take gives the superior\'s and keep gives mine', async () => {
    const id = await fork()
    await reworded(id, 'diem-so-tan', base, 'ít nhất 120 người')
    await reworded(provincePlan, 'diem-so-tan', base, 'ít nhất 350 người')
    await issue()
    const waiting = await proposal(id, 'diem-so-tan')
    expect(waiting.state).toBe('conflict')
    expect(waiting.conflicts).toHaveLength(1)
    expect(JSON.stringify(waiting.merged)).toContain('350')
    await district.ask('verdict', { id: waiting.id }, { verdict: 'keep', reason: 'Huyện ít dân' })
    expect(JSON.stringify(await contentOf(id, 'diem-so-tan'))).toContain('120')
    expect((await states(id))['diem-so-tan']).toBe('adapted')
  })

  it('C4: edit writes the text given, later moves nothing', async () => {
    const id = await fork()
    await reworded(provincePlan, 'loa-thon', 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
    await issue()
    const waiting = await proposal(id, 'loa-thon')
    expect((await district.ask('verdict', { id: waiting.id }, { verdict: 'later' })).value.verdict).toBe('later')
    expect((await proposal(id, 'loa-thon')).verdict).toBe('later')
    expect((await states(id))['loa-thon']).toBe('update-available')
    expect((await district.ask('verdict', { id: waiting.id }, { verdict: 'edit', text: 'x' })).code).toBe('invalid')
    const text = { title: textInline('Loa truyền thanh'), blocks: [{ type: 'paragraph', content: textInline('Phát lúc 5 giờ sáng.') }], runIn: false }
    expect((await district.ask('verdict', { id: waiting.id }, { verdict: 'edit', text })).status).toBe(200)
    expect(await contentOf(id, 'loa-thon')).toMatchObject(text)
    expect((await states(id))['loa-thon']).toBe('adapted')
  })

  it('C4: a new section is put in at its place, or kept out for good', async () => {
    const id = await fork()
    const insert = (sectionId: string, order: string) => server.running.workspace.rooms.withDoc(provincePlan, (doc) => {
      const like = readSection(doc, 'luong-thuc')
      if (like === null) throw new Error('no section to copy')
      insertSection(doc, { ...like, id: sectionId, order, title: textInline('Nước sạch') }, 'test')
    })
    const order = (await server.running.workspace.rooms.read(provincePlan)).sections.find((one) => one.id === 'luong-thuc')?.order ?? ''
    await insert('nuoc-sach', `${order}V`)
    await insert('den-pin', `${order}W`)
    await issue()
    const [first, second] = (await district.ask('proposals', { id })).value
    expect([first?.sectionId, first?.state, second?.sectionId]).toEqual(['nuoc-sach', 'new-from-superior', 'den-pin'])
    await district.ask('verdict', { id: first?.id ?? '' }, { verdict: 'take' })
    await district.ask('verdict', { id: second?.id ?? '' }, { verdict: 'keep' })
    const sections = (await server.running.workspace.rooms.read(id)).sections
    const ids = sections.filter(({ removed }) => removed !== true).map((one) => one.id)
    expect(ids.indexOf('nuoc-sach')).toBe(ids.indexOf('luong-thuc') + 1)
    expect(ids).not.toContain('den-pin')
    expect(await states(id)).toMatchObject({ 'nuoc-sach': 'identical', 'den-pin': 'omitted' })
    expect((await district.ask('proposals', { id })).value).toEqual([])
  })

  it('C4: a section that the superior dropped goes, or becomes the unit\'s own', async () => {
    const id = await fork()
    await server.running.workspace.rooms.withDoc(provincePlan, (doc) => {
      setRemoved(doc, 'so-y-te', true, 'x', 'test')
      setRemoved(doc, 'so-giao-duc', true, 'x', 'test')
    })
    await issue()
    await district.ask('verdict', { id: (await proposal(id, 'so-y-te')).id }, { verdict: 'take' })
    await district.ask('verdict', { id: (await proposal(id, 'so-giao-duc')).id }, { verdict: 'keep' })
    const found = await states(id)
    expect(found['so-y-te']).toBeUndefined()
    expect(found['so-giao-duc']).toBe('local')
    expect((await district.ask('plan', { id })).value.superior?.adopted).toBe(3)
  })

  it('C4: only those who draft here decide, and every verdict is in the ledger', async () => {
    const id = await fork()
    await reworded(provincePlan, 'loa-thon', 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
    await issue()
    const waiting = await proposal(id, 'loa-thon')
    const reviewer = await server.signIn('reviewer', 'dongpho')
    expect((await reviewer.ask('verdict', { id: waiting.id }, { verdict: 'take' })).code).toBe('forbidden')
    await district.ask('verdict', { id: waiting.id }, { verdict: 'later' })
    await district.ask('verdict', { id: waiting.id }, { verdict: 'take', reason: 'Đúng' })
    const ledger = await server.running.workspace.db.selectFrom('verdict').selectAll().where('planId', '=', id).orderBy('seq').execute()
    expect(ledger.map(({ verdict, reason, sectionId }) => [verdict, reason, sectionId])).toEqual([['later', '', 'loa-thon'], ['take', 'Đúng', 'loa-thon']])
    expect(ledger[1]?.baseAfter).not.toBe(ledger[1]?.baseBefore)
  })

  it('C5: where nothing waits the new version is adopted by itself; sections that came to say the same get the new base', async () => {
    const id = await fork()
    await reworded(id, 'loa-thon', 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
    await reworded(provincePlan, 'loa-thon', 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
    await issue()
    await expect.poll(async () => (await district.ask('plan', { id })).value.superior?.adopted).toBe(3)
    expect((await states(id))['loa-thon']).toBe('identical')
  })
})

describe('rollup', () => {
  it('C6: shows every plan below by section', async () => {
    const id = await fork()
    await reworded(id, 'kinh-phi', 'ngân sách', 'quỹ')
    const { value } = await province.ask('rollup', { id: provincePlan })
    const row = value.units.find(({ planId }) => planId === id)
    expect(row).toMatchObject({ depth: 1, adopted: 2, local: 0 })
    expect(row?.cells['kinh-phi']).toBe('adapted')
    expect(value.units.map((unit) => unit.depth).sort()).toEqual([1, 1, 1, 2])
    expect(value.sections.find((section) => section.id === 'kinh-phi')?.path).toEqual(expect.any(String))
  })
})
