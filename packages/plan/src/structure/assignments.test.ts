import { describe, expect, it } from 'vitest'
import type { Block } from '../model/content.ts'
import { places } from '../model/labels.ts'
import { DEFAULT_NUMBERING } from '../model/numbering.ts'
import type { Section } from '../model/section.ts'
import { tableBlock, tableCell } from '../model/table.ts'
import type { Assignment } from './assignments.ts'
import { findAssignments } from './assignments.ts'
import { PACK_EN } from './pack-en.ts'
import { PACK_VI } from './pack-vi.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const bullet = (text: string): Block => ({ type: 'bullet', attrs: { depth: 1 }, content: [{ type: 'text', text }] })
let ids = 0
const section = (level: number, heading: string, ...blocks: readonly Block[]): Section => ({
  id: `s${++ids}`, order: String(ids), level, kind: 'body', runIn: false, title: heading === '' ? [] : [{ type: 'text', text: heading }], blocks,
})
const read = (sections: readonly Section[], pack = PACK_VI): readonly Assignment[] => findAssignments(sections, places(sections, DEFAULT_NUMBERING), pack)
const told = (found: readonly Assignment[]): readonly string[] => found.map((each) => `${each.section} ${each.unit}${each.nested ? ' *' : ''}`)
const PART = 'Tổ chức thực hiện'
/** The units of sections that have no heading but this text, in the part that divides the work. */
const charged = (...texts: readonly string[]): readonly string[] => read([section(1, PART), ...texts.map((text) => section(2, '', paragraph(text)))]).map((each) => each.unit)

