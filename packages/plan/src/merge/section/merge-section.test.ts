import { describe, expect, it } from 'vitest'
import type { Block, Inline, SectionContent } from '../../index.ts'
import { blockText, inlineText, mergeSection, sectionText } from '../../index.ts'

const paragraph = (content: string | readonly Inline[]): Block => ({ type: 'paragraph', content: typeof content === 'string' ? [{ type: 'text', text: content }] : content })
const section = (...blocks: readonly (string | Block)[]): SectionContent => ({ title: [{ type: 'text', text: 'Sơ tán' }], blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)), runIn: false })
const text = (content: SectionContent): string[] => content.blocks.map(blockText)
const merge = (base: string, theirs: string, mine: string) => mergeSection(section(base), section(theirs), section(mine))

describe('hard cases of merging a section', () => {
  it('M11, case 1: one number changed by both is a conflict of whole numbers, and mine stands', () => {
    const merged = merge('Sơ tán trong 2 giờ. Báo cáo huyện.', 'Sơ tán trong 4 giờ. Báo cáo huyện.', 'Sơ tán trong 3 giờ. Báo cáo huyện.')
    expect(merged.conflicts).toMatchObject([{ kind: 'text', base: 'Sơ tán trong 2 giờ.', upstream: 'Sơ tán trong 4 giờ.', child: 'Sơ tán trong 3 giờ.' }])
    expect(text(merged.content)).toEqual(['Sơ tán trong 3 giờ. Báo cáo huyện.'])
  })

  it('M11, case 1: a date in words is one token, its day and its year cannot be mixed', () => {
    const merged = merge('Xong trước ngày 5 tháng 6 năm 2025', 'Xong trước ngày 7 tháng 6 năm 2025', 'Xong trước ngày 5 tháng 6 năm 2026')
    expect(merged.clean).toBe(false)
    expect(text(merged.content)).toEqual(['Xong trước ngày 5 tháng 6 năm 2026'])
  })

  it('M12, case 2: adjacent words changed by either side merge, and are shown', () => {
    const merged = merge('họp tổ dân phố', 'họp tổ liên gia', 'mời tổ dân phố')
    expect(text(merged.content)).toEqual(['mời tổ liên gia'])
    expect(merged.review.map((review) => review.reason)).toContain('same-sentence')
  })

  it('M13, case 3: two numbers of one sentence, one each: merged, to be confirmed', () => {
    const merged = merge('Sơ tán 500 người trong 2 giờ. Họp giao ban.', 'Sơ tán 500 người trong 4 giờ. Họp giao ban.', 'Sơ tán 900 người trong 2 giờ. Họp giao ban.')
    expect(merged.clean).toBe(true)
    expect(text(merged.content)).toEqual(['Sơ tán 900 người trong 4 giờ. Họp giao ban.'])
    expect(merged.review).toEqual([{ reason: 'same-sentence', text: 'Sơ tán 900 người trong 4 giờ.' }, { reason: 'number', text: 'Sơ tán 900 người trong 4 giờ.' }])
  })

  it('M13: dates, names and negations are named as reasons; other sentences are not asked about', () => {
    const merged = merge('Không tập trung tại Trường Hoa Ban trước 15/9/2025 khi mưa lớn. Trực ban.', 'Không tập trung tại Trường Hoa Ban trước 15/9/2025 khi mưa rất lớn. Trực ban.', 'Không được tập trung tại Trường Hoa Ban trước 15/9/2025 khi mưa lớn. Trực ban.')
    expect(merged.review.map((review) => review.reason)).toEqual(['same-sentence', 'date', 'name', 'negation'])
    expect(merge('Một việc. Hai việc.', 'Một việc lớn. Hai việc.', 'Một việc. Hai việc nhỏ.').review).toEqual([])
  })

  it('M14, case 4: both put different words in one place: conflict; different paragraphs: both kept, the superior’s first', () => {
    expect(merge('Chuẩn bị thuyền.', 'Chuẩn bị thuyền và áo phao.', 'Chuẩn bị thuyền cùng dây thừng.').conflicts).toMatchObject([{ kind: 'insert' }])
    const both = mergeSection(section('Một.'), section('Một.', 'Kiểm tra toàn bộ hồ chứa.'), section('Một.', 'Giao thôn trưởng trực loa.'))
    expect(both.clean).toBe(true)
    expect(text(both.content)).toEqual(['Một.', 'Kiểm tra toàn bộ hồ chứa.', 'Giao thôn trưởng trực loa.'])
    expect(both.review.map((review) => review.reason)).toEqual(['same-place'])
    const twice = mergeSection(section('Một.'), section('Một.', 'Báo cáo huyện trước 16 giờ hằng ngày.'), section('Một.', 'Báo cáo huyện trước 18 giờ hằng ngày.'))
    expect(twice.conflicts).toMatchObject([{ kind: 'insert' }])
  })

  it('M3, case 5: the same insertion by both counts once', () => {
    const merged = mergeSection(section('Trực tại xã.'), section('Trực tại xã.', 'Hai ba bốn.'), section('Trực tại xã!', 'Hai ba bốn.'))
    expect(text(merged.content)).toEqual(['Trực tại xã!', 'Hai ba bốn.'])
    // Put in beside something else that the other side replaced: never doubled in silence.
    const beside = mergeSection(section('Trực.'), section('Trực.', 'Hai ba bốn.'), section('Nghỉ!', 'Hai ba bốn.'))
    expect(text(beside.content)).toEqual(['Nghỉ!', 'Hai ba bốn.'])
    expect(beside.clean).toBe(false)
  })

  it('M15, case 6: taken out against changed is a conflict either way round', () => {
    const mineGone = mergeSection(section('Giữ lại.', 'Cấp phát 20 thuyền cho thôn.'), section('Giữ lại.', 'Cấp phát 30 thuyền cho thôn.'), section('Giữ lại.'))
    expect(mineGone.conflicts).toMatchObject([{ kind: 'delete-edit', upstream: 'Cấp phát 30 thuyền cho thôn.', child: '' }])
    expect(text(mineGone.content)).toEqual(['Giữ lại.'])
    const theirsGone = mergeSection(section('Giữ lại.', 'Cấp phát 20 thuyền cho thôn.'), section('Giữ lại.'), section('Giữ lại.', 'Cấp phát 30 thuyền cho thôn.'))
    expect(theirsGone.conflicts).toMatchObject([{ kind: 'delete-edit', upstream: '', child: 'Cấp phát 30 thuyền cho thôn.' }])
    expect(text(theirsGone.content)).toEqual(['Giữ lại.', 'Cấp phát 30 thuyền cho thôn.'])
  })

  it('M16, case 20: marks merge each by itself, beside changed words', () => {
    const bold = (word: string, type: string): Inline => ({ type: 'text', text: word, marks: [{ type }] })
    const merged = mergeSection(
      section(paragraph([{ type: 'text', text: 'Trực 24/24 giờ.' }])),
      section(paragraph([{ type: 'text', text: 'Trực ' }, bold('24/24', 'bold'), { type: 'text', text: ' giờ.' }])),
      section(paragraph([{ type: 'text', text: 'Trực ' }, bold('24/24', 'italic'), { type: 'text', text: ' giờ mỗi ngày.' }])),
    )
    expect(merged.clean).toBe(true)
    expect(merged.content.blocks[0]?.content).toEqual([
      { type: 'text', text: 'Trực ' }, { type: 'text', text: '24/24', marks: [{ type: 'italic' }, { type: 'bold' }] }, { type: 'text', text: ' giờ mỗi ngày.' },
    ])
  })

  it('M16, case 21: one mark given two values is a conflict', () => {
    const link = (href: string): Block => paragraph([{ type: 'text', text: 'Xem', marks: [{ type: 'link', attrs: { href } }] }])
    const merged = mergeSection(section(link('a')), section(link('b')), section(link('c')))
    expect(merged.conflicts).toMatchObject([{ kind: 'marks' }])
    expect(merged.content.blocks).toEqual([link('c')])
  })

  it('M16: a mark put on words that the other side rewrote goes with them; put on some of them only, the sentence is shown', () => {
    const marked = (from: string, words: string, to: string): Block => paragraph([{ type: 'text', text: from }, { type: 'text', text: words, marks: [{ type: 'bold' }] }, { type: 'text', text: to }])
    const all = mergeSection(section('Báo cáo kết quả về Trường'), section(marked('Báo cáo ', 'kết quả', ' về Trường')), section('Báo cáo kiểm tra đầy đủ về Trường'))
    expect(all).toMatchObject({ clean: true, review: [] })
    expect(all.content.blocks[0]?.content).toEqual([{ type: 'text', text: 'Báo cáo ' }, { type: 'text', text: 'kiểm tra đầy đủ', marks: [{ type: 'bold' }] }, { type: 'text', text: ' về Trường' }])
    const some = mergeSection(section('Báo cáo kết quả về Trường'), section(marked('Báo cáo ', 'kết', ' quả về Trường')), section('Báo cáo kiểm tra đầy đủ về Trường'))
    expect(some.review.map((review) => review.reason)).toEqual(['same-sentence', 'name'])
  })

  it('M19: what becomes the end of a paragraph keeps no space that no end had', () => {
    expect(text(merge('Một. Hai. Ba.', 'Một. Hai.', 'Một. Ba.').content)).toEqual(['Một.'])
  })

  it('M17: comments in the child’s text stay on its words through the superior’s change', () => {
    const commented: Inline = { type: 'text', text: 'thuyền', marks: [{ type: 'comment', attrs: { id: 'k1' } }] }
    const merged = mergeSection(section('Mua thuyền.'), section(paragraph([{ type: 'text', text: 'Mua ' }, { type: 'text', text: 'thuyền', marks: [{ type: 'bold' }] }, { type: 'text', text: ' mới.' }])), section(paragraph([{ type: 'text', text: 'Mua ' }, commented, { type: 'text', text: ' ngay.' }])))
    const word = merged.content.blocks[0]?.content?.find((inline) => inlineText([inline]).startsWith('thuyền'))
    expect(word?.marks?.map((mark) => mark.type)).toContain('comment')
  })

  it('M18, case 24: one of several equal paragraphs changed by mine, another added by the superior', () => {
    const merged = mergeSection(section('Như trên.', 'Như trên.', 'Hết.'), section('Như trên.', 'Như trên.', 'Như trên.', 'Hết.'), section('Như trên.', 'Như trên.', 'Hết việc này.'))
    expect(merged.clean).toBe(true)
    expect(text(merged.content)).toEqual(['Như trên.', 'Như trên.', 'Như trên.', 'Hết việc này.'])
  })

  it('M19, case 34: spelling variants and Unicode forms are the same word, and never a conflict', () => {
    const merged = merge('Tổ hoà giải trực.', 'Tổ hòa giải trực.', 'Tổ hoà giải trực đêm.'.normalize('NFD'))
    expect(merged.clean).toBe(true)
    expect(sectionText(merged.content).normalize('NFC')).toBe('Tổ hòa giải trực đêm.')
    expect(merge('Nước\u00A0sạch.', 'Nước sạch.', 'Nước\u00A0rất sạch.').clean).toBe(true)
  })

  it('M15, case 36: a paragraph rewritten by both is one conflict, not a mixture', () => {
    const merged = merge('Phát loa mỗi tối tại nhà văn hóa.', 'Mọi hộ nhận tin nhắn cảnh báo qua điện thoại.', 'Đội xung kích gõ kẻng từng ngõ khi nước lên.')
    expect(merged.conflicts).toHaveLength(1)
    expect(text(merged.content)).toEqual(['Đội xung kích gõ kẻng từng ngõ khi nước lên.'])
  })

  it('M20: a sealed block changed by both is a whole conflict; by one, taken whole', () => {
    const table = (cell: string): Block => ({ type: 'table', attrs: { cell } })
    expect(mergeSection(section(table('a')), section(table('b')), section(table('a'))).content.blocks).toEqual([table('b')])
    const merged = mergeSection(section('x', table('a')), section('x', table('b')), section('x', table('c')))
    expect(merged.clean).toBe(false)
    expect(merged.content.blocks[1]).toEqual(table('c'))
  })

  it('M21: the key of a conflict is the same wherever the three texts are, and a decision by key is followed', () => {
    const base = section('Trực 2 giờ.', 'Mua 5 loa cho thôn.')
    const theirs = section('Trực 4 giờ.', 'Mua 6 loa cho thôn.')
    const mine = section('Trực 3 giờ.', 'Mua 7 loa cho thôn.')
    const [first] = mergeSection(base, theirs, mine).conflicts
    const elsewhere = mergeSection(section('A.', 'Trực 2 giờ.'), section('A.', 'Trực 4 giờ.'), section('A.', 'Trực 3 giờ.')).conflicts[0]
    expect(first?.key).toBe(elsewhere?.key)
    const chosen = mergeSection(base, theirs, mine, (conflict) => (conflict.key === first?.key ? 'theirs' : 'mine'))
    expect(text(chosen.content)).toEqual(['Trực 4 giờ.', 'Mua 7 loa cho thôn.'])
  })

  it('M19: a word put in behind a full stop gets its space, or it would be read as one number', () => {
    const title = (words: string): SectionContent => ({ title: [{ type: 'text', text: words }], blocks: [], runIn: false })
    for (const [base, theirs, mine] of [['đê', 'ngày 3 tháng 5.', 'xã đê 4.500'], ['xã', 'xã 2', 'ngày 3 tháng 5.'], ['xã xã', 'xã xã 2 xã', '4.500.']] as const) {
      const merged = inlineText(mergeSection(title(base), title(theirs), title(mine)).content.title)
      expect(merged).not.toMatch(/\.\d\.|5\.\d|4\.500\.\d/)
      for (const word of merged.split(' ')) expect(`${base} ${theirs} ${mine}`.split(' ')).toContain(word)
    }
  })

  it('M22: a run of more than 100,000 characters enters the key as it is, and is folded for no conflict', () => {
    const clash = (town: string, times: number): string | undefined => merge(`${town} giữ đê. `.repeat(times), `${town} giữ kè. `.repeat(times), `${town} giữ cống. `.repeat(times)).conflicts[0]?.key
    expect(clash('hoà', 1)).toBe(clash('hòa', 1))
    expect(clash('hoà', 10_000)).toBe(clash('hoà', 10_000))
    expect(clash('hoà', 10_000)).not.toBe(clash('hòa', 10_000))
  })

  it('M22: time stays bounded on one paragraph of a megabyte rewritten by both', { timeout: 60_000 }, () => {
    const words = (seed: string): string => Array.from({ length: 100_000 }, (_, i) => `${seed}${i % 977} từ${i % 31}`).join(' ')
    const merged = merge(words('a'), words('b'), words('c'))
    expect(merged.clean).toBe(false)
    expect(merge(words('a'), words('b'), words('a')).clean).toBe(true)
  })
})
