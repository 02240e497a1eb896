import { describe, expect, it } from 'vitest'
import type { Plan } from '../../index.ts'
import { comparePlans, inlineText, mergePlans, recognise, refOf } from '../../index.ts'

let n = 0
const read = (place: string): Plan => recognise(['KẾ HOẠCH', 'Phòng ngập', '', 'I. MỤC ĐÍCH', 'Giữ dân an toàn.', 'II. NHIỆM VỤ', '1. Kê đồ: Làm trước.', `2. Trực bơm: Theo mục I và khoản 1 mục II${place}.`], { newId: () => `s${++n}` }).plan
const targets = (plan: Pick<Plan, 'sections'>): readonly string[] => plan.sections.flatMap((section) => section.blocks.flatMap((block) => (block.content ?? []).flatMap((inline) => refOf(inline)?.to ?? [])))

describe('references between plans that were read separately', () => {
  it('M47: they mean the section they name, whatever its id: the same text compares as identical', () => {
    const { summary } = comparePlans(read(''), read(''))
    expect(summary).toEqual({ identical: 4, adapted: 0, local: 0, omitted: 0 })
  })

  it('M47: what is pulled points into the plan it was taken into', () => {
    const [base, upstream, child] = [read(''), read(' và theo lịch trực'), read('')]
    const merged = mergePlans(base, upstream, child)
    expect(merged.conflicts).toEqual([])
    expect(merged.plan.sections.flatMap((section) => section.blocks.map((block) => inlineText(block.content))).at(-1)).toBe('Theo mục I và khoản 1 mục II và theo lịch trực.')
    const ids = new Set(child.sections.map((section) => section.id))
    expect(targets(merged.plan)).toHaveLength(3)
    for (const to of targets(merged.plan)) expect(ids).toContain(to)
  })
})
