import { describe, expect, it } from 'vitest'
import type { Block, TableCell } from '../../index.ts'
import { tableBlock, tableCell, tableRows } from '../../index.ts'
import type { Outcome } from './hard-case-samples.ts'
import { clean, contentOf, grid, line, outcome } from './hard-case-samples.ts'
import { mergeSection } from '../section/merge-section.ts'

const HEAD = 'Đơn vị | Thuyền | Áo phao'
const BASE = [HEAD, 'Đồng Lau | 4 | 40', 'Bến Trúc | 7 | 60', 'Cồn Vạc | 2 | 30']
const merge = (base: readonly string[], theirs: readonly string[], mine: readonly string[], side: 'mine' | 'theirs' = 'mine'): Outcome => outcome([grid(...base)], [grid(...theirs)], [grid(...mine)], () => side)
const row = (rows: readonly string[], unit: string, to: string | null): readonly string[] => rows.flatMap((one) => (one.startsWith(unit) ? (to === null ? [] : [to]) : [one]))
const without = (rows: readonly string[], column: number): readonly string[] => rows.map((one) => one.split(' | ').filter((_, i) => i !== column).join(' | '))
/** Rows of equal width, spans counted. */
function widths(block: Block | undefined): readonly number[] {
  return [...new Set((block === undefined ? null : tableRows(block))?.map((cells) => cells.reduce((n, cell) => n + cell.colspan, 0)) ?? [])]
}

