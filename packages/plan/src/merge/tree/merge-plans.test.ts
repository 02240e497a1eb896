import { describe, expect, it } from 'vitest'
import type { Plan, Section, Terms } from '../../index.ts'
import { comparePlans, emptyMeta, hashRich, keysBetween, mergePlans, pairSections, sectionHeading } from '../../index.ts'

type Spec = readonly [id: string, heading: string, text: string, level?: number]

function plan(...specs: readonly Spec[]): Plan {
  const keys = keysBetween(null, null, specs.length)
  return { meta: emptyMeta('Kế hoạch'), sections: specs.map(([id, heading, text, level = 1], i): Section => ({ id, order: keys[i] ?? '', level, kind: 'body', runIn: false, title: heading === '' ? [] : [{ type: 'text', text: heading }], blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })) }
}

const BASE = plan(['a', 'Mục đích', 'Chủ động trước lũ.'], ['b', 'Yêu cầu', 'Trực 2 giờ một lần.'], ['c', 'Nhiệm vụ', 'Giữ đê.'], ['d', 'Tổ chức', 'Các xã thực hiện.'])
const pick = (of: Plan, ...ids: readonly string[]): Plan => {
  const keys = keysBetween(null, null, ids.length)
  return { ...of, sections: ids.flatMap((id, i) => of.sections.filter((section) => section.id === id).map((section) => ({ ...section, order: keys[i] ?? '' }))) }
}
const text = (of: Plan, id: string, words: string): Plan => ({ ...of, sections: of.sections.map((section) => (section.id === id ? { ...section, blocks: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] } : section)) })
const ids = (of: { readonly sections: readonly Section[] }): string => of.sections.map((section) => section.id).join('')
const and = (of: Plan, ...more: readonly Spec[]): Plan => ({ ...of, sections: [...of.sections, ...plan(...more).sections.map((section, i) => ({ ...section, order: `z${i + 1}` }))] })

describe('merging whole plans', () => {
  it('M30: takes what only the superior changed, keeps what only the child changed, moves the base', () => {
    const upstream = text(BASE, 'b', 'Trực 4 giờ một lần.')
    const merged = mergePlans(BASE, upstream, text(BASE, 'c', 'Giữ đê và cống.'))
    expect(merged).toMatchObject({ conflicts: [], review: [], applied: [{ section: 'b', from: 'upstream' }] })
    expect(merged.plan.sections[1]?.base).toBe(hashRich(upstream.sections[1] as Section))
    expect(merged.plan.sections[2]?.blocks[0]?.content).toEqual([{ type: 'text', text: 'Giữ đê và cống.' }])
  })

  it('M31: a new section comes where it stands there; a withdrawn one goes, unless the child changed it or hangs below it', () => {
    const upstream = pick(and(BASE, ['n', 'Diễn tập', 'Mỗi năm một lần.']), 'a', 'n', 'b', 'd')
    expect(ids(mergePlans(BASE, upstream, BASE).plan)).toBe('anbd')
    const edited = mergePlans(BASE, upstream, text(BASE, 'c', 'Giữ đê và cống.'))
    expect(ids(edited.plan)).toBe('anbcd')
    expect(edited.conflicts).toMatchObject([{ section: 'c', kind: 'withdrawn', upstream: '' }])
    const hanging = pick(and(BASE, ['x', 'Của xã', 'Thêm thuyền.', 2]), 'a', 'b', 'c', 'x', 'd')
    const kept = mergePlans(BASE, upstream, hanging)
    expect(ids(kept.plan)).toBe('anbcxd')
    expect(kept.conflicts).toMatchObject([{ section: 'c', kind: 'withdrawn' }])
  })

  it('M32: what the child left out stays out, and is asked about once the superior changes it', () => {
    const child = pick(BASE, 'a', 'c', 'd')
    expect(mergePlans(BASE, BASE, child)).toMatchObject({ conflicts: [], applied: [] })
    const merged = mergePlans(BASE, text(BASE, 'b', 'Trực 4 giờ một lần.'), child)
    expect(ids(merged.plan)).toBe('acd')
    expect(merged.conflicts).toMatchObject([{ section: 'b', kind: 'omitted', child: '' }])
  })

  it('M33, case 8: a section moved there and changed here is both', () => {
    const merged = mergePlans(BASE, pick(BASE, 'a', 'c', 'd', 'b'), text(BASE, 'b', 'Trực 3 giờ một lần.'))
    expect(ids(merged.plan)).toBe('acdb')
    expect(merged.plan.sections[3]?.blocks[0]?.content).toEqual([{ type: 'text', text: 'Trực 3 giờ một lần.' }])
    expect(merged.conflicts).toEqual([])
  })

  it('M33, case 9: moved by both: the child’s place stands, with a note', () => {
    const merged = mergePlans(BASE, pick(BASE, 'a', 'c', 'd', 'b'), pick(BASE, 'b', 'a', 'c', 'd'))
    expect(ids(merged.plan)).toBe('bacd')
    expect(merged.review).toEqual([{ section: 'b', reason: 'moved-by-both' }])
    expect(merged.conflicts).toEqual([])
  })

  it('M33, case 7: moved there and left out here stays out', () => {
    expect(ids(mergePlans(BASE, pick(BASE, 'a', 'c', 'd', 'b'), pick(BASE, 'a', 'c', 'd')).plan)).toBe('acd')
  })

  it('M33: the child’s own subsections move with the section they hang below', () => {
    const child = pick(and(BASE, ['x', 'Của xã', 'Thêm thuyền.', 2]), 'a', 'b', 'x', 'c', 'd')
    expect(ids(mergePlans(BASE, pick(BASE, 'a', 'c', 'd', 'b'), child).plan)).toBe('acdbx')
  })

  it('M34: order keys stay ascending, and those that can stay do', () => {
    const { plan: merged } = mergePlans(BASE, pick(BASE, 'b', 'a', 'c', 'd'), BASE)
    expect(merged.sections.every((section, i, all) => i === 0 || (all[i - 1]?.order ?? '') < section.order)).toBe(true)
    expect(merged.sections.filter((section) => BASE.sections.some((was) => was.order === section.order))).toHaveLength(3)
  })

  it('M35, case 27: terms go into base and upstream first, so that a name is no change and no conflict', () => {
    const terms = { 'Các xã': 'Các thôn' }
    const child = text(BASE, 'd', 'Các thôn thực hiện.')
    const merged = mergePlans(BASE, text(BASE, 'd', 'Các xã thực hiện ngay.'), child, terms)
    expect(merged.conflicts).toEqual([])
    expect(merged.plan.sections[3]?.blocks[0]?.content).toEqual([{ type: 'text', text: 'Các thôn thực hiện ngay.' }])
  })

  it('M36: pulling again changes nothing', () => {
    const upstream = pick(and(text(BASE, 'b', 'Trực 4 giờ một lần.'), ['n', 'Diễn tập', 'Mỗi năm.']), 'a', 'n', 'd', 'b')
    const once = mergePlans(BASE, upstream, text(BASE, 'c', 'Giữ đê và cống.'))
    const again = mergePlans(upstream, upstream, once.plan)
    expect(again).toMatchObject({ conflicts: [], applied: [] })
    expect(again.plan.sections.map((section) => [section.id, hashRich(section)])).toEqual(once.plan.sections.map((section) => [section.id, hashRich(section)]))
  })
})

