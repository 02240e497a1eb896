import { describe, expect, it } from 'vitest'
import type { Block, SectionContent } from '../../index.ts'
import { blockText, mergeSection, tableBlock, tableCell, textInline } from '../../index.ts'

const section = (...blocks: readonly (string | Block)[]): SectionContent => ({
  title: textInline('Ứng phó mưa lũ'), runIn: false,
  blocks: blocks.map((block) => (typeof block === 'string' ? { type: block.startsWith('- ') ? 'bullet' : 'paragraph', ...(block.startsWith('- ') ? { attrs: { depth: 1 } } : {}), content: textInline(block.replace(/^- /, '')) } : block)),
})
const text = (content: SectionContent): readonly string[] => content.blocks.map(blockText)
const reasons = (merged: { readonly review: readonly { readonly reason: string }[] }): readonly string[] => [...new Set(merged.review.map((review) => review.reason))]

const A = 'Trạm bơm Bến Đò chạy liên tục khi mực nước vượt báo động 2.'
const B = 'Tổ xung kích từng thôn có mặt tại nhà văn hóa trong 30 phút.'
const C = 'Trường học cho học sinh nghỉ khi có lệnh của Chủ tịch xã.'
const D = 'Trạm y tế trữ đủ thuốc và nước sạch cho bảy ngày.'
const base = section(A, B, C, D)

