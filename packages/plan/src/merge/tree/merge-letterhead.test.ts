import { describe, expect, it } from 'vitest'
import type { Basis, Plan, PlanMeta, Recipient } from '../../index.ts'
import { LETTERHEAD, emptyMeta, mergePlans } from '../../index.ts'

const plan = (meta: Partial<PlanMeta>): Plan => ({ meta: { ...emptyMeta('Phòng, chống thiên tai năm 2025'), ...meta }, sections: [] })
const basis = (number: string): Basis => ({ kind: 'Quyết định', number, date: '2025', issuer: 'Ủy ban nhân dân tỉnh' })
const recipient = (name: string): Recipient => ({ name, purpose: 'carry-out' })

describe('the letterhead', () => {
  it('M81: the title merges by words, with the terms in; two new years are a conflict of @meta', () => {
    const base = plan({ title: 'Phòng, chống thiên tai trên địa bàn tỉnh năm 2025' })
    const upstream = plan({ title: 'Phòng, chống thiên tai trên địa bàn tỉnh năm 2026' })
    const child = plan({ title: 'Phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn xã năm 2025' })
    const merged = mergePlans(base, upstream, child, { tỉnh: 'xã' })
    expect(merged.plan.meta.title).toBe('Phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn xã năm 2026')
    expect([merged.conflicts, merged.letterhead]).toEqual([[], ['title']])
    const clash = mergePlans(base, upstream, plan({ title: 'Phòng, chống thiên tai trên địa bàn tỉnh năm 2027' }))
    expect(clash.conflicts).toMatchObject([{ section: LETTERHEAD, kind: 'meta', field: 'title', upstream: upstream.meta.title }])
    expect(clash.plan.meta.title).toContain('2027')
    expect(mergePlans(base, upstream, plan({ title: 'Phòng, chống thiên tai trên địa bàn tỉnh năm 2027' }), {}, { choose: () => 'theirs' }).plan.meta.title).toBe(upstream.meta.title)
  })

  it('M81: number, date, place, issuer, superior and signature are the child’s alone', () => {
    const base = plan({})
    const upstream = plan({ number: '12/KH-UBND', date: '2025-05-02', place: 'Sông Lam', issuer: 'Ủy ban nhân dân tỉnh', superior: 'Chính phủ', signature: { authority: 'TM. ỦY BAN NHÂN DÂN', role: 'CHỦ TỊCH', name: 'Trần Văn Bình' } })
    expect(mergePlans(base, upstream, base)).toMatchObject({ plan: { meta: base.meta }, conflicts: [], letterhead: [] })
  })

  it('M81: bases and recipients merge item by item while half of the superior’s stand here; else the list is the child’s own', () => {
    const base = plan({ bases: [basis('1'), basis('2')], recipients: [recipient('Sở Y tế'), recipient('Sở Công Thương')] })
    const upstream = plan({ bases: [basis('1'), basis('2'), basis('3')], recipients: [recipient('Sở Y tế'), recipient('Sở Công Thương'), recipient('Sở Nội vụ')] })
    const child = plan({ bases: [basis('0'), basis('1'), basis('2')], recipients: [recipient('Thôn Đoài'), recipient('Thôn Đông')] })
    const merged = mergePlans(base, upstream, child)
    expect(merged.plan.meta.bases.map(({ number }) => number)).toEqual(['0', '1', '2', '3'])
    expect(merged.plan.meta.recipients).toEqual(child.meta.recipients)
    expect([merged.conflicts, merged.letterhead]).toEqual([[], ['bases']])
  })

  it('M81: one basis exchanged for two different ones is a conflict', () => {
    const base = plan({ bases: [basis('1'), basis('2'), basis('3')] })
    const merged = mergePlans(base, plan({ bases: [basis('1'), basis('22'), basis('3')] }), plan({ bases: [basis('1'), basis('23'), basis('3')] }))
    expect(merged.conflicts).toMatchObject([{ section: LETTERHEAD, kind: 'meta', field: 'bases', upstream: expect.stringContaining('22'), child: expect.stringContaining('23') }])
    expect(merged.plan.meta.bases.map(({ number }) => number)).toEqual(['1', '23', '3'])
  })

  it('M81: the kind of document is one value, three ways', () => {
    const merged = mergePlans(plan({ kind: 'KẾ HOẠCH' }), plan({ kind: 'PHƯƠNG ÁN' }), plan({ kind: 'KẾ HOẠCH' }))
    expect(merged.plan.meta.kind).toBe('PHƯƠNG ÁN')
    expect(mergePlans(plan({ kind: 'KẾ HOẠCH' }), plan({ kind: 'PHƯƠNG ÁN' }), plan({ kind: 'CHƯƠNG TRÌNH' })).conflicts).toMatchObject([{ section: LETTERHEAD, field: 'kind', base: 'KẾ HOẠCH', upstream: 'PHƯƠNG ÁN', child: 'CHƯƠNG TRÌNH' }])
  })
})
