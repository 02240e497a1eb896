import type { Answer } from '@thac/api'
import type { Inline } from '@thac/plan'
import { parsePlanFile, sectionText, standing, textInline } from '@thac/plan'
import { readSection, writeContent } from '@thac/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoData, Guest, TestServer } from '../testing/server.ts'
import { demoData, startTestServer } from '../testing/server.ts'

let demo: DemoData
let server: TestServer
let province: Guest
let plans: Answer<'rollup'>['units']
let root: string

beforeAll(async () => {
  demo = await demoData([['drafter', 'lamgiang'], ['reader', 'dongpho']])
  server = await startTestServer({ dataDir: demo.copy() }, demo.cookies)
  province = await server.signIn('drafter')
  root = (await province.ask('plans')).value.find(({ superior }) => superior === null)?.id ?? ''
  plans = (await province.ask('rollup', { id: root })).value.units
})
afterAll(async () => {
  await server.stop()
  demo.remove()
})

const authored = (content: readonly Inline[], level: number, removed = false): string =>
  content.filter(({ marks }) => marks?.some(({ type, attrs }) => type === 'author' && attrs?.['level'] === level) === true && marks.some(({ type }) => type === 'author-removed') === removed)
    .map((inline) => inline.text ?? '').join('')

describe('C9: who wrote which words', () => {
  it('names every level that a plan comes from, the highest first, and marks each word with one', async () => {
    const commune = plans.find(({ depth }) => depth === 2)?.planId ?? ''
    const { value } = await province.ask('authorship', { id: commune, n: 'draft' })
    expect(value.levels.map(({ planId }) => planId)).toEqual([root, expect.any(String), commune])
    expect(value.words.every((n) => n > 0)).toBe(true)
    const draft = await server.running.workspace.rooms.read(commune)
    const parsed = parsePlanFile(value.plan)
    if (!parsed.ok) throw new Error(parsed.reason)
    for (const [i, section] of standing(parsed.plan).entries()) {
      const kept = { ...section, blocks: section.blocks.map((block) => ({ ...block, content: (block.content ?? []).filter(({ marks }) => marks?.some(({ type }) => type === 'author-removed') !== true) })) }
      expect(sectionText(kept).trim()).toBe(sectionText(standing(draft)[i] ?? section).trim())
    }
  })

  it('gives words to the level that wrote them, and those it took out as well', async () => {
    const district = plans.find(({ depth }) => depth === 1)?.planId ?? ''
    const text = readText(await server.running.workspace.rooms.read(district), 'kinh-phi')
    await server.running.workspace.rooms.withDoc(district, (doc) => {
      const section = readSection(doc, 'kinh-phi')
      if (section === null) throw new Error('no section')
      writeContent(doc, 'kinh-phi', { ...section, blocks: [{ type: 'paragraph', content: textInline(`${text.split(' ').slice(2).join(' ')} Huyện ứng trước.`) }] }, 'test')
    })
    const { value } = await province.ask('authorship', { id: district, n: 'draft' })
    const parsed = parsePlanFile(value.plan)
    const section = parsed.ok ? parsed.plan.sections.find(({ id }) => id === 'kinh-phi') : undefined
    const content = section?.blocks.flatMap((block) => block.content ?? []) ?? []
    expect(authored(content, 1)).toContain('Huyện ứng trước.')
    expect(authored(content, 0)).toContain(text.split(' ').slice(3, 6).join(' '))
    expect(authored(content, 0, true)).toContain(text.split(' ')[0])
  })

  it('is for those who may read the draft or the version, and says where there is none', async () => {
    const other = await server.signIn('reader', 'dongpho')
    expect((await other.ask('authorship', { id: root, n: 'draft' })).code).toBe('forbidden')
    expect((await other.ask('authorship', { id: root, n: 2 })).status).toBe(200)
    expect((await other.ask('authorship', { id: root, n: 'xyz' })).code).toBe('not-found')
    expect((await province.ask('authorship', { id: root, n: 99 })).code).toBe('not-found')
  })
})

function readText(plan: Parameters<typeof standing>[0], id: string): string {
  const section = standing(plan).find((one) => one.id === id)
  return section === undefined ? '' : sectionText(section)
}