describe('blocks that move inside a section', () => {
  it('M50, case 8: moved by one side and changed by the other: the change goes with it, either way round', () => {
    const longer = B.replace('30 phút', '15 phút')
    for (const [theirs, mine] of [[section(B, A, C, D), section(A, longer, C, D)], [section(A, longer, C, D), section(B, A, C, D)]] as const) {
      const merged = mergeSection(base, theirs, mine)
      expect(merged).toMatchObject({ clean: true, review: [] })
      expect(text(merged.content)).toEqual([longer, A, C, D])
    }
  })

  it('M50: moved and reworded by one, changed elsewhere in it by the other: both, and said', () => {
    const merged = mergeSection(base, section(B, C, D, A.replace('báo động 2', 'báo động 3')), section(A.replace('Trạm bơm', 'Các trạm bơm'), B, C, D))
    expect(merged.clean).toBe(true)
    expect(text(merged.content)).toEqual([B, C, D, 'Các trạm bơm Bến Đò chạy liên tục khi mực nước vượt báo động 3.'])
    expect(reasons(merged)).toContain('moved-and-changed')
  })

  it('M50: what both sides moved keeps together and stands once; a block put in beside it stays beside it', () => {
    const theirs = section(C, D, 'Công an xã cắm biển báo tại ngầm tràn.', A, B)
    const mine = section(A, 'Loa phường phát tin từng giờ.', B, C.replace('Chủ tịch xã', 'Ban chỉ huy'), D)
    const merged = mergeSection(base, theirs, mine)
    expect(merged.clean).toBe(true)
    expect(text(merged.content).toSorted()).toEqual([A, B, C.replace('Chủ tịch xã', 'Ban chỉ huy'), D, 'Công an xã cắm biển báo tại ngầm tràn.', 'Loa phường phát tin từng giờ.'].toSorted())
    const at = (line: string): number => text(merged.content).indexOf(line)
    expect(at(B)).toBe(at(A) + (at('Loa phường phát tin từng giờ.') === at(A) + 1 ? 2 : 1))
    expect(at(D)).toBeLessThan(at(A))
  })

  it('M50, case 9: moved by both to different places: the child’s place, and said; to the same place: nothing to say', () => {
    const merged = mergeSection(base, section(B, C, A, D), section(B, C, D, A))
    expect(text(merged.content)).toEqual([B, C, D, A])
    expect(reasons(merged)).toEqual(['moved-by-both'])
    const far = mergeSection(base, section(A, C, D, B), section(B, A, C, D))
    expect(text(far.content)).toEqual([B, A, C, D])
    expect(reasons(far)).toEqual(['moved-by-both'])
    const same = mergeSection(base, section(B, C, D, A), section(B, C, D.replace('bảy', 'mười'), A))
    expect(same).toMatchObject({ clean: true, review: [] })
    expect(text(same.content)).toEqual([B, C, D.replace('bảy', 'mười'), A])
  })

  it('M50, case 7: moved by one and taken out by the other: stays out, either way round', () => {
    for (const [theirs, mine] of [[section(B, C, D, A), section(B, C, D)], [section(B, C, D), section(B, C, D, A)]] as const) {
      const merged = mergeSection(base, theirs, mine)
      expect(text(merged.content)).toEqual([B, C, D])
      expect(merged).toMatchObject({ clean: true, review: [] })
    }
  })

  it('M50: moved and reworded by one, taken out by the other: a conflict; chosen, it stands where it was moved to', () => {
    const changed = A.replace('báo động 2', 'báo động 1')
    const merged = mergeSection(base, section(B, C, D, changed), section(B, C, D))
    expect(merged.conflicts).toMatchObject([{ kind: 'delete-edit', base: A, upstream: changed, child: '' }])
    expect(text(mergeSection(base, section(B, C, D, changed), section(B, C, D), () => 'theirs').content)).toEqual([B, C, D, changed])
  })

  it('M50: a table moves like a paragraph', () => {
    const table = tableBlock([[tableCell(textInline('Việc'), true), tableCell(textInline('Hạn'), true)], [tableCell(textInline('Kê đồ')), tableCell(textInline('15/9'))]])
    const merged = mergeSection(section(A, table, C), section(table, A, C), section(A.replace('Bến Đò', 'Cầu Gỗ'), table, C))
    expect(merged.clean).toBe(true)
    expect(merged.content.blocks).toEqual([table, ...section(A.replace('Bến Đò', 'Cầu Gỗ'), C).blocks])
  })

  it('M18: of two equal paragraphs the one that both changed is one, whatever else changed', () => {
    const twin = 'Công an xã bố trí áo phao cho 20 hộ tại Nà Lạn, báo cáo trước ngày 5/8/2027. Báo cáo theo quy định.'
    for (const around of [(line: string) => [line], (line: string) => [line, A.replace('liên tục', 'suốt đêm')]]) {
      const merged = mergeSection(section(...around(D), twin, twin, B), section(...around(D.replace('đủ ', '')), twin.replace('20', '30'), twin, B.replace('30', '45')), section(...around(D), twin.replace('bố trí', 'chuẩn bị'), twin, B))
      expect(text(merged.content)).toEqual([...around(D.replace('đủ ', '')), twin.replace('20', '30').replace('bố trí', 'chuẩn bị'), twin, B.replace('30', '45')])
    }
  })

  it('M18: of two equal paragraphs each keeps its place, where the one behind became another text or went away', () => {
    const left = 'Hội Phụ nữ chủ trì, phối hợp với Ủy ban nhân dân xã chuẩn bị tủ thuốc trước ngày 2/1/2028.'
    const twin = `Không để cơ sở dữ liệu dân cư bị gián đoạn quá 80% giờ. ${left}`
    const upstream = [twin.replace('dân cư bị gián', 'dân cập nhật hằng ngày'), `Ủy ban nhân dân xã chuẩn bị cổng trường cho 75% giờ tại Nà Lạn. ${left}`] as const
    const asMine = (line: string): string => line.replace('chủ trì,', 'tổ chức trực tiếp')
    for (const behind of [['- Báo cáo theo quy định.'], [], ['Loa phường phát tin từng giờ.', D]]) {
      const [theirs, mine] = [section(...upstream), section(asMine(twin), twin, ...behind)]
      for (const merged of [mergeSection(section(twin, twin), theirs, mine), mergeSection(section(twin, twin), mine, theirs)]) {
        expect(merged.clean).toBe(true)
        expect(text(merged.content)).toEqual([asMine(upstream[0]), upstream[1], ...behind])
      }
    }
  })

  it('M18: what became of one of two equal paragraphs is seen by what is alike, not by how many went and came', () => {
    const twin = 'Công an xã bố trí áo phao cho 20 hộ tại Nà Lạn, báo cáo trước ngày 5/8/2027.'
    const merged = mergeSection(section(A, twin, twin), section(A, twin.replace('áo phao', 'phao cứu sinh'), twin), section(twin.replace('20 hộ', '30 hộ'), twin, 'Loa phường phát tin từng giờ.'))
    expect(merged.clean).toBe(true)
    expect(text(merged.content)).toEqual([twin.replace('20 hộ', '30 hộ').replace('áo phao', 'phao cứu sinh'), twin, 'Loa phường phát tin từng giờ.'])
  })

  it('M50: one of two equal paragraphs is not known again elsewhere in other words: its removal is asked', () => {
    const theirs = section(A, C.replace('Trường học', 'Mọi trường học'), B, C, D)
    const mine = section(A, B, C, D, C.replace('xã', 'phường'))
    for (const merged of [mergeSection(section(A, C, B, C, D), theirs, mine), mergeSection(section(A, C, B, C, D), mine, theirs)]) {
      expect(merged.conflicts).toMatchObject([{ kind: 'delete-edit', base: C }])
    }
  })

  it('M50: equal paragraphs that stand more than once do not move; a change in one against its removal is asked', () => {
    const merged = mergeSection(section('Như trên.', A, 'Như trên.', B), section(A, 'Như trên.', B, 'Như trên.'), section('Như trên, trừ thôn 3.', A, 'Như trên.', B))
    expect(merged.clean).toBe(false)
  })
})

