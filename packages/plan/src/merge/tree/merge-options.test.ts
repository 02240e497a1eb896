import { describe, expect, it } from 'vitest'
import type { Plan, Section, SectionContent, Terms } from '../../index.ts'
import { hashRich, mergePlans, revertPull, sectionText, unitePlans } from '../../index.ts'
import type { Draft } from './plan-edits.ts'
import { outlineText, planOf } from './plan-edits.ts'

const section = (id: string, level: number, title: string, ...blocks: readonly string[]): Draft => ({ id, level, kind: 'body', title, blocks: [...blocks] })
const tree = (...drafts: readonly Draft[]): Plan => planOf(drafts)
const find = (plan: Pick<Plan, 'sections'>, id: string): Section | undefined => plan.sections.find((one) => one.id === id)
const textOf = (plan: Pick<Plan, 'sections'>, id: string): string => sectionText(find(plan, id) ?? { title: [], blocks: [], runIn: false })
const hashOf = (plan: Plan, id: string): string => hashRich(find(plan, id) ?? { title: [], blocks: [], runIn: false })
const based = (plan: Plan, on: Plan): Plan => ({ ...plan, sections: plan.sections.map((one) => (find(on, one.id) === undefined ? one : { ...one, base: hashOf(on, one.id) })) })
const textsOf = (...plans: readonly Plan[]): ReadonlyMap<string, SectionContent> => new Map(plans.flatMap((plan) => plan.sections.map((one) => [hashRich(one), one] as const)))

const one = (text: string): Plan => tree(section('a', 1, 'Trực ban', text), section('b', 1, 'Báo cáo', 'Báo cáo hằng tháng.'))