describe('hard cases of tables', () => {
  it('M51, case 17: a row put in by either: both, each at its place', () => {
    const theirs = [HEAD, 'Hạ Trạch | 3 | 20', ...BASE.slice(1)]
    const mine = [...BASE, 'Vĩnh An | 5 | 50']
    expect(merge(BASE, theirs, mine)).toEqual(clean(HEAD, 'Hạ Trạch | 3 | 20', ...BASE.slice(1), 'Vĩnh An | 5 | 50'))
    expect(merge(BASE, mine, theirs)).toEqual(clean(HEAD, 'Hạ Trạch | 3 | 20', ...BASE.slice(1), 'Vĩnh An | 5 | 50'))
  })

  it('M51, case 17: put in at one place: both, the superior’s first, and shown; the same row once', () => {
    const merged = merge(BASE, [...BASE, 'Hạ Trạch | 3 | 20'], [...BASE, 'Vĩnh An | 5 | 50'])
    expect(merged.text).toEqual([...BASE, 'Hạ Trạch | 3 | 20', 'Vĩnh An | 5 | 50'])
    expect(merged.told).toEqual([])
    expect(merged.review).toContain('same-place')
    expect(merge(BASE, [...BASE, 'Hạ Trạch | 3 | 20'], [...BASE, 'Hạ Trạch | 3 | 20'])).toEqual(clean(...BASE, 'Hạ Trạch | 3 | 20'))
  })

  it('M51, case 17: a row for the same unit with other numbers by both is asked about, and never stands twice', () => {
    const merged = merge(BASE, [...BASE, 'Hạ Trạch | 3 | 20'], [...BASE, 'Hạ Trạch | 5 | 20'])
    expect(merged.text).toEqual([...BASE, 'Hạ Trạch | 5 | 20'])
    expect(merged.told).not.toEqual([])
    expect(merge(BASE, [...BASE, 'Hạ Trạch | 3 | 20'], [...BASE, 'Hạ Trạch | 5 | 20'], 'theirs').text).toEqual([...BASE, 'Hạ Trạch | 3 | 20'])
  })

  it('M51: two cells of two rows, one each, are both, unasked; of one row: both', () => {
    expect(merge(BASE, row(BASE, 'Đồng', 'Đồng Lau | 6 | 40'), row(BASE, 'Cồn', 'Cồn Vạc | 2 | 35'))).toEqual(clean(HEAD, 'Đồng Lau | 6 | 40', 'Bến Trúc | 7 | 60', 'Cồn Vạc | 2 | 35'))
    const one = merge(BASE, row(BASE, 'Đồng', 'Đồng Lau | 6 | 40'), row(BASE, 'Đồng', 'Đồng Lau | 4 | 45'))
    expect(one.text).toEqual([HEAD, 'Đồng Lau | 6 | 45', 'Bến Trúc | 7 | 60', 'Cồn Vạc | 2 | 30'])
    expect(one.told).toEqual([])
  })

  it('M51, case 6: a row taken out by one and changed by the other is a conflict, either way round', () => {
    const gone = row(BASE, 'Bến', null)
    const changed = row(BASE, 'Bến', 'Bến Trúc | 9 | 60')
    const mineGone = merge(BASE, changed, gone)
    expect(mineGone.text).toEqual(gone)
    expect(mineGone.told).toHaveLength(1)
    expect(mineGone.told.flat().join('\n')).toContain('9')
    expect(merge(BASE, changed, gone, 'theirs').text).toEqual(changed)
    const theirsGone = merge(BASE, gone, changed)
    expect(theirsGone.text).toEqual(changed)
    expect(theirsGone.told).toHaveLength(1)
    expect(merge(BASE, gone, changed, 'theirs').text).toEqual(gone)
  })

  it('M51, case 18: a column taken out by one, a cell of it changed by the other: a conflict, rectangular whichever is chosen', () => {
    const gone = without(BASE, 2)
    const changed = row(BASE, 'Bến', 'Bến Trúc | 7 | 75')
    for (const [a, b] of [[gone, changed], [changed, gone]] as const) {
      for (const side of ['mine', 'theirs'] as const) {
        const merged = mergeSection(contentOf([grid(...BASE)]), contentOf([grid(...a)]), contentOf([grid(...b)]), () => side)
        expect(merged.conflicts.length).toBeGreaterThan(0)
        expect(merged.conflicts.map((conflict) => Object.values(conflict).join('\n')).join('\n')).toContain('75')
        expect(widths(merged.content.blocks[0])).toHaveLength(1)
      }
      expect(merge(BASE, a, b).text).toEqual(b)
      expect(merge(BASE, a, b, 'theirs').text).toEqual(a)
    }
  })

  it('M51, case 18: a column taken out by one, a cell of another changed by the other, is both', () => {
    const changed = row(BASE, 'Bến', 'Bến Trúc | 9 | 60')
    const expected = clean('Đơn vị | Thuyền', 'Đồng Lau | 4', 'Bến Trúc | 9', 'Cồn Vạc | 2')
    expect(merge(BASE, without(BASE, 2), changed)).toEqual(expected)
    expect(merge(BASE, changed, without(BASE, 2))).toEqual(expected)
  })

  it('M51, case 18: a column put in by one and a row by the other: rectangular, nothing lost', () => {
    const wider = ['Đơn vị | Thuyền | Áo phao | Đèn', 'Đồng Lau | 4 | 40 | 8', 'Bến Trúc | 7 | 60 | 9', 'Cồn Vạc | 2 | 30 | 6']
    const longer = [...BASE, 'Vĩnh An | 5 | 50']
    for (const [a, b] of [[wider, longer], [longer, wider]] as const) {
      const merged = mergeSection(contentOf([grid(...BASE)]), contentOf([grid(...a)]), contentOf([grid(...b)]))
      expect(widths(merged.content.blocks[0])).toHaveLength(1)
      const said = [...merge(BASE, a, b).text, ...merge(BASE, a, b).told.flat()].join('\n')
      for (const words of ['Đèn', 'Vĩnh An']) expect(said).toContain(words)
    }
  })

  it('M51, case 19: cells joined by one and words of another row changed by the other: both, or the whole table is asked about', () => {
    const joined = joinedFirst()
    const changed = grid(...row(BASE, 'Cồn', 'Cồn Vạc | 2 | 35'))
    for (const [a, b] of [[joined, changed], [changed, joined]] as const) {
      const merged = mergeSection(contentOf([grid(...BASE)]), contentOf([a]), contentOf([b]))
      expect(widths(merged.content.blocks[0])).toHaveLength(1)
      const { text, told } = outcome([grid(...BASE)], [a], [b])
      if (told.length === 0) expect(text).toEqual([HEAD, 'Đồng Lau | chưa có ←2', 'Bến Trúc | 7 | 60', 'Cồn Vạc | 2 | 35'])
      else {
        expect(text).toEqual(outcome([b], [b], [b]).text)
        expect(told.flat().join('\n')).toContain(a === changed ? '35' : 'chưa có')
      }
    }
  })

  it('M51, case 19: structure changed by both is a choice between two whole tables', () => {
    const joined = joinedFirst()
    const wider = grid('Đơn vị | Thuyền | Áo phao | Đèn', 'Đồng Lau | 4 | 40 | 8', 'Bến Trúc | 7 | 60 | 9', 'Cồn Vạc | 2 | 30 | 6')
    for (const [a, b] of [[joined, wider], [wider, joined]] as const) {
      const merged = outcome([grid(...BASE)], [a], [b])
      expect(merged.text).toEqual(outcome([b], [b], [b]).text)
      expect(merged.told).toHaveLength(1)
      expect(outcome([grid(...BASE)], [a], [b], () => 'theirs').text).toEqual(outcome([a], [a], [a]).text)
    }
  })

  it('M51, case 6: the whole table taken out by one and a cell changed by the other is a conflict', () => {
    const changed = grid(...row(BASE, 'Bến', 'Bến Trúc | 9 | 60'))
    const merged = outcome(['Giao như sau:', grid(...BASE)], ['Giao như sau:', changed], ['Giao như sau:'])
    expect(merged.text).toEqual(['Giao như sau:'])
    expect(merged.told).toHaveLength(1)
    expect(merged.told[0]?.[0]).toBe('delete-edit')
  })

  it('M51, case 20: bold in cells, one each, is both', () => {
    expect(outcome([grid('Xã | Thuyền', 'Đồng Lau | **4**')], [grid('Xã | Thuyền', 'Đồng Lau | 4')], [grid('Xã | Thuyền', '//Đồng Lau// | **4**')])).toEqual(clean('Xã | Thuyền', '//Đồng Lau// | 4'))
  })
})

/** The two figures of the first unit made one cell. */
function joinedFirst(): Block {
  const rows = tableRows(grid(...BASE)) ?? []
  const wide: TableCell = { ...tableCell(line('chưa có')), colspan: 2 }
  return tableBlock(rows.map((cells, i) => (i === 1 ? [...cells.slice(0, 1), wide] : cells)))
}
