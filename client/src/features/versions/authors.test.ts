import type { Inline, Mark, Plan } from '@thac/plan'
import { emptyMeta, sectionText, tableBlock, tableCell } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { sharesOf, withoutRemoved } from './authors.ts'

const words = (text: string, type: string, level: number): Inline => ({ type: 'text', text, marks: [{ type, attrs: { level } } satisfies Mark] })
const plan: Plan = {
  meta: emptyMeta('Trực ban'),
  sections: [{
    id: 'a', order: 'a0', level: 1, kind: 'body', runIn: false, title: [],
    blocks: [
      { type: 'paragraph', content: [words('Trực ', 'author', 0), words('ngày ', 'author-removed', 1), words('đêm.', 'author', 1)] },
      { type: 'paragraph', content: [words('Gõ kẻng.', 'author-removed', 2)] },
      { type: 'paragraph' },
      tableBlock([[tableCell([words('Tổ ', 'author', 0), words('cũ', 'author-removed', 1)])]]),
    ],
  }],
}

describe('A: the words of each level on paper', () => {
  it('leaves removed words out, in tables too, and the paragraphs that held nothing else; empty ones stay', () => {
    const [section] = withoutRemoved(plan).sections
    expect(section && sectionText(section)).toBe('Trực đêm.\n\nTổ ')
  })
  it('gives each level its share of all words', () => {
    expect(sharesOf(['Tỉnh', 'Xã'], [30, 10])).toEqual([{ name: 'Tỉnh', words: 30, share: 0.75 }, { name: 'Xã', words: 10, share: 0.25 }])
    expect(sharesOf(['Tỉnh'], [])).toEqual([{ name: 'Tỉnh', words: 0, share: 0 }])
  })
})
