import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline, Mark, SectionContent } from '../../index.ts'
import { inlineText, isText, mergeSection, tableBlock, tableCell, tableRows } from '../../index.ts'
import type { Triple } from './law-checks.ts'
import { bagOf, checkLaws, wordsOf } from './law-checks.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (content: readonly Inline[]): Block => ({ type: 'paragraph', ...(content.length > 0 ? { content } : {}) })
const content = (...blocks: readonly Block[]): SectionContent => ({ title: [], blocks, runIn: false })

/* Words: long sentences of few distinct words that repeat; each side changes some with words of its own. */
const FEW = ['xã', 'đê', 'trực', 'thôn', 'trực', '2', '.', ',', 'Các']
type WordEdit = { readonly what: 'put' | 'cut' | 'swap'; readonly at: number; readonly length: number; readonly words: readonly string[] }
const wordEdits = (own: readonly string[]): fc.Arbitrary<WordEdit[]> => fc.array(fc.record({ what: fc.constantFrom('put', 'cut', 'swap'), at: fc.nat(60), length: fc.integer({ min: 1, max: 4 }), words: fc.array(fc.constantFrom(...own), { minLength: 1, maxLength: 3 }) }), { maxLength: 4 })
function edited(words: readonly string[], edits: readonly WordEdit[]): readonly string[] {
  const out = [...words]
  for (const { what, at, length, words: put } of edits) {
    const place = at % (out.length + 1)
    if (what === 'put') out.splice(place, 0, ...put)
    else out.splice(place, length, ...(what === 'cut' ? [] : put))
  }
  return out
}
const sentence = (words: readonly string[]): SectionContent => content(paragraph(words.length === 0 ? [] : [text(words.join(' '))]))
const words: fc.Arbitrary<Triple> = fc.record({ base: fc.array(fc.constantFrom(...FEW), { maxLength: 50 }), a: wordEdits(['trên', 'huyện', 'xã']), b: wordEdits(['dưới', 'ấp', 'đê']) })
  .map(({ base, a, b }) => ({ o: sentence(base), a: sentence(edited(base, a)), b: sentence(edited(base, b)) }))
/** As `words`, but each word of the base is changed by one side at most, and each side puts in words of its own. */
const MINE = ['xã', 'đê', 'Các']
const apart: fc.Arbitrary<Triple> = fc.record({ base: fc.array(fc.constantFrom('xã', 'đê', 'Các', 'trực', 'thôn', '2'), { maxLength: 50 }), a: fc.array(fc.tuple(fc.nat(60), fc.constantFrom('trên', 'huyện', '')), { maxLength: 4 }), b: fc.array(fc.tuple(fc.nat(60), fc.constantFrom('dưới', 'ấp', '')), { maxLength: 4 }) })
  .map(({ base, a, b }) => {
    const side = (edits: readonly (readonly [number, string])[], mine: boolean): SectionContent => {
      const places = base.flatMap((word, i) => (MINE.includes(word) === mine ? [i] : []))
      const out = base.map((word): string[] => [word])
      for (const [n, put] of edits) {
        const place = places[n % Math.max(1, places.length)]
        if (place !== undefined) out[place] = put === '' ? [] : [put]
      }
      return sentence(out.flat())
    }
    return { o: sentence(base), a: side(a, false), b: side(b, true) }
  })

/* Marks: overlapping ones of several types on one text, with comments. */
const MARKS: readonly Mark[] = [{ type: 'bold' }, { type: 'italic' }, { type: 'underline' }, { type: 'link', attrs: { href: 'a' } }, { type: 'link', attrs: { href: 'b' } }, { type: 'comment', attrs: { id: 'k' } }]
type MarkEdit = { readonly at: number; readonly length: number; readonly mark: Mark; readonly on: boolean; readonly word: string | null }
const markEdits = fc.array(fc.record({ at: fc.nat(14), length: fc.integer({ min: 1, max: 6 }), mark: fc.constantFrom(...MARKS), on: fc.boolean(), word: fc.constantFrom(null, null, null, 'ngay', 'đêm') }), { maxLength: 4 })
type Marked = { readonly text: string; readonly marks: readonly Mark[] }
function remarked(list: readonly Marked[], edits: readonly MarkEdit[]): readonly Marked[] {
  let out = [...list]
  for (const { at, length, mark, on, word } of edits) {
    const place = at % Math.max(1, out.length)
    if (word !== null) out.splice(place, 1, { text: word, marks: [] })
    else out = out.map((one, i) => (i < place || i >= place + length ? one : { ...one, marks: [...one.marks.filter((other) => other.type !== mark.type), ...(on ? [mark] : [])] }))
  }
  return out
}
const line = (list: readonly Marked[]): SectionContent => content(paragraph(list.map(({ text: words, marks }, i): Inline => ({ type: 'text', text: i + 1 < list.length ? `${words} ` : words, ...(marks.length > 0 ? { marks } : {}) }))))
const marks: fc.Arbitrary<Triple> = fc.record({ base: markEdits, a: markEdits, b: markEdits }).map(({ base, a, b }) => {
  const start = remarked('tổ dân phố trực tại nhà văn hóa từ sáu giờ tối'.split(' ').map((word) => ({ text: word, marks: [] })), base.map((one) => ({ ...one, word: null })))
  return { o: line(start), a: line(remarked(start, a)), b: line(remarked(start, b)) }
})

