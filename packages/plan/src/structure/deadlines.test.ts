import { describe, expect, it } from 'vitest'
import type { Block } from '../model/content.ts'
import { places } from '../model/labels.ts'
import { DEFAULT_NUMBERING } from '../model/numbering.ts'
import type { Section } from '../model/section.ts'
import { tableBlock, tableCell } from '../model/table.ts'
import type { Deadline } from './deadlines.ts'
import { findDeadlines } from './deadlines.ts'
import { PACK_EN } from './pack-en.ts'
import { PACK_VI } from './pack-vi.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const section = (heading: string, blocks: readonly Block[], more: Partial<Section> = {}): Section => ({
  id: heading, order: heading, level: 1, kind: 'body', runIn: false, title: heading === '' ? [] : [{ type: 'text', text: heading }], blocks, ...more,
})
const inSections = (sections: readonly Section[], pack = PACK_VI): readonly Deadline[] => findDeadlines(sections, places(sections, DEFAULT_NUMBERING), pack)
const under = (heading: string, ...texts: readonly string[]): readonly Deadline[] => inSections([section(heading, texts.map(paragraph))])
const kinds = (...texts: readonly string[]): readonly string[] => under('Việc', ...texts).map((each) => each.kind)
const english = (text: string): readonly Deadline[] => inSections([section('Tasks', [paragraph(text)])], PACK_EN)