describe('paragraphs that are split and joined', () => {
  const first = 'Khi nước lên quá báo động 2, tổ trực đóng cống và báo về xã.'
  const second = 'Sau 22 giờ, đội xung kích đi kiểm tra từng hộ ven sông.'
  const whole = section(A, `${first} ${second}`, D)
  const parts = section(A, first, second, D)

  it('M52, case 11: split by one side and changed by the other, in its head or its tail: the change lands in its part', () => {
    for (const [from, to] of [['báo động 2', 'báo động 1'], ['22 giờ', '20 giờ'], ['kiểm tra từng hộ', 'kiểm tra và ghi tên từng hộ']] as const) {
      const changed = section(A, `${first} ${second}`.replace(from, to), D)
      for (const [theirs, mine] of [[parts, changed], [changed, parts]] as const) {
        const merged = mergeSection(whole, theirs, mine)
        expect(merged.clean).toBe(true)
        expect(text(merged.content)).toEqual([A, first.replace(from, to), second.replace(from, to), D])
      }
    }
  })

  it('M52, case 12: split by both in two places: both breaks; in the same place: one', () => {
    const third = 'Kết quả ghi vào sổ trực của thôn.'
    const long = section(`${first} ${second} ${third}`)
    expect(text(mergeSection(long, section(first, `${second} ${third}`), section(`${first} ${second}`, third)).content)).toEqual([first, second, third])
    const twice = mergeSection(long, section(first, `${second} ${third}`), section(first, `${second} ${third.replace('thôn', 'xã')}`))
    expect(text(twice.content)).toEqual([first, `${second} ${third.replace('thôn', 'xã')}`])
    expect(twice.conflicts).toEqual([])
  })

  it('M52, case 13: joined by one side and changed by the other: the change is in the joined paragraph, either way round', () => {
    const changed = section(A, first.replace('tổ trực', 'tổ trực đêm'), second.replace('22 giờ', '21 giờ'), D)
    for (const [theirs, mine] of [[whole, changed], [changed, whole]] as const) {
      const merged = mergeSection(parts, theirs, mine)
      expect(merged.clean).toBe(true)
      expect(text(merged.content)).toEqual([A, `${first.replace('tổ trực', 'tổ trực đêm')} ${second.replace('22 giờ', '21 giờ')}`, D])
    }
  })

  it('M52: split by one and moved by the other: the parts move together', () => {
    const merged = mergeSection(whole, section(A, D, `${first} ${second}`), parts)
    expect(text(merged.content)).toEqual([A, D, first, second])
    expect(merged.conflicts).toEqual([])
  })

  it('M52: joined by one and one of the parts moved by the other: it stays joined, and said', () => {
    const merged = mergeSection(parts, section(second, A, first, D), whole)
    expect(text(merged.content)).toEqual([A, `${first} ${second}`, D])
    expect(reasons(merged)).toEqual(['moved-and-changed'])
  })

  it('M52: both sides change the words at the break: a conflict whose place spans the paragraphs', () => {
    const merged = mergeSection(whole, section(A, first.replace('báo về xã', 'báo về huyện'), second, D), section(A, `${first.replace('báo về xã', 'báo về thôn')} ${second}`, D))
    expect(merged.clean).toBe(false)
    expect(text(merged.content).join(' ')).toContain('báo về thôn')
  })

  const usual = 'Báo cáo theo quy định.'
  const reworded = 'Báo tin theo quy định.'
  const anew = `Trừ các hộ tại Nà Lạn, Hội Phụ nữ lắp hệ thống loa cho đủ 75% số thôn. ${usual}`

  it('M52: a usual sentence in a paragraph written anew is not the old paragraph: taken out and changed is a conflict', () => {
    for (const [theirs, mine] of [[section(`- ${reworded}`, B, C), section(anew)], [section(anew), section(`- ${reworded}`, B, C)]] as const) {
      const merged = mergeSection(section(`- ${usual}`, B, C), theirs, mine)
      expect(merged.conflicts).toHaveLength(1)
      expect(merged.content).toEqual(mine)
    }
    expect(mergeSection(section(B), section(B.replace('30', '45')), section('Tổ xung kích từng thôn.', C, D)).clean).toBe(false)
  })

  it('M11: alone in its place in a paragraph written anew, what the other side changed in it is shown', () => {
    for (const line of [usual, `- ${usual}`]) {
      const changed = line.replace(usual, reworded)
      for (const [theirs, mine] of [[changed, anew], [anew, changed]] as const) {
        const merged = mergeSection(section(line), section(theirs), section(mine))
        expect(reasons(merged)).toEqual(['moved-and-changed'])
      }
      expect(mergeSection(section(line), section(line), section(anew)).review).toEqual([])
    }
  })

  it('M52: a bullet indented by one and reworded by the other: both', () => {
    const deeper: Block = { type: 'bullet', attrs: { depth: 2 }, content: textInline('Kê cao kho lúa giống.') }
    const merged = mergeSection(section('- Kê cao kho lúa giống.'), section(deeper), section('- Kê cao mọi kho lúa giống.'))
    expect(merged.clean).toBe(true)
    expect(merged.content.blocks).toEqual([{ ...deeper, content: textInline('Kê cao mọi kho lúa giống.') }])
  })
})
