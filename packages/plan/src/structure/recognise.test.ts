import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outline, Recognition, SourceLine } from '../index.ts'
import { inlineText, outlineOf, recognise, recognitionMessage } from '../index.ts'

function read(text: string | readonly (string | SourceLine)[]): Recognition & { readonly outline: Outline } {
  let n = 0
  const recognition = recognise(typeof text === 'string' ? text.split('\n') : text, { newId: () => `s${++n}` })
  return { ...recognition, outline: outlineOf(recognition.plan) }
}

const HEAD = 'KẾ HOẠCH\nVệ sinh môi trường năm 2025\n\nThực hiện chỉ đạo của cấp trên, xã ban hành Kế hoạch như sau:\n\n'
const sections = (body: string): readonly string[] => read(HEAD + body).outline.sections.map((s) => `${s.path} ${s.label} ${s.heading ?? '∅'} ${s.paragraphs}/${s.items}`)

describe('labels', () => {
  it('S3: takes I-, 1/, a) and skipped levels, and keeps the printed style', () => {
    expect(sections('I- MỤC TIÊU\n\na) Đường làng\n\nQuét dọn sạch sẽ.\n\nb) Kênh mương\n\nII- KINH PHÍ\n\n1/ Nguồn xã')).toEqual(['I I- MỤC TIÊU 0/0', 'I.a a) Đường làng 1/0', 'I.b b) Kênh mương 0/0', 'II II- KINH PHÍ 0/0', 'II.1 1/ Nguồn xã 0/0'])
  })

  it('S4: a number out of the sequence is text', () => {
    expect(sections('I. MỤC TIÊU\n\n1. Thu gom\n\nTrồng cây xanh từ năm\n\n2025. Mỗi hộ trồng hai cây.\n\n2.5 triệu đồng cho mỗi thôn.')).toEqual(['I I. MỤC TIÊU 0/0', 'I.1 1. Thu gom 2/0'])
  })

  it('S5: stores a label only where it is irregular', () => {
    const { plan, decisions } = read(`${HEAD}I. MỤC TIÊU\n\n1. Một\n\n2. Hai\n\n4. Bốn\n\nII. VIỆC`)
    expect(plan.sections.filter((s) => s.kind === 'body').map((s) => s.label)).toEqual([undefined, undefined, undefined, '4.', undefined])
    expect(decisions.map((d) => d.code)).toContain('label-out-of-sequence')
  })

  it('S3: counts letters with đ or without, as the document does', () => {
    const letters = (list: string): readonly (string | undefined)[] => read(`${HEAD}I. VIỆC\n\n${[...list].map((l) => `${l}) Việc số ${l}`).join('\n\n')}`).plan.sections.map((s) => s.label)
    expect(letters('abcdđe').filter((l) => l !== undefined)).toEqual([])
    expect(letters('abcdef').filter((l) => l !== undefined)).toEqual([])
  })

  it('S3: reads parts above Roman numbers', () => {
    expect(sections('A. HIỆN TRẠNG\n\nI. ĐƯỜNG\n\nII. KÊNH\n\nB. VIỆC CẦN LÀM\n\nI. ĐƯỜNG')).toEqual(['A A. HIỆN TRẠNG 0/0', 'A.I I. ĐƯỜNG 0/0', 'A.II II. KÊNH 0/0', 'B B. VIỆC CẦN LÀM 0/0', 'B.I I. ĐƯỜNG 0/0'])
  })
})

