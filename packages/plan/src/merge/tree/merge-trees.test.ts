import { describe, expect, it } from 'vitest'
import type { MergeOptions, Plan, Section } from '../../index.ts'
import { comparePlans, hashRich, inlineText, mergePlans, recognise, refLeaf, sectionText, standing } from '../../index.ts'
import type { Draft } from './plan-edits.ts'
import { outlineText, planOf } from './plan-edits.ts'

const section = (id: string, level: number, title: string, ...blocks: readonly string[]): Draft => ({ id, level, kind: 'body', title, blocks: [...blocks] })
const tree = (...drafts: readonly Draft[]): Plan => planOf(drafts)
const lines = (plan: Pick<Plan, 'sections'>): readonly string[] => outlineText(plan).split('\n')
const find = (plan: Pick<Plan, 'sections'>, id: string): Section | undefined => plan.sections.find((one) => one.id === id)
const textOf = (plan: Pick<Plan, 'sections'>, id: string): string => sectionText(find(plan, id) ?? { title: [], blocks: [], runIn: false })
const told = (merged: ReturnType<typeof mergePlans>): readonly unknown[] => merged.conflicts.map(({ section: id, kind }) => [id, kind])
const based = (plan: Plan, on: Plan): Plan => ({ ...plan, sections: plan.sections.map((one) => (find(on, one.id) === undefined ? one : { ...one, base: hashRich(find(on, one.id) ?? one) })) })
const without = (plan: Plan, ...ids: readonly string[]): Plan => ({ ...plan, sections: plan.sections.filter(({ id }) => !ids.includes(id)) })
const removed = (plan: Plan, ...ids: readonly string[]): Plan => ({ ...plan, sections: plan.sections.map((one) => (ids.includes(one.id) ? { ...one, removed: true } : one)) })
const pull = (base: Plan, upstream: Plan, child: Plan, options: MergeOptions = {}): ReturnType<typeof mergePlans> => mergePlans(base, upstream, child, {}, options)

const DRILL = 'Mỗi năm tổ chức một lần diễn tập sơ tán có nhân dân tham gia.'
const PUMPS = 'Kiểm tra toàn bộ trạm bơm tiêu úng trước ngày 15 tháng 4.'
const BOATS = 'Mua thêm hai xuồng máy và bốn mươi áo phao cho đội xung kích.'
const REPORT = 'Hằng tháng gửi báo cáo bằng văn bản về thường trực ban chỉ huy.'

