import { describe, expect, it } from 'vitest'
import type { DivergenceInput, Plan, Section, SectionContent } from '../../index.ts'
import { divergence, divergenceJson, emptyMeta, hashRich, keysBetween, localisePlan, sectionTexts } from '../../index.ts'

type Spec = readonly [id: string, text: string, level?: number]
const TERMS = { 'Thành phố': 'Quận' }

function plan(...specs: readonly Spec[]): Plan {
  const keys = keysBetween(null, null, specs.length)
  return { meta: emptyMeta('Kế hoạch'), sections: specs.map(([id, text, level = 1], i) => ({ id, order: keys[i] ?? '', level, kind: 'body', runIn: false, title: [{ type: 'text', text: `Mục ${id}` }], blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })) }
}

function fork(superior: Plan): Plan {
  const local = localisePlan(superior, TERMS)
  return { ...local, sections: local.sections.map((section, i): Section => ({ ...section, base: hashRich(superior.sections[i] ?? section) })) }
}

function change(of: Plan, id: string, patch: Partial<Section> | string): Plan {
  return { ...of, sections: of.sections.map((section): Section => (section.id !== id ? section : { ...section, ...(typeof patch === 'string' ? { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: patch }] }] } : patch) })).sort((a, b) => (a.order < b.order ? -1 : 1)) }
}

function input(mine: Plan, adopted: Plan, newest: Plan | null = null): DivergenceInput {
  const bases = new Map<string, SectionContent>([...adopted.sections, ...(newest?.sections ?? [])].map((section) => [hashRich(section), section]))
  return { mine, adopted, newest, bases, terms: TERMS }
}

const states = (of: DivergenceInput) => Object.fromEntries(divergence(of).sections.map((row) => [row.id, row.state]))
const ONE = plan(['a', 'Thành phố trực 2 giờ mỗi ngày.'], ['b', 'Giữ đê.', 2], ['c', 'Báo cáo.', 2], ['d', 'Tổ chức thực hiện.'])

describe('divergence of a plan', () => {
  it('D10: a fresh fork is identical everywhere, terms aside', () => {
    const found = divergence(input(fork(ONE), ONE))
    expect(found.summary).toMatchObject({ identical: 4, adapted: 0 })
    expect(found.sections[0]).toMatchObject({ id: 'a', path: 'I', basePath: 'I', flags: ['localised'], similarity: 1, wordsAdded: 0 })
  })

  it('D11: every state of the table, from texts', () => {
    const two = { ...plan(['a', 'Thành phố trực 4 giờ mỗi ngày.'], ['b', 'Giữ đê thật chắc.', 2], ['d', 'Tổ chức thực hiện ngay.'], ['n', 'Diễn tập.']) }
    let mine = fork(ONE)
    expect(states(input(mine, ONE, two))).toEqual({ a: 'update-available', b: 'update-available', c: 'withdrawn', d: 'update-available', n: 'new-from-superior' })
    mine = change(change(mine, 'a', 'Quận trực 3 giờ mỗi ngày.'), 'b', 'Giữ đê thật chắc.')
    mine = change(mine, 'd', { title: [{ type: 'text', text: 'Phân công' }] })
    mine = { ...mine, sections: [...mine.sections, { ...plan(['x', 'Của ta.']).sections[0], id: 'x', order: 'zz', level: 1, kind: 'body', runIn: false, title: [], blocks: [] }] }
    expect(states(input(mine, ONE, two))).toEqual({ a: 'conflict', b: 'converged', c: 'withdrawn', d: 'diverged', n: 'new-from-superior', x: 'local' })
    expect(states(input(change(mine, 'c', { removed: true }), ONE))).toMatchObject({ a: 'adapted', b: 'adapted', c: 'omitted' })
    expect(states(input(change(mine, 'c', { removed: true }), ONE, two))['c']).toBeUndefined()
  })

  it('D11: rows stand in document order, new ones behind what they follow there', () => {
    const two = plan(['a', 'Thành phố trực 2 giờ mỗi ngày.'], ['n', 'Mới.'], ['b', 'Giữ đê.', 2], ['c', 'Báo cáo.', 2], ['d', 'Tổ chức thực hiện.'])
    expect(divergence(input(fork(ONE), ONE, two)).sections.map((row) => [row.id, row.path, row.basePath])).toEqual([['a', 'I', 'I'], ['n', '', 'II'], ['b', 'I.1', 'I.1'], ['c', 'I.2', 'I.2'], ['d', 'II', 'II']])
  })

  it('D12: flags: heading only, spelling, format, moved, copied with the superior’s names', () => {
    const flags = (id: string, patch: Partial<Section> | string) => divergence(input(change(fork(ONE), id, patch), ONE)).sections.find((row) => row.id === id)
    expect(flags('b', { title: [{ type: 'text', text: 'Hộ đê' }] })).toMatchObject({ state: 'adapted', flags: ['heading-only'] })
    expect(flags('b', 'Giữ  đê.')).toMatchObject({ state: 'adapted', flags: ['spelling'], similarity: 1 })
    expect(flags('b', { blocks: [{ type: 'bullet', content: [{ type: 'text', text: 'Giữ đê.' }] }] })?.flags).toEqual(['format'])
    expect(flags('b', { order: 'zzz' })).toMatchObject({ state: 'identical', flags: ['moved'], path: 'II.1', basePath: 'I.1' })
    expect(flags('a', 'Thành phố trực 2 giờ mỗi ngày.')).toMatchObject({ state: 'identical', flags: ['leftover'] })
  })

  it('D12: policy: dropping what is required, touching what is verbatim, copying what must be adapted', () => {
    const policy = new Map([['a', 'verbatim'], ['b', 'required'], ['c', 'adapt'], ['d', 'optional']] as const)
    const mine = change(change(change(fork(ONE), 'a', 'Khác.'), 'b', { removed: true }), 'd', { removed: true })
    const rows = divergence({ ...input(mine, ONE), policy }).sections
    expect(rows.map((row) => row.flags.filter((flag) => flag === 'policy-breach' || flag === 'not-localised'))).toEqual([['policy-breach'], ['policy-breach'], ['not-localised'], []])
  })

  it('D13: the JSON has the contract’s members and rounds only below 1', () => {
    const json = divergenceJson(divergence(input(change(fork(ONE), 'd', 'Tổ chức thực hiện nghiêm.'), ONE)))
    expect(json.sections[3]).toEqual({ id: 'd', path: 'II', heading: 'Mục d', status: 'adapted', flags: [], similarity: 0.92, wordsAdded: 1, wordsRemoved: 0, basePath: 'II', severity: 'none' })
    expect(json.summary).toMatchObject({ identical: 3, adapted: 1, local: 0, omitted: 0 })
    expect(json.figures).toEqual({ copied: 1, drifted: 0.0435 })
  })

  it('D14: keeping mine moves the base, and the same question does not come back', () => {
    const two = change(ONE, 'a', 'Thành phố trực 4 giờ mỗi ngày.')
    const mine = change(fork(ONE), 'a', 'Quận trực 3 giờ mỗi ngày.')
    expect(states(input(mine, ONE, two))['a']).toBe('conflict')
    const kept = change(mine, 'a', { base: hashRich(two.sections[0] as Section) })
    expect(states(input(kept, ONE, two))['a']).toBe('adapted')
    expect(sectionTexts(input(kept, ONE, two), 'a').base?.blocks[0]?.content).toEqual([{ type: 'text', text: 'Quận trực 4 giờ mỗi ngày.' }])
  })
})
