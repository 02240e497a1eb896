import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SectionContent, WordFigures } from '../index.ts'
import { diffFigures, planFigures, tableBlock, tableCell, wordFigures } from '../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const content = (title: string, ...lines: readonly string[]): SectionContent => ({ title: title === '' ? [] : [{ type: 'text', text: title }], blocks: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })), runIn: false })

describe('figures of words', () => {
  it('D36: words that stayed, came and went; a side that is not there; spelling moves none; tables count', () => {
    const a = content('Giữ đê', 'một hai ba')
    expect(wordFigures(a, content('Giữ đê', 'một hai bốn năm'))).toEqual({ same: 4, added: 2, removed: 1 })
    expect(wordFigures(a, a)).toEqual({ same: 5, added: 0, removed: 0 })
    expect(wordFigures(null, a)).toEqual({ same: 0, added: 5, removed: 0 })
    expect(wordFigures(a, null)).toEqual({ same: 0, added: 0, removed: 5 })
    expect(wordFigures(content('', '2025 - 2030, kinh tế - xã hội'), content('', '2025-2030, kinh tế-xã hội')).added).toBe(0)
    const table: SectionContent = { ...content(''), blocks: [tableBlock([[tableCell([{ type: 'text', text: 'hai từ' }]), tableCell([{ type: 'text', text: 'một' }])]])] }
    expect(wordFigures(table, structuredClone(table))).toEqual({ same: 3, added: 0, removed: 0 })
    expect(wordFigures(table, content(''))).toEqual({ same: 0, added: 0, removed: 3 })
  })

  it('D37: the two figures of a plan', () => {
    expect(planFigures([])).toEqual({ copied: 1, drifted: 0 })
    expect(planFigures([{ same: 6, added: 2, removed: 2 }, { same: 0, added: 4, removed: 0 }])).toEqual({ copied: 0.75, drifted: 0.5 })
    expect(planFigures([{ same: 0, added: 0, removed: 9 }])).toEqual({ copied: 0, drifted: 0 })
  })

  const line = fc.array(fc.constantFrom('xã', 'đê', '2', 'giờ', ',', '15/9/2025', 'Sơn', '.', 'hoà', 'hòa'), { minLength: 1, maxLength: 10 }).map((list) => list.join(' '))
  const text = fc.array(line, { maxLength: 4 }).map((lines) => content('', ...lines))

  it('D36: same and removed are the words of before, same and added those of after; the same from fresh copies; as diffFigures says', { timeout: 600_000 }, () => {
    fc.assert(fc.property(text, text, (a, b) => {
      const figures = wordFigures(a, b)
      expect(figures.same + figures.removed).toBe(wordFigures(a, null).removed)
      expect(figures.same + figures.added).toBe(wordFigures(null, b).added)
      expect(wordFigures(structuredClone(a), structuredClone(b))).toEqual(figures)
      const diff = diffFigures(a, b)
      if (diff.wordsAdded + diff.wordsRemoved > 0 && figures.added + figures.removed > 0) expect([figures.added, figures.removed]).toEqual([diff.wordsAdded, diff.wordsRemoved])
    }), { numRuns: RUNS })
  })

  it('D37: both are 0 to 1, and monotone: a word of the superior’s gone never copies more, a word of one’s own never drifts less', { timeout: 600_000 }, () => {
    const row = fc.record({ same: fc.nat(50), added: fc.nat(50), removed: fc.nat(50) })
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.nat(5), (rows, n) => {
      const change = (patch: (one: WordFigures) => WordFigures): readonly WordFigures[] => rows.map((one, i) => (i === n % rows.length ? patch(one) : one))
      const now = planFigures(rows)
      const gone = planFigures(change((one) => (one.same === 0 ? one : { ...one, same: one.same - 1, removed: one.removed + 1 })))
      const own = planFigures(change((one) => ({ ...one, added: one.added + 1 })))
      for (const value of [now.copied, now.drifted]) expect(value >= 0 && value <= 1).toBe(true)
      expect(gone.copied).toBeLessThanOrEqual(now.copied)
      expect(own.drifted).toBeGreaterThanOrEqual(now.drifted)
      expect(own.copied).toBe(now.copied)
    }), { numRuns: RUNS })
  })
})
