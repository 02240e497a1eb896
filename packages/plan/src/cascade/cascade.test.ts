import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inline, Plan, Section, SectionContent } from '../index.ts'
import { canonicalSection, diffFigures, emptyMeta, foldText, hashRich, hashText, inlineText, localise, localisePlan, localiseText, planHash, plainTerms, proposeTerms, sectionDiff, sectionState } from '../index.ts'

const content = (title: string, ...blocks: readonly string[]): SectionContent => ({ title: [{ type: 'text', text: title }], blocks: blocks.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })), runIn: false })
const withInline = (...inline: readonly Inline[]): SectionContent => ({ title: [], blocks: [{ type: 'paragraph', content: inline }], runIn: false })

describe('hashes', () => {
  it('D1: marks in any order, split runs, attribute order, empty attributes and Unicode form do not change hRich', () => {
    const a = withInline({ type: 'text', text: 'Nước ', marks: [{ type: 'bold' }, { type: 'italic' }] }, { type: 'text', text: 'lũ', marks: [{ type: 'italic' }, { type: 'bold', attrs: {} }] })
    const b = withInline({ type: 'text', text: 'Nước lũ'.normalize('NFD'), marks: [{ type: 'italic' }, { type: 'bold' }] })
    expect(hashRich(a)).toBe(hashRich(b))
    expect(hashRich(a)).not.toBe(hashRich(withInline({ type: 'text', text: 'Nước lũ' })))
    expect(hashText(a)).toBe(hashText(withInline({ type: 'text', text: 'Nước lũ' })))
  })

  it('D1: comments and suggestions are no part of the text', () => {
    expect(hashRich(withInline({ type: 'text', text: 'đê', marks: [{ type: 'comment', attrs: { id: '1' } }] }))).toBe(hashRich(withInline({ type: 'text', text: 'đê' })))
  })

  it('D1: hRich is the SHA-256 of the canonical text, and that text is stable', () => {
    const simple = content('Mục đích', 'Chủ động.')
    expect(canonicalSection(simple)).toBe('{"title":[{"text":"Mục đích"}],"runIn":false,"blocks":[{"type":"paragraph","content":[{"text":"Chủ động."}]}]}')
    expect(hashRich(simple)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashRich({ ...simple, runIn: true })).not.toBe(hashRich(simple))
  })

  it('D2: a term or field atom hashes by its key, whatever it shows', () => {
    const field = (text: string, key = 'unit'): SectionContent => withInline({ type: 'field', attrs: { key, text } })
    expect(hashRich(field('huyện A'))).toBe(hashRich(field('huyện B')))
    expect(hashText(field('huyện A'))).toBe(hashText(field('huyện B')))
    expect(hashText(field('huyện A'))).not.toBe(hashText(field('huyện A', 'place')))
  })

  it('D3: folding unites tone placement, quotes, dashes and spaces, and nothing else', () => {
    expect(foldText('hoà thuý khoẻ “a” – b\u00A0 c')).toBe(foldText('hòa thúy khỏe "a" - b c'))
    expect(foldText('UỶ BAN')).toBe(foldText('ỦY BAN'))
    for (const [a, b] of [['má', 'mà'], ['mua', 'mưa'], ['Tổ', 'tổ'], ['ba', 'bà'], ['24/7', '247']] as const) expect(foldText(a)).not.toBe(foldText(b))
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)))
  })

  it('D4: the plan hash changes with text, order, level, label and letterhead; not with order keys, bases or removed sections', () => {
    const plan = planOf(['a', 1, 'Một'], ['b', 2, 'Hai'], ['c', 1, 'Ba'])
    const change = (patch: Partial<Section>): Plan => ({ ...plan, sections: plan.sections.map((section) => (section.id === 'b' ? { ...section, ...patch } : section)) })
    const hash = planHash(plan)
    expect(planHash(change({ order: 'i25', base: 'f'.repeat(64) }))).toBe(hash)
    expect(planHash({ ...plan, sections: [...plan.sections, { ...content('Bỏ'), id: 'z', order: 'z', level: 1, kind: 'body', removed: true }] })).toBe(hash)
    for (const patch of [{ level: 1 }, { label: '9.' }, { runIn: true }, { order: 'zz' }] as const) expect(planHash(change(patch))).not.toBe(hash)
    expect(planHash({ ...plan, meta: { ...plan.meta, number: '1/KH' } })).not.toBe(hash)
  })
})