describe('bases, terms and decisions of a pull', () => {
  const v1 = one('Trực 2 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.')
  const v2 = one('Trực 4 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.')
  const v3 = one('Trực 4 giờ một lần tại trạm bơm. Ghi sổ đầy đủ, có chữ ký.')
  const own = 'Trực 3 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.'

  it('M75, case 41: kept mine, then a later version: the same words are not asked again, others come in', () => {
    const asked = mergePlans(v1, v2, based(one(own), v1))
    expect(asked.conflicts).toHaveLength(1)
    expect(find(asked.plan, 'a')?.base).toBe(hashOf(v1, 'a'))
    const kept = based(one(own), v2)
    for (const [base, bases] of [[v1, textsOf(v1, v2)], [v2, undefined]] as const) {
      const merged = mergePlans(base, v3, kept, {}, bases === undefined ? {} : { bases })
      expect(merged.conflicts).toEqual([])
      expect(textOf(merged.plan, 'a')).toBe('Trực 3 giờ một lần tại trạm bơm. Ghi sổ đầy đủ, có chữ ký.')
      expect(find(merged.plan, 'a')?.base).toBe(hashOf(v3, 'a'))
    }
  })

  it('M75, case 40: each section from its own base: one reconciled with v2, another still with v1', () => {
    const child = one(own)
    const mixed: Plan = { ...child, sections: child.sections.map((it) => ({ ...it, base: hashOf(it.id === 'a' ? v2 : v1, it.id) })) }
    const merged = mergePlans(v1, v3, mixed, {}, { bases: textsOf(v1, v2) })
    expect([merged.conflicts, textOf(merged.plan, 'a')]).toEqual([[], 'Trực 3 giờ một lần tại trạm bơm. Ghi sổ đầy đủ, có chữ ký.'])
  })

  it('M75: a section that holds the superior’s text of now as its base has nothing to take', () => {
    expect(mergePlans(v1, v2, based(one(own), v2))).toMatchObject({ conflicts: [], applied: [] })
  })

  it('M75, case 28: another list of terms with the version comes down as a change of the superior’s', () => {
    const before: Terms = { tỉnh: 'huyện' }
    const now: Terms = { tỉnh: 'xã' }
    const base = one('Ủy ban nhân dân tỉnh trực 2 giờ một lần.')
    const child = based(one('Ủy ban nhân dân huyện trực 2 giờ một lần.'), base)
    const merged = mergePlans(base, base, child, now, { termsBefore: before })
    expect([merged.conflicts, textOf(merged.plan, 'a')]).toEqual([[], 'Ủy ban nhân dân xã trực 2 giờ một lần.'])
    const rewritten = mergePlans(base, base, based(one('Ủy ban nhân dân các thôn trực 2 giờ một lần.'), base), now, { termsBefore: before })
    expect(rewritten.conflicts).toHaveLength(1)
    const perBase = mergePlans(base, base, child, now, { baseTerms: new Map([[hashOf(base, 'a'), before]]) })
    expect(textOf(perBase.plan, 'a')).toBe('Ủy ban nhân dân xã trực 2 giờ một lần.')
  })

  it('M96: terms put into all three texts, or put in by the merge: the same result', () => {
    const terms: Terms = { tỉnh: 'xã', 'Sở Y tế': 'Trạm Y tế' }
    const words = (text: string): Plan => one(text)
    const [base, upstream] = ['Sở Y tế tỉnh báo cáo trước ngày 5.', 'Sở Y tế tỉnh báo cáo bằng văn bản trước ngày 5.']
    const child = words('Trạm Y tế xã tổng hợp, báo cáo trước ngày 5.')
    const put = (text: string): string => text.replaceAll('Sở Y tế', 'Trạm Y tế').replaceAll('tỉnh', 'xã')
    const merged = mergePlans(words(base), words(upstream), child, terms)
    expect(outlineText(merged.plan)).toBe(outlineText(mergePlans(words(put(base)), words(put(upstream)), child).plan))
    expect(textOf(merged.plan, 'a')).toBe('Trạm Y tế xã tổng hợp, báo cáo bằng văn bản trước ngày 5.')
  })

  it('M84: one decision by key answers the same clash in every sibling', () => {
    const key = mergePlans(v1, v2, one(own)).conflicts[0]?.key
    const sibling = tree(section('x', 1, 'Của xã khác', 'Việc riêng.'), section('a', 1, 'Trực ban', own), section('b', 1, 'Báo cáo', 'Báo cáo hằng quý.'))
    const merged = mergePlans(v1, v2, sibling, {}, { choose: (conflict) => (conflict.key === key ? 'theirs' : 'mine') })
    expect(merged.conflicts.map((conflict) => conflict.key)).toEqual([key])
    expect(textOf(merged.plan, 'a')).toContain('4 giờ')
  })

  it('M85, case 42: a pull taken back keeps what was written after it, and the bases of before', () => {
    const before = based(one('Trực 2 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.'), v1)
    const after = mergePlans(v1, v2, before).plan
    const live = { ...after, sections: after.sections.map((it) => (it.id === 'b' ? { ...it, blocks: [{ type: 'paragraph', content: [{ type: 'text' as const, text: 'Báo cáo hằng tuần.' }] }] } : it)) }
    const back = revertPull(before, after, live)
    expect([textOf(back.plan, 'a'), textOf(back.plan, 'b'), find(back.plan, 'a')?.base]).toEqual([textOf(v1, 'a'), 'Báo cáo hằng tuần.', hashOf(v1, 'a')])
    expect(mergePlans(v2, v1, after).plan.sections.map(sectionText)).toEqual(v1.sections.map(sectionText))
  })
})

