import { describe, expect, it } from 'vitest'
import type { SectionContent } from '../../index.ts'
import { blockText, inlineText, mergeSection, tableBlock, tableCell, tableRows, textInline } from '../../index.ts'

const grid = (...rows: readonly string[]): SectionContent => ({
  title: [], runIn: false,
  blocks: [tableBlock(rows.map((row, i) => row.split('|').map((cell) => tableCell(textInline(cell.trim()), i === 0))))],
})
const shown = (content: SectionContent): readonly string[] => (tableRows(content.blocks[0] ?? { type: '' }) ?? []).map((row) => row.map((cell) => inlineText(cell.content)).join(' | '))
const reasons = (merged: { readonly review: readonly { readonly reason: string }[] }): readonly string[] => [...new Set(merged.review.map((review) => review.reason))]

const HEAD = 'TT | Nhiệm vụ | Chủ trì | Hạn'
const ONE = '1 | Rà soát hồ, đập | Phòng Nông nghiệp | 15/6/2025'
const TWO = '2 | Diễn tập sơ tán | Ban Chỉ huy Quân sự | 30/6/2025'
const THREE = '3 | Dự trữ lương thực | Phòng Kinh tế | 20/6/2025'
const base = [HEAD, ONE, TWO, THREE]
const merge = (theirs: readonly string[], mine: readonly string[], side: 'mine' | 'theirs' = 'mine') => mergeSection(grid(...base), grid(...theirs), grid(...mine), () => side)

