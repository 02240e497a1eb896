import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section } from '../index.ts'
import { findSplits } from '../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)

function section(id: string, title: string, ...lines: readonly string[]): Section {
  return { id, order: id, level: 1, kind: 'body', runIn: false, title: title === '' ? [] : [{ type: 'text', text: title }], blocks: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) }
}

const FLOOD = 'Trước ngày 15 tháng 5 các xã ven sông kiểm tra toàn bộ kè, cống và trạm bơm tiêu úng.'
const BOATS = 'Mỗi thôn chuẩn bị hai thuyền máy, mười áo phao và một loa tay để báo cho từng hộ dân.'
const SCHOOL = 'Nhà trường lập danh sách học sinh đi học bằng đò ngang và báo lại cho phụ huynh.'
const COMMON = 'Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc.'

describe('splits and joins of sections', () => {
  it('D20: one section became two, the first keeping the id', () => {
    const before = [section('a', 'Chuẩn bị', FLOOD, BOATS), section('b', 'Trường học', SCHOOL, COMMON)]
    const after = [section('a', 'Kiểm tra công trình', FLOOD), section('n', 'Phương tiện', BOATS), before[1] as Section]
    expect(findSplits(before, after)).toEqual([{ kind: 'split', whole: 'a', parts: ['a', 'n'] }])
    expect(findSplits(after, before)).toEqual([{ kind: 'joined', whole: 'a', parts: ['a', 'n'] }])
  })

  it('D20: the whole may be gone, its parts edited, capitals changed at the cut, and one run of words cut in the middle', () => {
    const before = [section('a', '', `${FLOOD} ${BOATS} ${SCHOOL}`)]
    const after = [section('m', 'Công trình', FLOOD.replace('15 tháng 5', '20 tháng 5')), section('n', 'Phương tiện', `${BOATS} Có người trực.`), section('o', '', SCHOOL.replace('Nhà', 'nhà'))]
    expect(findSplits(before, after)).toEqual([{ kind: 'split', whole: 'a', parts: ['m', 'n', 'o'] }])
    expect(findSplits(after, before)).toEqual([{ kind: 'joined', whole: 'a', parts: ['m', 'n', 'o'] }])
  })

  it('D20: a section whose text went into its new subsections keeps its heading, and is one of the parts', () => {
    const before = [section('a', 'Nhiệm vụ', FLOOD, BOATS)]
    expect(findSplits(before, [section('a', 'Nhiệm vụ'), section('m', '', FLOOD), section('n', '', BOATS)])).toEqual([{ kind: 'split', whole: 'a', parts: ['a', 'm', 'n'] }])
  })

  it('D20: a paragraph that went word for word is enough, though the section it went to was rewritten', () => {
    const before = [section('a', 'Tuyên truyền', SCHOOL), section('b', 'Phương tiện', BOATS), section('c', 'Chung', COMMON)]
    const after = [section('a', 'Tuyên truyền', 'Đài truyền thanh phát tin ba buổi mỗi ngày, nhiều hơn khi có báo động.', 'Từng hộ ký cam kết không vớt củi trên sông trong mùa lũ.', BOATS), before[2] as Section]
    expect(findSplits(before, after)).toEqual([{ kind: 'joined', whole: 'a', parts: ['a', 'b'] }])
    expect(findSplits(after, before)).toEqual([{ kind: 'split', whole: 'a', parts: ['a', 'b'] }])
    expect(findSplits(before, [before[0] as Section, section('c', 'Chung', COMMON, BOATS)])).toEqual([{ kind: 'joined', whole: 'c', parts: ['b', 'c'] }])
  })

  it('D21: copied is not split, nor is a new id, a rewriting, a part of something else, or another kind of section', () => {
    const before = [section('a', 'Chuẩn bị', FLOOD, BOATS), section('b', 'Trường học', SCHOOL)]
    const [a, b] = before as [Section, Section]
    expect(findSplits(before, [a, section('n', 'Phương tiện', BOATS), b])).toEqual([])
    expect(findSplits(before, [{ ...a, id: 'n' }, b])).toEqual([])
    expect(findSplits(before, [section('a', 'Chuẩn bị', COMMON), section('n', '', BOATS.replace('hai', 'ba')), b])).toEqual([])
    expect(findSplits(before, [section('a', 'Chuẩn bị', FLOOD), section('n', '', `${BOATS} ${COMMON} ${SCHOOL}`), b])).toEqual([])
    expect(findSplits(before, [section('a', 'Chuẩn bị', FLOOD), { ...section('n', '', BOATS), kind: 'appendix' }, b])).toEqual([])
    expect(findSplits(before, [section('a', 'Chuẩn bị', FLOOD), { ...section('n', '', BOATS), removed: true }, b])).toEqual([])
  })

  it('D21: boilerplate that stands in several sections makes none', () => {
    const before = [section('a', 'Xã', FLOOD, COMMON), section('b', 'Trường', SCHOOL, COMMON)]
    expect(findSplits(before, [section('a', 'Xã', FLOOD), section('n', 'Thôn', COMMON), section('b', 'Trường', SCHOOL, COMMON)])).toEqual([])
  })

  const stock = [FLOOD, BOATS, SCHOOL, COMMON]
  const own = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 14 })
  const draft = fc.array(fc.record({ own: fc.array(own, { maxLength: 3 }), shared: fc.subarray(stock) }), { minLength: 2, maxLength: 6 })
  const edit = fc.record({ what: fc.constantFrom('word', 'drop', 'new', 'move', 'line', 'gone'), at: fc.nat(20), shared: fc.subarray(stock), own })
  const plan = (draft_: readonly { readonly own: readonly (readonly number[])[]; readonly shared: readonly string[] }[]): readonly Section[] => {
    // Every stock sentence stands twice at least: boilerplate.
    const all = [...draft_.map((one, i) => section(`s${i}`, `Mục ${i}`, ...one.own.map((words) => words.map((n) => `t${i}x${n}`).join(' ')), ...one.shared))]
    return [...all, section('y', 'Chung', ...stock), section('z', 'Chung', ...stock)]
  }

  it('D21: independent edits never make one', { timeout: 600_000 }, () => {
    fc.assert(fc.property(draft, fc.array(edit, { maxLength: 6 }), (drawn, edits) => {
      const before = plan(drawn)
      const after = [...before]
      edits.forEach(({ what, at, shared, own: words }, i) => {
        const place = at % after.length
        const target = after[place] as Section
        if (what === 'gone') after.splice(place, 1)
        else if (what === 'new') after.splice(place, 0, section(`n${i}`, 'Mới', ...shared, words.map((n) => `m${i}x${n}`).join(' ')))
        else if (what === 'move') after.splice((at * 7) % after.length, 0, ...after.splice(place, 1))
        else if (what === 'drop') after[place] = { ...target, blocks: target.blocks.slice(1) }
        else if (what === 'line') after[place] = { ...target, blocks: [...target.blocks, ...section('', '', ...shared).blocks] }
        else after[place] = { ...target, title: [{ type: 'text', text: `Đổi ${i}` }] }
        if (after.length === 0) after.push(section(`e${i}`, 'Mới'))
      })
      expect(findSplits(before, after)).toEqual([])
    }), { numRuns: RUNS })
  })

  it('D20: a section of its own words cut anywhere far enough from its ends is always found, and joined again', { timeout: 600_000 }, () => {
    const long = fc.record({ words: fc.integer({ min: 40, max: 90 }), cut: fc.double({ min: 0.3, max: 0.7, noNaN: true }), keeps: fc.constantFrom('first', 'second', 'none'), change: fc.nat(30) })
    fc.assert(fc.property(draft, long, (drawn, { words, cut, keeps, change }) => {
      const text = Array.from({ length: words }, (_, i) => `w${i}`)
      const at = Math.round(words * cut)
      const halves = [text.slice(0, at), text.slice(at)].map((half, i) => half.map((word, j) => (j === change ? `khác${i}` : word)).join(' ')) as [string, string]
      const rest = plan(drawn)
      const before = [section('w', 'Chuẩn bị', text.join(' ')), ...rest]
      const ids = keeps === 'first' ? ['w', 'n'] : keeps === 'second' ? ['n', 'w'] : ['m', 'n']
      const after = [section(ids[0] as string, 'Một', halves[0]), section(ids[1] as string, 'Hai', halves[1]), ...rest]
      expect(findSplits(before, after)).toEqual([{ kind: 'split', whole: 'w', parts: ids }])
      expect(findSplits(after, before)).toEqual([{ kind: 'joined', whole: 'w', parts: ids }])
    }), { numRuns: RUNS })
  })
})
