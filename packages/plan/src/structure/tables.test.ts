import { describe, expect, it } from 'vitest'
import type { Recognition, SourceLine } from '../index.ts'
import { inlineText, localiseText, localisePlan, recognise, tableCell, tableRows } from '../index.ts'

let n = 0
const read = (text: string | readonly SourceLine[]): Recognition => recognise(typeof text === 'string' ? text.split('\n') : text, { newId: () => `s${++n}` })
const tables = (result: Recognition): readonly (readonly (readonly string[])[])[] => result.plan.sections.flatMap((section) => section.blocks.flatMap((block) => {
  const rows = tableRows(block)
  return rows === null ? [] : [rows.map((row) => row.map((cell) => (cell.header ? '#' : '') + inlineText(cell.content)))]
}))

describe('tables', () => {
  it('S26: lines of as many cells each, parted by bars or tabs, are one table with its header row', () => {
    const bars = read('KẾ HOẠCH\nPhòng ngập\n\nI. PHÂN CÔNG\nBảng việc:\n| TT | Việc | Đơn vị |\n|---|---|---|\n| 1 | Kê đồ | Thôn Hạ |\n| 2 | Trực bơm | Thôn Thượng |\nHết bảng.')
    expect(tables(bars)).toEqual([[['#TT', '#Việc', '#Đơn vị'], ['1', 'Kê đồ', 'Thôn Hạ'], ['2', 'Trực bơm', 'Thôn Thượng']]])
    const section = bars.plan.sections.find((one) => one.kind === 'body')
    expect(section?.blocks.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph'])
    const tabs = read('KẾ HOẠCH\nPhòng ngập\n\nI. PHÂN CÔNG\nTT\tViệc\tĐơn vị\n1\tKê đồ\tThôn Hạ\n\n2\tTrực bơm\tThôn Thượng\n')
    expect(tables(tabs)).toEqual(tables(bars))
    // Seen in a text it is a guess; told by a file it is none.
    expect(bars.decisions.filter((each) => each.code === 'table-read').map((each) => [each.line, each.block, each.message.params['rows']])).toEqual([[6, 1, 3]])
  })

  it('S26: a numbered line with a tab behind its number is no table', () => {
    expect(tables(read('KẾ HOẠCH\nA\n\nI.\tMỤC ĐÍCH\n1.\tMột việc\n2.\tHai việc\n-\tMột ý\n-\tHai ý'))).toEqual([])
  })

  it('S26: rows that a Word file brings keep their cells, and every row its line', () => {
    const row = (table: number, ...cells: string[]): SourceLine => ({ text: cells.join(' | '), row: { table, cells: cells.map((text) => tableCell([{ type: 'text', text }])) } })
    const result = read([{ text: 'KẾ HOẠCH' }, { text: 'A' }, { text: '' }, { text: 'I. VIỆC' }, row(1, 'a', 'b'), row(1, 'c', 'd'), row(2, 'e'), { text: 'Sau bảng.' }])
    expect(tables(result)).toEqual([[['a', 'b'], ['c', 'd']], [['e']]])
    expect(result.sectionLines.find((lines) => lines.heading[0] === 4)?.blocks).toEqual([[5, 6], [7], [8]])
  })

  it('terms are put into the cells of a table as into any text', () => {
    const { plan } = read('KẾ HOẠCH\nA\n\nI. VIỆC\n1 | Tỉnh chỉ đạo\n2 | Tỉnh kiểm tra')
    expect(localiseText('Tỉnh', { Tỉnh: 'Xã' })).toBe('Xã')
    const local = localisePlan(plan, { Tỉnh: 'Xã' })
    expect(local.sections.flatMap((section) => section.blocks.map((block) => inlineText(block.content)))).toEqual(['1 | Xã chỉ đạo\n2 | Xã kiểm tra'])
  })
})