/* Blocks: paragraphs, bullets and atoms that move, split, join, double, come and go. */
const LINES = ['Tổ trực đóng cống khi nước lên. Thôn báo về xã trong một giờ.', 'Kho xã giữ gạo và thuyền. Loa phát tin sáng và tối.', 'Như trên.', 'Trường cho học sinh nghỉ khi có lệnh. Thầy cô trực tại trường.', 'Trạm y tế trữ thuốc đủ bảy ngày.', 'Đội xung kích đi từng nhà ven sông. Ai già yếu được đưa đi trước.']
const ATOMS: readonly Inline[] = [{ type: 'hardBreak' }, { type: 'ref', attrs: { to: 's1', form: 'figure', text: 'II' } }, { type: 'field', attrs: { key: 'sdt', text: '…' } }, { type: 'term', attrs: { key: 'tp', text: 'Quận' } }]
const block: fc.Arbitrary<Block> = fc.record({ line: fc.constantFrom(...LINES), own: fc.constantFrom('', '', ' Ghi sổ.'), atom: fc.option(fc.constantFrom(...ATOMS), { nil: null, freq: 3 }), bullet: fc.boolean() })
  .map(({ line: words, own, atom, bullet }) => ({ ...paragraph([text(words + own), ...(atom === null ? [] : [atom])]), ...(bullet ? { type: 'bullet', attrs: { depth: 1 } } : {}) }))
const TABLE = tableBlock([['TT', 'Việc', 'Hạn'], ['1', 'Kê đồ', '5/6'], ['2', 'Đóng cống', '6/6'], ['3', 'Phát loa', '7/6']].map((row, i) => row.map((cell) => tableCell([text(cell)], i === 0))))
type BlockEdit = { readonly what: string; readonly at: number; readonly to: number; readonly block: Block; readonly word: string }
const blockEdits = (own: readonly string[]): fc.Arbitrary<BlockEdit[]> => fc.array(fc.record({ what: fc.constantFrom('move', 'split', 'join', 'double', 'put', 'cut', 'word', 'indent', 'row', 'cell', 'column', 'renumber'), at: fc.nat(20), to: fc.nat(20), block, word: fc.constantFrom(...own) }), { maxLength: 4 })
function rebuilt(list: readonly Block[], edits: readonly BlockEdit[]): readonly Block[] {
  const out = [...list]
  for (const edit of edits) {
    const at = edit.at % Math.max(1, out.length)
    const one = out[at]
    if (edit.what === 'put' || one === undefined) out.splice(edit.to % (out.length + 1), 0, edit.block)
    else out.splice(at, edit.what === 'join' ? 2 : 1, ...reworked(one, edit, out[at + 1]))
    if (edit.what === 'move' && one !== undefined) out.splice(edit.to % (out.length + 1), 0, one)
  }
  return out
}
function reworked(one: Block, { what, at, to, word }: BlockEdit, next: Block | undefined): readonly Block[] {
  const rows = tableRows(one)
  if (what === 'move' || what === 'cut') return []
  if (what === 'double') return [one, one]
  if (rows !== null) {
    const place = 1 + (to % Math.max(1, rows.length - 1))
    if (what === 'row') return [tableBlock(at % 2 === 0 ? rows.filter((_, i) => i !== place) : [...rows.slice(0, place), (rows[0] ?? []).map((_, i) => tableCell([text(`${word} ${i}`)])), ...rows.slice(place)])]
    if (what === 'column') return [tableBlock(rows.map((row, i) => (at % 2 === 0 && row.length > 1 ? row.slice(0, -1) : [...row, tableCell([text(i === 0 ? `Cột ${word}` : word)], i === 0)])))]
    if (what === 'renumber') return [tableBlock(rows.map((row, i) => row.map((cell, j) => (i > 0 && j === 0 ? tableCell([text(String(i))]) : cell))))]
    return what === 'cell' || what === 'word' ? [tableBlock(rows.map((row, i) => (i === place ? row.map((cell, j) => (j === at % row.length ? tableCell([text(word)]) : cell)) : row)))] : what === 'join' && next !== undefined ? [one, next] : [one]
  }
  const words = (one.content ?? []).flatMap((inline) => (isText(inline) ? inline.text.split(' ') : []))
  const make = (list: readonly string[]): Block => ({ ...one, content: list.length === 0 ? [] : [text(list.join(' '))] })
  if (what === 'split') return [make(words.slice(0, to % (words.length + 1))), make(words.slice(to % (words.length + 1)))].map((half) => (half.content?.length === 0 ? { type: half.type, ...(half.attrs === undefined ? {} : { attrs: half.attrs }) } : half))
  if (what === 'join' && next !== undefined && tableRows(next) === null) return [{ ...one, content: [...(one.content ?? []), text(' '), ...(next.content ?? [])] }]
  if (what === 'join' && next !== undefined) return [one, next]
  if (what === 'word') return [make(words.map((old, i) => (i === to % Math.max(1, words.length) ? word : old)))]
  if (what === 'indent') return [{ ...one, type: 'bullet', attrs: { depth: one.type === 'bullet' ? 2 : 1 } }]
  return [one]
}
const blocks: fc.Arbitrary<Triple> = fc.record({ base: fc.array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 1, arbitrary: fc.constant(TABLE) }), { maxLength: 7 }), a: blockEdits(['trên', 'huyện']), b: blockEdits(['dưới', 'ấp']) })
  .map(({ base, a, b }) => ({ o: content(...base), a: content(...rebuilt(base, a)), b: content(...rebuilt(base, b)) }))