describe('headings', () => {
  it('S6: ends before the colon, but not inside quotation marks, times or brackets', () => {
    const { outline, plan } = read(`${HEAD}I. VIỆC\n\n1. Ban Dân vận: Vận động các hộ.\n\n2. Chiến dịch “Sạch: từ nhà ra ngõ” lúc 7:30 (xem: phụ lục)\n\n- Một.`)
    expect(outline.sections.map((s) => s.heading)).toEqual(['VIỆC', 'Ban Dân vận', 'Chiến dịch “Sạch: từ nhà ra ngõ” lúc 7:30 (xem: phụ lục)'])
    expect(plan.sections.find((s) => inlineText(s.title) === 'Ban Dân vận')?.runIn).toBe(true)
  })

  it('S7: a line that ends in a colon is a heading up to 20 words, else a lead-in', () => {
    const long = 'Tuyên truyền sâu rộng tới mọi người dân trong xã về cách phân loại rác ngay tại nhà và lịch thu gom hằng tuần, gồm các nội dung sau:'
    expect(sections(`I. VIỆC\n\n1. Các việc chính:\n\n- Một.\n\n2. ${long}\n\n- Hai.`)).toEqual(['I I. VIỆC 0/0', 'I.1 1. Các việc chính 0/1', 'I.2 2. ∅ 1/1'])
  })

  it('S8: a numbered sentence has no heading', () => {
    const { plan, outline } = read(`${HEAD}I. MỤC TIÊU\n\n1. Mọi hộ dân trong xã đều ký cam kết giữ vệ sinh chung và thực hiện nghiêm túc.`)
    expect(outline.sections[1]).toMatchObject({ heading: null, paragraphs: 1 })
    expect(plan.sections.at(-1)).toMatchObject({ title: [], runIn: true })
  })

  it('S9: a heading style without a number is a section without a label', () => {
    const { outline } = read([{ text: 'KẾ HOẠCH' }, { text: 'Vệ sinh' }, { text: 'Mục tiêu', heading: 2 }, { text: 'Giữ sạch.' }, { text: 'Chi tiết', heading: 3 }, { text: 'Việc làm', heading: 2 }])
    expect(outline.sections.map((s) => [s.label, s.level, s.heading])).toEqual([['', 1, 'Mục tiêu'], ['', 2, 'Chi tiết'], ['', 1, 'Việc làm']])
  })
})

describe('paragraphs', () => {
  it('S10: joins what a page break cut, also before a capital, and says where', () => {
    const { outline, decisions, warnings, plan } = read(`${HEAD}I. VIỆC\n\nMỗi thôn cử người trực ở điểm tập kết rác theo lịch của\n\nỦy ban nhân dân xã và báo lại hằng tuần.\n\nThu gom tại các\n\nngõ nhỏ.`)
    expect(outline.sections[0]?.paragraphs).toBe(2)
    const joins = decisions.filter((d) => d.code === 'page-break-joined')
    expect(joins.map((d) => [d.line, d.block, d.confidence])).toEqual([[10, 0, 0.75], [14, 1, 0.95]])
    const first = joins[0]
    const block = plan.sections.find((s) => s.id === first?.sectionId)?.blocks[first?.block ?? -1]
    expect(inlineText(block?.content).slice(first?.offset)).toMatch(/^Ủy ban nhân dân xã/)
    expect(warnings.map((w) => w.code)).toContain('page-break-joined')
  })

  it('S11: never joins a bullet, an ordinal or a "Unit: …" paragraph to the line above', () => {
    expect(sections('I. VIỆC\n\nThành phần gồm\n\n- Trưởng thôn\n\n- Công an viên\n\nMột là, họp dân.\n\nTrạm Y tế: Phun khử khuẩn.')).toEqual(['I I. VIỆC 3/2'])
  })

  it('S12: unwraps lines broken at a fixed width', () => {
    const body = 'Mỗi hộ dân trong xã tự phân loại rác tại nhà thành ba loại rồi để đúng chỗ trước cửa vào buổi tối để xe thu gom đi qua lấy, không để rác ra đường vào ban ngày hoặc đổ xuống kênh mương gây tắc dòng chảy trong mùa mưa.'
    const wrapped = (body.match(/.{1,60}(?:\s|$)/g) ?? []).map((line) => line.trim())
    const { outline, decisions } = read([...HEAD.split('\n'), 'I. VIỆC', '1. Thu gom', ...wrapped, '2. Trồng cây', ...wrapped])
    expect(outline.sections.map((s) => s.text)).toEqual(['', body, body])
    expect(decisions.find((d) => d.code === 'lines-unwrapped')?.message.params).toEqual({ count: 2 * (wrapped.length - 1) })
  })

  it('S29: the Icelandic letter that looks like Đ is read as Đ, with a warning', () => {
    const { outline, warnings } = read('KẾ HOẠCH\nDọn đường\n\nI. VIỆC\n\nÐường làng sạch, Độc lập và Ðộc lập.')
    expect(outline.sections[0]?.text).toBe('Đường làng sạch, Độc lập và Độc lập.')
    expect(warnings.filter((each) => each.code === 'letter-eth').map((each) => each.line)).toEqual([6])
    expect(read('PLAN\nRoads\n\n1. Ask Ðóra to keep records.').outline.sections[0]?.text).toContain('Ðóra')
  })

  it('S13: drops page numbers that go on and running heads, and joins over them', () => {
    const page = (n: number): string => `UBND xã Bến Trà\n${n}\n\n`
    const rest = 'Một.\n\nHai.\n\nBa.\n\n'
    const { outline, leftOut } = read(`${HEAD}I. VIỆC\n\nGom rác ở các\n\n${page(1)}ngõ nhỏ trong thôn.\n\n${rest}Quét đường ở\n\n${page(2)}chợ.\n\n${rest}${page(3)}Năm 2025 làm tiếp.`)
    expect(outline.sections[0]?.text.split('\n')).toEqual(['Gom rác ở các ngõ nhỏ trong thôn.', 'Một.', 'Hai.', 'Ba.', 'Quét đường ở chợ.', 'Một.', 'Hai.', 'Ba.', 'Năm 2025 làm tiếp.'])
    expect(leftOut.map((l) => l.reason).sort()).toEqual(['page-number', 'page-number', 'page-number', 'running-head', 'running-head', 'running-head'])
  })

  it('S14: reads ** and * as marks and leaves none in the text', () => {
    const { plan, outline } = read(`${HEAD}**I. VIỆC**\n\nGiữ gìn **vệ sinh** và *cây xanh (*) như cũ.\n\nPhí 5*3 nghìn.`)
    expect(outline.sections[0]).toMatchObject({ heading: 'VIỆC', text: 'Giữ gìn vệ sinh và cây xanh (*) như cũ.\nPhí 5*3 nghìn.' })
    expect(plan.sections.at(-1)?.blocks[0]?.content?.[1]).toEqual({ type: 'text', text: 'vệ sinh', marks: [{ type: 'bold' }] })
  })
})