describe('when something is due', () => {
  it.each([
    ['Gửi danh sách hộ về xã trước ngày 20/3/2026.', 'due', '2026-03-20'],
    ['Lắp xong 40 đèn trong năm 2026.', 'due', '2026'],
    ['Kiện toàn đội xung kích trong quý II.', 'due', null],
    ['Trả lời người dân trong thời hạn 05 ngày làm việc.', 'due', null],
    ['Nộp đơn không quá 03 ngày kể từ khi có thông báo.', 'due', null],
    ['Lễ mở đầu tổ chức ngày 19/9/2026 tại sân đình.', 'event', '2026-09-19'],
    ['Bốc thăm lúc 8 giờ 00 phút ngày 03/01/2026 tại chợ.', 'event', '2026-01-03'],
    ['Đánh giá giữa kỳ vào quý IV năm 2028.', 'event', '2028-12'],
    ['Trực ban từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026.', 'period', '2026-02-01'],
    ['Nhận hồ sơ từ ngày 05/02/2026 - 08/02/2026.', 'period', '2026-02-08'],
    ['Từ ngày 15/3/2026 đến ngày khai giảng: dọn sân.', 'period', '2026-03-15'],
    ['Từ nay đến hết năm 2026: sáu thôn làm trước.', 'period', '2026'],
    ['Đợt 2: hai tuần trước và sau Tết.', 'period', null],
    ['Nộp số liệu vào thứ Sáu hằng tuần.', 'recurring', null],
    ['Gom vỏ chai ngày 01 hằng tháng.', 'recurring', null],
    ['Trực suối từ ngày 01/6 đến ngày 31/8 hằng năm.', 'recurring', null],
    ['Nộp báo cáo trước ngày 05 của tháng đầu quý sau.', 'recurring', null],
    ['Nộp báo cáo trước ngày 20 của tháng cuối quý.', 'recurring', null],
    ['Định kỳ rà soát danh sách hộ khó khăn.', 'recurring', null],
  ])('S20: %s', (text, kind, until) => {
    expect(under('Việc', text)).toEqual([{ text, kind, until, section: 'I' }])
  })

  it.each([
    'Theo Kết luận số 21-KL/TU, ngày 25/10/2024 của Tỉnh ủy.',
    'Bão số 3 xảy ra ngày 12/9/2024 làm hỏng hai cầu.',
    'Qua rà soát đến ngày 30/4/2025, còn 68 nhà tạm.',
    'Mỗi quý họp một lần, thời gian không dưới 90 phút.',
    'Từ nay đến năm 2030 là giai đoạn quan trọng.',
    'Ngày 15/3/2026, toàn dân đi trồng cây!',
    'Thực hiện chế độ báo cáo định kỳ theo quy định.',
    'Tầm nhìn đến năm 2050 của vùng.',
    'Từ ngày 15/11 đến ngày 20/11/2025, trên địa bàn xảy ra mưa lớn.',
    'Bến Trà, ngày 02 tháng 02 năm 2026',
  ])('S20: binds nobody: %s', (text) => {
    expect(under('Việc', text)).toEqual([])
  })

  it('S20: two actions with a time each, parted by a comma, are two; a time that stands first holds for both', () => {
    expect(under('Việc', 'Sơ kết trước ngày 20/01/2026, tổng kết trước ngày 15/6/2026.').map((each) => [each.text, each.until])).toEqual([
      ['Sơ kết trước ngày 20/01/2026', '2026-01-20'], ['tổng kết trước ngày 15/6/2026.', '2026-06-15'],
    ])
    expect(kinds('Gửi kế hoạch chậm nhất ngày 31/7/2026, tổng hợp, báo cáo vào tháng 11 hằng năm.')).toEqual(['due', 'recurring'])
    expect(kinds('Gieo xong trong tháng 9, chậm nhất ngày 05/10/2025.')).toEqual(['due'])
    expect(kinds('Trong tháng 12/2026, ngoài buổi họp thường kỳ, các tổ họp riêng vào ngày 16/12/2026.')).toHaveLength(1)
  })

  it('S20: what follows a label of time is a time, whatever its words', () => {
    expect(under('Việc', 'Thời gian hoàn thành: Quý I/2026.', 'Thời gian thực hiện: Theo lịch của huyện.', 'Thời gian: Từ khi thành lập đến khi kết thúc nhiệm vụ.', 'Địa điểm: Nhà văn hóa.').map((each) => [each.kind, each.until])).toEqual([
      ['due', '2026-03'], ['due', null], ['period', null],
    ])
  })

  it('S20: under a heading about time looser words bind', () => {
    expect(under('Thời gian thực hiện', 'Năm học 2025 - 2026.', 'Thường xuyên: trực máu hiếm.').map((each) => each.kind)).toEqual(['due', 'recurring'])
    expect(under('Lịch thu gom', 'Thứ Hai, thứ Năm gom rác còn lại; thứ Ba gom rác thực phẩm.').map((each) => each.kind)).toEqual(['recurring', 'recurring'])
    expect(under('Thời gian thực hiện', 'Theo quy định, hội nghị lần thứ hai do huyện chủ trì và được mời đầy đủ đại biểu các thôn trong toàn xã.')).toEqual([])
    expect(under('Việc', 'Thường xuyên trực máu hiếm.')).toEqual([])
  })

  it('S20: a heading binds by plain words; a bare year in its midst is part of a name', () => {
    const headings = ['Đến hết năm 2027', 'Ra quân vào hai ngày cuối tháng 10/2025', 'Tình hình cấp nước đến hết năm 2025', 'Báo cáo vào tháng 11 hằng năm']
    expect(inSections(headings.map((heading) => section(heading, []))).map((each) => each.until)).toEqual(['2027', '2025-10'])
  })

  it('S20: in a table each row of the column of times is one, in an appendix too', () => {
    const row = (...cells: readonly string[]): ReturnType<typeof tableCell>[] => cells.map((text) => tableCell(text === '' ? [] : [{ type: 'text', text }]))
    const table = tableBlock([row('TT', 'Việc', 'Tiến độ'), row('1', 'Họp dân, xong trước ngày 05/8', 'Trước ngày 24/8/2026'), row('2', 'Rào hố', 'Thường xuyên'), row('3', 'Dựng biển', '')])
    const read = inSections([section('Việc', [table]), section('Phụ lục', [table, paragraph('Nộp trước ngày 01/9/2026.')], { kind: 'appendix', level: 1 })])
    expect(read.map((each) => [each.section, each.text, each.kind])).toEqual([
      ['I', '1 | Họp dân, xong trước ngày 05/8 | Trước ngày 24/8/2026', 'due'], ['I', 'Họp dân, xong trước ngày 05/8', 'due'], ['I', '2 | Rào hố | Thường xuyên', 'recurring'],
      ['appendix-1', '1 | Họp dân, xong trước ngày 05/8 | Trước ngày 24/8/2026', 'due'], ['appendix-1', '2 | Rào hố | Thường xuyên', 'recurring'],
    ])
  })

  it('S20: the times of day of a programme are no deadlines', () => {
    const table = tableBlock([[tableCell([{ type: 'text', text: 'Thời gian' }]), tableCell([{ type: 'text', text: 'Việc' }])], [tableCell([{ type: 'text', text: '7h00 - 7h15' }]), tableCell([{ type: 'text', text: 'Tập trung' }])]])
    expect(inSections([section('Chương trình', [table])])).toEqual([])
  })

  it.each([
    ['Every pupil can swim by the end of 2028.', 'due'], ['The office shall answer within two days.', 'due'], ['Guards watch from 15 June 2026 to 31 August 2026.', 'period'],
    ['The unit reports to the board quarterly.', 'recurring'], ['Review the list annually, before September 1.', 'recurring'],
  ])('S20: in English: %s', (text, kind) => {
    expect(english(text).map((each) => each.kind)).toEqual([kind])
  })

  it.each(['a', ' ', 'trước ngày ', 'từ ngày 1 ', 'vào thứ ', 'tháng 1, ', '1/', 'by the end of ', 'Đợt 1: '])('S20: takes %j any number of times, in text and heading', (piece) => {
    const text = piece.repeat(60_000 / piece.length)
    for (const pack of [PACK_VI, PACK_EN]) expect(inSections([section(text, [paragraph(text)])], pack).every((each) => each.text !== '')).toBe(true)
  })
})
