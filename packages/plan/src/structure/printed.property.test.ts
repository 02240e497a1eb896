import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, LevelFormat, Numbering, Plan, Recognition, Section } from '../index.ts'
import { blockText, emptyMeta, inlineText, keysBetween, outlineOf, places, recognise, sectionHeading, textInline } from '../index.ts'

// THAC_LAWS=n runs each law n times, THAC_SEED=n walks another way.
const LAWS = { numRuns: Number(process.env['THAC_LAWS'] ?? 150), seed: Number(process.env['THAC_SEED'] ?? 28) }

function read(text: string): Recognition {
  let n = 0
  return recognise(text.split('\n'), { newId: () => `r${++n}` })
}

const WORDS = ['quét', 'dọn', 'đường', 'làng', 'trồng', 'cây', 'khơi', 'thông', 'cống', 'rãnh', 'thu', 'gom', 'rác', 'thải', 'vận', 'động']
const ENGLISH = ['clear', 'the', 'drains', 'near', 'every', 'village', 'road', 'mark', 'shallow', 'fords', 'repair', 'small', 'bridges', 'keep', 'records']

interface Node { readonly heading: string; readonly runIn: string | null; readonly blocks: readonly Block[]; readonly skips: boolean; readonly children: readonly Node[] }

/** A way to number a plan, from the widest level to the narrowest, and how many sections may stand at the top. */
interface Style { readonly language: 'vi' | 'en'; readonly numbering: Numbering; readonly top: readonly [number, number] }

const format = (form: LevelFormat['form'], before: readonly string[], after: readonly string[]): fc.Arbitrary<LevelFormat> =>
  fc.record({ form: fc.constant(form), before: fc.constantFrom(...before), after: fc.constantFrom(...after) })
const roman = format('roman', [''], ['.', '-', ')'])
const arabic = format('arabic', [''], ['.', '/', '-', ')'])
const decimal = format('decimal', [''], ['.', '', '-', '.-', ')'])
const letter = format('letter', [''], ['.', ')'])
const style = (language: Style['language'], top: Style['top'], ...levels: readonly fc.Arbitrary<LevelFormat>[]): fc.Arbitrary<Style> =>
  fc.tuple(...levels).map((numbering) => ({ language, numbering, top }))
const article = format('arabic', ['Điều '], ['.', ':']).map((each): LevelFormat => ({ ...each, continuous: true }))
const chapter = format('roman', ['Chương ', 'CHƯƠNG '], ['', '.', ':'])
const styles: fc.Arbitrary<Style> = fc.oneof(
  style('vi', [1, 3], roman, arabic, decimal, letter),
  style('vi', [1, 3], roman, arabic, letter),
  style('vi', [1, 3], fc.oneof(format('roman', ['Phần ', 'PHẦN '], ['', '.', ':']), format('arabic', ['Phần '], ['.']), format('ordinal', ['PHẦN THỨ ', 'Phần thứ '], ['', ':'])), roman, arabic, decimal, letter),
  style('vi', [1, 3], chapter, article, arabic, letter),
  style('vi', [1, 2], format('ordinal', ['PHẦN THỨ '], ['']), chapter, article, arabic, letter),
  style('vi', [2, 3], format('upper', [''], ['.']), roman, arabic, decimal, letter),
  style('en', [1, 3], format('roman', ['Part '], ['.', ':']), format('arabic', ['', 'Section '], ['.']), decimal.filter(({ after }) => after === '.' || after === ''), format('latin', ['('], [')'])),
)

