import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attrs, Block, Inline, Mark, Plan, Section, SectionContent } from '../index.ts'
import { REMARK_MARKS, emptyMeta, foldText, hashRich, hashText, isText, planHash, sectionContent } from '../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const LONG = { timeout: 600_000 }

/* Few words, marks and attributes, so that equal contents and near misses are drawn often. */
const mark: fc.Arbitrary<Mark> = fc.oneof(fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }), fc.record({ type: fc.constant('link'), attrs: fc.record({ href: fc.constantFrom('a', 'b'), title: fc.constantFrom('x', 'y') }) }))
const marks = fc.uniqueArray(mark, { maxLength: 2, selector: (one) => one.type })
const text: fc.Arbitrary<Inline> = fc.record({ type: fc.constant('text'), text: fc.constantFrom('hoà ', 'hòa ', 'Đê', 'đê', '2', ' '), marks })
const leaf: fc.Arbitrary<Inline> = fc.constantFrom<Inline>({ type: 'hardBreak' }, { type: 'field', attrs: { key: 'unit', text: 'huyện' } }, { type: 'field', attrs: { key: 'date', text: 'huyện' } })
const inline = fc.array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: leaf }), { maxLength: 4 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph'), content: inline }),
  fc.record({ type: fc.constant('bullet'), attrs: fc.record({ depth: fc.constantFrom(1, 2) }), content: inline }),
  fc.record({ type: fc.constant('sealed'), attrs: fc.record({ a: fc.constantFrom(1, 2), b: fc.constantFrom('x', 'y') }) }),
)
const content: fc.Arbitrary<SectionContent> = fc.record({ title: inline, blocks: fc.array(block, { maxLength: 3 }), runIn: fc.boolean() })

/** What two contents must share to be one: character by character with its marks. Slow and plain, and shares no code. */
function meaning(of: SectionContent): unknown {
  const line = (list: readonly Inline[] | undefined): unknown => (list ?? []).flatMap((one): unknown[] => {
    const own = (one.marks ?? []).filter(({ type }) => !REMARK_MARKS.has(type)).map(({ type, attrs }) => [type, pairs(attrs)]).sort()
    if (isText(one)) return [...one.text.normalize('NFC')].map((character) => [character, own])
    const attrs = one.type === 'field' ? { key: one.attrs?.['key'] ?? '' } : one.attrs
    return [[one.type, pairs(attrs), own]]
  })
  return [line(of.title), of.runIn, of.blocks.map((one) => [one.type, pairs(one.attrs), line(one.content)])]
}

