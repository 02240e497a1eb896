import { describe, expect, it } from 'vitest'
import type { AuthoredRun, Block, Inline, Plan, Section, SectionAuthorship, SectionContent, Terms } from '../../index.ts'
import { authoredPlan, authorship, emptyMeta, hashRich, inlineText, keysBetween, planAuthorship, tableBlock, tableCell, tableRows, textInline } from '../../index.ts'

const paragraph = (content: string | readonly Inline[]): Block => ({ type: 'paragraph', content: typeof content === 'string' ? textInline(content) : content })
const section = (title: string, ...blocks: readonly (string | Block)[]): SectionContent => ({ title: textInline(title), blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)), runIn: false })
const table = (...rows: readonly string[]): Block => tableBlock(rows.map((row) => row.split(' | ').map((cell) => tableCell(textInline(cell)))))
const LEVELS = ['nước', 'tỉnh', 'xã', 'thôn', 'tổ']
const chain = (...contents: readonly (SectionContent | null)[]): SectionAuthorship => authorship(contents.map((content, i) => ({ level: LEVELS[i] ?? `${i}`, content })))
/** `0:words` that stand, `1:words~` put in by a term, `0-2:words` taken out by level 2. */
const shown = (runs: readonly AuthoredRun[]): string => runs.map(({ level, removedBy, term, content }) => `${level}${removedBy === null ? '' : `-${removedBy}`}${term ? '~' : ''}:${inlineText(content).trim()}`).join(' ')
const lines = (of: SectionAuthorship): string[] => of.blocks.map((block) => (block.rows === null ? shown(block.runs) : block.rows.map((row) => `${row.row ?? 'x'}(${row.cells.map(shown).join(' | ')})`).join(' ')))

const NATION = 'Các tỉnh tổ chức trực ban hai mươi bốn giờ trong ngày và báo cáo trước 16 giờ.'