const words = (list: readonly string[], least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...list), { minLength: least, maxLength: most }).map((chosen) => chosen.join(' ')).map((text) => text.charAt(0).toUpperCase() + text.slice(1))
const block = (list: readonly string[]): fc.Arbitrary<Block> => fc.oneof(
  words(list, 6, 12).map((text): Block => ({ type: 'paragraph', content: textInline(`${text}.`) })),
  words(list, 3, 8).map((text): Block => ({ type: 'bullet', attrs: { depth: 1 }, content: textInline(`${text};`) })),
  words(list, 3, 8).map((text): Block => ({ type: 'bullet', attrs: { depth: 2 }, content: textInline(`${text};`) })),
)
const node = (list: readonly string[], levels: number): fc.Arbitrary<Node> => fc.record({
  heading: words(list, 2, 6), runIn: fc.option(words(list, 3, 9).map((text) => `${text}.`), { nil: null, freq: 3 }), blocks: fc.array(block(list), { maxLength: 2 }),
  skips: fc.boolean(), children: levels <= 1 ? fc.constant([]) : fc.array(node(list, levels - 1), { maxLength: 2 }),
})

const printed = styles.chain((chosen) => {
  const list = chosen.language === 'vi' ? WORDS : ENGLISH
  return fc.record({
    chosen: fc.constant(chosen), gap: fc.constantFrom('\n', '\n\n'), closed: fc.boolean(), signed: fc.boolean(), received: fc.boolean(), headed: fc.constantFrom('none', 'stacked', 'columns'),
    tree: fc.array(node(list, chosen.numbering.length), { minLength: chosen.top[0], maxLength: chosen.top[1] }),
  })
})
type Printed = typeof printed extends fc.Arbitrary<infer T> ? T : never

/** The plan of a tree: every section's level is its depth, but for a letter that may stand right under an undivided parent. */
function planOf({ tree, chosen }: Printed): Plan {
  const sections: Omit<Section, 'order'>[] = []
  const add = (nodes: readonly Node[], level: number): void => {
    for (const each of nodes) {
      const top = level === 1
      const runIn = top ? null : each.runIn
      const first: readonly Block[] = runIn === null ? [] : [{ type: 'paragraph', content: textInline(runIn) }]
      sections.push({ id: `s${sections.length}`, level, kind: 'body', runIn: runIn !== null, title: textInline(top ? each.heading.toUpperCase() : each.heading), blocks: [...first, ...each.blocks] })
      const letters = chosen.numbering.length
      const skips = each.skips && level > 1 && level < letters - 1 && each.children.every((child) => child.children.length === 0)
      add(each.children, skips ? letters : level + 1)
    }
  }
  add(tree, 1)
  const keys = keysBetween(null, null, sections.length)
  return { meta: { ...emptyMeta('Giữ gìn vệ sinh'), numbering: chosen.numbering }, sections: sections.map((section, i) => ({ ...section, order: keys[i] ?? '' })) }
}

function print(plan: Plan, { chosen, gap, closed, signed, received, headed }: Printed): string {
  const vi = chosen.language === 'vi'
  const placed = places(plan.sections, plan.meta.numbering)
  const body: string[] = []
  for (const section of plan.sections) {
    const [first, ...rest] = section.blocks
    body.push(`${placed.get(section.id)?.label ?? ''} ${sectionHeading(section)}${section.runIn ? `: ${inlineText(first?.content)}` : ''}`)
    body.push(...(section.runIn ? rest : section.blocks).map(blockText))
  }
  const head = !vi || headed === 'none' ? [] : headed === 'stacked'
    ? ['UBND HUYỆN SƠN HẠ', 'PHÒNG Y TẾ', 'Số: 12/KH-PYT', 'Sơn Hạ, ngày 5 tháng 6 năm 2025', '']
    : ['UBND HUYỆN SƠN HẠ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'PHÒNG Y TẾ          Độc lập - Tự do - Hạnh phúc', 'Số: 12/KH-PYT          Sơn Hạ, ngày 5 tháng 6 năm 2025', '']
  return [
    ...head, vi ? 'KẾ HOẠCH' : 'PLAN', '', vi ? 'Giữ gìn vệ sinh' : 'Keeping the valley dry', '', vi ? 'Thực hiện chỉ đạo của xã:' : 'Under the direction of the council:', '', body.join(gap), '',
    ...(vi && closed ? ['Trên đây là Kế hoạch giữ gìn vệ sinh của xã./.', ''] : []),
    ...(vi && received ? ['Nơi nhận:', '- Huyện ủy (để báo cáo);', '- Các thôn (để thực hiện);', '- Lưu: VT.', ''] : []),
    ...(vi && signed ? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '', 'Trần Thị Bích Ngà', ''] : []),
  ].join('\n')
}