/* Tables alone. */
const tables: fc.Arbitrary<Triple> = fc.record({ a: blockEdits(['trên', 'huyện']), b: blockEdits(['dưới', 'ấp']) }).map(({ a, b }) => {
  const only = (edits: readonly BlockEdit[]): readonly BlockEdit[] => edits.map((edit) => ({ ...edit, what: ['row', 'cell', 'column', 'renumber'].includes(edit.what) ? edit.what : ['row', 'cell', 'column'][edit.at % 3] ?? 'cell' }))
  return { o: content(TABLE), a: content(...rebuilt([TABLE], only(a))), b: content(...rebuilt([TABLE], only(b))) }
})

/* Sections: a title beside blocks of all kinds. */
const sections: fc.Arbitrary<Triple> = fc.record({ one: words, more: blocks, run: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()) }).map(({ one, more, run }) => {
  const both = (side: 'o' | 'a' | 'b', runIn: boolean): SectionContent => ({ title: (one[side].blocks[0]?.content ?? []).slice(0, 12), blocks: more[side].blocks, runIn })
  return { o: both('o', run[0]), a: both('a', run[1]), b: both('b', run[2]) }
})

/** A failing case as lines that can be read. */
function reporter(run: fc.RunDetails<[Triple]>): void {
  const found = run.counterexample?.[0]
  if (!run.failed) return
  const shown = (content: SectionContent): string => JSON.stringify([content.title.map((inline) => inlineText([inline])).join(''), ...content.blocks.map((one) => `${one.type}${one.attrs === undefined ? '' : JSON.stringify(one.attrs)}: ${level(one)}`)])
  const level = (one: Block): string => (tableRows(one) === null ? (one.content ?? []).map((inline) => inlineText([inline]) + (inline.marks === undefined ? '' : JSON.stringify(inline.marks))).join('') : inlineText(one.content))
  throw new Error(`seed ${run.seed}, path ${run.counterexamplePath ?? ''}\n${found === undefined ? '' : [found.o, found.a, found.b].map(shown).join('\n')}\n${String(run.errorInstance)}`)
}

describe('laws of merging at every level', { timeout: 1_800_000 }, () => {
  for (const [level, shape] of [['words', words], ['marks', marks], ['tables', tables], ['blocks', blocks], ['sections', sections]] as const) {
    it(`M1 to M9, M21, M55: ${level}`, () => fc.assert(fc.property(shape, (triple) => checkLaws(triple, level !== 'blocks' && level !== 'sections')), { numRuns: RUNS, reporter }))
  }
})

describe('laws of merging words that repeat', { timeout: 600_000 }, () => {
  it('M7: each word changed by one side alone: clean, every count is exact', () => {
    fc.assert(fc.property(apart, ({ o, a, b }) => {
      const merged = mergeSection(o, a, b)
      if (!merged.clean) return
      const [x, y, z, got] = [o, a, b, merged.content].map(bagOf)
      for (const word of wordsOf(o, a, b)) expect(got?.get(word) ?? 0).toBe((y?.get(word) ?? 0) + (z?.get(word) ?? 0) - (x?.get(word) ?? 0))
    }), { numRuns: RUNS })
  })
})

