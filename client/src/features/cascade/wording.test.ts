import type { Unit } from '@thac/api'
import type { Plan } from '@thac/plan'
import { emptyMeta, textInline } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { around, placesIn, speaksOf, termRows, termsOf, typedRow } from './wording.ts'

function unit(tier: string, place: string, terms: Unit['terms'] = {}): Unit {
  return { id: place, parentId: null, code: place, name: `Ủy ban nhân dân ${tier} ${place}`, shortName: `${tier.charAt(0).toUpperCase()}${tier.slice(1)} ${place}`, level: 'other', place, notation: 'UBND', terms }
}
const province = unit('tỉnh', 'Lam Giang')
const district = unit('huyện', 'Sơn Hạ', { 'tỉnh Lam Giang': 'huyện Sơn Hạ', 'toàn tỉnh': 'toàn huyện' })
const plan: Plan = {
  meta: emptyMeta('Phòng lụt tỉnh Lam Giang'),
  sections: [{
    id: 'a', order: 'a0', level: 1, kind: 'body', runIn: false, title: textInline('Kinh phí'),
    blocks: [
      { type: 'paragraph', content: textInline('Ngân sách tỉnh Lam Giang bố trí xuồng cho các thôn.') },
      { type: 'paragraph', content: textInline('Sở Tài chính của tỉnh công khai khoản chi; Ủy ban nhân dân tỉnh kiểm tra.') },
    ],
  }],
}

describe('the words a unit puts in', () => {
  const rows = termRows(plan, province, district)
  const row = (from: string): string => rows.filter((one) => one.from === from).map(({ to, on, source, count }) => `${to} ${on ? 'on' : 'off'} ${source} ${count}`).join()

  it('begin with its own list, ticked where they occur', () => {
    expect(row('tỉnh Lam Giang')).toBe('huyện Sơn Hạ on declared 2')
    expect(row('toàn tỉnh')).toBe('toàn huyện off declared 0')
  })

  it('offer the bare kind of unit, which is left alone unless ticked', () => {
    expect(row('tỉnh')).toBe('huyện off guessed 1')
    expect(row('Ủy ban nhân dân tỉnh')).toBe('Ủy ban nhân dân huyện on guessed 1')
  })

  it('declare only what is ticked and has both sides', () => {
    expect(termsOf([{ ...typedRow(plan, ' thôn ', ' bản '), on: true }, { ...typedRow(plan, 'xuồng', ''), on: true }, { ...typedRow(plan, 'Sở', 'Phòng'), on: false }])).toEqual({ 'thôn': 'bản' })
  })

  it('are counted where they stand', () => {
    const [section] = plan.sections
    if (section === undefined) throw new Error('one section')
    expect(placesIn(section, termsOf(rows))).toBe(2)
    expect(typedRow(plan, 'Sở Tài chính', 'Phòng Tài chính')).toMatchObject({ count: 1, source: 'typed', on: true })
    expect(typedRow(plan, 'Bộ Tài chính', 'Sở Tài chính')).toMatchObject({ count: 0, example: '' })
  })

  it('are shown in the words around them', () => {
    expect(around('… Ngân sách tỉnh Lam Giang bố trí', 'tỉnh Lam Giang')).toEqual({ before: '… Ngân sách ', found: 'tỉnh Lam Giang', after: ' bố trí' })
    expect(around('Không có', 'tỉnh')).toEqual({ before: 'Không có', found: '', after: '' })
  })
})

describe('whom a duty speaks of', () => {
  it('is a unit by its name, or by its kind in the plural', () => {
    expect(speaksOf('Ủy ban nhân dân các huyện, thị xã', district)).toBe(true)
    expect(speaksOf('UBND huyện Sơn Hạ', district)).toBe(true)
    expect(speaksOf('Ủy ban nhân dân huyện Bình Sa', district)).toBe(false)
    expect(speaksOf('Ủy ban nhân dân các thị xã', unit('xã', 'Khe Mây'))).toBe(false)
    expect(speaksOf('Ủy ban nhân dân các xã, phường', unit('xã', 'Khe Mây'))).toBe(true)
  })
})
