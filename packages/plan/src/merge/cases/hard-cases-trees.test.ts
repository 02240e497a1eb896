import { describe, expect, it } from 'vitest'
import type { Plan } from '../../index.ts'
import { currentRefs, hashRich, mergePlans, places, refLeaf, standing } from '../../index.ts'
import type { PlanSample } from './hard-case-samples.ts'
import { forkOf, outlined, plan, pulled, section, shown } from './hard-case-samples.ts'

const DRILL = 'Mỗi năm tổ chức một lần diễn tập sơ tán có nhân dân tham gia.'
const PUMPS = 'Kiểm tra toàn bộ trạm bơm tiêu úng trước ngày 15 tháng 4.'
const BOATS = 'Mua thêm hai xuồng máy và bốn mươi áo phao cho đội xung kích.'
const REPORT = 'Hằng tháng gửi báo cáo bằng văn bản về thường trực ban chỉ huy.'
const SCHOOL = 'Trường học mở cửa đón hộ dân phải sơ tán khi có lệnh của xã.'

const A: PlanSample = ['a', 1, 'Diễn tập', DRILL]
const B: PlanSample = ['b', 1, 'Trạm bơm', PUMPS]
const C: PlanSample = ['c', 1, 'Vật tư', BOATS]
const D: PlanSample = ['d', 1, 'Báo cáo', REPORT]
const BASE = plan(A, B, C, D)
const EDITED: PlanSample = ['b', 1, 'Trạm bơm', PUMPS.replace('15', '10')]
const ids = (outline: readonly string[]): string => outline.map((one) => `${one[2] ?? ''}${one[0] ?? ''}`).join(' ')
const times = (outline: readonly string[], words: string): number => outline.join('\n').split(words).length - 1