describe('letterhead and foot', () => {
  it('S15: reads a letterhead set in two columns, blanks included', () => {
    const { plan } = read('UBND HUYỆN SƠN HẠ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG Y TẾ     Độc lập - Tự do - Hạnh phúc\nSố:      /KH-PYT          Sơn Hạ, ngày      tháng 5 năm 2025\n\nKẾ HOẠCH\nTiêm chủng\n\nI. VIỆC')
    expect(plan.meta).toMatchObject({ superior: 'UBND HUYỆN SƠN HẠ', issuer: 'PHÒNG Y TẾ', number: null, place: 'Sơn Hạ', date: '2025-05', title: 'Tiêm chủng' })
  })

  it('S16: groups recipients by a brace, one purpose split over two lines', () => {
    const { plan } = read(`${HEAD}I. VIỆC\n\nNơi nhận:\n- Tỉnh ủy,\n- UBND tỉnh, } (để\n- Sở Y tế, } báo cáo)\n- Các xã (để t/h),\n- Mặt trận,\n- Lưu VT.`)
    expect(plan.meta.recipients.map((r) => [r.name, r.purpose])).toEqual([['Tỉnh ủy', 'report'], ['UBND tỉnh', 'report'], ['Sở Y tế', 'report'], ['Các xã', 'carry-out'], ['Mặt trận', null], ['VT', 'file']])
  })

  it('S17: takes a signature without recipients, or a name alone', () => {
    expect(read(`${HEAD}I. VIỆC\n\nLàm ngay.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Bích Ngà`).plan.meta.signature).toEqual({ authority: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH', role: 'PHÓ CHỦ TỊCH', name: 'Trần Thị Bích Ngà' })
    expect(read(`${HEAD}I. VIỆC\n\nLàm ngay.\n\nTrần Thị Bích Ngà`).plan.meta.signature).toEqual({ authority: null, role: null, name: 'Trần Thị Bích Ngà' })
  })

  it('S18: gives the closing to the plan and an appendix to itself', () => {
    const { plan, outline } = read(`${HEAD}I. VIỆC\n\nLàm ngay.\n\nTrên đây là Kế hoạch của xã./.\n\nNơi nhận:\n- Lưu: VT.\n\nPhụ lục I\n\n1. Danh sách thôn`)
    expect(outline.closing).toEqual(['Trên đây là Kế hoạch của xã./.'])
    expect(outline.sections).toHaveLength(1)
    expect(outline.appendices).toMatchObject([{ path: 'appendix-1', title: 'Phụ lục I', text: '1. Danh sách thôn' }])
    expect(plan.sections.map((s) => s.kind)).toEqual(['preamble', 'body', 'closing', 'appendix'])
  })
})

describe('what the text says', () => {
  it('S19: finds several bases in one sentence, with a blank number', () => {
    const { plan } = read('KẾ HOẠCH\nTrồng cây\n\nThực hiện Nghị quyết số 12-NQ/HU, ngày 05/01/2025 của Huyện ủy về cây xanh và Kế hoạch số      -KH/HU của Ban Thường vụ Huyện ủy, xã ban hành Kế hoạch:\n\nI. VIỆC')
    expect(plan.meta.bases.map((b) => [b.kind, b.number, b.date, b.issuer])).toEqual([['Nghị quyết', '12-NQ/HU', '2025-01-05', 'Huyện ủy'], ['Kế hoạch', null, null, 'Ban Thường vụ Huyện ủy']])
  })

  it('S20: dates of cited documents and anniversaries are no deadlines', () => {
    const { outline } = read(`${HEAD}I. VIỆC\n\n- Theo Kết luận số 21-KL/TW, ngày 25/10/2021 của Trung ương.\n\n- Chào mừng kỷ niệm ngày 03/02/1930.\n\n- Gửi báo cáo trước ngày 20/9/2025 để tổng hợp.\n\n- Báo cáo vào tháng 11 hằng năm.`)
    expect(outline.deadlines.map((d) => [d.kind, d.until])).toEqual([['due', '2025-09-20'], ['recurring', null]])
    expect(outline.citations).toEqual(['21-KL/TW'])
  })

  it('S21: finds units in headings, sentences, unnumbered paragraphs and nested ones', () => {
    const { outline } = read(`${HEAD}I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Y tế: Chủ trì. Chỉ đạo Trạm Y tế xã tổ chức phun thuốc.\n\nHội Phụ nữ: Vận động hội viên.\n\n2. Giao Công an xã chủ trì kiểm tra việc đổ rác trộm trên địa bàn.\n\n3. Kinh phí: Ngân sách xã.`)
    expect(outline.assignments).toEqual([
      { unit: 'Phòng Y tế', section: 'I.1', nested: false }, { unit: 'Trạm Y tế xã', section: 'I.1', nested: true },
      { unit: 'Hội Phụ nữ', section: 'I.1', nested: false }, { unit: 'Công an xã', section: 'I.2', nested: false },
    ])
  })

  it('S22: reads a plan in English by its own grammar', () => {
    const { outline } = read('PLAN\nFlood preparedness in the Green Valley\n\nPart I. Purpose\n\n1. Scope\n\nThis covers all villages.\n\n1.1. Roads\n\n(a) Clear the drains.\n\n(b) Mark the fords.\n\nPart II. Implementation\n\n1. The Roads Department: Clear the drains by 30 September 2025.\n\nDistribution:\n- Regional Council (for information)\n- File')
    expect(outline.sections.map((s) => [s.path, s.label, s.heading])).toEqual([['I', 'Part I.', 'Purpose'], ['I.1', '1.', 'Scope'], ['I.1.1', '1.1.', 'Roads'], ['I.1.1.a', '(a)', null], ['I.1.1.b', '(b)', null], ['II', 'Part II.', 'Implementation'], ['II.1', '1.', 'The Roads Department']])
    expect(outline.deadlines.map((d) => d.until)).toEqual(['2025-09-30'])
    expect(outline.meta.recipients.map((r) => r.purpose)).toEqual(['report', 'file'])
  })

  it('S23: text without a section is one preamble, with a warning', () => {
    const { plan, warnings } = read('Chỉ là vài dòng ghi chép.\n\nKhông có gì khác.')
    expect(plan.sections.map((s) => [s.kind, s.blocks.length])).toEqual([['preamble', 2]])
    expect(warnings.map((w) => w.code)).toContain('no-plan-found')
    expect(recognitionMessage('no-plan-found', {}, 'en')).toMatch(/No section/)
  })
})

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', '', 'KẾ HOẠCH', 'I. MỤC TIÊU', 'II- VIỆC', '1. Mục đích', '2. Giao Sở Y tế: làm ngay', '1.1. Chi tiết', 'a) Đường làng', '- gạch đầu dòng', '+ ý nhỏ', 'Trên đây là Kế hoạch', 'Nơi nhận:', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN', 'Trần Văn Bình', 'PHỤ LỤC I', '12', '-----', 'câu chữ thường tiếp theo', 'Một câu bình thường ở đây.', 'Số: 12/KH-UBND', 'Bến Trà, ngày 5 tháng 6 năm 2025', '**đậm', '“mở ngoặc')},
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

