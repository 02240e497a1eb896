import type { Plan, Section } from '@thac/plan'
import { emptyMeta, textInline } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { changesBetween, differs } from './changes.ts'
import { inTime, versionsSearch } from './search.ts'

describe('the search part of the address', () => {
  it('takes numbers and the draft, as numbers or as text, and passes over the rest', () => {
    expect(versionsSearch({ n: 2, against: 'draft' })).toEqual({ n: 2, against: 'draft' })
    expect(versionsSearch({ n: '2', against: '1' })).toEqual({ n: 2, against: 1 })
    expect(versionsSearch({ n: -1, against: 'x' })).toEqual({})
    expect(versionsSearch({ n: 2, against: 2 })).toEqual({ n: 2 })
  })

  it('knows which of two is the older: the draft is newer than any version', () => {
    expect(inTime('draft', 3)).toEqual([3, 'draft'])
    expect(inTime(3, 'draft')).toEqual([3, 'draft'])
    expect(inTime(4, 1)).toEqual([1, 4])
  })
})

describe('what changed between two texts of one plan', () => {
  const before = plan([section('a', 'Mục đích', 'Giữ an toàn cho người dân.'), section('b', 'Yêu cầu', 'Chủ động, kịp thời.'), section('c', 'Kinh phí', 'Ngân sách huyện.')])

  it('is nothing for a text and itself', () => {
    const changes = changesBetween(before, before)
    expect(differs(changes)).toBe(false)
    expect(changes.sections.map((one) => one.kind)).toEqual(['same', 'same', 'same'])
  })

  it('tells changed, added and removed sections, in reading order, with both texts', () => {
    const after = plan([section('a', 'Mục đích', 'Giữ an toàn cho người dân và học sinh.'), section('d', 'Phương tiện', 'Mười xuồng máy.'), section('c', 'Kinh phí', 'Ngân sách huyện.')])
    const changes = changesBetween(before, after)
    expect(changes.sections.map((one) => `${one.kind} ${one.id} ${one.label}`)).toEqual(['changed a I.', 'removed b II.', 'added d II.', 'same c III.'])
    expect(changes.counts).toEqual({ changed: 1, added: 1, removed: 1, moved: 0 })
    expect(changes.sections.map((one) => [one.before !== null, one.after !== null])).toEqual([[true, true], [true, false], [false, true], [true, true]])
    expect(changes.sections[0]).toMatchObject({ wordsAdded: 3, wordsRemoved: 0 })
  })

  it('tells a move, and where it stood before', () => {
    const after = plan([section('b', 'Yêu cầu', 'Chủ động, kịp thời.'), section('c', 'Kinh phí', 'Ngân sách huyện.'), section('a', 'Mục đích', 'Giữ an toàn cho người dân.')])
    const changes = changesBetween(before, after)
    expect(changes.counts).toMatchObject({ changed: 0, moved: 1 })
    expect(changes.sections.find((one) => one.movedFrom !== null)).toMatchObject({ id: 'a', path: 'III', movedFrom: 'I' })
    expect(differs(changes)).toBe(true)
  })

  it('marks a difference of spelling as one', () => {
    const changes = changesBetween(plan([section('a', 'Cụ thể hoá', 'Nội dung.')]), plan([section('a', 'Cụ thể hóa', 'Nội dung.')]))
    expect(changes.sections[0]).toMatchObject({ kind: 'changed', flag: 'spelling' })
  })

  it('tells the fields of the letterhead that differ', () => {
    const after: Plan = { ...before, meta: { ...before.meta, number: '31/KH-UBND', date: '2027-04-20', recipients: [{ name: 'Lưu: VT', purpose: 'file' }] } }
    expect(changesBetween(before, after).letterhead).toEqual([
      { field: 'number', before: '', after: '31/KH-UBND' }, { field: 'date', before: '', after: '20/04/2027' }, { field: 'recipients', before: '', after: 'Lưu: VT (file)' },
    ])
    expect(differs(changesBetween(before, after))).toBe(true)
  })
})

function plan(sections: readonly Section[]): Plan {
  return { meta: emptyMeta('Phòng, chống lũ lụt'), sections: sections.map((one, i) => ({ ...one, order: `a${i + 1}` })) }
}

function section(id: string, heading: string, text: string): Section {
  return { id, order: 'a', level: 1, kind: 'body', runIn: false, title: textInline(heading), blocks: [{ type: 'paragraph', content: textInline(text) }] }
}