describe('pairing and comparing', () => {
  const rename = (of: Plan, prefix: string): Plan => ({ ...of, sections: of.sections.map((section) => ({ ...section, id: prefix + section.id })) })

  it('D17: by id, else by heading, then content, never by number', () => {
    const child = plan(['1', 'TỔ CHỨC', 'Khác hẳn về mọi mặt.'], ['2', 'Việc phải làm', 'Giữ đê.'], ['b', 'Tên mới', 'Chữ mới.'], ['3', 'Mục đích', 'Lời khác.'])
    const upper = { ...child, sections: child.sections.map((section) => (section.id === '1' ? { ...section, title: [{ type: 'text' as const, text: 'Tổ chức:' }] } : section)) }
    expect(Object.fromEntries(pairSections(BASE, upper).map((pair) => [pair.base, [pair.child, pair.by]]))).toEqual({ b: ['b', 'id'], a: ['3', 'heading'], d: ['1', 'heading'], c: ['2', 'content'] })
  })

  it('D17: repeated headings go by their parents, then in order', () => {
    const twice = plan(['a', 'Xã', 'Một phần.'], ['a1', 'Nhiệm vụ', 'x'], ['b', 'Huyện', 'Hai phần.'], ['b1', 'Nhiệm vụ', 'y'])
    const levels = { ...twice, sections: twice.sections.map((section) => ({ ...section, level: section.id.length })) }
    const [a, a1, b, b1] = rename(levels, 'c').sections
    const swapped = { ...levels, sections: [b, b1, a, a1].map((section, i) => ({ ...(section as Section), order: `a${i + 1}`, blocks: [{ type: 'paragraph', content: [{ type: 'text' as const, text: `khác ${i}` }] }] })) }
    expect(pairSections(levels, swapped).map((pair) => `${pair.base}${pair.child}`).sort()).toEqual(['a1ca1', 'aca', 'b1cb1', 'bcb'])
  })

  it('D18: a plan is identical to itself, with and without terms', () => {
    for (const terms of [{}, { 'Các xã': 'Các thôn' }] as readonly Terms[]) {
      const { summary } = comparePlans(BASE, rename(BASE, 'k'), terms)
      expect(summary).toEqual({ identical: 4, adapted: 0, local: 0, omitted: 0 })
    }
  })

  it('D18: one row a section of either side, omitted ones where they would stand', () => {
    const child = rename(pick(and(text(BASE, 'b', 'Trực 3 giờ một lần.'), ['x', 'Chính sách riêng', 'Hỗ trợ hộ nghèo mua áo phao.']), 'b', 'a', 'd', 'x'), 'k')
    const { sections, summary } = comparePlans(BASE, child)
    expect(sections.map((row) => [row.id, row.status, row.path, row.basePath])).toEqual([['kb', 'adapted', 'I', 'II'], ['c', 'omitted', '', 'III'], ['ka', 'identical', 'II', 'I'], ['kd', 'identical', 'III', 'IV'], ['kx', 'local', 'IV', null]])
    expect(sections.filter((row) => row.flags.includes('moved'))).toHaveLength(1)
    expect(summary).toEqual({ identical: 2, adapted: 1, local: 1, omitted: 1 })
    expect(sectionHeading(child.sections[0] as Section)).toBe('Yêu cầu')
  })

  it('D19: 3,000 sections without common ids are paired in bounded time', { timeout: 60_000 }, () => {
    const large = plan(...Array.from({ length: 3000 }, (_, i): Spec => [`s${i}`, i % 5 === 0 ? 'Nhiệm vụ' : '', `Việc ${i} giao cho tổ ${i % 7} làm tại điểm ${i * 3} trong đợt ${i % 11}.`, 1 + (i % 3)]))
    const other = rename(large, 'k')
    expect(pairSections(large, other)).toHaveLength(3000)
  })
})