describe('terms', () => {
  const terms = { 'Thành phố': 'Quận', 'UBND thành phố': 'UBND quận', 'Thành phố Lam Giang': 'Quận Hạ' }

  it('D5: longest first, one pass, case kept', () => {
    expect(localiseText('Thành phố Lam Giang, THÀNH PHỐ, thành phố, UBND Thành phố', terms)).toBe('Quận Hạ, QUẬN, quận, UBND quận')
    expect(localiseText('A B', { A: 'B', B: 'C' })).toBe('B C')
    expect(localiseText('THÀNH PHỐ LAM GIANG', terms)).toBe('QUẬN HẠ')
  })

  it('D5: whole words only, in any Unicode form and tone placement, and never inside another word', () => {
    expect(localiseText('Sở và cơ sở, xã và xã hội', { Sở: 'Phòng', xã: 'thôn' })).toBe('Phòng và cơ sở, thôn và xã hội')
    expect(localiseText('Uỷ ban nhân dân tỉnh'.normalize('NFD'), { 'Ủy ban nhân dân tỉnh': 'Ủy ban nhân dân huyện' })).toBe('Ủy ban nhân dân huyện')
    expect(localiseText('tỉnhA', { tỉnh: 'huyện' })).toBe('tỉnhA')
  })

  it('D5: protected names stay', () => {
    expect(localiseText('Báo Thành phố mới của Thành phố', terms, { protected: ['Báo Thành phố mới'] })).toBe('Báo Thành phố mới của Quận')
  })

  it('D6: a term split by a mark is found; what is put in has the marks of its first letter; unchanged content is the same object', () => {
    const split = withInline({ type: 'text', text: 'Của Thành', marks: [{ type: 'bold' }] }, { type: 'text', text: ' phố ta' })
    expect(localise(split, terms).blocks[0]?.content).toEqual([{ type: 'text', text: 'Của Quận', marks: [{ type: 'bold' }] }, { type: 'text', text: ' ta' }])
    const other = content('Mục đích', 'Không có gì.')
    expect(localise(other, terms)).toBe(other)
  })

  it('D6: putting terms in leaves all other text as it is', () => {
    const filler = fc.constantFrom('Thành phố', 'đê', 'UBND thành phố', 'xã', ', ', '. ', ' ', 'Thành', 'phố')
    fc.assert(fc.property(fc.array(filler, { maxLength: 20 }), (parts) => {
      const text = parts.join(' ')
      const inline = withInline(...parts.flatMap((part, i): Inline[] => [{ type: 'text', text: i === 0 ? part : ` ${part}`, ...(i % 2 === 0 ? { marks: [{ type: 'bold' }] } : {}) }]))
      expect(inlineText(localise(inline, terms).blocks[0]?.content)).toBe(localiseText(text, terms))
    }))
  })

  it('D7: what can be declared unasked: the given terms, and guesses that name more than the kind of unit', () => {
    const names = (kind: string, place: string) => ({ name: `Ủy ban nhân dân ${kind} ${place}`, shortName: `${kind} ${place}`, place, notation: 'UBND' })
    const text = 'Ủy ban nhân dân tỉnh Lam Giang giao các sở của tỉnh; Tỉnh ủy cho ý kiến.'
    const of = { meta: emptyMeta('Kế hoạch'), sections: [{ id: 'a', order: 'V', level: 1, kind: 'body' as const, runIn: false, title: [], blocks: [{ type: 'paragraph', content: [{ type: 'text' as const, text }] }] }] }
    const offered = proposeTerms(of, names('tỉnh', 'Lam Giang'), names('huyện', 'Sơn Hạ'), { 'giờ G': 'giờ H' }).map(({ from }) => from)
    expect(offered).toContain('tỉnh')
    expect(plainTerms(of, names('tỉnh', 'Lam Giang'), names('huyện', 'Sơn Hạ'), { 'giờ G': 'giờ H' })).toEqual({
      'giờ G': 'giờ H', 'Ủy ban nhân dân tỉnh Lam Giang': 'Ủy ban nhân dân huyện Sơn Hạ', 'Tỉnh ủy': 'Huyện ủy',
    })
  })

  it('D7: proposes what occurs, longest first, with its place in the text', () => {
    const plan = planOf(['a', 1, 'Trách nhiệm của UBND tỉnh Lam Giang và Tỉnh ủy trên địa bàn tỉnh'])
    const province = { name: 'Ủy ban nhân dân tỉnh Lam Giang', shortName: 'Tỉnh Lam Giang', place: 'Lam Giang', notation: 'UBND' }
    const district = { name: 'Ủy ban nhân dân huyện Sơn Hạ', shortName: 'Huyện Sơn Hạ', place: 'Sơn Hạ', notation: 'UBND' }
    const proposed = proposeTerms(plan, province, district, { 'Trách nhiệm': 'Nhiệm vụ', 'không có': 'x' })
    expect(proposed.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['Trách nhiệm', 'Nhiệm vụ', 1], ['không có', 'x', 0], ['Tỉnh Lam Giang', 'Huyện Sơn Hạ', 1], ['Tỉnh ủy', 'Huyện ủy', 1], ['tỉnh', 'huyện', 1],
    ])
    const all = Object.fromEntries(proposed.map(({ from, to }) => [from, to]))
    expect(inlineText(localisePlan(plan, all).sections[0]?.title)).toBe('Nhiệm vụ của UBND huyện Sơn Hạ và Huyện ủy trên địa bàn huyện')
    expect(proposed.at(-1)?.example).toContain('địa bàn tỉnh')
  })
})

