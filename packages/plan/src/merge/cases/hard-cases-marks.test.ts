import { describe, expect, it } from 'vitest'
import type { Block, Inline, Mark, SectionContent } from '../../index.ts'
import { inlineText, isText, mergeSection } from '../../index.ts'
import { clean, contentOf, outcome, section, shown } from './hard-case-samples.ts'

const comment = (id: string): Mark => ({ type: 'comment', attrs: { id } })
const paragraph = (...content: readonly Inline[]): SectionContent => section('', { type: 'paragraph', content } satisfies Block)
const words = (text: string, ...marks: readonly Mark[]): Inline => (marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
/** The words under a mark, in order. */
const under = (content: SectionContent, type: string): string => content.blocks.flatMap((one) => one.content ?? []).filter((inline) => isText(inline) && inline.marks?.some((mark) => mark.type === type) === true).map((inline) => inlineText([inline])).join('|')

describe('hard cases of marks', () => {
  it('M16, case 20: made bold by one, not bold any more by the other, on stretches that overlap: each word as its changer wrote it', () => {
    const base = 'Cấm **tắm sông và** đánh cá.'
    // There: no word is bold. Here: bold up to the end.
    expect(outcome(base, 'Cấm tắm sông và đánh cá.', 'Cấm **tắm sông và đánh cá.**')).toEqual(clean('Cấm tắm sông và** đánh cá.**'))
    expect(outcome(base, 'Cấm **tắm sông và đánh cá.**', 'Cấm tắm sông và đánh cá.')).toEqual(clean('Cấm tắm sông và** đánh cá.**'))
  })

  it('M16, case 20: half of a bold phrase taken off by each', () => {
    expect(outcome('Trực **hai mươi bốn giờ** liên tục.', 'Trực hai mươi **bốn giờ** liên tục.', 'Trực **hai mươi** bốn giờ liên tục.')).toEqual(clean('Trực hai mươi bốn giờ liên tục.'))
  })

  it('M16, case 20: bold there, italic here, on the same and on crossing words: both', () => {
    expect(outcome('Trực 24/24 giờ.', 'Trực **24/24** giờ.', 'Trực //24/24// giờ.')).toEqual(clean('Trực **//24/24//** giờ.'))
    expect(outcome('Cấm tắm sông mùa lũ.', 'Cấm **tắm sông** mùa lũ.', 'Cấm tắm //sông mùa// lũ.')).toEqual(clean('Cấm **tắm //sông** mùa// lũ.'))
  })

  it('M16, case 20: the same by both is no question, in a heading too', () => {
    expect(outcome('Trực ban.', '**Trực ban.**', '**Trực ban.**')).toEqual(clean('**Trực ban.**'))
    expect(outcome(section('Việc gấp', 'Trực.'), section('**Việc** gấp', 'Trực.'), section('Việc //gấp//', 'Trực.'))).toEqual(clean('**Việc** //gấp//', 'Trực.'))
  })

  it('M16, case 20: a bold word whose text the other side changed is that text', () => {
    expect(outcome('Trực 12 giờ mỗi ngày.', 'Trực **12** giờ mỗi ngày.', 'Trực 24 giờ mỗi ngày.').text[0]?.replaceAll('*', '')).toBe('Trực 24 giờ mỗi ngày.')
    expect(outcome('Trực **12** giờ mỗi ngày.', 'Trực 12 giờ mỗi ngày.', 'Trực **12** giờ mỗi đêm.')).toEqual(clean('Trực 12 giờ mỗi đêm.'))
  })

  it('M16, case 21: one link given two addresses is a conflict, and mine stands', () => {
    const link = (href: string): string => `Xem [bản đồ ngập](${href}) của tỉnh.`
    const merged = outcome(link('https://a.vn'), link('https://b.vn'), link('https://c.vn'))
    expect(merged.text).toEqual([link('https://c.vn')])
    expect(new Set(merged.told.map(([kind]) => kind))).toEqual(new Set(['marks']))
    expect(merged.told.map((one) => one.join('\n')).join('\n')).toMatch(/b\.vn[^]*c\.vn/)
    expect(outcome(link('https://a.vn'), link('https://b.vn'), link('https://c.vn'), () => 'theirs').text).toEqual([link('https://b.vn')])
    expect(outcome(link('https://a.vn'), link('https://b.vn'), link('https://b.vn'))).toEqual(clean(link('https://b.vn')))
  })

  it('M16, case 21: the address by one and the words beside it by the other are both', () => {
    const merged = outcome('Xem [bản đồ](https://a.vn) của tỉnh.', 'Xem [bản đồ](https://b.vn) của tỉnh.', 'Xem kỹ [bản đồ](https://a.vn) của huyện.')
    expect(merged.text).toEqual(['Xem kỹ [bản đồ](https://b.vn) của huyện.'])
    expect(merged.told).toEqual([])
  })

  it('M16, case 21: taken off by one and given another address by the other is a conflict, either way round', () => {
    const [base, off, other] = ['Xem [bản đồ](https://a.vn).', 'Xem bản đồ.', 'Xem [bản đồ](https://b.vn).']
    for (const [a, b] of [[off, other], [other, off]] as const) {
      const merged = outcome(base, a, b)
      expect(merged.text).toEqual([b])
      expect(merged.told[0]?.[0]).toBe('marks')
    }
  })

  it('M16, case 22: words put in at the edge of bold wear what their author gave them', () => {
    // Mine puts in behind what theirs makes bold: plain, as written.
    expect(outcome('Trực ban ngày lễ.', 'Trực **ban** ngày lễ.', 'Trực ban cả ngày lễ.').text).toEqual(['Trực **ban** cả ngày lễ.'])
    // Mine puts a bold word in at the end of a bold phrase that theirs makes plain: bold, as written; the phrase plain.
    expect(outcome('Cấm **tắm** sông.', 'Cấm tắm sông.', 'Cấm **tắm suối** sông.').text).toEqual(['Cấm tắm** suối** sông.'])
    // Inside the phrase, and at the very head and end of a paragraph.
    expect(outcome('**Cấm tắm sông**', 'Cấm tắm sông', '**Cấm mọi người tắm sông**').text).toEqual(['Cấm **mọi người **tắm sông'])
    expect(outcome('Cấm tắm sông trong mùa lũ', '**Cấm tắm sông trong mùa lũ**', 'Nay Cấm tắm sông trong mùa lũ lớn').text).toEqual(['Nay **Cấm tắm sông trong mùa lũ** lớn'])
  })


  it('M17, case 23: words commented here and taken out above go unasked; comments on what stays never leave it', () => {
    const base = contentOf('Mua 20 áo phao. Phát loa mỗi tối tại nhà văn hóa.')
    const theirs = contentOf('Mua 20 áo phao.')
    const mine = paragraph(words('Mua 20 '), words('áo phao', comment('k1')), words('. '), words('Phát loa mỗi tối', comment('k2')), words(' tại nhà văn hóa.'))
    const merged = mergeSection(base, theirs, mine)
    expect(shown(merged.content)).toEqual(['Mua 20 áo phao.'])
    expect([merged.conflicts, merged.review]).toEqual([[], []])
    expect(under(merged.content, 'comment')).toBe('áo phao')
  })

  it('M17, case 23: a comment is no change: it makes no conflict with an edit of its words, and stays on the words that stay', () => {
    const mine = paragraph(words('Cấp '), words('20 thuyền', comment('k1')), words(' cho thôn.'))
    const merged = mergeSection(contentOf('Cấp 20 thuyền cho thôn.'), contentOf('Cấp 30 thuyền cho thôn.'), mine)
    expect(shown(merged.content)).toEqual(['Cấp 30 thuyền cho thôn.'])
    expect([merged.conflicts, merged.review]).toEqual([[], []])
    expect(under(merged.content, 'comment').trim()).toContain('thuyền')
  })

  it('M17, case 23: the superior’s own comments do not come down', () => {
    const theirs = paragraph(words('Cấp '), words('30', comment('s1')), words(' thuyền cho thôn.'))
    const merged = mergeSection(contentOf('Cấp 20 thuyền cho thôn.'), theirs, contentOf('Cấp 20 thuyền cho từng thôn.'))
    expect(shown(merged.content)).toEqual(['Cấp 30 thuyền cho từng thôn.'])
    expect(under(merged.content, 'comment')).toBe('')
  })
})
