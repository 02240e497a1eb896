import { describe, expect, it } from 'vitest'
import { findBases } from './bases.ts'
import { citedNumbers } from './citations.ts'
import { PACK_EN } from './pack-en.ts'
import { PACK_VI } from './pack-vi.ts'

const bases = (...preamble: readonly string[]): readonly (readonly (string | null)[])[] => findBases(preamble, PACK_VI).map((each) => [each.kind, each.number, each.date, each.issuer])

describe('what the plan carries out', () => {
  it('S19: an issuer ends before what the document does, in whatever case', () => {
    expect(bases('Căn cứ Nghị Quyết số 48/NQ-CP ngày 03/4/2023 của Chính phủ Về việc phát triển nghề cá; Kế hoạch số 77/KH-UBATGT ngày 14/7/2025 của Ủy ban An toàn giao thông quốc gia;')).toEqual([
      ['Nghị Quyết', '48/NQ-CP', '2023-04-03', 'Chính phủ'], ['Kế hoạch', '77/KH-UBATGT', '2025-07-14', 'Ủy ban An toàn giao thông quốc gia'],
    ])
    expect(bases('Thực hiện Thông báo số 219-TB/ĐU ngày 01/12/2025 của Đảng ủy phường và ý kiến chỉ đạo của huyện.')).toEqual([['Thông báo', '219-TB/ĐU', '2025-12-01', 'Đảng ủy phường']])
  })

  it('S19: an issuer and a date may stand before the document', () => {
    expect(bases('Xét đề nghị của Công an tỉnh tại Tờ trình số 1042/TTr-CAT ngày 15/8/2025, xã lập kế hoạch:')).toEqual([['Tờ trình', '1042/TTr-CAT', '2025-08-15', 'Công an tỉnh']])
    expect(bases('Ngày 07/11/2025, Ban Chỉ đạo trồng cây ban hành Hướng dẫn số 118/HD-BCĐ về trồng cây năm 2026.')).toEqual([['Hướng dẫn', '118/HD-BCĐ', '2025-11-07', 'Ban Chỉ đạo trồng cây']])
  })

  it('S19: laws have numbers of their own, or a date or a year instead, in the order they are named', () => {
    expect(bases('Căn cứ Luật Thủy sản năm 2017; Luật Nhà ở số 27/2023/QH15, ngày 27/11/2023; Nghị quyết số 101/2025/UBTVQH15 của Ủy ban Thường vụ Quốc hội; Luật Chăn nuôi ngày 19 tháng 11 năm 2018.')).toEqual([
      ['Luật', null, '2017', null], ['Luật', '27/2023/QH15', '2023-11-27', null], ['Nghị quyết', '101/2025/UBTVQH15', null, 'Ủy ban Thường vụ Quốc hội'], ['Luật', null, '2018-11-19', null],
    ])
  })

  it('S19: a number parted at its hyphen is one number, and one before a point belongs to it', () => {
    expect(citedNumbers(['Quyết định số 66/2018/QĐ- UBND', 'Quyết định 66/2018/QĐ-UBND', 'Thông tư số 21/2025/TT - BNV', 'Nghị quyết số 66.2/2025/NQ-CP'], PACK_VI)).toEqual(['66/2018/QĐ-UBND', '21/2025/TT-BNV', '66.2/2025/NQ-CP'])
  })

  it('S19: in English', () => {
    expect(findBases(['This plan implements the Heat Guidance 2023 (ref. NHG/2023/04).'], PACK_EN).map((each) => [each.kind, each.number])).toEqual([['Guidance', 'NHG/2023/04']])
  })

  it.each(['a', ' ', 'của Bộ ', 'Luật a ', 'số 1/KH-', 'Kế hoạch '])('S19: takes %j any number of times', (piece) => {
    expect(bases(`Căn cứ Kế hoạch ${piece.repeat(60_000 / piece.length)}`).every((each) => each[0] !== '')).toBe(true)
  })
})
