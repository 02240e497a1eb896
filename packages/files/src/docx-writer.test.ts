import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, Numbering, Plan, PlanMeta, Section } from '@thac/plan'
import { DEFAULT_NUMBERING, emptyMeta, inlineText, outlineOf, places, recognise, standing, tableBlock, tableCell, textInline } from '@thac/plan'
import { readFile, toDocx } from './index.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../../tests/fixtures/structure')

function recognised(lines: Parameters<typeof recognise>[0], paragraphs = false): Plan {
  let n = 0
  return recognise(lines, { newId: () => `s${++n}`, paragraphs }).plan
}

async function throughWord(plan: Plan): Promise<Plan> {
  const read = readFile(await toDocx(plan), 'a.docx')
  if (!read.ok || read.kind !== 'lines') throw new Error(read.ok ? 'a plan file' : read.code)
  return recognised(read.lines, read.paragraphs)
}

/** What has to be the same: everything but ids and order keys. */
function said(plan: Plan): unknown {
  const placed = places(standing(plan), plan.meta.numbering)
  const { numbering: _, ...meta } = plan.meta
  const number = new Map(standing(plan).map((section, i) => [section.id, i]))
  // A reference names a section by its id; here by its place.
  const nameless = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'to' && typeof each === 'string' ? (number.get(each) ?? each) : each)))
  return nameless({
    meta,
    sections: standing(plan).map((section) => ({
      kind: section.kind, level: section.level, path: placed.get(section.id)?.path, label: placed.get(section.id)?.label, heading: inlineText(section.title), title: section.title, runIn: section.runIn,
      blocks: section.blocks.filter((block) => block.type === 'table' || inlineText(block.content).trim() !== ''),
    })),
  })
}

describe('Word files of our own', () => {
  it.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')))('S36: the invented plan %s is the same plan after it was a Word file', async (name) => {
    const plan = recognised(readFileSync(path.join(FIXTURES, name), 'utf8').split('\n'))
    const again = await throughWord(plan)
    expect(said(again)).toEqual(said(plan))
    expect(outlineOf(again).assignments.map((each) => each.unit)).toEqual(outlineOf(plan).assignments.map((each) => each.unit))
  })

  it('S36: any plan in any style of numbers is the same plan after it was a Word file', async () => {
    await fc.assert(fc.asyncProperty(plans, async (plan) => {
      expect(said(await throughWord(plan))).toEqual(said(plan))
    }), { numRuns: Number(process.env['THAC_LAWS'] ?? 40), seed: Number(process.env['THAC_SEED'] ?? 36) })
  }, 240_000)

  it('S36: sections are numbered by Word itself where it prints the same, else the label is text', async () => {
    const plan = recognised('KẾ HOẠCH\nKê đồ\n\nI. VIỆC\n\n1. Kê kho\n\n1.1. Kho lúa\n\n1.2. Kho ngô\n\n2. Che bạt\n\na) Bạt to\n\nb) Bạt nhỏ\n\n4. Khóa cửa\n\n5. Đi về'.split('\n'))
    const files = unzipSync(await toDocx(plan))
    const text = new TextDecoder().decode(files['word/document.xml'])
    const printed = [...text.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => `${/<w:ilvl w:val="(\d)"/.exec(p)?.[1] ?? '·'} ${[...p.matchAll(/<w:t[^>]*>([^<]*)/g)].map((m) => m[1]).join('')}`)
    expect(printed.filter((line) => line.length > 2).slice(2)).toEqual(['0 VIỆC', '1 Kê kho', '2 Kho lúa', '2 Kho ngô', '1 Che bạt', '3 Bạt to', '3 Bạt nhỏ', '· 4. Khóa cửa', '· 5. Đi về'])
    expect(new TextDecoder().decode(files['word/numbering.xml'])).toMatch(/w:lvlText w:val="%2\.%3\."/)
  })
})

