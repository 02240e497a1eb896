import type { Answer } from '@thac/api'
import { PlanFile } from '@thac/api'
import { inlineText, places, recognise, sectionText, standing, toPlanFile } from '@thac/plan'
import type { Guess, Reading } from './reading.ts'
import { understoodOf } from './understood.ts'

/** A short invented plan, and what tests ask of readings. */
export const SOURCE = [
  'KẾ HOẠCH',
  'Phòng, chống lũ lụt năm 2027',
  '',
  'Nhằm giữ an toàn cho người dân ven sông, đơn vị xây dựng kế hoạch như sau:',
  '',
  'I. MỤC ĐÍCH',
  '',
  '1. Mục đích',
  '',
  '- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình',
  '',
  'huống lũ lụt có thể xảy ra trên địa bàn trong năm.',
  '',
  '2. Yêu cầu',
  '',
  '- Chủ động, kịp thời, đúng người, đúng việc.',
  '',
  'II. TỔ CHỨC THỰC HIỆN',
  '',
  '1. Phòng Nông nghiệp: Kiểm tra đê điều trước mùa mưa và báo cáo kết quả hằng tuần.',
  '',
  '2. Trường học: Tập huấn kỹ năng bơi cho học sinh trước ngày 30/4/2027.',
]

export function preview(source: readonly string[] = SOURCE): Answer<'previewImport'> {
  let n = 0
  const { plan, ...recognition } = recognise(source, { newId: () => `s${++n}` })
  return { name: 'kế hoạch.txt', plan: PlanFile.parse(toPlanFile(plan)), source: [...source], recognition }
}

export function reading(source: readonly string[] = SOURCE): Reading {
  return understoodOf(preview(source)).reading
}

export function guess(id: number, code: Guess['code'], confidence: number): Guess {
  return { id, code, confidence, line: id, message: { key: '', params: {} }, sectionId: null, block: null }
}

export function guessOf(now: Reading, code: Guess['code']): Guess {
  const found = now.guesses.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no guess ${code} among ${now.guesses.map((one) => one.code).join()}`)
  return found
}

export function idOf(now: Reading, heading: string): string {
  const found = now.plan.sections.find((one) => inlineText(one.title) === heading)
  if (found === undefined) throw new Error(`no section ${heading}`)
  return found.id
}

export function bodyOf(now: Reading, id: string): string {
  const section = now.plan.sections.find((one) => one.id === id)
  return section === undefined ? '' : sectionText(section)
}

export function textOf(now: Reading, heading: string): string {
  return bodyOf(now, idOf(now, heading))
}

export function outline(now: Reading): readonly string[] {
  const sections = standing(now.plan)
  const where = places(sections, now.plan.meta.numbering)
  return sections.filter((one) => one.kind === 'body').map((one) => `${where.get(one.id)?.label ?? ''} ${inlineText(one.title)}`)
}
