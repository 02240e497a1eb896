import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, Plan, TableRow } from '@thac/plan'
import { emptyMeta, inlineText, recognise, tableBlock, tableCell, tableRows, textInline } from '@thac/plan'
import { readFile, toHtml, toMarkdown } from './index.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const p = (text: string, run = ''): string => `<w:p><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
const tr = (cells: readonly string[], properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
const LINES = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
const docx = (body: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`) })

function planOf(bytes: Uint8Array, name: string): Plan {
  const read = readFile(bytes, name)
  if (!read.ok || read.kind !== 'lines') throw new Error(read.ok ? 'a plan file' : read.code)
  let n = 0
  return recognise(read.lines, { newId: () => `s${++n}`, paragraphs: read.paragraphs, warnings: read.warnings }).plan
}

/** Rows as text: `#` before a header cell, `>n` and `vn` behind one that is n columns or rows large. */
const shown = (rows: readonly TableRow[]): readonly (readonly string[])[] =>
  rows.map((row) => row.map((cell) => `${cell.header ? '#' : ''}${inlineText(cell.content)}${cell.colspan > 1 ? `>${cell.colspan}` : ''}${cell.rowspan > 1 ? `v${cell.rowspan}` : ''}`))
const tables = (plan: Plan): readonly (readonly (readonly string[])[])[] => plan.sections.flatMap((section) => section.blocks.flatMap((block) => {
  const rows = tableRows(block)
  return rows === null ? [] : [shown(rows)]
}))
const codes = (bytes: Uint8Array): readonly string[] => {
  const read = readFile(bytes, 'a.docx')
  return read.ok && read.kind === 'lines' ? read.warnings.map((warning) => warning.code) : []
}

const HEAD = p('KẾ HOẠCH') + p('Kê đồ mùa lũ') + p('I. PHÂN CÔNG')

describe('tables', () => {
  it('S35: a Word table keeps header cells, merged cells, paragraphs of a cell and their marks', () => {
    const rows = [
      tr([tc(p('TT')), tc(p('Việc'), '<w:gridSpan w:val="2"/>'), tc(p('Hạn'))], '<w:tblHeader/>'),
      tr([tc(p('1'), '<w:vMerge w:val="restart"/>'), tc(p('Kê') + p('dọn', '<w:b/>')), tc(p('kho')), tc(p('5/9'))]),
      tr([tc('<w:p/>', '<w:vMerge/>'), tc(p('Che')), tc(p('bạt')), tc(p(''))]),
      tr([tc(p('bỏ')), tc(p('bỏ')), tc(p('bỏ')), tc(p('bỏ'))], '<w:del/>'),
    ]
    const file = docx(`${HEAD}<w:tbl>${LINES}${rows.join('')}</w:tbl>${p('Hết bảng.')}`)
    const plan = planOf(file, 'a.docx')
    expect(tables(plan)).toEqual([[['#TT', '#Việc>2', '#Hạn'], ['1v2', 'Kê\ndọn', 'kho', '5/9'], ['Che', 'bạt', '']]])
    const table = plan.sections.flatMap((section) => section.blocks).find((block) => block.type === 'table')
    expect(tableRows(table ?? { type: 'none' })?.[1]?.[1]?.content.at(-1)).toEqual({ type: 'text', text: 'dọn', marks: [{ type: 'bold' }] })
    expect(codes(file)).toEqual(['deletions-dropped'])
  })

  it('S35: a bold first row is the header where the file marks none, and only a table in a cell is flattened', () => {
    const inner = `<w:tbl>${LINES}${tr([tc(p('a')), tc(p('b'))])}${tr([tc(p('c')), tc(p('d'))])}</w:tbl>`
    const file = docx(`${HEAD}<w:tbl>${LINES}${tr([tc(p('Thôn', '<w:b/>')), tc(p('Số hộ', '<w:b/>'))])}${tr([tc(p('Hạ') + inner + p('')), tc(p('12'))])}</w:tbl>${p('Hết.')}`)
    expect(tables(planOf(file, 'a.docx'))).toEqual([[['#Thôn', '#Số hộ'], ['Hạ\na | b\nc | d', '12']]])
    expect(codes(file)).toEqual(['table-flattened'])
  })

  it('S32: letterhead and foot set in tables without lines are paragraphs; a column of recipients in a table with lines is none', () => {
    const letterhead = `<w:tbl>${tr([tc(p('UBND HUYỆN SƠN HẠ') + p('UBND XÃ BẾN TRÀ')), tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'))])}${tr([tc(p('Số: 3/KH-UBND')), tc(p('Bến Trà, ngày 05 tháng 9 năm 2025'))])}</w:tbl>`
    const given = `<w:tbl>${LINES}${tr([tc(p('Nơi nhận')), tc(p('Số bản'))])}${tr([tc(p('Thôn Hạ')), tc(p('2'))])}</w:tbl>`
    const foot = `<w:tbl>${tr([tc(p('Nơi nhận:') + p('- Lưu: VT.')), tc(p('CHỦ TỊCH') + p('Lê Văn Cò'))])}</w:tbl>`
    const plan = planOf(docx(letterhead + HEAD + given + p('Giao đủ bản.') + foot), 'a.docx')
    expect(plan.meta).toMatchObject({ superior: 'UBND HUYỆN SƠN HẠ', issuer: 'UBND XÃ BẾN TRÀ', number: '3/KH-UBND', place: 'Bến Trà', date: '2025-09-05', signature: { role: 'CHỦ TỊCH', name: 'Lê Văn Cò' } })
    expect(tables(plan)).toEqual([[['Nơi nhận', 'Số bản'], ['Thôn Hạ', '2']]])
  })

  it('S35: a table of a web page keeps its header cells and merged cells', () => {
    const html = '<p>KẾ HOẠCH</p><p>Kê đồ</p><p>I. PHÂN CÔNG</p><table><caption>Bảng việc</caption><thead><tr><td>TT<td>Việc</thead><tr><td rowspan=2>1<td><p>Kê</p><p>dọn</p><tr><td>Che</table><p>Hết bảng.</p>'
    expect(tables(planOf(strToU8(html), 'a.html'))).toEqual([[['#TT', '#Việc'], ['1v2', 'Kê\ndọn'], ['Che']]])
  })

  it('S34: a plan with tables is the same plan after Markdown and after HTML', () => {
    const rich: Block = tableBlock([
      [tableCell(textInline('TT'), true), tableCell(textInline('Việc | phần'), true)],
      [tableCell(textInline('1')), tableCell([{ type: 'text', text: 'Kê ' }, { type: 'text', text: 'cao*', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, { type: 'text', text: 'che <bạt>' }])],
      [tableCell([]), tableCell([])],
    ])
    const plain: Block = tableBlock([[tableCell(textInline('a')), tableCell(textInline('b'))], [tableCell(textInline('c')), tableCell(textInline('d'))]])
    const spans: Block = tableBlock([[{ ...tableCell(textInline('Hai cột'), true), colspan: 2 }], [{ ...tableCell(textInline('1')), rowspan: 2 }, tableCell(textInline('x'))], [tableCell(textInline('y'))]])
    const plan = (...blocks: Block[]): Plan => ({ meta: emptyMeta('Kê đồ'), sections: [{ id: 's', order: 'a', level: 1, kind: 'body', runIn: false, title: textInline('PHÂN CÔNG'), blocks: [...blocks, { type: 'paragraph', content: textInline('Hết bảng.') }] }] })
    const blocks = (read: Plan): readonly Block[] => read.sections.flatMap((section) => section.blocks)
    for (const each of [plan(rich), plan(plain), plan(rich, plain)]) {
      expect(blocks(planOf(strToU8(toMarkdown(each)), 'a.md'))).toEqual(blocks(each))
      expect(blocks(planOf(strToU8(toHtml(each)), 'a.html'))).toEqual(blocks(each))
    }
    expect(blocks(planOf(strToU8(toHtml(plan(spans))), 'a.html'))).toEqual(blocks(plan(spans)))
  })
})
