import { describe, expect, it } from 'vitest'
import { localise } from '../../index.ts'
import { clean, contentOf, outcome, plan, pulled, section, outlined } from './hard-case-samples.ts'

describe('hard cases of terms and fields', () => {
  it('D2, case 26: a field taken out here and renamed there is a conflict, either way round', () => {
    const [base, renamed, gone] = ['Chủ tịch {ten} ký quyết định.', 'Chủ tịch {ho_ten} ký quyết định.', 'Chủ tịch ký quyết định.']
    expect(outcome(base, renamed, gone)).toMatchObject({ text: [gone], told: [['delete-edit']].map(([kind]) => [kind, expect.any(String), expect.any(String), expect.any(String)]) })
    expect(outcome(base, gone, renamed).text).toEqual([renamed])
    expect(outcome(base, gone, renamed).told).toHaveLength(1)
    expect(outcome(base, renamed, gone, () => 'theirs').text).toEqual([renamed])
  })

  it('D2, case 26: filled in here and renamed there is a conflict; renamed there alone is the superior’s', () => {
    const [base, renamed, filled] = ['Chủ tịch {ten} ký quyết định.', 'Chủ tịch {ho_ten} ký quyết định.', 'Chủ tịch Trần Văn Bưởi ký quyết định.']
    expect(outcome(base, renamed, filled).told).toHaveLength(1)
    expect(outcome(base, renamed, filled).text).toEqual([filled])
    expect(outcome(base, renamed, base.replace('quyết định', 'và đóng dấu')).text).toEqual(['Chủ tịch {ho_ten} ký và đóng dấu.'])
  })

  it('D2, case 26: a field that only shows something else is no change', () => {
    const showing = (text: string) => section('', { type: 'paragraph', content: [{ type: 'text', text: 'Số hộ: ' }, { type: 'field', attrs: { key: 'so_ho', text } }] })
    expect(outcome(showing('…'), showing('120'), showing('45')).told).toEqual([])
    expect(outcome(showing('…'), showing('120'), section('', { type: 'paragraph', content: [{ type: 'text', text: 'Tổng số hộ: ' }, { type: 'field', attrs: { key: 'so_ho', text: '45' } }] })).told).toEqual([])
  })

  const TERMS = { 'Thành phố': 'Phường', 'Ủy ban nhân dân Thành phố': 'Ủy ban nhân dân Phường', 'Sở Y tế': 'Trạm Y tế' }
  const upper = (...blocks: readonly string[]) => localise(section('', ...blocks), TERMS)

  it('D5, case 27: the longest term wins, in one pass, and nothing is a difference by terms alone', () => {
    const base = 'Ủy ban nhân dân Thành phố giao Sở Y tế. Thành phố kiểm tra.'
    const own = 'Ủy ban nhân dân Phường giao Trạm Y tế. Phường kiểm tra.'
    expect(outcome(upper(base), upper(base), own)).toEqual(clean(own))
    expect(outcome(upper(base), upper(`${base} Báo cáo hằng quý.`), own)).toEqual(clean(`${own} Báo cáo hằng quý.`))
  })

  it('D5, case 27: the title of a document in quotation marks stays as it is, in the base and in theirs', () => {
    const base = 'Thành phố thực hiện Đề án “Thành phố không khói thuốc”.'
    const own = 'Phường thực hiện Đề án “Thành phố không khói thuốc”.'
    expect(outcome(upper(base), upper(base), own)).toEqual(clean(own))
    expect(outcome(upper(base), upper(base.replace('thực hiện', 'chỉ đạo thực hiện')), own)).toEqual(clean(own.replace('thực hiện', 'chỉ đạo thực hiện')))
  })

  it('D5, case 27: a name that was declared protected stays', () => {
    const terms = { 'Sông Lam': 'Sông Trúc' }
    const words = { protected: ['Nhà máy nước Sông Lam'] }
    const put = localise(section('', 'Nhà máy nước Sông Lam cấp nước cho Sông Lam.'), terms, words)
    expect(outcome(put, put, 'Nhà máy nước Sông Lam cấp nước cho Sông Trúc.')).toEqual(clean('Nhà máy nước Sông Lam cấp nước cho Sông Trúc.'))
  })

  it('D5, case 27: in capitals and across bold', () => {
    const base = contentOf('THÀNH PHỐ và **Thành** phố họp.')
    expect(localise(base, TERMS).blocks.map((block) => block.content?.map((one) => one.text).join(''))).toEqual(['PHƯỜNG và Phường họp.'])
  })

  const based = plan(['a', 1, 'Chỉ đạo', 'Thành phố giao Sở Y tế trực.'], ['b', 1, 'Báo cáo', 'Thành phố nhận báo cáo.'])

  it('M35, case 28: a term list that changed with the version arrives as an ordinary change of the superior’s', () => {
    const before = { 'Thành phố': 'Phường', 'Sở Y tế': 'Trạm Y tế' }
    const now = { 'Thành phố': 'Phường', 'Sở Y tế': 'Tổ Y tế' }
    const child = plan(['a', 1, 'Chỉ đạo', 'Phường giao Trạm Y tế trực cả đêm.'], ['b', 1, 'Báo cáo', 'Phường nhận báo cáo.'])
    const upstream = plan(['a', 1, 'Chỉ đạo', 'Thành phố giao Sở Y tế trực.'], ['b', 1, 'Báo cáo', 'Thành phố nhận báo cáo hằng ngày.'])
    const merged = pulled(based, upstream, child, { terms: now, termsBefore: before })
    expect(merged.outline).toEqual(outlined(plan(['a', 1, 'Chỉ đạo', 'Phường giao Tổ Y tế trực cả đêm.'], ['b', 1, 'Báo cáo', 'Phường nhận báo cáo hằng ngày.'])))
    expect(merged.told).toEqual([])
    expect(merged.review.map(([id]) => id)).toContain('a')
  })

  it('M35, case 28: where the child rewrote the very words, it is a conflict', () => {
    const child = plan(['a', 1, 'Chỉ đạo', 'Phường giao Phòng khám Hạ Trạch trực.'], ['b', 1, 'Báo cáo', 'Phường nhận báo cáo.'])
    const merged = pulled(based, based, child, { terms: { 'Thành phố': 'Phường', 'Sở Y tế': 'Tổ Y tế' }, termsBefore: { 'Thành phố': 'Phường', 'Sở Y tế': 'Trạm Y tế' } })
    expect(merged.told).toEqual([['a', 'text']])
    expect(merged.outline[0]).toContain('Phòng khám Hạ Trạch')
  })

  it('M35, case 28: the same list before and after changes nothing', () => {
    const terms = { 'Thành phố': 'Phường', 'Sở Y tế': 'Trạm Y tế' }
    const child = plan(['a', 1, 'Chỉ đạo', 'Phường giao Trạm Y tế trực.'], ['b', 1, 'Báo cáo', 'Phường nhận báo cáo.'])
    expect(pulled(based, based, child, { terms, termsBefore: terms })).toEqual({ outline: outlined(child), told: [], review: [] })
  })
})
