import { describe, expect, it } from 'vitest'
import { recognise } from '../index.ts'

let n = 0
const read = (...body: string[]): readonly string[] => recognise(['KẾ HOẠCH', 'Phòng ngập', '', 'I. NHIỆM VỤ', ...body], { newId: () => `s${++n}` })
  .decisions.filter((each) => each.code === 'misreading').map((each) => `${each.line}:${String(each.message.params['printed'])}→${String(each.message.params['probable'])}`)

describe('probable misreadings of a scan', () => {
  it('S29: letters among figures, and accents lost or changed in words that plans use all the time', () => {
    expect(read('1. TÓ CHỨC lực lượng trước ngày l5/9/2025, đạt 1OO% hộ.')).toEqual(['5:TÓ CHỨC→TỔ CHỨC', '5:l5→15', '5:1OO→100'])
    expect(read('Việc còn chông chéo giữa hai thôn trong tình hình rnới; chuyên đổi số chậm.')).toEqual(['5:chông chéo→chồng chéo', '5:chuyên đổi→chuyển đổi'])
  })

  it('S29: what the plan itself prints over and over tells its one odd spelling', () => {
    const often = Array.from({ length: 6 }, (_, i) => `${i + 1}. Trực bơm tiêu nước ở cống Hạ, ca ${i + 1}.`)
    expect(read(...often, '7. Trực bơm tiệu nước cả đêm.')).toContain('11:bơm tiệu→bơm tiêu')
  })

  it('S29: litres, codes, names and right words are left alone', () => {
    expect(read('Mỗi hộ 5l nước, 20I lon; mã A1B2, số 15/KH-UBND; cộng tác viên thôn Công Tắc; hoà bình, hòa bình; hằng năm, hàng năm.')).toEqual(['5:20I→201'])
  })

  it('S29: a misread number is the section that is due, its label kept as printed', () => {
    const { plan, decisions } = recognise(['KẾ HOẠCH', 'A', '', 'l. MỤC ĐÍCH', 'Giữ dân.', 'll. NHIỆM VỤ', 'l. Thôn Hạ: trực bơm.', '2. Thôn Thượng: kê đồ.'], { newId: () => `s${++n}` })
    expect(plan.sections.filter((section) => section.kind === 'body').map((section) => [section.level, section.label ?? ''])).toEqual([[1, 'l.'], [1, 'll.'], [2, 'l.'], [2, '']])
    expect(decisions.filter((each) => each.code === 'misreading').map((each) => each.message.params['probable'])).toEqual(['I.', 'II.', '1.'])
  })
})
