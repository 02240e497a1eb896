import type { Plan } from '@thac/plan'
import { keyBetween, textInline } from '@thac/plan'
import type { DemoRole } from './accounts.ts'
import { buildBlock, rewrite, reword } from './builder.ts'

/** What the province changes between its first and its second version: two texts made stricter, one section new. */
export function demoSecondVersion(plan: Plan): Plan {
  let next = rewrite(plan, 'loa-thon', (section) => reword(section, 'chậm nhất 2 giờ trước', 'chậm nhất 4 giờ trước'))
  next = rewrite(next, 'diem-so-tan', (section) => reword(section, 'ít nhất 200 người', 'ít nhất 300 người'))
  const order = keyBetween(orderOf(next, 'truong-hoc'), orderOf(next, 'sau-lu'))
  const sections = [...next.sections, {
    id: 'xuong-cuu-ho', order, level: 2, kind: 'body' as const, runIn: false, title: textInline('Xuồng và áo phao'),
    blocks: [
      'Mỗi thôn ven sông có ít nhất 1 xuồng máy và 30 áo phao, giao cho đội xung kích giữ. Chạy thử xuồng ngày 01 hằng tháng, ghi sổ.',
    ].map(buildBlock),
  }]
  return { ...next, sections: sections.sort((a, b) => (a.order < b.order ? -1 : 1)) }
}

/** What the district of Sơn Hạ has made of its fork: one text adapted, one section dropped, one of its own. */
export function demoDistrictDraft(plan: Plan): Plan {
  let next = rewrite(plan, 'loa-thon', (section) => reword(section, 'trước ngày 31/5/2027', 'trước ngày 20/5/2027'))
  next = rewrite(next, 'tram-do', (section) => reword(section, 'Lắp thêm 12 cột đo mực nước tại các ngầm tràn và cầu dân sinh.', 'Lắp thêm 4 cột đo mực nước tại ngầm Khe Mây, ngầm Đá Trắng, cầu Suối Ngàn và cầu Bản Lòng.'))
  next = rewrite(next, 'so-y-te', (section) => ({ ...section, removed: true }))
  const order = keyBetween(orderOf(next, 'sau-lu'), orderOf(next, 'kinh-phi'))
  const sections = [...next.sections, {
    id: 'sat-lo', order, level: 2, kind: 'body' as const, runIn: false, title: textInline('Đề phòng sạt lở trên đường vào bản'),
    blocks: [
      '- Cắm biển báo tại 9 điểm có nguy cơ sạt lở trước ngày 15/6/2027.',
      '- Hợp đồng sẵn 2 máy xúc với doanh nghiệp tại chỗ để thông đường trong 6 giờ.',
    ].map(buildBlock),
  }]
  return { ...next, sections: sections.sort((a, b) => (a.order < b.order ? -1 : 1)) }
}

/** What the district of Bình Sa, on the coast, has made of the second version: one text adapted, all else as it came. */
export function demoCoastDraft(plan: Plan): Plan {
  return rewrite(plan, 'xuong-cuu-ho', (section) => reword(section, 'Mỗi thôn ven sông có ít nhất 1 xuồng máy và 30 áo phao', 'Mỗi thôn ven sông, ven biển có ít nhất 2 xuồng máy và 50 áo phao'))
}

/** What the commune of Cồn Bãi, below it, has made of that: its own place to go to. */
export function demoCommuneDraft(plan: Plan): Plan {
  return rewrite(plan, 'diem-so-tan', (section) => ({
    ...section,
    blocks: [buildBlock('Điểm sơ tán của xã là nhà văn hóa thôn Đụn Cao và trường mầm non Hoa Sóng; cả hai ở nền cao, có giếng khoan và máy phát điện.'), ...section.blocks.slice(1)],
  }))
}

/** Remarks that wait in the demo: in the plan of `unit`, on a section, with answers in order. */
export interface DemoRemark {
  readonly plan: string
  readonly section: string
  readonly by: { readonly role: DemoRole; readonly unit: string }
  readonly body: string
  readonly replies: readonly { readonly role: DemoRole; readonly unit: string; readonly body: string }[]
}

export const DEMO_REMARKS: readonly DemoRemark[] = [
  {
    plan: 'sonha', section: 'tram-do', by: { role: 'reviewer', unit: 'sonha' },
    body: 'Ngầm Đá Trắng đã có cột đo từ năm ngoái. Đề nghị chuyển sang ngầm Hai Cây.',
    replies: [{ role: 'drafter', unit: 'sonha', body: 'Đã hỏi lại xã, sẽ sửa trong dự thảo lần này.' }],
  },
  {
    plan: 'sonha', section: 'luong-thuc', by: { role: 'reviewer', unit: 'lamgiang' },
    body: 'Ba ngày có đủ cho các bản bị chia cắt dài ngày không? Huyện cân nhắc 5 ngày.',
    replies: [],
  },
  {
    plan: 'lamgiang', section: 'kinh-phi', by: { role: 'reviewer', unit: 'lamgiang' },
    body: 'Đề nghị ghi rõ phần ngân sách cấp dưới là bao nhiêu, tránh hiểu khác nhau.',
    replies: [],
  },
]

function orderOf(plan: Plan, id: string): string {
  const section = plan.sections.find((one) => one.id === id)
  if (section === undefined) throw new Error(`the demo plan has no section ${id}`)
  return section.order
}