/** Letters and figures only: marks, bullets, spaces and joins leave them alone. */
const bare = (text: string): string => text.normalize('NFC').replace(/\u00d0/g, '\u0110').replace(/[^\p{L}\p{N}]/gu, '')

describe('any text', () => {
  it('S2: every line with a letter or figure is accounted for, and the words of a block are those of its lines', () => {
    fc.assert(fc.property(fc.array(line.map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' ')), { maxLength: 40 }), (source) => {
      const { plan, sectionLines, metaLines, leftOut } = read(source)
      const known = new Set([...sectionLines.flatMap((s) => [...s.heading, ...s.blocks.flat()]), ...metaLines.flatMap((m) => m.lines), ...leftOut.map((l) => l.line)])
      for (const [i, text] of source.entries()) if (/[\p{L}\p{N}]/u.test(text)) expect(known).toContain(i + 1)
      for (const [i, section] of plan.sections.entries()) {
        expect(sectionLines[i]?.sectionId).toBe(section.id)
        for (const [k, block] of section.blocks.entries()) {
          const printed = bare((sectionLines[i]?.blocks[k] ?? []).map((n) => source[n - 1] ?? '').join(''))
          expect(printed.endsWith(bare(inlineText(block.content)))).toBe(true)
        }
      }
    }), { numRuns: 250 })
  }, 60_000)
})

