import type { Proposal } from '@thac/api'
import type { SectionContent } from '@thac/plan'
import { sectionContent, textInline } from '@thac/plan'
import { setRemoved, writeContent } from '@thac/sync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { firstUpdate } from '../collaboration/first-update.ts'
import { RawPeer, until } from '../testing/peer.ts'
import type { DemoData, Guest, TestServer } from '../testing/server.ts'
import { demoData, startTestServer } from '../testing/server.ts'

let demo: DemoData
let server: TestServer
let approver: Guest
let district: Guest
let colleague: Guest
let above: string
let id: string

const SECTION = 'loa-thon'

beforeAll(async () => {
  demo = await demoData([['drafter', 'lamgiang'], ['approver', 'lamgiang'], ['drafter', 'dongpho']])
})
afterAll(() => demo.remove())
beforeEach(async () => {
  server = await startTestServer({ dataDir: demo.copy() }, demo.cookies)
  approver = await server.signIn('approver')
  district = await server.signIn('drafter', 'dongpho')
  colleague = await server.signIn('drafter', 'dongpho')
  const province = await server.signIn('drafter')
  above = (await province.ask('plans')).value.find(({ superior }) => superior === null)?.id ?? ''
  const unitId = (await district.ask('me')).value.memberships[0]?.unitId ?? ''
  id = (await district.ask('fork', { id: above }, { unitId })).value.id
})
afterEach(() => server.stop())

