import { describe, expect, it } from 'vitest'
import { clean, outcome } from './hard-case-samples.ts'

const A = 'Các thôn tổ chức trực ban hai mươi bốn giờ trong ngày.'
const B = 'Kho xã dự trữ 4.500 thùng mì và 20 thuyền máy cho dân.'
const C = 'Phát loa cảnh báo mỗi tối tại nhà văn hóa thôn.'
const D = 'Trường học mở cửa đón hộ dân phải sơ tán khi có lệnh.'
const E = 'Trạm y tế bố trí thuốc và người trực tại điểm sơ tán.'
const MORE = B.replace('20 thuyền', '30 thuyền')

describe('hard cases of paragraphs that move', () => {
  it('M50, case 7: moved there and taken out here stays out, and the other way round: nobody changed its words', () => {
    expect(outcome([A, B, C, D], [A, C, D, B], [A, C, D])).toEqual(clean(A, C, D))
    expect(outcome([A, B, C, D], [A, C, D], [A, C, D, B])).toEqual(clean(A, C, D))
  })

  it('M50, case 7: moved and changed by one, taken out by the other is a conflict that holds the changed words', () => {
    const mineGone = outcome([A, B, C, D], [A, C, D, MORE], [A, C, D])
    expect(mineGone.text).toEqual([A, C, D])
    expect(mineGone.told).toMatchObject([['delete-edit', B, MORE, '']])
    expect(outcome([A, B, C, D], [A, C, D, MORE], [A, C, D], () => 'theirs').text).toEqual([A, C, D, MORE])
    const theirsGone = outcome([A, B, C, D], [A, C, D], [A, C, D, MORE])
    expect(theirsGone.text).toEqual([A, C, D, MORE])
    expect(theirsGone.told).toMatchObject([['delete-edit', B, '', MORE]])
  })

  it('M50, case 8: moved by one and changed by the other is both, once, unasked, in every direction', () => {
    expect(outcome([A, B, C, D], [A, C, D, B], [A, MORE, C, D])).toEqual(clean(A, C, D, MORE))
    expect(outcome([A, B, C, D], [A, MORE, C, D], [A, C, D, B])).toEqual(clean(A, C, D, MORE))
    expect(outcome([A, C, D, B], [B, A, C, D], [A, C, D, MORE])).toEqual(clean(MORE, A, C, D))
    expect(outcome([A, C, D, B], [A, C, D, MORE], [B, A, C, D])).toEqual(clean(MORE, A, C, D))
  })

  it('M50, case 8: moved and changed by one, changed elsewhere in it by the other', () => {
    const base = `${B} Cấp cho từng thôn. Ghi sổ.`
    const merged = outcome([A, base, C, D], [A, C, D, base.replace('Ghi sổ', 'Ghi sổ hằng ngày')], [A, base.replace('20 thuyền', '30 thuyền'), C, D])
    expect(merged.text).toEqual([A, C, D, `${MORE} Cấp cho từng thôn. Ghi sổ hằng ngày.`])
    expect(merged.told).toEqual([])
  })

  it('M50, case 9: moved by both to one place is once and unasked; to two places mine, once, and shown', () => {
    expect(outcome([A, B, C, D], [A, C, D, B], [A, C, D, B])).toEqual(clean(A, C, D, B))
    const merged = outcome([A, B, C, D, E], [A, C, D, E, B], [B, A, C, D, E])
    expect(merged.text).toEqual([B, A, C, D, E])
    expect(merged.told).toEqual([])
    expect(merged.review).toEqual(['moved-by-both'])
  })

  it('M50: two paragraphs that move together stay together', () => {
    expect(outcome([A, B, C, D, E], [A, D, E, B, C], [A, MORE, C, D, E])).toEqual(clean(A, D, E, MORE, C))
  })

  it('M50: moved there, something put in here at the place it came from and at the place it goes to', () => {
    const own = 'Xã giao thêm việc cho đội xung kích.'
    const before = outcome([A, B, C, D], [A, C, D, B], [A, own, B, C, D])
    expect([...before.text].sort()).toEqual([A, B, C, D, own].sort())
    expect(before.told).toEqual([])
    const at = outcome([A, B, C, D], [A, C, D, B], [A, B, C, D, own])
    expect([...at.text].sort()).toEqual([A, B, C, D, own].sort())
    expect(at.told).toEqual([])
  })
})