describe('differences for display', () => {
  it('D8: whole numbers and dates are one word; runs put together give either side', () => {
    const [title, block] = sectionDiff(content('Sơ tán', 'Xong trước 15/9/2025, 4.500 người.'), content('Sơ tán', 'Xong trước 15/10/2025, 4.600 người.'))
    expect(title?.kind).toBe('same')
    expect(block?.runs.filter((run) => run.kind === 'removed').map((run) => run.text.trim())).toEqual(['15/9/2025', '4.500'])
    expect(block?.runs.filter((run) => run.kind === 'added').map((run) => run.text.trim())).toEqual(['15/10/2025', '4.600'])
  })

  it('D8: the newer side’s runs are its text and the figures count words', () => {
    const line = fc.array(fc.constantFrom('xã', 'đê', '2', 'giờ', ',', '15/9', 'Sơn'), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(fc.property(fc.array(line, { maxLength: 5 }), fc.array(line, { maxLength: 5 }), (a, b) => {
      const diff = sectionDiff(content('', ...a), content('', ...b)).filter((block) => block.part === 'block')
      const side = (kind: 'added' | 'removed', place: 'after' | 'before'): string[] => diff.filter((block) => block[place] !== null).map((block) => block.runs.filter((run) => run.kind === 'same' || run.kind === kind).map((run) => run.text).join(''))
      expect(side('added', 'after')).toEqual(b)
      expect(side('removed', 'before').map((text) => text.replace(/\s/g, ''))).toEqual(a.map((text) => text.replace(/\s/g, '')))
    }))
    expect(diffFigures(content('A', 'một hai ba'), content('A', 'một hai bốn năm'))).toEqual({ similarity: 6 / 9, wordsAdded: 2, wordsRemoved: 1 })
    expect(diffFigures(content(''), content(''))).toEqual({ similarity: 1, wordsAdded: 0, wordsRemoved: 0 })
  })
})

describe('the state of one section', () => {
  const [b, t, c] = [content('A', 'một'), content('A', 'hai'), content('A', 'ba')]
  const state = (base: SectionContent | null, theirs: SectionContent | null, mine: SectionContent | null, removed = false, clean = true) => sectionState({ base, theirs, mine, removed }, () => clean)

  it('D9: the table of states', () => {
    expect(state(b, b, b)).toBe('identical')
    expect(state(b, t, b)).toBe('update-available')
    expect(state(b, b, c)).toBe('adapted')
    expect(state(b, t, c)).toBe('diverged')
    expect(state(b, t, c, false, false)).toBe('conflict')
    expect(state(b, t, t)).toBe('converged')
    expect(state(b, b, b, true)).toBe('omitted')
    expect(state(null, t, null)).toBe('new-from-superior')
    expect(state(b, null, b)).toBe('withdrawn')
    expect(state(b, null, c)).toBe('withdrawn')
    expect(state(null, null, c)).toBe('local')
    expect(state(b, null, b, true)).toBeNull()
    expect(state(null, t, c)).toBe('conflict')
    expect(state(null, t, t)).toBe('converged')
  })
})

function planOf(...sections: readonly (readonly [string, number, string])[]): Plan {
  return { meta: emptyMeta('Kế hoạch'), sections: sections.map(([id, level, title], i) => ({ ...content(title), id, order: `i${i + 1}`, level, kind: 'body' })) }
}
