import type { Plan, PlanMeta } from '@thac/plan'
import { PACK_EN, PACK_VI } from '@thac/plan'
import type { FileChild, IParagraphOptions } from 'docx'
import { AlignmentType, Paragraph } from 'docx'
import type { Words } from '../words.ts'
import type { DocxLayout } from './layout.ts'
import { mm, textWidth } from './layout.ts'
import type { RunLook } from './runs.ts'
import { textRun } from './runs.ts'
import { sideBySide } from './tables.ts'

/** A number or a body as the Party's documents have them: `15-KH/TU`, a committee. */
const PARTY = /^(?:ĐẢNG|BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|CHI BỘ)/iu

/** Who issues the plan and under whom, its number, place and date, side by side; then its kind and title. */
export function head(plan: Plan, words: Words, layout: DocxLayout): readonly FileChild[] {
  const { meta } = plan
  const centred = (text: string, look: RunLook = {}): IParagraphOptions => ({ alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, spacing: { before: 0, after: 0 }, children: [textRun(text, { size: layout.small, ...look })] })
  const left = [
    ...(meta.superior === null ? [] : [centred(bodyName(meta.superior))]),
    ...(meta.issuer === null ? [] : [centred(bodyName(meta.issuer), { bold: true })]),
    ...(meta.number === null ? [] : [centred(words.number(meta.number))]),
  ]
  const motto = words.language === 'en' || left.length === 0 ? [] : layout.motto[isParty(meta) ? 'party' : 'state']
  const right = [...motto.map((line) => centred(line, { bold: true, size: layout.small - 1 })), ...(meta.place === null ? [] : [centred(words.placed(meta.place, meta.date), { italics: true })])]
  const title: IParagraphOptions = { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } }
  return [
    ...(left.length + right.length === 0 ? [] : [sideBySide(left, right, 0.38, layout), blank()]),
    new Paragraph({ ...title, spacing: { before: layout.gap * 40, after: 0 }, children: [textRun(meta.kind, { bold: true })] }),
    ...(meta.title === '' ? [] : [new Paragraph({ ...title, spacing: { before: 0, after: 0 }, children: [textRun(meta.title, { bold: true })] })]),
    blank(),
  ]
}

/** Who gets the plan at the left, who signs at the right. */
export function foot(meta: PlanMeta, words: Words, layout: DocxLayout): readonly FileChild[] {
  const line = (text: string, look: { readonly bold?: boolean; readonly italics?: boolean }, size: number, alignment: 'center' | 'left'): IParagraphOptions => ({ alignment, indent: { firstLine: 0 }, spacing: { before: 0, after: 0 }, children: [textRun(text, { ...look, size })] })
  const last = meta.recipients.length - 1
  const recipients = meta.recipients.map(({ name, purpose }, i) => line(`- ${words.recipient(name, purpose)}${i === last ? '.' : ';'}`, {}, layout.small - 2, 'left'))
  const left = recipients.length === 0 ? [] : [line(words.recipients, { bold: true, italics: true }, layout.small - 1, 'left'), ...recipients]
  const { authority, role, name } = meta.signature
  const sign = (text: string): IParagraphOptions => line(text, { bold: true }, layout.size, 'center')
  // For whom, and in whose place: a line each.
  const above = [...(authority ?? '').split(/\s+(?=(?:KT|TL|TUQ|K\/T|T\/L)[.\s])/), role ?? ''].filter((text) => text !== '').map(sign)
  const room = above.length > 0 && name !== null ? Array.from({ length: layout.signing }, () => line('', {}, layout.size, 'center')) : []
  const right = [...above, ...room, ...(name === null ? [] : [sign(name)])]
  if (left.length > 0) return [blank(), sideBySide(left, right, 0.5, layout)]
  // Alone, the signature needs no table to stand at the right.
  return [...(right.length === 0 ? [] : [blank()]), ...right.map((options) => new Paragraph({ ...options, indent: { firstLine: 0, left: mm(textWidth(layout) / 2) } }))]
}

/** An empty line of small height: between tables, and where the head ends. */
export function blank(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0 }, indent: { firstLine: 0 }, children: [] })
}

/** A letterhead names bodies in capitals; what reads as one already is left as it is. */
function bodyName(name: string): string {
  return [PACK_VI, PACK_EN].some((pack) => pack.bodyStart.test(name.toUpperCase())) ? name : name.toUpperCase()
}

function isParty(meta: PlanMeta): boolean {
  return meta.number === null ? PARTY.test(meta.issuer ?? meta.superior ?? '') : /^[\d….\s]*-/.test(meta.number)
}
