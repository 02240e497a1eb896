import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline, Mark, SectionContent } from '../../index.ts'
import { hashRich, hashText, inlineText, mergeSection } from '../../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const VOCABULARY = ['xã', 'huyện', 'sơ tán', 'trước', '15/9/2025', '2', '4.500', 'giờ', 'dân', 'không', 'Sơn Hạ', 'hoà', 'hòa', 'đê', ',', '.', 'kho', 'thuyền', 'Báo', 'ngày 3 tháng 5']
const BOLD: readonly Mark[] = [{ type: 'bold' }]
const ITALIC: readonly Mark[] = [{ type: 'italic' }]

type Word = { readonly text: string; readonly marks: readonly Mark[] }
const word: fc.Arbitrary<Word> = fc.record({ text: fc.constantFrom(...VOCABULARY), marks: fc.constantFrom<readonly Mark[]>([], [], [], BOLD, ITALIC) })
const line = fc.array(word, { maxLength: 14 })
const lines = fc.array(fc.record({ words: line, bullet: fc.boolean() }), { maxLength: 5 })
const draft = fc.record({ title: fc.array(word, { maxLength: 5 }), lines, runIn: fc.boolean() })
type Doc = { title: Word[]; lines: { words: Word[]; bullet: boolean }[]; runIn: boolean }

/** An edit of the base: of words in one line, of marks, or of whole lines. */
const edit = fc.record({
  what: fc.constantFrom('put', 'cut', 'swap', 'mark', 'line', 'drop', 'kind', 'title'),
  line: fc.nat(20), at: fc.nat(30), length: fc.integer({ min: 1, max: 3 }), words: fc.array(word, { minLength: 1, maxLength: 3 }),
})
type Edit = { what: string; line: number; at: number; length: number; words: Word[] }
const edits = fc.array(edit, { maxLength: 4 })
const triple = fc.record({ base: draft, a: edits, b: edits }).map(({ base, a, b }) => ({ o: build(base), a: build(apply(base, a)), b: build(apply(base, b)) }))
/** As `triple`, but no word stands twice: base words, theirs and mine tell where they come from. */
const unique = fc.record({ base: draft, a: edits, b: edits }).map(({ base, a, b }) => {
  const doc = { ...base, title: tagged(base.title, 'gốct'), lines: base.lines.map((one, i) => ({ ...one, words: tagged(one.words, `gốc${letters(i)}o`) })) }
  const side = (list: readonly Edit[], name: string): readonly Edit[] => list.map((one, i) => ({ ...one, words: tagged(one.words, name + letters(i)) }))
  return { o: build(doc), a: build(apply(doc, side(a, 'trêni'))), b: build(apply(doc, side(b, 'dướii'))) }
})
const independent = fc.record({ o: draft.map(build), a: draft.map(build), b: draft.map(build) })

function tagged(words: readonly Word[], name: string): Word[] {
  return words.map((one, i) => ({ ...one, text: `${name}${letters(i)}` }))
}

function letters(n: number): string {
  return `${String.fromCharCode(97 + (n % 26))}${n >= 26 ? letters(Math.floor(n / 26) - 1) : 'z'}`
}

function apply(doc: Doc, list: readonly Edit[]): Doc {
  const out: Doc = { title: [...doc.title], lines: doc.lines.map((one) => ({ words: [...one.words], bullet: one.bullet })), runIn: doc.runIn }
  for (const { what, line: n, at, length, words } of list) {
    const target = out.lines[n % Math.max(1, out.lines.length)]
    const place = at % ((target?.words.length ?? 0) + 1)
    if (what === 'line') out.lines.splice(n % (out.lines.length + 1), 0, { words, bullet: false })
    else if (what === 'title') out.title.splice(at % (out.title.length + 1), 1, ...words)
    else if (target === undefined) continue
    else if (what === 'put') target.words.splice(place, 0, ...words)
    else if (what === 'cut') target.words.splice(place, length)
    else if (what === 'swap') target.words.splice(place, length, ...words)
    else if (what === 'mark') target.words = target.words.map((one, i) => (i >= place && i < place + length ? { text: one.text, marks: words[0]?.marks ?? [] } : one))
    else if (what === 'drop') out.lines.splice(n % out.lines.length, 1)
    else if (what === 'kind') target.bullet = !target.bullet
  }
  return out
}

function build(doc: Doc): SectionContent {
  return { title: inline(doc.title), blocks: doc.lines.map((one): Block => ({ type: one.bullet ? 'bullet' : 'paragraph', content: inline(one.words) })), runIn: doc.runIn }
}

function inline(words: readonly Word[]): readonly Inline[] {
  return words.map(({ text, marks }, i): Inline => {
    const spaced = i + 1 < words.length && words[i + 1]?.text !== ',' && words[i + 1]?.text !== '.' ? `${text} ` : text
    return marks.length === 0 ? { type: 'text', text: spaced } : { type: 'text', text: spaced, marks }
  })
}