describe('hard cases of sections', () => {
  it('M31, case 4: different sections put in at one place are both there, the superior’s first', () => {
    const merged = pulled(BASE, plan(A, B, ['n', 1, 'Trường học', SCHOOL], C, D), plan(A, B, ['x', 1, 'Loa', 'Mỗi thôn mua một bộ loa cầm tay.'], C, D))
    expect(ids(merged.outline)).toBe('a1 b1 n1 x1 c1 d1')
    expect(merged.told).toEqual([])
  })

  it('M72, case 5: a section that both made with the same words is one, under the child’s id, and follows the superior from now on', () => {
    const upstream = plan(A, B, ['n', 1, 'Trường học', SCHOOL], C, D)
    const merged = mergePlans(BASE, upstream, plan(A, B, ['x', 1, 'Trường học', SCHOOL], C, D))
    expect(ids(outlined(merged.plan))).toBe('a1 b1 x1 c1 d1')
    expect(merged.conflicts).toEqual([])
    expect(merged.plan.sections[2]?.base).toBe(hashRich(section('Trường học', SCHOOL)))
  })

  it('M31, case 6: withdrawn there and changed here is asked; the choice is followed whole', () => {
    const merged = pulled(BASE, plan(A, C, D), plan(A, EDITED, C, D))
    expect([ids(merged.outline), merged.told]).toEqual(['a1 b1 c1 d1', [['b', 'withdrawn']]])
    expect(ids(pulled(BASE, plan(A, C, D), plan(A, EDITED, C, D), { choose: () => 'theirs' }).outline)).toBe('a1 c1 d1')
  })

  it('M32, case 6: left out here and changed there is asked once; the choice is followed whole', () => {
    const merged = pulled(BASE, plan(A, EDITED, C, D), plan(A, C, D))
    expect([ids(merged.outline), merged.told]).toEqual(['a1 c1 d1', [['b', 'omitted']]])
    expect(pulled(BASE, plan(A, EDITED, C, D), plan(A, C, D), { choose: () => 'theirs' }).outline).toEqual(outlined(plan(A, EDITED, C, D)))
  })

  it('M33, case 7: moved there and left out here stays out; moved here and withdrawn there goes', () => {
    expect(pulled(BASE, plan(A, C, D, B), plan(A, C, D))).toEqual({ outline: outlined(plan(A, C, D)), told: [], review: [] })
    expect(pulled(BASE, plan(A, C, D), plan(A, C, D, B))).toEqual({ outline: outlined(plan(A, C, D)), told: [], review: [] })
    expect(pulled(BASE, plan(A, C, D), plan(A, C, D, EDITED)).told).toEqual([['b', 'withdrawn']])
    expect(pulled(BASE, plan(A, C, D, EDITED), plan(A, C, D)).told).toEqual([['b', 'omitted']])
  })

  it('M33, case 8: moved by one and changed by the other is both, also under another heading', () => {
    expect(pulled(BASE, plan(A, C, D, B), plan(A, EDITED, C, D))).toEqual({ outline: outlined(plan(A, C, D, EDITED)), told: [], review: [] })
    expect(pulled(BASE, plan(A, EDITED, C, D), plan(A, C, D, B))).toEqual({ outline: outlined(plan(A, C, D, EDITED)), told: [], review: [] })
    const under = pulled(BASE, plan(A, C, ['b', 2, 'Trạm bơm', PUMPS], D), plan(A, EDITED, C, D))
    expect([ids(under.outline), under.told]).toEqual(['a1 c1 b2 d1', []])
    expect(under.outline[2]).toContain('10 tháng 4')
  })

  it('M76, case 9: moved by both to one place is nothing to note; to two places the child’s stands, once, and is shown', () => {
    expect(pulled(BASE, plan(A, C, D, B), plan(A, C, D, B))).toEqual({ outline: outlined(plan(A, C, D, B)), told: [], review: [] })
    expect(pulled(BASE, plan(A, C, D, B), plan(B, A, C, D))).toEqual({ outline: outlined(plan(B, A, C, D)), told: [], review: [['b', 'moved-by-both']] })
  })

  it('M77, case 10: A below B there, B below A here: the child’s arrangement, each once, no level without its parent', () => {
    const merged = pulled(BASE, plan(B, ['a', 2, 'Diễn tập', DRILL], C, D), plan(A, ['b', 2, 'Trạm bơm', PUMPS], C, D))
    expect(ids(merged.outline)).toBe('a1 b2 c1 d1')
    expect(merged.told).toEqual([])
    expect(merged.review.map(([, reason]) => reason)).toContain('moved-by-both')
  })

  it('M77, case 10: a ring of three', () => {
    const merged = pulled(BASE, plan(B, ['a', 2, 'Diễn tập', DRILL], C, ['d', 2, 'Báo cáo', REPORT]), plan(A, ['c', 2, 'Vật tư', BOATS], D, ['b', 2, 'Trạm bơm', PUMPS]))
    for (const words of [DRILL, PUMPS, BOATS, REPORT]) expect(times(merged.outline, words)).toBe(1)
    merged.outline.forEach((one, i) => expect(Number(one[0])).toBeLessThanOrEqual(Number(merged.outline[i - 1]?.[0] ?? 0) + 1))
  })

  const WHOLE: PlanSample = ['b', 1, 'Trạm bơm', PUMPS, SCHOOL]
  const SPLIT: readonly PlanSample[] = [B, ['n', 1, 'Trường học', SCHOOL]]
  const TAIL = SCHOOL.replace('của xã', 'của xã trước 30 phút')

  it('M82, case 11, case 33: split there, its tail changed here: the change stands in the new part, once; and the other way round', () => {
    const there = pulled(plan(A, WHOLE, D), plan(A, ...SPLIT, D), plan(A, ['b', 1, 'Trạm bơm', PUMPS, TAIL], D))
    expect(there).toEqual({ outline: outlined(plan(A, B, ['n', 1, 'Trường học', TAIL], D)), told: [], review: [] })
    const here = pulled(plan(A, WHOLE, D), plan(A, ['b', 1, 'Trạm bơm', PUMPS, TAIL], D), plan(A, ...SPLIT, D))
    expect(here).toEqual({ outline: outlined(plan(A, B, ['n', 1, 'Trường học', TAIL], D)), told: [], review: [] })
  })

  it('M82, case 33: split there, its head changed here', () => {
    const merged = pulled(plan(A, WHOLE, D), plan(A, ...SPLIT, D), plan(A, ['b', 1, 'Trạm bơm', PUMPS.replace('15', '10'), SCHOOL], D))
    expect(merged).toEqual({ outline: outlined(plan(A, EDITED, ['n', 1, 'Trường học', SCHOOL], D)), told: [], review: [] })
  })

  it('M82, case 33: split there, rewritten here: asked, and no word stands in two parts', () => {
    const own = ['Xã thuê máy bơm của hợp tác xã khi cần.', 'Nhà văn hóa thôn là điểm đến của các hộ.'] as const
    for (const side of ['mine', 'theirs'] as const) {
      const merged = pulled(plan(A, WHOLE, D), plan(A, ...SPLIT, D), plan(A, ['b', 1, 'Trạm bơm', ...own], D), { choose: () => side })
      expect(merged.told.length).toBeGreaterThan(0)
      for (const words of [...own, PUMPS, SCHOOL]) expect(times(merged.outline, words)).toBeLessThanOrEqual(1)
      for (const words of own) if (side === 'mine') expect(times(merged.outline, words)).toBe(1)
    }
  })

  it('M82, case 12: split by both at one border is split once; at different ones each word stands once', () => {
    const three: PlanSample = ['b', 1, 'Trạm bơm', PUMPS, SCHOOL, BOATS]
    const own = plan(A, B, ['x', 1, 'Trường học', SCHOOL], D)
    expect(ids(pulled(plan(A, WHOLE, D), plan(A, ...SPLIT, D), own).outline)).toBe('a1 b1 x1 d1')
    const merged = pulled(plan(A, three, D), plan(A, B, ['n', 1, 'Trường học', SCHOOL, BOATS], D), plan(A, ['b', 1, 'Trạm bơm', PUMPS, SCHOOL], ['x', 1, 'Xuồng', BOATS], D))
    for (const words of [PUMPS, SCHOOL, BOATS]) expect(times(merged.outline, words)).toBe(1)
  })

  it('M82, case 13: joined there, a part changed here: the change stands in the joined section and no part beside it; and the other way round', () => {
    const base = plan(A, ...SPLIT, D)
    const joined = plan(A, WHOLE, D)
    const changed = plan(A, B, ['n', 1, 'Trường học', TAIL], D)
    for (const [theirs, mine] of [[joined, changed], [changed, joined]] as const) {
      const merged = pulled(base, theirs, mine)
      expect(times(merged.outline, 'trước 30 phút')).toBe(1)
      for (const words of [PUMPS, 'Trường học mở cửa']) expect(times(merged.outline, words)).toBe(1)
      expect(ids(merged.outline)).toBe('a1 b1 d1')
    }
  })

  it('M79, case 14: a new heading wraps siblings that the child changed, and its own one between them', () => {
    const upstream = plan(A, ['w', 1, 'Công trình và vật tư'], ['b', 2, 'Trạm bơm', PUMPS], ['c', 2, 'Vật tư', BOATS], D)
    const merged = pulled(BASE, upstream, plan(A, EDITED, ['x', 1, 'Loa', 'Mỗi thôn mua một bộ loa cầm tay.'], C, D))
    expect([ids(merged.outline), merged.told]).toEqual(['a1 w1 b2 x2 c2 d1', []])
    expect(merged.outline[2]).toContain('10 tháng 4')
  })

  it('D1, case 16: what renumbers a list changes nothing in it', () => {
    const numbered = (...samples: readonly PlanSample[]): Plan => plan(...samples)
    const upstream = numbered(['n', 1, 'Mới', SCHOOL], A, B, C, D)
    const merged = mergePlans(BASE, upstream, plan(A, B, C, D))
    expect(places(standing(merged.plan), merged.plan.meta.numbering).get('b')?.path).toBe('III')
    expect(merged.conflicts).toEqual([])
    expect(merged.applied.map((one) => one.section)).toEqual(['n'])
  })

  it('M80, case 16: a stored label merges as one value', () => {
    const labelled = (label: string): Plan => ({ ...BASE, sections: BASE.sections.map((one) => (one.id === 'b' ? { ...one, label } : one)) })
    expect(mergePlans(labelled('II.'), labelled('IIa.'), labelled('II.')).plan.sections[1]?.label).toBe('IIa.')
    const both = mergePlans(labelled('II.'), labelled('IIa.'), labelled('II bis.'))
    expect(both.plan.sections[1]?.label).toBe('II bis.')
    expect(both.conflicts.map(({ kind }) => kind)).toEqual(['format'])
  })

  it('M70, case 25: of sections that say the same the one that was changed is changed, by its id', () => {
    const same = 'Ủy ban nhân dân xã chịu trách nhiệm tổ chức thực hiện.'
    const base = plan(['p', 1, 'Thôn Thượng', DRILL], ['p1', 2, 'Trách nhiệm', same], ['q', 1, 'Thôn Hạ', PUMPS], ['q1', 2, 'Trách nhiệm', same])
    const with_ = (id: string, to: string): Plan => ({ ...base, sections: base.sections.map((one) => (one.id === id ? { ...one, ...section('Trách nhiệm', to) } : one)) })
    const merged = pulled(base, with_('q1', `${same} Báo cáo hằng quý.`), with_('p1', 'Trưởng thôn chịu trách nhiệm tổ chức thực hiện.'))
    expect(merged.told).toEqual([])
    expect(merged.outline[1]).toContain('Trưởng thôn')
    expect(merged.outline[3]).toContain('Báo cáo hằng quý')
    // One of the twins withdrawn: the other stays.
    expect(ids(pulled(base, { ...base, sections: base.sections.filter(({ id }) => id !== 'p1') }, base).outline)).toBe('p1 q1 q2')
  })

  it('M70, case 25: without common ids the twins are told apart by what stands above them', () => {
    const same = 'Ủy ban nhân dân xã chịu trách nhiệm tổ chức thực hiện.'
    const base = plan(['p', 1, 'Thôn Thượng', DRILL], ['r', 2, 'Trách nhiệm', same], ['q', 1, 'Thôn Hạ', PUMPS], ['s', 2, 'Trách nhiệm', same])
    const child = plan(['1', 1, 'Thôn Thượng', DRILL], ['2', 2, 'Trách nhiệm', same], ['3', 1, 'Thôn Hạ', PUMPS], ['4', 2, 'Trách nhiệm', same])
    const upstream = { ...base, sections: base.sections.map((one) => (one.id === 's' ? { ...one, ...section('Trách nhiệm', `${same} Báo cáo hằng quý.`) } : one)) }
    const merged = pulled(base, upstream, child)
    expect(merged.outline.map((one) => one.includes('hằng quý'))).toEqual([false, false, false, true])
  })

  it('M31, case 31: withdrawn there: what differs by terms alone goes; what was adapted is asked', () => {
    const town = plan(A, ['b', 1, 'Trạm bơm', 'Thành phố kiểm tra toàn bộ trạm bơm tiêu úng.'], D)
    const gone = plan(A, D)
    const terms = { 'Thành phố': 'Phường' }
    expect(pulled(town, gone, plan(A, ['b', 1, 'Trạm bơm', 'Phường kiểm tra toàn bộ trạm bơm tiêu úng.'], D), { terms })).toEqual({ outline: outlined(gone), told: [], review: [] })
    expect(pulled(town, gone, plan(A, ['b', 1, 'Trạm bơm', 'Phường kiểm tra mọi trạm bơm tiêu úng.'], D), { terms }).told).toEqual([['b', 'withdrawn']])
  })

  it('M31, case 31: withdrawn there, the child’s own section below it: nothing of the child’s goes unasked', () => {
    const merged = pulled(BASE, plan(A, C, D), plan(A, B, ['x', 2, 'Máy bơm dầu', 'Xã thuê hai máy bơm dầu.'], C, D))
    expect(times(merged.outline, 'hai máy bơm dầu')).toBe(1)
    expect(merged.told).toContainEqual(['b', 'withdrawn'])
  })

  it('M73, case 32: put back after a withdrawal: new to who took it, asked where the child has its own, or had left it out itself', () => {
    const [v1, v2] = [BASE, plan(A, C, D)]
    const v3 = plan(A, ['b', 1, 'Trạm bơm', PUMPS.replace('15', '20')], C, D)
    // The child took the withdrawal: in a living document it is held as removed, without a base.
    const taken = forkOf(v2)
    const held: Plan = { ...BASE, sections: forkOf(v1).sections.map(({ base, ...one }) => (one.id === 'b' ? { ...one, removed: true } : { ...one, ...(base === undefined ? {} : { base }) })) }
    for (const child of [taken, held]) {
      expect(pulled(v2, v3, child)).toEqual({ outline: outlined(v3), told: [], review: [] })
      // Word for word as it was.
      expect(pulled(v2, v1, child)).toEqual({ outline: outlined(v1), told: [], review: [] })
    }
    // The child kept its own: as a section of its own making.
    expect(pulled(v2, v3, plan(A, EDITED, C, D)).told).toEqual([['b', 'added']])
    expect(pulled(v2, v1, plan(A, B, C, D)).told).toEqual([])
    // The child had left it out before: asked.
    const out: Plan = { ...BASE, sections: forkOf(v1).sections.map((one) => (one.id === 'b' ? { ...one, removed: true } : one)) }
    const asked = pulled(v2, v3, out)
    expect([ids(asked.outline), asked.told]).toEqual(['a1 c1 d1', [['b', 'omitted']]])
  })

  it('M47, case 35: a reference to a section that moved follows it, and is no change and no conflict', () => {
    const referring = (to: Plan, words = 'Theo mục '): Plan => currentRefs({ ...to, sections: to.sections.map((one) => (one.id === 'd' ? { ...one, blocks: [{ type: 'paragraph', content: [{ type: 'text', text: words }, refLeaf({ to: 'b', form: 'figure', text: 'II' })] }] } : one)) })
    const merged = mergePlans(referring(BASE), referring(plan(B, A, C, D)), referring(BASE, 'Thực hiện theo mục '))
    expect(merged.conflicts).toEqual([])
    const now = currentRefs({ meta: merged.plan.meta, sections: merged.plan.sections })
    expect(shown(now.sections[3] ?? section(''))).toEqual(['Báo cáo', 'Thực hiện theo mục {ref I}'])
  })
})