describe('who is charged', () => {
  it.each([
    ['Sở Y tế chủ trì, phối hợp với các sở.', 'Sở Y tế'],
    ['Hội Chữ thập đỏ tỉnh là cơ quan thường trực.', 'Hội Chữ thập đỏ tỉnh'],
    ['Giao Bệnh viện đa khoa tỉnh chuẩn bị nhân lực, xe.', 'Bệnh viện đa khoa tỉnh'],
    ['Ban chỉ đạo các thôn thường xuyên phối hợp với đội xung kích.', 'Ban chỉ đạo các thôn'],
    ['Các tổ chức thành viên của Mặt trận tham gia giám sát.', 'Các tổ chức thành viên của Mặt trận'],
    ['Căn cứ Kế hoạch này, các phòng, ban xã nghiên cứu thực hiện.', 'các phòng, ban xã'],
    ['Kết thúc đợt thi đua, Phòng Nội vụ chịu trách nhiệm tổng hợp.', 'Phòng Nội vụ'],
    ['Đề nghị các tổ chức đoàn thể phối hợp chặt chẽ với thôn.', 'các tổ chức đoàn thể'],
    ['Ban Thường trực Mặt trận xã thực hiện chế độ báo cáo.', 'Ban Thường trực Mặt trận xã'],
    ['Công an tỉnh giao Phòng Cảnh sát giao thông theo dõi.', 'Công an tỉnh'],
    ['Các cơ quan, tổ chức, đơn vị trên địa bàn kiện toàn đội ngũ.', 'Các cơ quan, tổ chức, đơn vị trên địa bàn'],
  ])('S21: the unit ends where its verb begins: %s', (text, unit) => {
    expect(charged(text)).toEqual([unit])
  })

  it.each(['Kinh phí do ngân sách xã bảo đảm.', 'Các nội dung trên được rà soát hằng năm.', 'Hội nghị tổng kết tổ chức tại xã.', 'Báo cáo kết quả theo hướng dẫn của huyện.', 'Phòng, chống cháy thực hiện theo phương án.', 'Trong quá trình làm, nếu có vướng mắc, các xã báo cáo kịp thời.'])('S21: names no unit: %s', (text) => {
    expect(charged(text)).toEqual([])
  })

  it('S21: a heading that names a unit charges it, with its own text or that of its letters', () => {
    const plan = [section(1, PART), section(2, 'Sở Y tế'), section(4, '', paragraph('Chủ trì đôn đốc.')), section(4, '', paragraph('Các ngân hàng tham gia mở tài khoản.')),
      section(2, 'Trách nhiệm của Công an phường', paragraph('Phân luồng xe.')), section(2, 'Đề nghị Mặt trận xã phối hợp', paragraph('Vận động dân.')), section(2, 'Kinh phí', paragraph('Phòng Tài chính thẩm định.'))]
    expect(told(read(plan))).toEqual(['I.1 Sở Y tế', 'I.1.b Các ngân hàng *', 'I.2 Công an phường', 'I.3 Mặt trận xã'])
  })

  it('S21: a heading over units of their own only gathers them', () => {
    const plan = [section(1, PART), section(2, 'Các phòng, đơn vị'), section(4, 'Phòng Kinh tế', paragraph('Làm.')), section(4, 'Trạm Y tế', paragraph('Làm.'))]
    expect(told(read(plan))).toEqual(['I.1.a Phòng Kinh tế', 'I.1.b Trạm Y tế'])
  })

  it('S21: a section made of units divides the work whatever it is called, one that solves problems does not', () => {
    const units = ['Sở Công Thương', 'Công an tỉnh', 'Sở Nội vụ'].map((name) => section(2, name, paragraph('Chủ trì.')))
    expect(told(read([section(1, 'Nhiệm vụ cụ thể'), ...units]))).toEqual(['I.1 Sở Công Thương', 'I.2 Công an tỉnh', 'I.3 Sở Nội vụ'])
    expect(read([section(1, 'Tiêu chí thi đua'), ...['Đối với các sở', 'Đối với các xã', 'Đối với các trường'].map((name) => section(2, name, paragraph('Đạt 90 điểm.')))])).toEqual([])
    expect(read([section(1, 'Các giải pháp tổ chức thực hiện kế hoạch thu'), section(2, 'Thu từ đất', paragraph('Tăng thu.')), section(2, 'Thu khác', paragraph('Rà soát.'))])).toEqual([])
  })

  it('S21: a unit that begins like no other counts beside units', () => {
    const plan = [section(1, PART), section(2, 'Phòng Kinh tế', paragraph('Làm.')), section(2, 'Bếp ăn bán trú', paragraph('Nấu.')), section(2, 'Trạm Y tế', paragraph('Khám.'))]
    expect(told(read(plan))).toEqual(['I.1 Phòng Kinh tế', 'I.2 Bếp ăn bán trú', 'I.3 Trạm Y tế'])
  })

  it('S21: units in bullets under a heading without a unit, in a running sentence, and directed by another', () => {
    const duties = section(2, 'Trách nhiệm thực hiện', bullet('Sở Nội vụ hướng dẫn các xã.'), bullet('Đề nghị Mặt trận tỉnh giám sát.'))
    const running = section(2, '', paragraph('Phòng Giáo dục: Chỉ đạo các trường học trên địa bàn lồng ghép vào giờ học.'))
    expect(told(read([section(1, PART, paragraph('Để làm tốt, đề nghị các tổ chuyên môn khẩn trương lập lịch.')), duties, running]))).toEqual([
      'I các tổ chuyên môn', 'I.1 Sở Nội vụ', 'I.1 Mặt trận tỉnh', 'I.2 Phòng Giáo dục', 'I.2 các trường học trên địa bàn *',
    ])
  })

  it('S21: the rest of a section that begins with a unit is that unit’s, and a lead-in names units too', () => {
    const first = section(2, '', paragraph('Sở Tài chính bố trí kinh phí.'), paragraph('Các xã phối hợp với sở.'))
    const leadIn = section(2, '', paragraph('Báo tỉnh, Đài truyền thanh:'), paragraph('Tăng thời lượng đưa tin.'))
    expect(told(read([section(1, PART), first, leadIn]))).toEqual(['I.1 Sở Tài chính', 'I.2 Báo tỉnh, Đài truyền thanh'])
  })

  it('S21: a task line names who leads, not who takes part; it stands below the part that divides the work', () => {
    const task = section(1, 'Sửa kênh', bullet('Đơn vị chủ trì: Phòng Kinh tế; đơn vị phối hợp: các thôn.'), bullet('Đơn vị phối hợp: Công an xã.'))
    expect(told(read([task]))).toEqual(['I Phòng Kinh tế'])
    expect(told(read([task, section(1, PART), section(2, 'Văn phòng xã', paragraph('Theo dõi.'))]))).toEqual(['I Phòng Kinh tế *', 'II.1 Văn phòng xã'])
  })

  it('S21: a column of a table names who leads', () => {
    const row = (...cells: readonly string[]): ReturnType<typeof tableCell>[] => cells.map((text) => tableCell([{ type: 'text', text }]))
    const table = tableBlock([row('TT', 'Việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp'), row('1', 'Khơi mương', 'Phòng Kinh tế', 'Các thôn'), row('2', 'Khám', 'Trạm Y tế', 'Trường học')])
    expect(told(read([section(1, 'Việc', table)]))).toEqual(['I Phòng Kinh tế', 'I Trạm Y tế'])
  })

  it('S21: in English', () => {
    const plan = [section(1, 'Implementation and responsibilities'), section(2, "The Sheriff's Office", paragraph('Keeps boats away.')), section(2, '', paragraph('The Parks Division shall buy lines.')), section(2, 'Budget', paragraph('The County pays.'))]
    expect(told(read(plan, PACK_EN))).toEqual(["I.1 The Sheriff's Office", 'I.2 The Parks Division'])
  })

  it.each(['a', ' ', 'Sở Y tế, ', 'Chỉ đạo Sở ', 'Đơn vị chủ trì: ', 'căn cứ, ', 'tổ chức ', 'The Office, '])('S21: takes %j any number of times, in text and heading', (piece) => {
    const text = piece.repeat(60_000 / piece.length)
    for (const pack of [PACK_VI, PACK_EN]) {
      const found = read([section(1, pack === PACK_VI ? PART : 'Implementation'), section(2, text, paragraph(text)), section(2, '', paragraph(text))], pack)
      expect(found.every((each) => each.unit !== '')).toBe(true)
    }
  })
})
