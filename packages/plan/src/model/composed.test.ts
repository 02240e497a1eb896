import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SectionContent } from '../index.ts'
import { foldText, hashRich, hashText, recognise, textInline } from '../index.ts'
import { composed } from './composed.ts'

const STACK = '\u0301\u0323'.repeat(100_000)

describe('composing in bounded time', () => {
  it('P9: text as people write it is composed as ever', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'ê', 'ạ', 'đ', '\u0301', '\u0323', '\u0302', ' ', '가') , maxLength: 60 }), (text) => {
      if (/\p{M}{31}/u.test(text)) return
      expect(composed(text)).toBe(text.normalize('NFC'))
      expect(composed(text, 'NFD')).toBe(text.normalize('NFD'))
    }))
    expect(composed(`${'chữ '.repeat(10)}a\u0301`)).toBe(`${'chữ '.repeat(10)}á`)
  })

  it('P9: a letter under two hundred thousand marks stays as it is, and the words around it are composed', () => {
    expect(composed(`e\u0302 a${STACK} e\u0302`)).toBe(`ê a${STACK} ê`)
  })

  it('P9: such a letter is hashed, folded and read in time', () => {
    const content: SectionContent = { title: textInline(`a${STACK}`), blocks: [{ type: 'paragraph', content: [...textInline('e'), { type: 'text', text: STACK, marks: [{ type: 'bold' }] }] }], runIn: false }
    expect([hashRich(content), hashText(content)].map((hash) => hash.length)).toEqual([64, 64])
    expect(foldText(`hoà ${STACK}`)).toContain(foldText('hòa'))
    expect(recognise([{ text: `I. a${STACK}` }], { newId: () => 's1' }).plan.sections).toHaveLength(1)
  }, 60_000)
})
