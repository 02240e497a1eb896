import { describe, expect, it } from 'vitest'
import { mergeSection } from '../../index.ts'
import { clean, contentOf, grid, outcome, section, shown } from './hard-case-samples.ts'

const BASE = 'Sơ tán 500 người trong 2 giờ. Báo cáo Ủy ban nhân dân huyện.'

describe('hard cases of words', () => {
  it('M11, case 1: one number changed by both is one conflict of the whole sentence, mine stands, either way round', () => {
    const [four, three] = [BASE.replace('2 giờ', '4 giờ'), BASE.replace('2 giờ', '3 giờ')]
    const was = 'Sơ tán 500 người trong 2 giờ.'
    expect(outcome(BASE, four, three)).toEqual({ text: [three], told: [['text', was, 'Sơ tán 500 người trong 4 giờ.', 'Sơ tán 500 người trong 3 giờ.']], review: [] })
    expect(outcome(BASE, three, four)).toEqual({ text: [four], told: [['text', was, 'Sơ tán 500 người trong 3 giờ.', 'Sơ tán 500 người trong 4 giờ.']], review: [] })
    expect(outcome(BASE, four, three, () => 'theirs').text).toEqual([four])
  })

  it('M11, case 1: the same number by both is no question', () => {
    const four = BASE.replace('2 giờ', '4 giờ')
    expect(outcome(BASE, four, four)).toEqual(clean(four))
    // With another change by one of them in the same sentence.
    expect(outcome(BASE, four, four.replace('500 người', '500 người dân')).told).toEqual([])
  })

  it.each([
    ['with separators', 'Dự trữ 4.500 thùng mì.', 'Dự trữ 5.500 thùng mì.', 'Dự trữ 4.900 thùng mì.'],
    ['with a decimal comma', 'Nâng đê thêm 0,5 m.', 'Nâng đê thêm 0,7 m.', 'Nâng đê thêm 1,5 m.'],
    ['per cent', 'Phấn đấu 80% số hộ.', 'Phấn đấu 85% số hộ.', 'Phấn đấu 90% số hộ.'],
    ['at the beginning', '12 đội xung kích trực.', '15 đội xung kích trực.', '10 đội xung kích trực.'],
    ['as the last word', 'Số đội xung kích: 12', 'Số đội xung kích: 15', 'Số đội xung kích: 10'],
    ['as the only word', '12', '15', '10'],
    ['in bold', 'Cấp **12** thuyền.', 'Cấp **15** thuyền.', 'Cấp **10** thuyền.'],
    ['half in bold', 'Cấp **1**2 thuyền.', 'Cấp **1**5 thuyền.', 'Cấp **1**0 thuyền.'],
    ['in a bullet', '- Cấp 12 thuyền;', '- Cấp 15 thuyền;', '- Cấp 10 thuyền;'],
    ['in a document’s number', 'Căn cứ Nghị định số 45/2024/NĐ-CP.', 'Căn cứ Nghị định số 46/2024/NĐ-CP.', 'Căn cứ Nghị định số 45/2025/NĐ-CP.'],
    ['of a date: day here, year there', 'Xong trước 15/9/2025.', 'Xong trước 20/9/2025.', 'Xong trước 15/9/2026.'],
    ['of a date in words: day here, month there', 'Xong trước ngày 5 tháng 6 năm 2025.', 'Xong trước ngày 7 tháng 6 năm 2025.', 'Xong trước ngày 5 tháng 8 năm 2025.'],
    ['of a time', 'Báo cáo trước 16:30 hằng ngày.', 'Báo cáo trước 16:00 hằng ngày.', 'Báo cáo trước 17:30 hằng ngày.'],
  ])('M11, case 1: a number %s is one word for both: a conflict, and nothing is mixed', (_where, base, theirs, mine) => {
    for (const [a, b] of [[theirs, mine], [mine, theirs]] as const) {
      const merged = outcome(base, a, b)
      expect(merged.text).toEqual([b])
      expect(merged.told).toHaveLength(1)
      expect(merged.told[0]?.[0]).toBe('text')
      expect(outcome(base, a, b, () => 'theirs').text).toEqual([a])
    }
  })

  it('M11, case 1: in a heading', () => {
    const heading = (n: number) => section(`Cứu trợ ${n} hộ bị ngập`, 'Theo danh sách của thôn.')
    expect(outcome(heading(20), heading(30), heading(25))).toEqual({
      text: ['Cứu trợ 25 hộ bị ngập', 'Theo danh sách của thôn.'], told: [['text', 'Cứu trợ 20 hộ bị ngập', 'Cứu trợ 30 hộ bị ngập', 'Cứu trợ 25 hộ bị ngập']], review: [],
    })
  })

  it('M11, case 1: in a cell', () => {
    const boats = (n: number) => [grid('Xã | Thuyền', `Đồng Lau | ${n}`, 'Bến Trúc | 7')]
    const merged = outcome(boats(4), boats(6), boats(5))
    expect(merged.text).toEqual(['Xã | Thuyền', 'Đồng Lau | 5', 'Bến Trúc | 7'])
    expect(merged.told).toHaveLength(1)
    expect(outcome(boats(4), boats(6), boats(5), () => 'theirs').text).toEqual(['Xã | Thuyền', 'Đồng Lau | 6', 'Bến Trúc | 7'])
  })

  it('M12, case 2: adjacent words changed by either merge, and are shown', () => {
    expect(outcome('Họp tổ dân phố.', 'Họp tổ liên gia.', 'Mời tổ dân phố.')).toEqual({ text: ['Mời tổ liên gia.'], told: [], review: ['same-sentence'] })
    expect(outcome('Họp tổ dân phố.', 'Mời tổ dân phố.', 'Họp tổ liên gia.')).toEqual({ text: ['Mời tổ liên gia.'], told: [], review: ['same-sentence'] })
    // Neighbours in two sentences: the end of one and the beginning of the next.
    expect(outcome('Tổ chức họp. Ghi biên bản.', 'Tổ chức họp dân. Ghi biên bản.', 'Tổ chức họp. Lập biên bản.')).toEqual(clean('Tổ chức họp dân. Lập biên bản.'))
  })

  it('M12, case 2: a word put in right beside a changed one keeps its place', () => {
    const merged = outcome('Các hộ di dời ngay.', 'Các hộ nghèo di dời ngay.', 'Các hộ sơ tán ngay.')
    expect(merged.text).toEqual(['Các hộ nghèo sơ tán ngay.'])
    expect(merged.review).toContain('same-sentence')
  })

  it('M13, case 3: two numbers of one sentence, one each: merged, and to be confirmed with its reason', () => {
    const merged = mergeSection(contentOf(BASE), contentOf(BASE.replace('2 giờ', '4 giờ')), contentOf(BASE.replace('500', '900')))
    expect(shown(merged.content)).toEqual(['Sơ tán 900 người trong 4 giờ. Báo cáo Ủy ban nhân dân huyện.'])
    expect(merged.conflicts).toEqual([])
    expect(merged.review).toEqual([
      { reason: 'same-sentence', text: 'Sơ tán 900 người trong 4 giờ.' }, { reason: 'number', text: 'Sơ tán 900 người trong 4 giờ.' },
    ])
  })

  it('M13, case 3: two numbers of two sentences are nobody’s question', () => {
    const base = 'Sơ tán trong 2 giờ. Cấp 30 áo phao.'
    expect(outcome(base, 'Sơ tán trong 4 giờ. Cấp 30 áo phao.', 'Sơ tán trong 2 giờ. Cấp 50 áo phao.')).toEqual(clean('Sơ tán trong 4 giờ. Cấp 50 áo phao.'))
  })

  it('M14, case 4: different words put in at one place are a conflict, at the end, in the middle, at the head', () => {
    expect(outcome('Chuẩn bị thuyền.', 'Chuẩn bị thuyền và áo phao.', 'Chuẩn bị thuyền cùng dây thừng.')).toEqual({
      text: ['Chuẩn bị thuyền cùng dây thừng.'], told: [['insert', 'Chuẩn bị thuyền.', 'Chuẩn bị thuyền và áo phao.', 'Chuẩn bị thuyền cùng dây thừng.']], review: [],
    })
    expect(outcome('Các hộ di dời.', 'Các hộ nghèo di dời.', 'Các hộ ven sông di dời.').told[0]?.[0]).toBe('insert')
    expect(outcome('các thôn trực.', 'Hằng ngày các thôn trực.', 'Ban đêm các thôn trực.').told).toHaveLength(1)
  })

  it('M14, case 4: different sentences put in at one place of a paragraph are both there or asked about, never one lost', () => {
    const merged = outcome('Trực ban.', 'Trực ban. Kiểm tra cống Hạ.', 'Trực ban. Mua thêm bao cát.')
    const said = [...merged.text, ...merged.told.flat()].join('\n')
    for (const words of ['Kiểm tra cống Hạ.', 'Mua thêm bao cát.']) expect(said).toContain(words)
    if (merged.told.length === 0) expect(merged.review).not.toEqual([])
  })

  it('M3, case 5: the same words or sentence put in by both come once', () => {
    expect(outcome('Chuẩn bị thuyền.', 'Chuẩn bị thuyền máy.', 'Chuẩn bị thuyền máy.')).toEqual(clean('Chuẩn bị thuyền máy.'))
    const [base, gong] = ['Các thôn trực ban hai mươi bốn giờ trong mùa mưa.', ' Gõ kẻng khi nước lên!']
    expect(outcome(base, base + gong, base.replace('mùa mưa', 'mùa lũ') + gong)).toEqual(clean(base.replace('mùa mưa', 'mùa lũ') + gong))
  })

  it('M15, case 6: a word taken out by one and changed by the other is a conflict of the sentence', () => {
    const [base, gone, changed] = ['Không được tự ý mở cống.', 'Không được mở cống.', 'Không được tùy tiện mở cống.']
    expect(outcome(base, gone, changed)).toEqual({ text: [changed], told: [['delete-edit', base, gone, changed]], review: [] })
    expect(outcome(base, changed, gone)).toEqual({ text: [gone], told: [['delete-edit', base, changed, gone]], review: [] })
  })

  it('M15, case 6: a sentence taken out by one and changed by the other is a conflict, and the sentences around it are not in it', () => {
    const base = 'Mở kho. Cấp phát 20 thuyền cho thôn. Ghi sổ.'
    const changed = 'Mở kho. Cấp phát 30 thuyền cho thôn. Ghi sổ.'
    const gone = 'Mở kho. Ghi sổ.'
    expect(outcome(base, gone, changed)).toEqual({ text: [changed], told: [['delete-edit', 'Cấp phát 20 thuyền cho thôn.', '', 'Cấp phát 30 thuyền cho thôn.']], review: [] })
    expect(outcome(base, changed, gone)).toEqual({ text: [gone], told: [['delete-edit', 'Cấp phát 20 thuyền cho thôn.', 'Cấp phát 30 thuyền cho thôn.', '']], review: [] })
    expect(outcome(base, changed, gone, () => 'theirs').text).toEqual([changed])
  })

  it('M19, case 34: Unicode form, tone, spaces, quotes and dashes are the same word, and never a conflict', () => {
    expect(outcome('Tổ hoà giải trực.', 'Tổ hòa giải trực đêm.', 'Tổ hoà giải trực.'.normalize('NFD')).told).toEqual([])
    expect(outcome('Nước\u00A0sạch cho dân.', 'Nước sạch cho dân.', 'Nước\u00A0sạch cho mọi dân.').told).toEqual([])
    const quoted = outcome('Phát động "Ngày nước sạch".', 'Phát động “Ngày nước sạch”.', 'Phát động «Ngày nước sạch» toàn xã.')
    expect(quoted.told).toEqual([])
    expect(quoted.text[0]).toContain('toàn xã')
    expect(outcome('Giai đoạn 2025 - 2030.', 'Giai đoạn 2025 – 2030.', 'Giai đoạn 2025 — 2030, tầm nhìn 2045.').told).toEqual([])
  })

  it('M19, case 34: a changed word is no spelling: a number that differs only in its marks of thousands is asked about', () => {
    expect(outcome('Hỗ trợ 1000 đồng.', 'Hỗ trợ 2.000 đồng.', 'Hỗ trợ 1.000 đồng.').told).toHaveLength(1)
  })

  it('M11, case 36: a sentence or paragraph rewritten by both is one conflict, not a mixture', () => {
    const [base, theirs, mine] = ['Phát loa mỗi tối tại nhà văn hóa.', 'Mọi hộ nhận tin nhắn cảnh báo qua điện thoại.', 'Đội xung kích gõ kẻng từng ngõ khi nước lên.']
    expect(outcome(base, theirs, mine)).toEqual({ text: [mine], told: [['text', base, theirs, mine]], review: [] })
    expect(outcome(`Trực ban. ${base} Ghi sổ.`, `Trực ban. ${theirs} Ghi sổ.`, `Trực ban. ${mine} Ghi sổ.`)).toEqual({
      text: [`Trực ban. ${mine} Ghi sổ.`], told: [['text', base, theirs, mine]], review: [],
    })
  })

  it('M11: a section of one word, an empty paragraph and an empty section are merged like any other', () => {
    expect(outcome('Trực', 'Trực đêm', 'Trực ban').told).toHaveLength(1)
    expect(outcome([''], ['', 'Thêm việc.'], ['Có chữ.'])).toMatchObject({ told: [] })
    expect(outcome([], ['Một việc của trên.'], [])).toEqual(clean('Một việc của trên.'))
    expect(outcome([], ['Một việc của trên.'], ['Một việc của trên.'])).toEqual(clean('Một việc của trên.'))
  })

  it('M13, case 3: a negation taken out by one beside a date changed by the other is named, either way round', () => {
    const base = 'Không tổ chức lễ hội trước ngày 10 tháng 8 năm 2025.'
    const [allowed, later] = ['Được tổ chức lễ hội trước ngày 10 tháng 8 năm 2025.', 'Không tổ chức lễ hội trước ngày 20 tháng 8 năm 2025.']
    for (const [a, b] of [[allowed, later], [later, allowed]] as const) {
      const merged = outcome(base, a, b)
      expect(merged.text).toEqual(['Được tổ chức lễ hội trước ngày 20 tháng 8 năm 2025.'])
      expect(merged.review).toEqual(expect.arrayContaining(['same-sentence', 'date', 'negation']))
    }
  })

  it('M3, case 5: the same sentence put in by both comes once where the sentence before it was changed by one', () => {
    expect(outcome('Trực ban.', 'Trực ban. Gõ kẻng.', 'Tổ chức trực ban. Gõ kẻng.')).toEqual(clean('Tổ chức trực ban. Gõ kẻng.'))
    expect(outcome('Trực ban.', 'Tổ chức trực ban. Gõ kẻng.', 'Trực ban. Gõ kẻng.')).toEqual(clean('Tổ chức trực ban. Gõ kẻng.'))
  })
})