const contentOf = async (planId: string, sectionId = SECTION): Promise<SectionContent> => {
  const section = (await server.running.workspace.rooms.read(planId)).sections.find((one) => one.id === sectionId)
  if (section === undefined) throw new Error(`no section ${sectionId}`)
  return sectionContent(section)
}
const said = async (planId: string, sectionId = SECTION): Promise<string> => JSON.stringify(await contentOf(planId, sectionId))
const reworded = (content: SectionContent, from: string, to: string): SectionContent => {
  const text = JSON.stringify(content)
  if (!text.includes(from)) throw new Error(`nothing says ${from}`)
  return JSON.parse(text.replace(from, to)) as SectionContent
}
/** The superior says six hours now, and issues. */
const amend = async (): Promise<Proposal> => {
  const content = reworded(await contentOf(above), 'chậm nhất 4 giờ trước', 'chậm nhất 6 giờ trước')
  await server.running.workspace.rooms.withDoc(above, (doc) => writeContent(doc, SECTION, content, 'test'))
  return waiting()
}
const withdraw = async (): Promise<Proposal> => {
  await server.running.workspace.rooms.withDoc(above, (doc) => setRemoved(doc, SECTION, true, 'x', 'test'))
  return waiting()
}
const waiting = async (): Promise<Proposal> => {
  await approver.ask('issue', { id: above }, {})
  const found = (await district.ask('proposals', { id })).value.find((one) => one.sectionId === SECTION)
  if (found === undefined) throw new Error('nothing waits')
  return found
}
const connect = (guest: Guest): Promise<RawPeer> => RawPeer.connect(`${server.url.replace('http', 'ws')}/sync/${id}`, guest.cookie)
const typeAtEnd = (doc: Y.Doc, words: string): void => {
  const body = doc.getMap<Y.Map<unknown>>('sections').get(SECTION)?.get('body') as Y.XmlFragment
  const text = (body.get(body.length - 1) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(text.length, words)
}
const stateOf = async (): Promise<unknown> => (await district.ask('divergence', { id })).value.sections.find((row) => row['id'] === SECTION)?.['status']
const rows = (): Promise<{ verdict: string }[]> => server.running.workspace.db.selectFrom('verdict').select('verdict').where('planId', '=', id).where('sectionId', '=', SECTION).execute()

describe('a verdict while people work', () => {
  it('L12, case 37: words typed during a pull stay, and the superior\'s are there', async () => {
    const change = await amend()
    const one = await connect(district)
    const two = await connect(colleague)
    const deciding = district.ask('verdict', { id: change.id }, { verdict: 'take', from: change.mine })
    for (let i = 0; i < 10; i++) {
      typeAtEnd(one.doc, ` một${i}`)
      typeAtEnd(two.doc, ` hai${i}`)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    expect((await deciding).status).toBe(200)
    const whole = (text: string): boolean => text.includes('chậm nhất 6 giờ trước') && [...Array(10).keys()].every((i) => text.includes(`một${i}`) && text.includes(`hai${i}`))
    await until(async () => whole(await said(id)))
    await until(() => [one, two].every(({ doc }) => JSON.stringify(doc.getMap('sections').toJSON()) === JSON.stringify(one.doc.getMap('sections').toJSON())))
    one.close()
    two.close()
  })

  it('L9, case 38: what somebody wrote offline in a section that a pull took out brings it back, and it is asked about again', async () => {
    const online = await connect(colleague)
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(online.doc))
    const seen = Y.encodeStateVector(away)
    typeAtEnd(away, ' Loa thôn Bến Đá hỏng.')
    const change = await withdraw()
    expect((await district.ask('verdict', { id: change.id }, { verdict: 'take', from: change.mine })).status).toBe(200)
    expect(await stateOf()).toBeUndefined()
    online.sendUpdate(Y.encodeStateAsUpdate(away, seen))
    await until(async () => (await stateOf()) === 'withdrawn')
    expect(await said(id)).toContain('Loa thôn Bến Đá hỏng.')
    const again = (await district.ask('proposals', { id })).value.find((one) => one.sectionId === SECTION)
    expect(again?.state).toBe('withdrawn')
    expect((await district.ask('verdict', { id: again?.id ?? '' }, { verdict: 'keep' })).status).toBe(200)
    expect(await stateOf()).toBe('local')
    online.close()
  })

  it('L12, case 39: of two who decide at once one does, and there is one row and one writing', async () => {
    const change = await amend()
    const answers = await Promise.all([
      district.ask('verdict', { id: change.id }, { verdict: 'take', from: change.mine }),
      colleague.ask('verdict', { id: change.id }, { verdict: 'keep', from: change.mine }),
      district.ask('verdict', { id: change.id }, { verdict: 'take', from: change.mine }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(answers.filter(({ status }) => status === 409).map(({ code }) => code)).toEqual(['already-decided', 'already-decided'])
    const ledger = await rows()
    expect(ledger).toHaveLength(1)
    expect((await said(id)).includes('6 giờ')).toBe(ledger[0]?.verdict === 'take')
  })

  it('L12: an edit is merged onto what others typed since the card was opened, not onto what the server reads', async () => {
    const change = await amend()
    const peer = await connect(colleague)
    typeAtEnd(peer.doc, ' Thôn Bến Đá có hai loa.')
    await until(() => peer.acknowledged === 1)
    const text = reworded(change.mine as SectionContent, 'chậm nhất 4 giờ trước', 'chậm nhất 5 giờ trước')
    expect((await district.ask('verdict', { id: change.id }, { verdict: 'edit', text, from: change.mine })).status).toBe(200)
    expect(await said(id)).toContain('chậm nhất 5 giờ trước')
    expect(await said(id)).toContain('Thôn Bến Đá có hai loa.')
    peer.close()
  })

  it('L12: an edit that clashes with what others wrote meanwhile is not written, and the question stays', async () => {
    const change = await amend()
    const now = reworded(await contentOf(id), 'chậm nhất 4 giờ trước', 'chậm nhất 3 giờ trước')
    await server.running.workspace.rooms.withDoc(id, (doc) => writeContent(doc, SECTION, now, 'test'))
    const text = { title: textInline('Loa truyền thanh'), blocks: [{ type: 'paragraph', content: textInline('Phát lúc 5 giờ sáng.') }], runIn: false }
    const answer = await district.ask('verdict', { id: change.id }, { verdict: 'edit', text, from: change.mine })
    expect([answer.status, answer.code]).toEqual([409, 'conflict'])
    expect(await said(id)).toContain('chậm nhất 3 giờ trước')
    expect(await rows()).toEqual([])
    expect((await district.ask('proposals', { id })).value.some((one) => one.sectionId === SECTION)).toBe(true)
    expect((await district.ask('verdict', { id: change.id }, { verdict: 'edit', text, from: 'x' })).code).toBe('invalid')
  })

  it('F8: a client cannot make a removal out to be a withdrawal', async () => {
    const peer = await connect(district)
    peer.doc.getMap<Y.Map<unknown>>('sections').get(SECTION)?.set('removed', { by: 'x', known: {}, base: 'f'.repeat(64) })
    await until(() => JSON.stringify(peer.doc.getMap<Y.Map<unknown>>('sections').get(SECTION)?.get('removed')) === '{"by":""}')
    peer.close()
  })
})

it('F9, case 44: a fork seeded twice is seeded once, in the same bytes', async () => {
  const { rooms } = server.running.workspace
  const plan = await rooms.read(id)
  expect(firstUpdate(id, plan)).toEqual(firstUpdate(id, plan))
  const sections = plan.sections.length
  await rooms.seed(id, plan)
  await rooms.seed(id, firstUpdate(id, plan))
  expect((await rooms.read(id)).sections).toHaveLength(sections)
  const doc = new Y.Doc()
  for (let i = 0; i < 2; i++) Y.applyUpdate(doc, firstUpdate(id, plan))
  expect(doc.getMap('sections').size).toBe(sections)
})