const WORDS = ['quét', 'dọn', 'đường', 'làng', 'trồng', 'cây', 'khơi', 'thông', 'cống', 'rãnh', 'thu', 'gom', 'rác', 'thải', 'vận', 'động']
const words = (min: number, max: number): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((list) => list.join(' ')).map((text) => text.charAt(0).toUpperCase() + text.slice(1))

interface Node { readonly heading: string; readonly runIn: string | null; readonly blocks: readonly string[]; readonly children: readonly Node[] }
const node = (depth: number): fc.Arbitrary<Node> => fc.record({
  heading: words(2, 6), runIn: depth === 0 ? fc.constant(null) : fc.option(words(3, 9).map((text) => `${text}.`), { nil: null, freq: 3 }),
  blocks: fc.array(fc.oneof(words(6, 12).map((text) => `${text}.`), words(3, 8).map((text) => `- ${text};`), words(3, 8).map((text) => `+ ${text};`)), { maxLength: 2 }),
  children: depth === 3 ? fc.constant([]) : fc.array(node(depth + 1), { maxLength: 2 }),
})

describe('printed plans', () => {
  it('S25: a blank line is no paragraph of the outline', () => {
    const { outline, plan } = read('I. MỤC ĐÍCH\nMột đoạn.\n')
    expect(outline.sections[0]?.paragraphs).toBe(1)
    const waiting = outlineOf({ ...plan, sections: plan.sections.map((section) => ({ ...section, blocks: [...section.blocks, { type: 'paragraph' }, { type: 'bullet', content: [{ type: 'text', text: ' ' }] }] })) })
    expect(waiting.sections[0]).toMatchObject({ paragraphs: 1, items: 0, text: 'Một đoạn.' })
  })

  it('S24: a plan printed in any label style is recognised as the same plan', () => {
    const styles = fc.record({ roman: fc.constantFrom('.', '-'), arabic: fc.constantFrom('.', '/'), decimal: fc.constantFrom('.', ''), letter: fc.constantFrom('.', ')'), gap: fc.constantFrom('\n', '\n\n') })
    fc.assert(fc.property(fc.array(node(0), { minLength: 1, maxLength: 3 }), styles, (tree, style) => {
      const lines: string[] = []
      const want: unknown[] = []
      const print = (nodes: readonly Node[], depth: number, path: string, chain: string): void => {
        for (const [i, each] of nodes.entries()) {
          const figure = depth === 0 ? (['I', 'II', 'III'][i] ?? '') : depth === 1 ? String(i + 1) : depth === 2 ? `${chain}.${i + 1}` : ('ab'[i] ?? '')
          const label = figure + [style.roman, style.arabic, style.decimal, style.letter][depth]
          const own = depth === 0 ? figure : depth === 2 ? `${path.slice(0, path.lastIndexOf('.'))}.${figure}` : `${path}.${figure}`
          const heading = depth === 0 ? each.heading.toUpperCase() : each.heading
          lines.push(`${label} ${heading}${each.runIn === null ? '' : `: ${each.runIn}`}`, ...each.blocks)
          want.push([own, label, heading, [...(each.runIn === null ? [] : [each.runIn]), ...each.blocks].join('\n')])
          print(each.children, depth + 1, own, figure)
        }
      }
      print(tree, 0, '', '')
      const { outline, plan } = read(`KẾ HOẠCH\n\nVệ sinh môi trường\n\nThực hiện chỉ đạo của xã:\n\n${lines.join(style.gap)}`)
      expect(outline.sections.map((s) => [s.path, s.label, s.heading, s.text])).toEqual(want)
      expect(plan.sections.some((section) => section.label !== undefined)).toBe(false)
    }), { numRuns: 200 })
  }, 60_000)
})