const STYLES: readonly Numbering[] = [
  DEFAULT_NUMBERING,
  [{ form: 'roman', before: '', after: '-' }, { form: 'arabic', before: '', after: '/' }, { form: 'decimal', before: '', after: '-' }, { form: 'letter', before: '', after: '.' }, ...DEFAULT_NUMBERING.slice(4)],
  [{ form: 'roman', before: '', after: '.' }, { form: 'arabic', before: '', after: ')' }, { form: 'decimal', before: '', after: '' }, { form: 'letter', before: '', after: ')' }, ...DEFAULT_NUMBERING.slice(4)],
]
const WORDS = ['tuyên truyền', 'kho lúa', 'nước sạch', 'đường làng', 'kênh mương', 'cây xanh', 'vệ sinh', 'tủ thuốc', 'sân trường', 'lớp học', 'bếp ăn', 'máy bơm']
const words = (least: number, most: number): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((list) => list.join(' '))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const sentence = words(3, 9).map((text) => `${capital(text)} của thôn.`)
const marked = fc.tuple(sentence, words(1, 2), fc.constantFrom('bold', 'italic', 'underline')).map(([text, more, type]): Block => ({ type: 'paragraph', content: [{ type: 'text', text: `${text} Lưu ý ` }, { type: 'text', text: more, marks: [{ type }] }, { type: 'text', text: ' nữa.' }] }))
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), words(1, 2), words(1, 3), fc.boolean()).map(([rows, a, b, header]): Block => tableBlock([
  ...(header ? [['Việc', 'Đơn vị', 'Hạn'].map((text) => tableCell(textInline(text), true))] : []),
  ...Array.from({ length: rows + 1 }, (_, i) => [tableCell(textInline(`${a} ${i}`)), tableCell([{ type: 'text', text: b, marks: [{ type: 'italic' }] }, { type: 'hardBreak' }, { type: 'text', text: a }]), tableCell(i === 0 ? [] : textInline(`${i}/9`))]),
]))
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: sentence.map((text): Block => ({ type: 'paragraph', content: textInline(text) })) },
  { weight: 2, arbitrary: fc.tuple(sentence, fc.constantFrom(1, 2)).map(([text, depth]): Block => ({ type: 'bullet', attrs: { depth }, content: textInline(text) })) },
  { weight: 1, arbitrary: marked }, { weight: 1, arbitrary: table },
)
type Made = Pick<Section, 'title' | 'blocks' | 'runIn'>
const made: fc.Arbitrary<Made> = fc.oneof(
  fc.record({ title: words(1, 4).map((text) => textInline(capital(text))), blocks: fc.array(block, { maxLength: 3 }), runIn: fc.constant(false) }),
  fc.record({ title: words(1, 4).map((text) => textInline(capital(text))), blocks: fc.tuple(sentence, fc.array(block, { maxLength: 2 })).map(([text, rest]) => [{ type: 'paragraph', content: textInline(text) }, ...rest]), runIn: fc.constant(true) }),
)
/** A way down and up the levels as plans go it: a first step to level 1, then deeper by one or up by any. */
const levels = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 14 }).map((steps) => {
  let last = 0
  return steps.map((step) => (last = Math.min(step, last + 1, 4)))
})
const meta: fc.Arbitrary<PlanMeta> = fc.record({
  title: words(2, 5).map(capital), letterhead: fc.boolean(), party: fc.boolean(), dated: fc.constantFrom('2025-09-05', '2025-11-30', '2025-11', '2025'),
  recipients: fc.array(fc.record({ name: words(1, 2).map((text) => `Ban ${text}`), purpose: fc.constantFrom('report' as const, 'carry-out' as const, 'direct' as const, null) }), { maxLength: 3 }), signed: fc.boolean(),
}).map(({ title, letterhead, party, dated, recipients, signed }) => ({
  ...emptyMeta(title),
  ...(letterhead ? { superior: 'UBND HUYỆN SƠN HẠ', issuer: 'UBND XÃ BẾN TRÀ', number: party ? '05-KH/ĐU' : '15/KH-UBND', place: 'Bến Trà', date: dated } : {}),
  recipients: recipients.length === 0 ? [] : [...recipients, { name: 'VT', purpose: 'file' as const }],
  ...(signed ? { signature: { authority: 'TM. ỦY BAN NHÂN DÂN', role: 'CHỦ TỊCH', name: 'Trần Thị Bích Ngà' } } : {}),
}))
const plans: fc.Arbitrary<Plan> = fc.record({ meta, style: fc.constantFrom(...STYLES), levels, made: fc.array(made, { minLength: 14, maxLength: 14 }), opening: fc.boolean(), closing: fc.boolean() })
  .map(({ meta: own, style, levels: steps, made: contents, opening, closing }) => {
    const section = (id: string, kind: Section['kind'], level: number, content: Made): Section => ({ id, order: id, level, kind, ...content })
    const plain = (text: string): Made => ({ title: [], blocks: [{ type: 'paragraph', content: textInline(text) }], runIn: false })
    return {
      meta: { ...own, numbering: style },
      sections: [
        ...(opening ? [section('a', 'preamble', 1, plain('Để giữ sạch nước và đường, thôn làm các việc sau đây trong năm nay.'))] : []),
        ...steps.map((level, i) => section(`b${String(i).padStart(2, '0')}`, 'body', level, contents[i] ?? plain(''))),
        ...(closing ? [section('c', 'closing', 1, plain('Trên đây là Kế hoạch của thôn trong năm nay.'))] : []),
      ],
    }
  })