describe('two plans of units that became one', () => {
  const ancestor = tree(section('a', 1, 'Trực ban', 'Trực 2 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tháng.'), section('c', 1, 'Vật tư', 'Mua thêm phao.'))
  const first = based(tree(section('a', 1, 'Trực ban', 'Trực 3 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.'), section('x', 1, 'Đê Thượng', 'Canh đê Thượng.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tháng.')), ancestor)
  const second = based(tree(section('a', 1, 'Trực ban', 'Trực 2 giờ một lần tại trạm bơm. Ghi sổ đầy đủ, có chữ ký.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tháng.'), section('c', 1, 'Vật tư', 'Mua thêm phao.'), section('y', 1, 'Đê Hạ', 'Canh đê Hạ.')), ancestor)

  it('M86, case 43: what both have is merged over the ancestor, what one has stands, nothing twice', () => {
    const united = unitePlans(ancestor, first, second)
    expect(outlineText(united.plan)).toBe(outlineText(tree(section('a', 1, 'Trực ban', 'Trực 3 giờ một lần tại trạm bơm. Ghi sổ đầy đủ, có chữ ký.'), section('x', 1, 'Đê Thượng', 'Canh đê Thượng.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tháng.'), section('c', 1, 'Vật tư', 'Mua thêm phao.'), section('y', 1, 'Đê Hạ', 'Canh đê Hạ.'))))
    expect(united.conflicts).toEqual([])
    expect(united.plan.sections.map(({ id, base }) => [id, base === undefined ? undefined : base === hashOf(ancestor, id)])).toEqual([['a', true], ['x', undefined], ['b', true], ['c', true], ['y', undefined]])
  })

  it('M86: later it pulls from the superior and from either parent', () => {
    const united = unitePlans(ancestor, first, second).plan
    const later = tree(section('a', 1, 'Trực ban', 'Trực 2 giờ một lần tại trạm bơm chính. Ghi sổ đầy đủ.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tuần.'), section('c', 1, 'Vật tư', 'Mua thêm phao.'))
    const pulled = mergePlans(ancestor, later, united)
    expect(pulled.conflicts).toEqual([])
    expect([textOf(pulled.plan, 'a'), textOf(pulled.plan, 'b')]).toEqual(['Trực 3 giờ một lần tại trạm bơm chính. Ghi sổ đầy đủ, có chữ ký.', 'Báo cáo hằng tuần.'])
    const grown = { ...second, sections: second.sections.map((it) => (it.id === 'y' ? { ...it, blocks: [{ type: 'paragraph', content: [{ type: 'text' as const, text: 'Canh đê Hạ ngày đêm.' }] }] } : it)) }
    const again = mergePlans(second, grown, pulled.plan, {}, { advance: 'none' })
    expect([again.conflicts, textOf(again.plan, 'y'), find(again.plan, 'a')?.base]).toEqual([[], 'Canh đê Hạ ngày đêm.', hashOf(later, 'a')])
    expect(again.plan.sections.map(({ id }) => id)).toEqual(['a', 'x', 'b', 'c', 'y'])
  })

  it('M86: the base further on is held, and a clash keeps the first’s text and base', () => {
    const later = tree(section('a', 1, 'Trực ban', 'Trực 4 giờ một lần tại trạm bơm. Ghi sổ đầy đủ.'), section('b', 1, 'Báo cáo', 'Báo cáo hằng tuần.'), section('c', 1, 'Vật tư', 'Mua thêm phao.'))
    const ahead = mergePlans(ancestor, later, second).plan
    const united = unitePlans(ancestor, first, ahead)
    expect(united.conflicts).toMatchObject([{ section: 'a', kind: 'text' }])
    expect([textOf(united.plan, 'a').slice(0, 10), find(united.plan, 'a')?.base, find(united.plan, 'b')?.base]).toEqual(['Trực 3 giờ', hashOf(ancestor, 'a'), hashOf(later, 'b')])
  })

  it('M86: the units’ own names become the united one’s, so that they are no difference', () => {
    const named = (name: string): Plan => tree(section('a', 1, 'Trực ban', `Ủy ban nhân dân ${name} trực 2 giờ một lần.`))
    const united = unitePlans(named('tỉnh'), named('xã Đông Hồ'), named('xã Tây Hồ'), { terms: { tỉnh: 'xã Hồ' }, firstTerms: { 'xã Đông Hồ': 'xã Hồ' }, secondTerms: { 'xã Tây Hồ': 'xã Hồ' } })
    expect([united.conflicts, textOf(united.plan, 'a')]).toEqual([[], 'Ủy ban nhân dân xã Hồ trực 2 giờ một lần.'])
  })
})
