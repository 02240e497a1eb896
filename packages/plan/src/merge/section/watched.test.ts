import { describe, expect, it } from 'vitest'
import type { ReviewReason } from '../../index.ts'
import { mergeSection, textInline } from '../../index.ts'

const one = (text: string) => ({ title: textInline(text), blocks: [], runIn: false })
/** The reasons beside `same-sentence` where the superior turns `from` into `to` and the child makes `trực` of `canh`. */
const reasons = (base: string, from: string, to: string): readonly ReviewReason[] =>
  mergeSection(one(base), one(base.replace(from, to)), one(base.replace('canh', 'trực'))).review.map((review) => review.reason).filter((reason) => reason !== 'same-sentence')

describe('what makes two changes in one sentence dangerous', () => {
  it('M54: a negation that was taken out is named, though the merged sentence has none', () => {
    for (const no of ['không', 'chưa', 'đừng', 'cấm', 'ngừng', 'hủy', 'miễn', 'chỉ']) expect(reasons(`tổ canh đê ${no} cho xe qua cầu`, `${no} `, '')).toEqual(['negation'])
    expect(reasons('trừ ca đêm, tổ canh đê cho xe qua', 'trừ ca đêm, ', '')).toEqual(['negation'])
    expect(reasons('tổ canh đê huỷ lệnh', 'lệnh', 'đèn')).toEqual(['negation'])
  })

  it('M54: a negation that was put in is named', () => {
    expect(reasons('tổ canh đê được nghỉ', 'được', 'không được')).toEqual(['negation'])
  })

  it('M54: numbers in figures and in words, percent and money', () => {
    for (const n of ['hai', 'ba', 'mười', 'năm mươi', '2', '4.500', '30%', '2,5 triệu đồng', 'một nửa', 'gấp rưỡi']) expect(reasons(`tổ canh đê có ${n} người`, 'người', 'máy')).toContain('number')
    expect(reasons('tổ canh đê có năm người', 'năm', 'bảy')).toEqual(['number'])
  })

  it('M54: dates in every form', () => {
    for (const day of ['ngày 5 tháng 6', 'ngày 5 tháng 6 năm 2027', '5/6/2027', '05-6-2027', '05.06.2027', 'tháng 6/2027', 'quý III', 'quý 3', 'tuần sau', 'mùng ba', 'năm 2027', 'cuối năm', 'thứ Hai', '1/3']) {
      expect(reasons(`tổ canh đê họp ${day} ở kho`, 'kho', 'chợ')).toContain('date')
    }
    expect(reasons('quý vị tổ canh đê họp ở kho', 'kho', 'chợ')).toEqual([])
  })

  it('M54: names inside the sentence, not its first word', () => {
    expect(reasons('Tổ canh đê họp ở kho', 'kho', 'chợ')).toEqual([])
    expect(reasons('Tổ canh đê họp ở Bến Trúc', 'họp', 'gặp')).toEqual(['name'])
    expect(reasons('Tổ canh đê gọi cho UBND', 'gọi', 'báo')).toEqual(['name'])
  })

  it('M54: a syllable of another word is no reason', () => {
    for (const word of ['chỉ đạo', 'chỉ thị', 'chỉ tiêu', 'địa chỉ', 'không khí', 'tư tưởng', 'đầu tư', 'góp phần', 'một cách', 'một số', 'hạn chế', 'sáng tạo', 'tối đa', 'gia đình', 'đối ngoại', 'thiếu niên', 'tỷ lệ', 'khẩn gấp', 'thứ tự', 'chiều rộng', 'bãi rác']) {
      expect(reasons(`tổ canh đê lo ${word} ở kho`, 'kho', 'chợ')).toEqual([])
    }
  })
})