function pairs(attrs: Attrs | undefined): unknown {
  return Object.entries(attrs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The same content written otherwise: keys, marks and attributes the other way round, runs cut, remarks on it, empty members. */
function rewritten(of: SectionContent, cuts: readonly number[]): SectionContent {
  let turn = 0
  const cut = (length: number): number => (cuts[turn++ % Math.max(1, cuts.length)] ?? 0) % (length + 1)
  const line = (list: readonly Inline[] | undefined): readonly Inline[] => (list ?? []).flatMap((one): Inline[] => {
    const own = [...[...(one.marks ?? [])].reverse().map(({ type, attrs }): Mark => ({ attrs: turned(attrs), type })), { type: 'comment', attrs: { id: `c${turn}` } }]
    if (!isText(one)) return [{ marks: own, ...(one.attrs === undefined ? {} : { attrs: turned(one.attrs) }), type: one.type }]
    const decomposed = one.text.normalize('NFD')
    const at = cut(decomposed.length)
    return [decomposed.slice(0, at), decomposed.slice(at)].flatMap((part): Inline[] => (part === '' ? [] : [{ marks: own.filter((_, i) => i !== own.length - 1 || at % 2 === 0), text: part, type: 'text' }]))
  })
  return {
    runIn: of.runIn,
    blocks: of.blocks.map((one) => ({ attrs: turned(one.attrs), type: one.type, content: line(one.content) })),
    title: line(of.title),
  }
}

function turned(attrs: Attrs | undefined): Attrs {
  return Object.fromEntries(Object.entries(attrs ?? {}).reverse())
}

const plan = fc.array(fc.record({ content, level: fc.integer({ min: 1, max: 3 }), label: fc.constantFrom(undefined, undefined, '1.'), kind: fc.constantFrom<Section['kind']>('body', 'body', 'body', 'appendix') }), { maxLength: 4 })
  .map((list): Plan => ({ meta: emptyMeta('Kế hoạch'), sections: list.map(({ content: own, level, label, kind }, i) => ({ ...own, id: `s${i}`, order: `V${i + 1}`, level, kind, ...(label === undefined ? {} : { label }) })) }))

describe('hashes, as properties', () => {
  it('D22: hRich is equal exactly where the contents are', LONG, () => {
    fc.assert(fc.property(content, content, (a, b) => {
      expect(hashRich(a) === hashRich(b)).toBe(same(meaning(a), meaning(b)))
    }), { numRuns: RUNS })
    // Drawn apart two are seldom equal: one change in one place as well.
    fc.assert(fc.property(content, content, fc.constantFrom('title', 'runIn', 'block', 'line', 'drop', 'turn'), fc.nat(3), (a, other, what, n) => {
      const at = n % Math.max(1, a.blocks.length)
      const theirs = other.blocks[0]
      const b: SectionContent = what === 'title' ? { ...a, title: other.title }
        : what === 'runIn' ? { ...a, runIn: !a.runIn }
        : what === 'drop' ? { ...a, blocks: a.blocks.filter((_, i) => i !== at) }
        : what === 'turn' ? { ...a, blocks: [...a.blocks].reverse() }
        : { ...a, blocks: a.blocks.map((one, i) => (i !== at || theirs === undefined ? one : what === 'block' ? theirs : { ...one, content: theirs.content ?? [] })) }
      expect(hashRich(a) === hashRich(b)).toBe(same(meaning(a), meaning(b)))
    }), { numRuns: RUNS })
  })

  it('D22: the order of keys, marks and attributes, cuts of runs, Unicode form and remarks change neither hash', LONG, () => {
    fc.assert(fc.property(content, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (a, cuts) => {
      const b = rewritten(a, cuts)
      expect(hashRich(b)).toBe(hashRich(a))
      expect(hashText(b)).toBe(hashText(a))
    }), { numRuns: RUNS })
  })

  it('D22: equal hRich is equal hText; hText is blind to marks and bullets, and to nothing that is read', LONG, () => {
    const bare = (of: SectionContent): string => [of.title, ...of.blocks.map((one) => one.content ?? [])].map((list) => foldText(list.map((one) => (isText(one) ? one.text : '')).join(''))).join('\n')
    fc.assert(fc.property(content, content, (a, b) => {
      const plain = (of: SectionContent): SectionContent => ({ ...of, runIn: false, title: unmarked(of.title), blocks: of.blocks.map((one): Block => (one.type === 'sealed' ? one : { type: 'paragraph', content: unmarked(one.content ?? []) })) })
      expect(hashText(plain(a))).toBe(hashText(a))
      if (hashText(a) === hashText(b)) expect(bare(a)).toBe(bare(b))
      if (hashRich(a) === hashRich(b)) expect(hashText(a)).toBe(hashText(b))
    }), { numRuns: RUNS })
  })

  it('D23: the Merkle hash is equal exactly where letterhead, order, kinds, levels, labels and contents are', LONG, () => {
    const prints = (of: Plan): unknown => [of.meta, of.sections.map((one) => [one.id, one.kind, one.level, one.label ?? '', meaning(one)])]
    fc.assert(fc.property(plan, plan, fc.constantFrom('other', 'level', 'label', 'kind', 'content', 'swap', 'drop', 'meta', 'id', 'order', 'base'), fc.nat(3), (a, other, what, n) => {
      const at = n % Math.max(1, a.sections.length)
      const theirs = other.sections[0]
      const change = (patch: Partial<Section>): Plan => ({ ...a, sections: a.sections.map((one, i) => (i === at ? { ...one, ...patch } : one)) })
      const b: Plan = what === 'other' ? other
        : what === 'swap' ? { ...a, sections: [...a.sections].reverse().map((one, i) => ({ ...one, order: `V${i + 1}` })) }
        : what === 'drop' ? change({ removed: true })
        : what === 'meta' ? { ...a, meta: { ...a.meta, place: 'Sơn Hạ' } }
        : what === 'content' && theirs !== undefined ? change(sectionContent(theirs))
        : what === 'id' ? change({ id: 'khác' })
        : what === 'order' ? { ...a, sections: a.sections.map((one) => ({ ...one, order: `b${one.order}` })) }
        : what === 'base' ? change({ base: 'f'.repeat(64) })
        : change({ level: theirs?.level ?? 2, kind: theirs?.kind ?? 'body', ...(what === 'label' ? { label: '7.' } : {}) })
      const standing = (of: Plan): Plan => ({ ...of, sections: of.sections.filter(({ removed }) => removed !== true) })
      expect(planHash(a) === planHash(b)).toBe(same(prints(standing(a)), prints(standing(b))))
    }), { numRuns: RUNS })
  })

  it('D24: every fold is in, and only where nothing else differs', () => {
    const pairs_ = [
      ['hoà thuý khoẻ quý', 'hòa thúy khỏe quý'], ['Nghệ An'.normalize('NFD'), 'Nghệ An'], ['“đê”', '"đê"'], ['«đê»', '„đê‟'], ['‘đê’', '‹đê›'],
      ['5–10', '5-10'], ['5—10', '5‑10'], ['5−10', '5-10'], ['a\u00A0 b\u2009c\td', 'a b c d'], ['đê…', 'đê...'], ['đ\u00ADê\u200B', 'đê'], ['Ðê ðê', 'Đê đê'],
      ['I- MỤC ĐÍCH', 'I. MỤC ĐÍCH'], ['II – Yêu cầu', 'II. Yêu cầu'], ['I-MỤC ĐÍCH', 'I. MỤC ĐÍCH'], ['1- Giữ đê', '1. Giữ đê'], ['1.2) Giữ đê', '1.2. Giữ đê'], ['a- Giữ đê', 'a) Giữ đê'], ['đ) Giữ', 'đ. Giữ'], ['I -MỤC', 'I. MỤC'],
      ['kinh tế - xã hội', 'kinh tế-xã hội'], ['2025 – 2030', '2025-2030'], ['đê ; kè', 'đê; kè'], ['( đê )', '(đê)'], ['đê ,kè;cống', 'đê, kè; cống'],
      ['ngày 03/12/2024', 'ngày 3/12/2024'], ['03-05-2024', '3-5-2024'], ['09/11/2022', '09-11-2022'], ['tháng 05/2025', 'tháng 5/2025'], ['05 xã', '5 xã'], ['ngày 02 tháng 01 năm 2025', 'ngày 2 tháng 1 năm 2025'],
    ] as const
    for (const [a, b] of pairs_) expect(foldText(a), `${a} · ${b}`).toBe(foldText(b))
    const apart = [
      ['I- MỤC', 'II- MỤC'], ['5 - 10 người', '5. 10 người'], ['X-quang', 'X. quang'], ['Từ I- đến', 'Từ I. đến'], ['ABC- đê', 'ABC. đê'], ['1234- đê', '1234. đê'],
      ['kỹ', 'kĩ'], ['Đê', 'đê'], ['đê', 'đe'], ['đê.', 'đê'], ['24/7', '247'], ['"đê"', "'đê'"], ['má', 'mà'], ['một hai', 'mộthai'],
      ['1.05', '1.5'], ['0,05', '0,5'], ['8:05', '8:5'], ['005', '5'], ['10', '1'], ['00', '0'], ['2005', '205'], ['50', '5'], ['đê - kè', 'đê kè'], ['10-2', '10 2'], ['không', 'khong'],
    ] as const
    for (const [a, b] of apart) expect(foldText(a), `${a} · ${b}`).not.toBe(foldText(b))
    for (const one of [...pairs_, ...apart].flat()) expect(foldText(foldText(one))).toBe(foldText(one))
    const scraps = fc.array(fc.constantFrom('I', 'X', 'a', 'đ', 'Đê', 'hoà', '0', '5', '05', '12', '2025', '-', '–', '.', ',', ')', '(', ' ', ' ', '/', ':', '“', '…', '!', ';'), { maxLength: 8 }).map((list) => list.join(''))
    fc.assert(fc.property(scraps, (one) => {
      expect(foldText(foldText(one))).toBe(foldText(one))
    }), { numRuns: RUNS })
  })

  it('D24: a label closed otherwise is a difference of spelling, in a heading and in a block', () => {
    const of = (a: string): SectionContent => ({ title: [{ type: 'text', text: a }], blocks: [{ type: 'paragraph', content: [{ type: 'text', text: a }] }], runIn: false })
    expect(hashText(of('I- Mục đích'))).toBe(hashText(of('I. Mục đích')))
    expect(hashRich(of('I- Mục đích'))).not.toBe(hashRich(of('I. Mục đích')))
  })
})

function unmarked(list: readonly Inline[]): readonly Inline[] {
  return list.map(({ marks: _marks, ...one }): Inline => one)
}
