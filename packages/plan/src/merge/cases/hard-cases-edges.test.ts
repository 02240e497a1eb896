import { describe, expect, it } from 'vitest'
import { grid, outcome, section } from './hard-case-samples.ts'
import type { Side } from './hard-case-samples.ts'

/** Taken out by one, and words put in at its very edge by the other: a conflict either way round, each choice stands whole. */
function asked(base: Side, gone: Side, more: Side): void {
  for (const [theirs, mine] of [[gone, more], [more, gone]] as const) {
    expect(outcome(base, theirs, mine).text).toEqual(outcome(mine, mine, mine).text)
    expect(outcome(base, theirs, mine).told).toHaveLength(1)
    expect(outcome(base, theirs, mine, () => 'theirs').text).toEqual(outcome(theirs, theirs, theirs).text)
  }
}

describe('hard cases at the edge of what was taken out', () => {
  it('M55, case 6: words put in at the end of an exception that the other side took out', () => {
    asked('Mọi hộ phải di dời trừ hộ có nhà kiên cố.', 'Mọi hộ phải di dời.', 'Mọi hộ phải di dời trừ hộ có nhà kiên cố hai tầng.')
  })

  it('M55, case 6: a word put in beside a negation that the other side took out', () => {
    asked('Học sinh không đến trường khi có bão.', 'Học sinh đến trường khi có bão.', 'Học sinh không được đến trường khi có bão.')
  })

  it('M55, case 6: a heading or a cell emptied by one and drawn out by the other', () => {
    asked(section('Trực ban', 'Cả ngày.'), section('', 'Cả ngày.'), section('Trực ban và báo cáo', 'Cả ngày.'))
    asked([grid('Xã | Xuồng', 'Hạ Lang | 40', 'Bến Trúc | 7')], [grid('Xã | Xuồng', 'Hạ Lang | ', 'Bến Trúc | 7')], [grid('Xã | Xuồng', 'Hạ Lang | 40 chiếc', 'Bến Trúc | 7')])
  })

  it('M55, case 6: words put in at the head of a clause or a sentence that the other side took out', () => {
    asked('Các thôn mở kho, cấp thuyền, ghi sổ hằng ngày.', 'Các thôn mở kho, ghi sổ hằng ngày.', 'Các thôn mở kho, ban đêm cấp thuyền, ghi sổ hằng ngày.')
    asked('Mở kho. Hằng ngày cấp thuyền cho thôn. Ghi sổ.', 'Mở kho. Ghi sổ.', 'Mở kho. Nay Hằng ngày cấp thuyền cho thôn. Ghi sổ.')
  })

  it('M55, case 6: a whole sentence put in beside one that the other side took out is apart from it', () => {
    const [base, gone, more] = ['Mở kho thóc của xã. Hằng ngày cấp thuyền cho thôn.', 'Mở kho thóc của xã.', 'Mở kho thóc của xã. Hằng ngày cấp thuyền cho thôn. Ghi sổ.']
    for (const [theirs, mine] of [[gone, more], [more, gone]] as const) expect(outcome(base, theirs, mine)).toMatchObject({ text: ['Mở kho thóc của xã. Ghi sổ.'], told: [] })
  })
})