describe('authorship by level', () => {
  it('A2: of one level everything is its own', () => {
    const one = chain(section('Trực ban', NATION, table('Đơn vị | Thuyền', 'Hạ Lang | 4')))
    expect([shown(one.title), ...lines(one)]).toEqual(['0:Trực ban', `0:${NATION}`, '0(0:Đơn vị | 0:Thuyền) 1(0:Hạ Lang | 0:4)'])
    expect(one.figures).toEqual([{ wrote: 26, byTerm: 0, removed: 0 }])
  })

  it('A4, A8: each word is the level’s that wrote it, and what went is there with who took it out', () => {
    const of = chain(
      section('Trực ban', 'Trực ban trong ngày, báo cáo trước 16 giờ.'),
      section('Trực ban', 'Trực ban trong ngày và đêm, báo cáo trước 16 giờ.'),
      section('Trực ban mùa lũ', 'Trực ban trong ngày và đêm, báo cáo trước 15 giờ.'),
    )
    expect(shown(of.title)).toBe('0:Trực ban 2:mùa lũ')
    expect(lines(of)).toEqual(['0:Trực ban trong ngày 1:và đêm 0:, báo cáo trước 0-2:16 2:15 0:giờ.'])
    expect(of.figures).toEqual([{ wrote: 10, byTerm: 0, removed: 0 }, { wrote: 2, byTerm: 0, removed: 0 }, { wrote: 3, byTerm: 0, removed: 1 }])
  })

  it('A4: a word of the middle level that a lower one took out stands as that one’s removal', () => {
    expect(lines(chain(section('', 'Mua thuyền.'), section('', 'Mua thuyền máy loại lớn.'), section('', 'Mua thuyền máy.')))).toEqual(['0:Mua thuyền 1:máy 1-2:loại lớn 0:.'])
  })

  it('A3, A7: terms that levels declared make no author; what they put in is flagged, at every level of a deep chain', () => {
    const steps: readonly (readonly [string, string, Terms])[] = [
      ['nước', 'Ủy ban nhân dân tỉnh chỉ đạo các sở trực ban.', {}], ['tỉnh', 'Ủy ban nhân dân huyện chỉ đạo các phòng trực ban.', { 'tỉnh': 'huyện', 'các sở': 'các phòng' }],
      ['huyện', 'Ủy ban nhân dân xã chỉ đạo các phòng trực ban.', { 'huyện': 'xã' }], ['xã', 'Ủy ban nhân dân xã chỉ đạo các tổ trực ban ngay.', { 'các phòng': 'các tổ' }],
    ]
    const of = authorship(steps.map(([level, text, terms]) => ({ level, content: section('', text), terms })))
    expect(lines(of)).toEqual(['0:Ủy ban nhân dân 0~:xã 0:chỉ đạo 0~:các tổ 0:trực ban 3:ngay 0:.'])
    expect(of.figures.map((one) => one.byTerm)).toEqual([3, 0, 0, 0])
  })

  it('A7: a term longer or shorter than what it stands for, and a word changed beside it', () => {
    const of = authorship([
      { level: 'tỉnh', content: section('', 'Thành phố giao Quận thực hiện.') },
      { level: 'xã', content: section('', 'Ủy ban xã giao Thôn phải thực hiện.'), terms: { 'Thành phố': 'Ủy ban xã', 'Quận': 'Thôn' } },
    ])
    expect(lines(of)).toEqual(['0~:Ủy ban xã 0:giao 0~:Thôn 1:phải 0:thực hiện.'])
    const shorter = authorship([{ level: 'tỉnh', content: section('', 'Ủy ban nhân dân xã trực.') }, { level: 'xã', content: section('', 'Ủy ban trực.'), terms: { 'Ủy ban nhân dân xã': 'Ủy ban' } }])
    expect(lines(shorter)).toEqual(['0~:Ủy ban 0:trực.'])
  })

  it('A4: spelling, spaces and marks make no author, and the text is the last one’s', () => {
    const of = chain(section('', 'Tổ hoà giải họp.'), section('', paragraph([{ type: 'text', text: 'Tổ hòa ' }, { type: 'text', text: 'giải', marks: [{ type: 'bold' }] }, { type: 'text', text: '  họp.' }])))
    expect(of.blocks[0]?.runs).toEqual([{ level: 0, term: false, removedBy: null, content: [{ type: 'text', text: 'Tổ hòa ' }, { type: 'text', text: 'giải', marks: [{ type: 'bold' }] }, { type: 'text', text: '  họp.' }] }])
  })

  it('A6: a paragraph that moved keeps its author, and the words changed in it theirs', () => {
    const [a, b, c] = ['Kho xã dự trữ mì và thuyền máy cho dân.', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.', 'Trường học mở cửa đón hộ dân sơ tán.']
    expect(lines(chain(section('', a, b, c), section('', b, c, a)))).toEqual([`0:${b}`, `0:${c}`, `0:${a}`])
    expect(lines(chain(section('', a, b, c), section('', b, c, a.replace('thuyền máy', 'thuyền máy loại lớn'))))[2]).toBe('0:Kho xã dự trữ mì và thuyền máy 1:loại lớn 0:cho dân.')
  })

  it('A6: halves of a split paragraph and joined ones keep their author', () => {
    const [a, b] = ['Kho xã dự trữ mì và thuyền máy cho dân.', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.']
    expect(lines(chain(section('', `${a} ${b}`), section('', a, b)))).toEqual([`0:${a}`, `0:${b}`])
    expect(lines(chain(section('', a, b), section('', `${a} ${b}`)))).toEqual([`0:${a} ${b}`])
  })

  it('A6: boilerplate of a few words is nobody’s elder claim', () => {
    const of = chain(section('', 'Giao Ủy ban nhân dân xã họp.', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.'), section('', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.', 'Hằng quý trạm y tế gửi thống kê về Ủy ban nhân dân xã.'))
    expect(lines(of)[2]).toBe('1:Hằng quý trạm y tế gửi thống kê về Ủy ban nhân dân xã.')
  })

  it('A6: what was taken out once and put in twice is the elder level’s once', () => {
    const [a, b] = ['Kho xã dự trữ mì và thuyền máy cho dân.', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.']
    const of = chain(section('', `${a} ${b}`), section('', a, 'Giữa hai lần nhắc.', b, 'Nhắc lại:', b))
    expect(lines(of).filter((line) => line.includes(b))).toEqual([`0:${b}`, `1:${b}`])
  })

  it('A8: a paragraph taken out stays where it stood, also two levels down, and each is told once', () => {
    const of = chain(section('', 'Một việc lớn.', 'Hai việc nhỏ khác.', 'Ba điều phải nhớ.'), section('', 'Một việc lớn.', 'Ba điều phải nhớ.'), section('', 'Thêm một mục mới.', 'Một việc lớn.', 'Ba điều phải nhớ.'))
    expect(lines(of)).toEqual(['2:Thêm một mục mới.', '0:Một việc lớn.', '0-1:Hai việc nhỏ khác.', '0:Ba điều phải nhớ.'])
    expect(of.blocks.map((block) => [block.block, block.level, block.removedBy])).toEqual([[0, 2, null], [1, 0, null], [null, 0, 1], [2, 0, null]])
  })

  it('A12: cells, rows and columns of a table', () => {
    const of = chain(
      section('', table('Đơn vị | Thuyền | Áo', 'Hạ Lang | 4 | 40', 'Bến Trúc | 7 | 60')),
      section('', table('Đơn vị | Thuyền | Áo', 'Bến Trúc | 7 | 75', 'Hạ Lang | 4 | 40', 'Vĩnh An | 2 | 20')),
      section('', table('Đơn vị | Đèn | Áo', 'Bến Trúc | 9 | 75', 'Vĩnh An | 3 | 20')),
    )
    expect(lines(of)).toEqual(['0(0:Đơn vị | 0-2:Thuyền 2:Đèn | 0:Áo) 1(0:Bến Trúc | 0-2:7 2:9 | 0-1:60 1:75) x(0-2:Hạ Lang | 0-2:4 | 0-2:40) 2(1:Vĩnh An | 1-2:2 2:3 | 1:20)'])
    expect(lines(chain(section('', table('Đơn vị | Thuyền | Áo', 'Hạ Lang | 4 | 40')), section('', table('Đơn vị | Áo', 'Hạ Lang | 45'))))).toEqual(['0(0:Đơn vị 0-1:Thuyền | 0:Áo) 1(0:Hạ Lang 0-1:4 | 0-1:40 1:45)'])
  })

  it('A10: a level without the section takes it out; one below that has it again is held against the text before', () => {
    const gone = chain(section('Trực ban', NATION), null)
    expect([gone.standing, shown(gone.title), ...lines(gone)]).toEqual([false, '0-1:Trực ban', `0-1:${NATION}`])
    const again = chain(section('Trực ban', NATION), null, section('Trực ban đêm', NATION))
    expect([again.standing, shown(again.title), ...lines(again)]).toEqual([true, '0:Trực ban 2:đêm', `0:${NATION}`])
    expect(chain(null, section('Trực ban', NATION)).level).toBe(1)
    expect(chain(null)).toMatchObject({ standing: false, title: [], blocks: [] })
  })

  it('A11: two versions of one unit are one level', () => {
    const of = authorship([
      { level: 'nước', content: section('', 'Trực ban.') }, { level: 'tỉnh', content: section('', 'Trực ban ngày.') }, { level: 'tỉnh', content: section('', 'Trực ban ngày và đêm.') }, { level: 'xã', content: section('', 'Trực ban ngày và đêm.') },
    ])
    expect(lines(of)).toEqual(['0:Trực ban 1:ngày và đêm 0:.'])
    expect(of.figures).toHaveLength(3)
  })
})

describe('authorship of whole plans', () => {
  const plan = (...specs: readonly (readonly [id: string, content: SectionContent, base?: string])[]): Plan => {
    const keys = keysBetween(null, null, specs.length)
    return { meta: emptyMeta('Kế hoạch'), sections: specs.map(([id, content, base], i): Section => ({ id, order: keys[i] ?? '', level: 1, kind: 'body', ...content, ...(base === undefined ? {} : { base }) })) }
  }
  const duty = section('Nhiệm vụ', 'Kho xã dự trữ mì và thuyền máy cho dân.')
  const watch = section('Trực ban', 'Trực ban cả ngày.')

  it('A8, A10: sections by id, in the last plan’s order, those that went behind what they stood behind', () => {
    const of = planAuthorship([
      { level: 'nước', plan: plan(['a', duty], ['b', watch], ['c', section('Kinh phí', 'Ngân sách.')]) },
      { level: 'tỉnh', plan: plan(['c', section('Kinh phí', 'Ngân sách tỉnh.')], ['a', duty], ['n', section('Thi đua', 'Khen thưởng.')]) },
      { level: 'xã', plan: plan(['a', duty], ['c', section('Kinh phí', 'Ngân sách tỉnh và xã.')]) },
    ])
    expect(of.sections.map(({ id, standing, level }) => `${id}${standing ? '' : '×'}${level}`)).toEqual(['a0', 'b×0', 'n×1', 'c0'])
    expect(lines(of.sections[3] as SectionAuthorship)).toEqual(['0:Ngân sách 1:tỉnh 2:và xã 0:.'])
    expect(of.levels).toEqual(['nước', 'tỉnh', 'xã'])
    expect(of.figures.map((one) => [one.wrote, one.removed])).toEqual([[16, 0], [1, 6], [2, 4]])
  })

  it('A6: a sentence that went into another section keeps its author', () => {
    const of = planAuthorship([
      { level: 'nước', plan: plan(['a', section('Nhiệm vụ', 'Kho xã dự trữ mì và thuyền máy cho dân. Phát loa cảnh báo mỗi tối tại nhà văn hóa.')]) },
      { level: 'tỉnh', plan: plan(['a', section('Nhiệm vụ', 'Kho xã dự trữ mì và thuyền máy cho dân.')], ['b', section('Cảnh báo', 'Phát loa cảnh báo mỗi tối tại nhà văn hóa.')]) },
    ])
    expect(of.sections.map((one) => [shown(one.title), ...lines(one)])).toEqual([['0:Nhiệm vụ', '0:Kho xã dự trữ mì và thuyền máy cho dân.'], ['1:Cảnh báo', '0:Phát loa cảnh báo mỗi tối tại nhà văn hóa.']])
  })

  it('A4: a section is held against the text it was last reconciled with, not against what the level above says by now', () => {
    const [old, now] = [section('', 'Báo cáo trước 16 giờ.'), section('', 'Báo cáo trước 18 giờ.')]
    const steps = [{ level: 'tỉnh', plan: plan(['a', now]) }, { level: 'xã', plan: plan(['a', section('', 'Báo cáo nhanh trước 16 giờ.'), hashRich(old)]) }]
    expect(lines(planAuthorship(steps, { bases: new Map([[hashRich(old), old]]) }).sections[0] as SectionAuthorship)).toEqual(['0:Báo cáo 1:nhanh 0:trước 16 giờ.'])
    expect(lines(planAuthorship(steps).sections[0] as SectionAuthorship)).toEqual(['0:Báo cáo 1:nhanh 0:trước 0-1:18 1:16 0:giờ.'])
  })

  it('A1, A14: a plan under marks of authors prints the same, hashes the same, and tells every word’s level', () => {
    const own = { ...plan(['a', section('Trực ban', 'Trực ban xã cả ngày và đêm.', table('Đơn vị | Thuyền', 'Hạ Lang | 5'))], ['x', section('Của xã', 'Mua loa.')]), meta: emptyMeta('Kế hoạch xã') }
    const above = [section('Trực ban', 'Trực ban tỉnh cả ngày.', 'Phát loa mỗi tối.', table('Đơn vị | Thuyền', 'Hạ Lang | 4')), null]
    const of = authoredPlan(own, ({ id }) => (id === 'a' ? above.map((content) => ({ content })) : []), { terms: [null, null, { terms: { 'tỉnh': 'xã' } }] })
    expect(of.plan.meta).toBe(own.meta)
    expect(of.plan.sections.map((one) => hashRich(one))).toEqual(own.sections.map((one) => hashRich(one)))
    const levels = (content: readonly Inline[] | undefined): string => (content ?? []).map((one) => `${JSON.stringify(one.marks?.[0]?.attrs)}${inlineText([one]).trim()}`).join(' ')
    expect(levels(of.plan.sections[0]?.blocks[0]?.content)).toBe('{"level":0}Trực ban {"level":0,"term":true}xã {"level":0}cả ngày {"level":2}và đêm {"level":0}.')
    expect(levels(tableRows(of.plan.sections[0]?.blocks[1] as Block)?.[1]?.[1]?.content)).toBe('{"level":2}5')
    expect(levels(of.plan.sections[1]?.title)).toBe('{"level":2}Của xã')
    expect([of.words, of.removed]).toEqual([[12, 0, 7], [0, 0, 5]])
    const both = authoredPlan(own, ({ id }) => (id === 'a' ? above.map((content) => ({ content })) : []), { removed: true })
    expect(both.plan.sections[0]?.blocks.map((block) => inlineText(block.content))).toEqual(['Trực ban tỉnh xã cả ngày và đêm.', 'Phát loa mỗi tối.', 'Đơn vị | Thuyền\nHạ Lang | 45'])
    expect(both.plan.sections[0]?.blocks[1]?.content?.[0]?.marks).toEqual([{ type: 'author', attrs: { level: 0 } }, { type: 'author-removed', attrs: { level: 2 } }])
  })
})