const empty: SectionContent = { title: [], blocks: [], runIn: false }
const bag = (content: SectionContent): Map<string, number> => {
  const out = new Map<string, number>()
  for (const text of [inlineText(content.title), ...content.blocks.map((block) => inlineText(block.content))]) {
    for (const item of text.match(/[\p{L}\p{M}]+|\p{N}+(?:[./]\p{N}+)*|[.,]/gu) ?? []) out.set(item, (out.get(item) ?? 0) + 1)
  }
  return out
}
const check = (law: (o: SectionContent, a: SectionContent, b: SectionContent) => void, shape: typeof triple = triple): void => {
  fc.assert(fc.property(shape, ({ o, a, b }) => law(o, a, b)), { numRuns: RUNS })
}

describe('laws of merging a section', { timeout: 600_000 }, () => {
  it('M1: who changed nothing gets the other side: M(o, o, b) = b', () => check((o, _a, b) => {
    const merged = mergeSection(o, { ...o }, b)
    expect(hashRich(merged.content)).toBe(hashRich(b))
    expect([merged.conflicts, merged.review]).toEqual([[], []])
  }))

  it('M2: who is alone in changing is right: M(o, a, o) = a', () => check((o, a) => {
    const merged = mergeSection(o, a, { ...o })
    expect(hashRich(merged.content)).toBe(hashRich(a))
    expect([merged.conflicts, merged.review]).toEqual([[], []])
  }))

  it('M3: the same change twice is one change: M(o, a, a) = a', () => check((o, a) => {
    const merged = mergeSection(o, a, { ...a })
    expect(hashRich(merged.content)).toBe(hashRich(a))
    expect(merged.conflicts).toEqual([])
  }))

  it('M4: sides swapped, the conflicts are the same ones swapped, and a clean result without a shared place says the same', () => {
    const law = (o: SectionContent, a: SectionContent, b: SectionContent): void => {
      const one = mergeSection(o, a, b)
      const two = mergeSection(o, b, a)
      expect(two.conflicts.map((c) => [c.kind, c.base, c.child, c.upstream])).toEqual(one.conflicts.map((c) => [c.kind, c.base, c.upstream, c.child]))
      if (one.clean && !one.review.some((review) => review.reason === 'same-place')) expect(hashText(two.content)).toBe(hashText(one.content))
    }
    check(law)
    check(law, independent)
  })

  it('M5: nothing from nowhere: every word of the result is of some side, no more often than in all together', () => {
    const law = (o: SectionContent, a: SectionContent, b: SectionContent): void => {
      const [x, y, z] = [bag(o), bag(a), bag(b)]
      for (const [item, n] of bag(mergeSection(o, a, b).content)) expect(n).toBeLessThanOrEqual((x.get(item) ?? 0) + (y.get(item) ?? 0) + (z.get(item) ?? 0))
    }
    check(law)
    check(law, independent)
  })

  it('M6: pulling the same version again changes nothing: M(a, a, M(o, a, b)) = M(o, a, b)', () => check((o, a, b) => {
    const merged = mergeSection(o, a, b).content
    const again = mergeSection(a, { ...a }, merged)
    expect(hashRich(again.content)).toBe(hashRich(merged))
    expect(again.clean).toBe(true)
  }))

  it('M7: no edit lost and no deletion undone: clean, the result holds all that either put in and nothing that either took out', () => check((o, a, b) => {
    const merged = mergeSection(o, a, b)
    if (!merged.clean) return
    const [x, y, z, got] = [bag(o), bag(a), bag(b), bag(merged.content)]
    for (const item of [...y.keys(), ...z.keys()]) if (!x.has(item)) expect(got.has(item)).toBe(true)
    for (const item of x.keys()) expect(got.has(item)).toBe(y.has(item) && z.has(item))
  }, unique))

  it('M8: in conflict the chosen side loses nothing it put in, and the other side is told in the conflict', () => check((o, a, b) => {
    const was = bag(o)
    for (const [side, own, other] of [['mine', b, a], ['theirs', a, b]] as const) {
      const merged = mergeSection(o, a, b, () => side)
      const got = bag(merged.content)
      const told = merged.conflicts.map((conflict) => `${conflict.upstream}\n${conflict.child}`).join('\n')
      for (const item of bag(own).keys()) if (!was.has(item)) expect(got.has(item)).toBe(true)
      for (const item of bag(other).keys()) if (!was.has(item)) expect(got.has(item) || told.includes(item)).toBe(true)
    }
  }, unique))

  it('M9: choosing the superior’s side in every conflict is the swapped merge choosing the child’s', () => check((o, a, b) => {
    const one = mergeSection(o, a, b, () => 'theirs')
    const two = mergeSection(o, b, a, () => 'mine')
    if (!one.review.some((review) => review.reason === 'same-place')) expect(hashText(one.content)).toBe(hashText(two.content))
  }))

  it('M10: taking out a paragraph that the other side changed is never clean', () => check((o, a, b) => {
    const merged = mergeSection(o, a, b)
    const [x, z] = [bag(o), bag(b)]
    for (const block of o.blocks) {
      const items = [...bag({ ...empty, blocks: [block] }).keys()]
      const changed = a.blocks.filter((other) => items.some((item) => bag({ ...empty, blocks: [other] }).has(item)))
      const grown = changed.some((other) => [...bag({ ...empty, blocks: [other] }).keys()].some((item) => !x.has(item)))
      if (items.length > 0 && grown && items.every((item) => !z.has(item))) expect(merged.clean).toBe(false)
    }
  }, unique))
})