describe('what stands', () => {
  const base = tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS), section('c', 1, 'Tổ chức', REPORT))

  it('M71: what was left out here and changed there is asked once; not again once keep-mine has moved its base', () => {
    const child = removed(based(base, base), 'b')
    const upstream = tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS.replace('15', '20')), section('c', 1, 'Tổ chức', REPORT))
    expect(told(pull(base, upstream, child))).toEqual([['b', 'omitted']])
    const kept = { ...child, sections: child.sections.map((one) => (one.id === 'b' ? { ...one, base: hashRich(find(upstream, 'b') ?? one) } : one)) }
    expect(told(pull(base, upstream, kept))).toEqual([])
    expect(find(pull(base, upstream, kept).plan, 'b')?.removed).toBe(true)
    const taken = pull(base, upstream, child, { choose: () => 'theirs' })
    expect(lines(taken.plan).map((line) => line.split(' ')[1])).toEqual(['a', 'b', 'c'])
    expect(textOf(taken.plan, 'b')).toContain('20')
  })

  it('M72: added by both under one id: equal it is one and takes the superior’s base, else it is asked', () => {
    const more = tree(section('a', 1, 'Mục đích', DRILL), section('n', 1, 'Vật tư', BOATS), section('b', 1, 'Nhiệm vụ', PUMPS), section('c', 1, 'Tổ chức', REPORT))
    const same = pull(base, more, more)
    expect([told(same), find(same.plan, 'n')?.base]).toEqual([[], hashRich(find(more, 'n') ?? section0)])
    const other = tree(section('a', 1, 'Mục đích', DRILL), section('n', 1, 'Vật tư', 'Mượn xuồng của xã bên.'), section('b', 1, 'Nhiệm vụ', PUMPS), section('c', 1, 'Tổ chức', REPORT))
    const asked = pull(base, more, other)
    expect(told(asked)).toEqual([['n', 'added']])
    expect(textOf(asked.plan, 'n')).toBe('Mượn xuồng của xã bên.')
    expect(textOf(pull(base, more, other, { choose: () => 'theirs' }).plan, 'n')).toBe(BOATS)
  })

  it('M72, case 5: the same section added by both under two ids is one, with the child’s id', () => {
    const merged = pull(base, tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS), section('n', 1, 'Vật tư', BOATS), section('c', 1, 'Tổ chức', REPORT)), tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS), section('k', 1, 'Vật tư', BOATS), section('c', 1, 'Tổ chức', REPORT)))
    expect(merged.plan.sections.map(({ id }) => id)).toEqual(['a', 'b', 'k', 'c'])
    expect(find(merged.plan, 'k')?.base).toBeDefined()
    expect(merged.conflicts).toEqual([])
  })

  it('M70: two new duties that are worded alike are two', () => {
    const stock = 'Thực hiện Quyết định số 12/2025/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân tỉnh về định mức dự trữ.'
    const dikes = 'Thực hiện Quyết định số 45/2025/QĐ-UBND ngày 11/6/2025 của Ủy ban nhân dân tỉnh về phân cấp quản lý đê.'
    const merged = pull(base, { ...base, sections: [...base.sections, ...planOf([section('n', 1, '', stock)]).sections.map((one) => ({ ...one, order: 'zz' }))] }, { ...base, sections: [...base.sections, ...planOf([section('k', 1, '', dikes)]).sections.map((one) => ({ ...one, order: 'zz' }))] })
    expect(merged.plan.sections.map(sectionText)).toEqual([DRILL, PUMPS, REPORT, stock, dikes])
    expect(merged.conflicts).toEqual([])
  })

  it('M73, case 32: put back after a withdrawal: new to who took it, asked where the child had left it out itself', () => {
    const gone = without(base, 'b')
    const back = pull(gone, base, gone)
    expect([told(back), back.plan.sections.map(({ id }) => id), find(back.plan, 'b')?.base]).toEqual([[], ['a', 'b', 'c'], hashRich(base.sections[1] ?? section0)])
    const withdrawn = removed(base, 'b')
    expect(pull(gone, base, withdrawn).plan.sections.map(({ id, removed: out }) => [id, out ?? false])).toEqual([['a', false], ['b', false], ['c', false]])
    const own = removed(based(base, base), 'b')
    expect(told(pull(gone, base, own))).toEqual([['b', 'omitted']])
  })

  it('M74: a new section below one that the child left out comes beside a sibling that stands, else it is asked', () => {
    const parts = tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS), section('b1', 2, 'Trạm bơm', BOATS), section('c', 1, 'Tổ chức', REPORT))
    const upstream = tree(section('a', 1, 'Mục đích', DRILL), section('b', 1, 'Nhiệm vụ', PUMPS), section('b1', 2, 'Trạm bơm', BOATS), section('b2', 2, 'Cống', 'Nạo vét cống ngầm.'), section('c', 1, 'Tổ chức', REPORT))
    const none = pull(parts, upstream, without(parts, 'b', 'b1'))
    expect([told(none), lines(none.plan)]).toEqual([[['b2', 'omitted']], lines(without(parts, 'b', 'b1'))])
    const sibling = pull(parts, upstream, without(parts, 'b'))
    expect([told(sibling), sibling.plan.sections.map(({ id, level }) => `${id}${level}`)]).toEqual([[], ['a1', 'b12', 'b22', 'c1']])
  })
})

const section0: Section = planOf([section('none', 1, '')]).sections[0] as Section // planOf gives one section for one draft