function said(plan: Plan): unknown {
  const placed = places(plan.sections, plan.meta.numbering)
  return plan.sections.filter(({ kind }) => kind === 'body').map((section) => [placed.get(section.id)?.path, placed.get(section.id)?.label, sectionHeading(section), section.runIn, section.blocks.map(blockText)])
}

describe('a plan that is printed', () => {
  it('S24: comes back with its labels, headings and blocks in every style of numbering, with its letterhead and foot', () => {
    fc.assert(fc.property(printed, (each) => {
      const plan = planOf(each)
      const { plan: found } = read(print(plan, each))
      expect(said(found)).toEqual(said(plan))
      expect(found.sections.filter(({ kind, label }) => kind === 'body' && label !== undefined)).toEqual([])
      if (each.chosen.language !== 'vi') return
      if (each.headed !== 'none') expect(found.meta).toMatchObject({ superior: 'UBND HUYỆN SƠN HẠ', issuer: 'PHÒNG Y TẾ', number: '12/KH-PYT', place: 'Sơn Hạ', date: '2025-06-05' })
      expect(found.sections.filter(({ kind }) => kind === 'closing').flatMap(({ blocks }) => blocks.map(blockText))).toEqual(each.closed ? ['Trên đây là Kế hoạch giữ gìn vệ sinh của xã./.'] : [])
      expect(found.meta.recipients.map(({ purpose }) => purpose)).toEqual(each.received ? ['report', 'carry-out', 'file'] : [])
      expect(found.meta.signature).toEqual(each.signed ? { authority: 'TM. ỦY BAN NHÂN DÂN', role: 'CHỦ TỊCH', name: 'Trần Thị Bích Ngà' } : { authority: null, role: null, name: null })
    }), LAWS)
  }, 120_000)
})

const SIGNS = ['.', '…', ' ', '\t', '\n', '\n\n', '\f', '1', '12', ';', ':', '(', ')', '“', '”', '"', '*', '**', '-', '+', '/', '|', '}', 'I', 'a', 'A', 'đ', 'Điều ', 'số ', 'ngày ', 'Sở Y tế', 'Nơi nhận:', 'KẾ HOẠCH', 'Phụ lục ', 'Chỉ đạo ', 'TM. ', '5/6/2027', '12-KH/TU', '\u0301', '\u200b', '\u00a0', '\ud800', '\ud83d\ude00', '\u0000']

describe('any string', () => {
  const strings = fc.oneof(
    fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 400 }),
    fc.tuple(fc.constantFrom(...SIGNS), fc.constantFrom(...SIGNS), fc.constantFrom(...SIGNS), fc.integer({ min: 1, max: 3000 })).map(([before, run, after, times]) => before + run.repeat(times) + after),
    fc.string({ unit: 'binary', maxLength: 400 }),
  )

  it('S1: is read to its end and never throws; every line that says something is accounted for', () => {
    fc.assert(fc.property(strings, (text) => {
      const { plan, sectionLines, metaLines, leftOut } = read(text)
      outlineOf(plan)
      const known = new Set([...sectionLines.flatMap(({ heading, blocks }) => [...heading, ...blocks.flat()]), ...metaLines.flatMap(({ lines }) => lines), ...leftOut.map(({ line }) => line)])
      for (const [i, line] of text.split('\n').entries()) if (/[\p{L}\p{N}]/u.test(line)) expect(known).toContain(i + 1)
    }), LAWS)
  }, 120_000)

  it('S1: takes runs without number', () => {
    // More than the arguments that one call may have.
    expect(read(`I. VIỆC\n\n${'*a**b '.repeat(130_000)}`).plan.sections).toHaveLength(1)
  }, 120_000)
})
