import { describe, expect, it } from 'vitest'
import type { Plan } from '../index.ts'
import { currentRefs, inlineText, outlineOf, places, recognise, refOf, standing } from '../index.ts'

let n = 0
const PLAN = ['KẾ HOẠCH', 'Phòng ngập mùa mưa', '', 'I. MỤC ĐÍCH', '1. Mục đích: Giữ dân an toàn.', '2. Yêu cầu: Rõ việc.', 'II. NHIỆM VỤ', '1. Kê kích', 'a) Kê đồ ở kho.', 'b) Kê máy bơm.', '2. Thông tin', '2.1. Bản tin ngày', '2.2. Loa thôn']
const read = (...body: string[]): Plan => recognise([...PLAN, 'III. TỔ CHỨC THỰC HIỆN', '1. Thôn trưởng', ...body], { newId: () => `s${++n}` }).plan
const refs = (plan: Plan): readonly string[] => {
  const placed = places(standing(plan), plan.meta.numbering)
  return standing(plan).flatMap((section) => section.blocks.flatMap((block) => (block.content ?? []).flatMap((inline) => {
    const ref = refOf(inline)
    return ref === null ? [] : [`${ref.text}→${placed.get(ref.to)?.path ?? '?'}`]
  })))
}

describe('references of a plan to its own parts', () => {
  it('S27: a word and a figure that name one section become a link; the words around stay text', () => {
    expect(refs(read('Làm các việc tại mục II và báo cáo.'))).toEqual(['II→II'])
    expect(refs(read('Theo điểm b khoản 1 mục II của Kế hoạch này.'))).toEqual(['b→II.1.b', '1→II.1', 'II→II'])
    expect(refs(read('Xem Mục II.2.1 nêu trên; xem mục 2.2.'))).toEqual(['II.2.1→II.2.1', '2.2→II.2.2'])
    expect(refs(read('Theo mục 2 (2.1; 2.2), phần II.'))).toEqual(['2→II.2', '2.1→II.2.1', '2.2→II.2.2', 'II→II'])
    expect(refs(read('Thực hiện mục 1 và mục 2 phần II.'))).toEqual(['1→II.1', '2→II.2', 'II→II'])
  })

  it('S27: another document’s parts, amounts and what names no section are text', () => {
    for (const text of ['Theo khoản 2 Điều 5 Luật Phòng chống thiên tai.', 'Theo mục II Nghị quyết số 12-NQ/TU.', 'Đạt mục tiêu 2 năm liền.', 'Xem mục VIII.', 'Chi khoản 2 triệu đồng.', 'Mục 1 của Kế hoạch số 15/KH-UBND.']) {
      expect(refs(read(text)), text).toEqual([])
    }
  })

  it('S27: the text stays as printed, letter by letter', () => {
    const line = 'Theo điểm b khoản 1 mục II và mục 2 (2.1; 2.2).'
    expect(standing(read(line)).flatMap((section) => section.blocks.map((block) => inlineText(block.content)))).toContain(line)
  })

  it('S28: a link prints its section’s number of now, and its last number when the section is gone', () => {
    const plan = read('Xem mục II.2.1 và mục III.')
    expect(refs(currentRefs(plan))).toEqual(['II.2.1→II.2.1', 'III→III'])
    expect(currentRefs(plan)).toBe(plan)
    const gone = new Set(plan.sections.filter((section) => section.kind === 'body').slice(0, 3))
    const fewer = { ...plan, sections: plan.sections.filter((section) => !gone.has(section)) }
    expect(refs(currentRefs(fewer))).toEqual(['I.2.1→I.2.1', 'II→II'])
    expect(outlineOf(currentRefs(fewer)).sections.at(-1)?.text).toBe('Xem mục I.2.1 và mục II.')
  })
})