describe('where it stands', () => {
  it('M76: below another parent there, changed here: both, and its subsections come along', () => {
    const base = tree(section('a', 1, 'Trước lũ', DRILL), section('b', 1, 'Trong lũ', PUMPS), section('x', 2, 'Trực ban', REPORT), section('x1', 3, 'Ca trực', BOATS))
    const upstream = tree(section('a', 1, 'Trước lũ', DRILL), section('x', 2, 'Trực ban', REPORT), section('x1', 3, 'Ca trực', BOATS), section('b', 1, 'Trong lũ', PUMPS))
    const child = tree(section('a', 1, 'Trước lũ', DRILL), section('b', 1, 'Trong lũ', PUMPS), section('x', 2, 'Trực ban', REPORT.replace('Hằng tháng', 'Hằng tuần')), section('x1', 3, 'Ca trực', BOATS), section('k', 3, 'Của xã', 'Phân công từng thôn.'))
    const merged = pull(base, upstream, child)
    expect(merged.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['a1', 'x2', 'x13', 'k3', 'b1'])
    expect(textOf(merged.plan, 'x')).toContain('Hằng tuần')
    expect([merged.conflicts, merged.review]).toEqual([[], []])
  })

  it('M76, case 9: moved by both to one place: once, and nothing to note', () => {
    const base = tree(section('a', 1, 'Một', DRILL), section('b', 1, 'Hai', PUMPS), section('c', 1, 'Ba', REPORT))
    const moved = tree(section('b', 1, 'Hai', PUMPS), section('c', 1, 'Ba', REPORT), section('a', 1, 'Một', DRILL))
    expect(pull(base, moved, moved)).toMatchObject({ conflicts: [], review: [], applied: [] })
  })

  it('M77, case 10: A below B there, B below A here: the child’s arrangement, each once', () => {
    const base = tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', PUMPS), section('c', 1, 'C', REPORT))
    const upstream = tree(section('b', 1, 'B', PUMPS), section('a', 2, 'A', DRILL), section('c', 1, 'C', REPORT))
    const child = tree(section('a', 1, 'A', DRILL), section('b', 2, 'B', PUMPS), section('c', 1, 'C', REPORT))
    const merged = pull(base, upstream, child)
    expect(merged.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['a1', 'b2', 'c1'])
    expect(merged.review).toEqual([{ section: 'a', reason: 'moved-by-both' }])
    expect(merged.conflicts).toEqual([])
  })

  it('M78: what hangs below a section goes up and down with it, and never past the sixth level', () => {
    const base = tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', PUMPS), section('b1', 2, 'B1', REPORT))
    const upstream = tree(section('a', 1, 'A', DRILL), section('b', 2, 'B', PUMPS), section('b1', 3, 'B1', REPORT))
    const child = tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', PUMPS), section('b1', 2, 'B1', REPORT), section('k', 3, 'K', BOATS), section('k2', 6, 'K2', 'Sâu nhất.'))
    expect(pull(base, upstream, child).plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['a1', 'b2', 'b13', 'k4', 'k26'])
  })

  it('M79, case 14: a new heading around siblings takes the child’s own section between them along', () => {
    const base = tree(section('a', 1, '', DRILL), section('b', 1, '', PUMPS), section('c', 1, '', REPORT), section('z', 1, 'Hết', 'Hết.'))
    const upstream = tree(section('n', 1, 'Nhiệm vụ chung'), section('a', 2, '', DRILL), section('b', 2, '', PUMPS), section('c', 2, '', REPORT), section('z', 1, 'Hết', 'Hết.'))
    const child = tree(section('a', 1, '', DRILL), section('b', 1, '', PUMPS.replace('15', '10')), section('k', 1, '', BOATS), section('c', 1, '', REPORT), section('z', 1, 'Hết', 'Hết.'))
    const merged = pull(base, upstream, child)
    expect(merged.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['n1', 'a2', 'b2', 'k2', 'c2', 'z1'])
    expect(textOf(merged.plan, 'b')).toContain('10')
    expect(merged.conflicts).toEqual([])
    const swapped = pull(base, child, upstream)
    expect(swapped.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['n1', 'a2', 'b2', 'k2', 'c2', 'z1'])
  })

  it('M80: a stored label is the superior’s where the child left it, and no clash where both renumbered', () => {
    const labelled = (label: string): Plan => tree({ ...section('a', 1, 'A', DRILL), label }, section('b', 1, 'B', PUMPS))
    const merged = pull(labelled('1.'), labelled('2.'), labelled('3.'))
    expect(merged.conflicts).toEqual([])
    expect(find(merged.plan, 'a')?.label).toBe('3.')
    expect(find(pull(labelled('1.'), labelled('2.'), labelled('1.')).plan, 'a')?.label).toBe('2.')
  })

  it('M80: two new kinds of section are a conflict, the child’s stands', () => {
    const kind = (one: Draft['kind']): Plan => tree({ ...section('a', 1, 'A', DRILL), kind: one }, section('b', 1, 'B', PUMPS))
    const merged = pull(kind('body'), kind('appendix'), kind('closing'))
    expect(merged.conflicts).toMatchObject([{ section: 'a', kind: 'format', base: 'body', upstream: 'appendix', child: 'closing' }])
    expect(find(merged.plan, 'a')?.kind).toBe('closing')
  })

  it('M76: moved there below a section that the child left out: it stays where it is, with a note', () => {
    const base = tree(section('p', 1, 'P', REPORT), section('a', 1, 'A', DRILL), section('a1', 2, 'A1', PUMPS), section('a2', 2, 'A2', BOATS), section('b', 1, 'B', 'Việc của b.'))
    const upstream = tree(section('p', 1, 'P', REPORT), section('a', 1, 'A', DRILL), section('a1', 2, 'A1', PUMPS), section('b', 1, 'B', 'Việc của b.'), section('a2', 2, 'A2', BOATS))
    const merged = pull(base, upstream, without(base, 'b'))
    expect(lines(merged.plan)).toEqual(lines(without(base, 'b')))
    expect(merged.review).toEqual([{ section: 'a2', reason: 'moved-by-both' }])
  })

  it('M31: a withdrawn section does not stay for what the superior has taken from below it', () => {
    const base = tree(section('p', 1, 'P', REPORT), section('a', 1, 'A', DRILL), section('a1', 2, 'A1', PUMPS), section('a2', 2, 'A2', BOATS), section('b', 1, 'B', 'Việc của b.'))
    const upstream = tree(section('p', 1, 'P', REPORT), section('b', 1, 'B', 'Việc của b.'), section('a1', 2, 'A1', PUMPS))
    const child = tree(section('p', 1, 'P', REPORT), section('a', 1, 'A', DRILL), section('a1', 2, 'A1', PUMPS), section('x', 3, 'X', 'Việc của xã.'), section('a2', 2, 'A2', BOATS), section('b', 1, 'B', 'Việc của b.'))
    const merged = pull(base, upstream, child)
    expect(merged.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['p1', 'b1', 'a12', 'x3'])
    expect(merged.conflicts).toEqual([])
  })

  it('M87: a reference whose section the merge took away is to be looked at', () => {
    const withRef = (plan: Plan): Plan => ({ ...plan, sections: plan.sections.map((one) => (one.id === 'c' ? { ...one, blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Theo mục ' }, refLeaf({ to: 'b', form: 'path', text: 'II' })] }] } : one)) })
    const base = withRef(tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', PUMPS), section('c', 1, 'C', REPORT)))
    const merged = pull(base, without(base, 'b'), base)
    expect(merged.review).toEqual([{ section: 'c', reason: 'reference' }])
  })
})

describe('splits and joins', () => {
  const whole = tree(section('a', 1, 'Chuẩn bị', DRILL, PUMPS, BOATS), section('z', 1, 'Báo cáo', REPORT))
  const split = tree(section('a', 1, 'Chuẩn bị', DRILL), section('n', 1, 'Phương tiện', PUMPS, BOATS), section('z', 1, 'Báo cáo', REPORT))
  const edited = tree(section('a', 1, 'Chuẩn bị', DRILL, PUMPS, BOATS.replace('hai xuồng', 'ba xuồng')), section('z', 1, 'Báo cáo', REPORT))

  it('M82, case 33, case 11: split there, adapted here: the adaptation stands in the part that holds its words, once', () => {
    for (const merged of [pull(whole, split, edited), pull(whole, edited, split)]) {
      expect(lines(merged.plan)).toEqual([`> a Chuẩn bị ${'| '}${DRILL}`, `> n Phương tiện | ${PUMPS} | ${BOATS.replace('hai xuồng', 'ba xuồng')}`, `> z Báo cáo | ${REPORT}`])
      expect([merged.conflicts, merged.review]).toEqual([[], []])
    }
    expect(find(pull(whole, split, edited).plan, 'n')?.base).toBe(hashRich(find(split, 'n') ?? section0))
  })

  it('M82, case 13: joined there, adapted here: the adaptation stands in the joined text, and no part beside it', () => {
    const here = tree(section('a', 1, 'Chuẩn bị', DRILL), section('n', 1, 'Phương tiện', PUMPS, BOATS.replace('hai xuồng', 'ba xuồng')), section('z', 1, 'Báo cáo', REPORT))
    for (const merged of [pull(split, whole, here), pull(split, here, whole)]) {
      expect(lines(merged.plan)).toEqual([`> a Chuẩn bị | ${DRILL} | ${PUMPS} | ${BOATS.replace('hai xuồng', 'ba xuồng')}`, `> z Báo cáo | ${REPORT}`])
      expect(merged.conflicts).toEqual([])
    }
  })

  it('M82, case 12: split by both at one border: the new sections are one', () => {
    const here = tree(section('a', 1, 'Chuẩn bị', DRILL), section('k', 1, 'Phương tiện', PUMPS, BOATS), section('z', 1, 'Báo cáo', REPORT))
    const merged = pull(whole, split, here)
    expect(lines(merged.plan)).toEqual(lines(here))
    expect(merged.conflicts).toEqual([])
    expect(find(merged.plan, 'k')?.base).toBe(hashRich(find(split, 'n') ?? section0))
  })

  it('M82, case 12: split by both at two borders: every word once', () => {
    const here = tree(section('a', 1, 'Chuẩn bị', DRILL, PUMPS), section('k', 1, 'Xuồng', BOATS), section('z', 1, 'Báo cáo', REPORT))
    const merged = pull(whole, split, here)
    const all = merged.plan.sections.map(sectionText).join('\n')
    for (const sentence of [DRILL, PUMPS, BOATS, REPORT]) expect(all.split(sentence)).toHaveLength(2)
  })

  it('M82: a clash in the tail is told at its part, which names the sections it came from', () => {
    const there = tree(section('a', 1, 'Chuẩn bị', DRILL), section('n', 1, 'Phương tiện', PUMPS, BOATS.replace('hai xuồng', 'năm xuồng')), section('z', 1, 'Báo cáo', REPORT))
    const merged = pull(whole, there, edited)
    expect(merged.conflicts).toMatchObject([{ section: 'n', kind: 'text', base: BOATS, upstream: BOATS.replace('hai', 'năm'), child: BOATS.replace('hai', 'ba') }])
    expect([...(merged.conflicts[0]?.parts ?? [])].sort()).toEqual(['a', 'n'])
    expect(textOf(merged.plan, 'n')).toBe(`${PUMPS}\n${BOATS.replace('hai', 'ba')}`)
    expect(textOf(merged.plan, 'a')).toBe(DRILL)
  })

  it('M82: the child’s own subsections of a section that was joined hang below the joined one', () => {
    const here = tree(section('a', 1, 'Chuẩn bị', DRILL), section('n', 1, 'Phương tiện', PUMPS, BOATS), section('k', 2, 'Của xã', 'Mượn thêm thuyền của dân.'), section('z', 1, 'Báo cáo', REPORT))
    const merged = pull(split, whole, here)
    expect(merged.plan.sections.map(({ id, level }) => `${id}${level}`)).toEqual(['a1', 'k2', 'z1'])
    expect(merged.conflicts).toEqual([])
  })

  it('M89: a paragraph that the two took to different sections stands once, and is asked about', () => {
    const base = tree(section('a', 1, 'A', DRILL, PUMPS), section('b', 1, 'B', BOATS), section('c', 1, 'C', REPORT))
    const upstream = tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', BOATS, PUMPS), section('c', 1, 'C', REPORT))
    const child = tree(section('a', 1, 'A', DRILL), section('b', 1, 'B', BOATS), section('c', 1, 'C', REPORT, PUMPS))
    const merged = pull(base, upstream, child)
    expect(lines(merged.plan)).toEqual(lines(child))
    expect(merged.conflicts).toMatchObject([{ section: 'c', kind: 'insert', base: PUMPS, parts: ['c', 'b'] }])
    expect(lines(pull(base, upstream, child, { choose: () => 'theirs' }).plan)).toEqual(lines(upstream))
  })

  it('M89: of a preamble that both cut into sections at different places, no paragraph stands twice', () => {
    const preamble = (...blocks: readonly string[]): Draft => ({ ...section('p', 1, '', ...blocks), kind: 'preamble' })
    const base = tree(preamble('Lời nói đầu.', DRILL, PUMPS, BOATS, REPORT), section('z', 1, 'Khác', 'Hết.'))
    const upstream = tree(preamble('Lời nói đầu.', DRILL, PUMPS, BOATS), section('n', 1, 'Hội đồng', REPORT), section('z', 1, 'Khác', 'Hết.'))
    const child = tree(preamble('Lời nói đầu.'), section('k', 1, 'Phạm vi', DRILL, PUMPS, BOATS, REPORT), section('z', 1, 'Khác', 'Hết.'))
    const merged = pull(base, upstream, child)
    const all = merged.plan.sections.map(sectionText).join('\n')
    for (const sentence of [DRILL, PUMPS, BOATS, REPORT]) expect(all.split(sentence)).toHaveLength(2)
  })

  it('M82: split there out of words that stand elsewhere too, a paragraph taken out here: it does not come back in the new part', () => {
    const [last, other] = [section('z', 1, 'Phụ trách', REPORT), section('y', 1, 'Chế độ', PUMPS)]
    const twice = pull(tree(section('c', 1, 'Chuẩn bị', PUMPS, REPORT), other, last), tree(section('c', 1, 'Chuẩn bị', PUMPS), section('n', 1, 'Dịch vụ số', REPORT), other, last), tree(section('c', 1, 'Chuẩn bị', PUMPS), other, last))
    expect([twice.plan.sections.map(sectionText), told(twice)]).toEqual([[PUMPS, '', PUMPS, REPORT], []])
    const both = pull(tree(section('c', 1, 'Chuẩn bị', DRILL, PUMPS, PUMPS, BOATS)), tree(section('c', 1, 'Chuẩn bị', DRILL, PUMPS), section('n', 2, 'Y tế', PUMPS, BOATS)), tree(section('c', 1, 'Chuẩn bị', DRILL, PUMPS.replace('15', '20'), BOATS)))
    expect([both.plan.sections.map(sectionText), told(both)]).toEqual([[`${DRILL}\n${PUMPS.replace('15', '20')}`, BOATS], []])
  })

  it('M89: a paragraph taken out here and taken to another section there stays out, and is asked about', () => {
    const base = tree(section('a', 1, 'Mục đích', DRILL), section('c', 1, 'Chuẩn bị', PUMPS, REPORT), section('z', 1, 'Phụ trách', BOATS))
    const child = tree(section('a', 1, 'Mục đích', DRILL), section('c', 1, 'Chuẩn bị', PUMPS), section('z', 1, 'Phụ trách', BOATS))
    const moved = tree(section('a', 1, 'Mục đích', DRILL), section('c', 1, 'Chuẩn bị', PUMPS), section('z', 1, 'Phụ trách', BOATS, REPORT))
    const merged = pull(base, moved, child)
    expect([lines(merged.plan), told(merged), merged.conflicts[0]?.parts]).toEqual([lines(child), [['z', 'delete-edit']], ['c', 'z']])
    expect(lines(pull(base, moved, child, { choose: () => 'theirs' }).plan)).toEqual(lines(moved))
    const apart = tree(section('a', 1, 'Mục đích', DRILL), section('c', 1, 'Chuẩn bị', PUMPS), section('z', 1, 'Phụ trách', BOATS), section('n', 1, 'Báo cáo', REPORT, 'Mỗi quý họp một lần tại trụ sở ủy ban xã.'))
    expect(told(pull(base, apart, child))).toEqual([['n', 'delete-edit']])
    const more = tree(...[section('a', 1, 'Mục đích', DRILL), section('c', 1, 'Chuẩn bị', PUMPS, REPORT), section('z', 1, 'Phụ trách', BOATS, REPORT)])
    expect(told(pull(base, more, child))).toEqual([])
  })

  it('M83: a part of what the child left out does not come in by itself', () => {
    const merged = pull(whole, split, without(whole, 'a'))
    expect(told(merged)).toEqual([['a', 'omitted']])
    expect(merged.plan.sections.map(({ id }) => id)).toEqual(['z'])
    expect(pull(whole, split, without(whole, 'a'), { choose: () => 'theirs' }).plan.sections.map(({ id }) => id)).toEqual(['a', 'n', 'z'])
  })
})

describe('plans that were read separately', () => {
  let n = 0
  const read = (text: string): Plan => recognise(text.split('\n'), { newId: () => `s${++n}` }).plan
  const printed = (plan: Pick<Plan, 'sections'>): string => standing({ meta: read('KẾ HOẠCH\n\nThử').meta, sections: plan.sections }).map((one) => `${inlineText(one.title)} ${sectionText(one)}`.trim()).join('\n')

  it('M70: a point without a heading belongs to the unit it stands under, however often it stands elsewhere', () => {
    const doc = (a: string, b: string): string => `KẾ HOẠCH\n\nThử\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Rà soát danh mục thuốc dự trữ.\n\nb) ${a}\n\n2. Sở Giáo dục\n\na) Kiểm tra an toàn trường học.\n\nb) ${b}\n`
    const x = 'Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh để tổng hợp.'
    const dated = x.replace('tỉnh', 'tỉnh trước ngày 20 hằng tháng')
    const own = 'Báo cáo kết quả thực hiện về Ủy ban nhân dân huyện, qua Phòng Y tế, để tổng hợp.'
    const [base, upstream, child] = [read(doc(x, x)), read(doc(x, dated)), read(doc(own, x))]
    const merged = mergePlans(base, upstream, child)
    expect(printed(merged.plan)).toBe(printed(read(doc(own, dated))))
    expect(merged.conflicts).toEqual([])
    expect(comparePlans(base, child).sections.flatMap(({ path, flags }) => (flags.includes('moved') ? [path] : []))).toEqual([])
  })

  it('M82: points that one side made into running text, other ones by the other: every sentence once', () => {
    const points = ['Mỗi sáng thứ hai các tổ báo cáo việc sẽ làm trong tuần bằng văn bản gửi tổ trưởng.', 'Cuối mỗi ngày từng người ghi việc đã làm vào sổ theo dõi chung của phòng.', 'Cuối tháng phòng gửi bảng tổng hợp về văn phòng để đăng lên cổng thông tin.', 'Cuối quý văn phòng họp giao ban và thông báo kết luận cho các phòng.']
    const base = tree(section('i', 1, 'Chế độ thông tin', 'Các quy định chung.'), ...points.map((point, i) => section(`p${i}`, 2, '', point)), section('z', 1, 'Khác', 'Hết.'))
    const upstream = tree(section('i', 1, 'Chế độ thông tin', 'Các quy định chung.'), section('p0', 2, '', points[0] ?? ''), section('p1', 2, '', ...points.slice(1)), section('z', 1, 'Khác', 'Hết.'))
    const child = tree(section('i', 1, 'Chế độ thông tin', 'Các quy định chung.', points[0] ?? '', points[1] ?? ''), section('p2', 2, '', points[2] ?? ''), section('p3', 2, '', points[3] ?? ''), section('z', 1, 'Khác', 'Hết.'))
    const merged = pull(base, upstream, child)
    const all = merged.plan.sections.map(sectionText).join('\n')
    for (const point of points) expect(all.split(point)).toHaveLength(2)
  })
})

describe('where new ones come in', () => {
  const order = (plan: Pick<Plan, 'sections'>): string => plan.sections.map(({ id, level }) => `${id}${level}`).join(' ')
  const text = (id: string, level = 1): Draft => section(id, level, `Mục ${id}`, `Việc của ${id} làm trong quý.`)

  it('M88: behind all that has become of what it follows, where the child split that', () => {
    const base = tree(text('a'), section('c', 1, 'Chuẩn bị', DRILL, PUMPS, BOATS))
    const upstream = tree(text('a'), section('c', 1, 'Chuẩn bị', DRILL, PUMPS, BOATS), text('n'))
    const child = tree(text('a'), section('c', 1, 'Chuẩn bị', DRILL), section('s', 1, 'Phương tiện', PUMPS, BOATS))
    expect(order(pull(base, upstream, child).plan)).toBe('a1 c1 s1 n1')
  })

  it('M88: behind both halves, where only their place tells that the child split it', () => {
    const last = section('z', 1, 'Chế độ', REPORT)
    const child = tree(text('a'), section('c', 1, 'Chuẩn bị', PUMPS.replace('15', '20')), section('s', 1, 'Báo cáo', REPORT), last)
    expect(order(pull(tree(text('a'), section('c', 1, 'Chuẩn bị', PUMPS, REPORT), last), tree(text('a'), section('c', 1, 'Chuẩn bị', PUMPS, REPORT), text('n'), last), child).plan)).toBe('a1 c1 s1 n1 z1')
  })

  it('M88: before what it precedes there, where what it follows is not here', () => {
    const base = tree(text('a'), text('b'), text('f'), text('z'))
    const upstream = tree(text('a'), text('b'), text('n'), text('m'), text('f'), text('z'))
    const child = tree(section('k', 1, 'Của xã', BOATS), section('l', 1, 'Của thôn', REPORT), text('f'), text('z'))
    expect(order(pull(base, upstream, child).plan)).toBe('k1 l1 n1 m1 f1 z1')
  })

  it('M88: behind a heading that the child put around what it follows', () => {
    const base = tree(text('p'), text('a'), text('b'), text('z'))
    const upstream = tree(text('p'), text('a'), text('b'), text('n'), text('z'))
    const child = tree(text('p'), section('h', 1, 'Việc chung'), text('a', 2), text('b', 2), text('z'))
    expect(order(pull(base, upstream, child).plan)).toBe('p1 h1 a2 b2 n1 z1')
  })

  it('M88, case 12: parts that the two took out of one text stand in the order of that text', () => {
    const base = tree(section('v', 1, 'Liên lạc', 'Quy định chung.', DRILL, PUMPS, BOATS, REPORT))
    const upstream = tree(section('v', 1, 'Liên lạc', 'Quy định chung.', DRILL, PUMPS), section('n', 2, 'Phương tiện', BOATS), section('m', 2, 'Báo cáo', REPORT))
    const child = tree(section('v', 1, 'Liên lạc', 'Quy định chung.'), section('k', 2, 'Diễn tập', DRILL, PUMPS, BOATS, REPORT))
    const merged = pull(base, upstream, child)
    expect(merged.plan.sections.map(sectionText)).toEqual(['Quy định chung.', `${DRILL}\n${PUMPS}`, BOATS, REPORT])
    expect(order(merged.plan)).toBe('v1 k2 n2 m2')
    expect(merged.conflicts).toEqual([])
  })

  it('M79: a new heading takes none of the child’s along that is of higher rank', () => {
    const base = tree(text('a', 2), text('b', 2))
    const upstream = tree(section('n', 1, 'Chung'), text('a', 2), text('b', 2), text('c', 2))
    const child = tree(text('a', 2), text('b', 2), text('k'), text('l'))
    expect(order(pull(base, upstream, child).plan)).toBe('n1 a2 b2 c2 k1 l1')
  })

  it('M76: a heading dropped there, its subsections lifted here: each stays behind its own heading', () => {
    const base = tree(text('i'), text('a', 2), text('a1', 3), text('b', 2), text('b1', 3), text('c', 2))
    const upstream = tree(text('a'), text('a1', 2), text('b'), text('b1', 2), text('c'))
    const child = tree(text('i'), text('a', 2), text('a1', 2), text('b', 2), text('b1', 2), text('c', 2))
    expect(order(pull(base, upstream, child).plan)).toBe('a1 a11 b1 b11 c1')
  })

  it('M70: the same headings below two new tasks are two sections each', () => {
    const base = tree(text('a'))
    const upstream = tree(text('a'), section('h', 1, 'Hội thi cải cách hành chính'), section('h1', 2, 'Thời gian', 'Tổ chức vào quý III năm nay.'), section('h2', 2, 'Kinh phí', 'Kinh phí là 120 triệu đồng.'))
    const child = tree(text('a'), section('k', 1, 'Tọa đàm với doanh nghiệp'), section('k1', 2, 'Thời gian', 'Tổ chức vào tháng 9 năm nay.'), section('k2', 2, 'Kinh phí', 'Kinh phí là 20 triệu đồng.'))
    const merged = pull(base, upstream, child)
    expect(order(merged.plan)).toBe('a1 h1 h12 h22 k1 k12 k22')
    expect(merged.conflicts).toEqual([])
  })
})