describe('tables merged by rows, columns and cells', () => {
  it('M51: a row put in the middle renumbers the others, and the other side’s cells stay with their task', () => {
    const theirs = [HEAD, ONE, '2 | Kiểm tra cây xanh | Đội Đô thị | 10/6/2025', TWO.replace('2', '3'), THREE.replace('3', '4')]
    const mine = [HEAD, ONE, TWO.replace('30/6', '20/7'), THREE.replace('Phòng Kinh tế', 'Hội Phụ nữ')]
    for (const [a, b] of [[theirs, mine], [mine, theirs]] as const) {
      const merged = merge(a, b)
      expect(shown(merged.content)).toEqual([HEAD, ONE, '2 | Kiểm tra cây xanh | Đội Đô thị | 10/6/2025', '3 | Diễn tập sơ tán | Ban Chỉ huy Quân sự | 20/7/2025', '4 | Dự trữ lương thực | Hội Phụ nữ | 20/6/2025'])
      expect(merged).toMatchObject({ clean: true, review: [] })
    }
  })

  it('M51: both add a row at the end: both, numbered through, the superior’s first, and shown', () => {
    const merged = merge([...base, '4 | Phát tờ rơi | Đoàn xã | 1/7/2025'], [...base, '4 | Mua áo phao | Văn phòng | 5/7/2025'])
    expect(shown(merged.content)).toEqual([...base, '4 | Phát tờ rơi | Đoàn xã | 1/7/2025', '5 | Mua áo phao | Văn phòng | 5/7/2025'])
    expect(reasons(merged)).toEqual(['same-place'])
  })

  it('M51: a row taken out and renumbered against a date changed in it: that row alone is asked about', () => {
    const gone = [HEAD, ONE, THREE.replace('3', '2')]
    const merged = merge(gone, [HEAD, ONE, TWO.replace('30/6', '20/7'), THREE])
    expect(merged.conflicts).toMatchObject([{ kind: 'delete-edit', base: 'Diễn tập sơ tán | Ban Chỉ huy Quân sự | 30/6/2025', upstream: '', child: 'Diễn tập sơ tán | Ban Chỉ huy Quân sự | 20/7/2025', place: { part: 'block', block: 0, cell: { row: 2, column: 0 } } }])
    expect(shown(merge(gone, [HEAD, ONE, TWO, THREE.replace('Phòng Kinh tế', 'Hội Phụ nữ')]).content)).toEqual([HEAD, ONE, '2 | Dự trữ lương thực | Hội Phụ nữ | 20/6/2025'])
  })

  it('M51: one cell changed by both is a conflict that says what the row is about', () => {
    const merged = merge(base.map((row) => row.replace('15/6', '16/6')), base.map((row) => row.replace('15/6', '17/6')))
    expect(merged.conflicts).toMatchObject([{ kind: 'text', base: 'Rà soát hồ, đập | 15/6/2025', upstream: 'Rà soát hồ, đập | 16/6/2025', child: 'Rà soát hồ, đập | 17/6/2025', place: { cell: { row: 1, column: 3 }, from: 0, to: 9 } }])
    expect(shown(merge(base.map((row) => row.replace('15/6', '16/6')), base.map((row) => row.replace('15/6', '17/6')), 'theirs').content)[1]).toContain('16/6')
  })

  it('M51: two cells of one row, one each: merged, and shown with what is in them', () => {
    const merged = merge(base.map((row) => row.replace('30/6', '20/7')), base.map((row) => row.replace('Ban Chỉ huy Quân sự', 'Công an xã')))
    expect(shown(merged.content)[2]).toBe('2 | Diễn tập sơ tán | Công an xã | 20/7/2025')
    expect(reasons(merged)).toEqual(['same-row', 'date', 'name'])
  })

  it('M51: a row moved by one and changed by the other; a column added by one and a row by the other', () => {
    const moved = merge([HEAD, THREE.replace('3', '1'), ONE.replace('1', '2'), TWO.replace('2', '3')], base.map((row) => row.replace('20/6', '21/6')))
    expect(shown(moved.content)).toEqual([HEAD, '1 | Dự trữ lương thực | Phòng Kinh tế | 21/6/2025', ONE.replace('1', '2'), TWO.replace('2', '3')])
    const wider = merge(base.map((row, i) => `${row} | ${i === 0 ? 'Kinh phí' : `${i} triệu`}`), [...base, '4 | Mua áo phao | Văn phòng | 5/7/2025'])
    expect(shown(wider.content)).toEqual([`${HEAD} | Kinh phí`, `${ONE} | 1 triệu`, `${TWO} | 2 triệu`, `${THREE} | 3 triệu`, '4 | Mua áo phao | Văn phòng | 5/7/2025 | '])
    expect(wider.conflicts).toEqual([])
    expect(wider.review).toEqual([{ reason: 'same-row', text: 'Mua áo phao | Văn phòng | 5/7/2025 | ' }])
  })

  it('M51, case 18: a column taken out against a cell changed in it is asked; a renamed column is the same column', () => {
    const without = base.map((row) => row.split(' | ').slice(0, 3).join(' | '))
    const merged = merge(without, base.map((row) => row.replace('15/6', '17/6')))
    expect(merged.conflicts).toMatchObject([{ kind: 'delete-edit', upstream: '', child: 'Hạn\n17/6/2025\n30/6/2025\n20/6/2025' }])
    const renamed = merge(base.map((row) => row.replace('| Hạn', '| Thời hạn hoàn thành')), base.map((row) => row.replace('15/6', '17/6')))
    expect(shown(renamed.content)[0]).toBe('TT | Nhiệm vụ | Chủ trì | Thời hạn hoàn thành')
    expect(shown(renamed.content)[1]).toContain('17/6')
  })

  it('M51: a table whose rows cannot be told from its columns is whole or nothing', () => {
    const odd = (cell: string): SectionContent => ({ title: [], runIn: false, blocks: [{ type: 'table', attrs: { style: 'x' }, content: tableBlock([[tableCell(textInline(cell))]]).content ?? [] }] })
    const merged = mergeSection(odd('a'), odd('b'), odd('c'))
    expect(merged.conflicts).toMatchObject([{ kind: 'block' }])
    expect(merged.content.blocks.map(blockText)).toEqual(['c'])
  })
})
