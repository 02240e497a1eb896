import { describe, expect, it } from 'vitest'
import type { Block, DivergenceInput, Inline, Plan, Section, SectionContent, Terms } from '../../index.ts'
import { divergence, emptyMeta, hashRich, keysBetween, localisePlan, sectionState } from '../../index.ts'

const OLD: Terms = { 'Thành phố': 'Quận' }
const paragraph = (...content: readonly (string | Inline)[]): Block => ({ type: 'paragraph', content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)) })

function plan(...specs: readonly (readonly [id: string, ...blocks: readonly (string | Block)[]])[]): Plan {
  const keys = keysBetween(null, null, specs.length)
  return { meta: emptyMeta('Kế hoạch'), sections: specs.map(([id, ...blocks], i): Section => ({ id, order: keys[i] ?? '', level: 1, kind: 'body', runIn: false, title: [{ type: 'text', text: `Mục ${id}` }], blocks: blocks.map((one) => (typeof one === 'string' ? paragraph(one) : one)) })) }
}

function fork(superior: Plan, terms: Terms = OLD): Plan {
  const local = localisePlan(superior, terms)
  return { ...local, sections: local.sections.map((section, i): Section => ({ ...section, base: hashRich(superior.sections[i] ?? section) })) }
}

function change(of: Plan, id: string, patch: Partial<Section>): Plan {
  return { ...of, sections: of.sections.map((section) => (section.id === id ? { ...section, ...patch } : section)) }
}

function input(mine: Plan, adopted: Plan, more: Partial<DivergenceInput> = {}): DivergenceInput {
  const bases = new Map<string, SectionContent>([...adopted.sections, ...(more.newest?.sections ?? [])].map((section) => [hashRich(section), section]))
  return { mine, adopted, newest: null, bases, terms: OLD, ...more }
}

const rows = (of: DivergenceInput) => Object.fromEntries(divergence(of).sections.map((row) => [row.id, row]))

describe('flags of a section', () => {
  it('D12: signs alone, and never where a word, a figure or a block differs', () => {
    const superior = plan(['a', 'Giữ đê, kè; báo ngay.'])
    const flags = (text: string) => rows(input(change(fork(superior), 'a', { blocks: [paragraph(text)] }), superior))['a']
    expect(flags('Giữ đê; kè, báo ngay!')).toMatchObject({ state: 'adapted', flags: ['punctuation'], similarity: 1, wordsAdded: 0, wordsRemoved: 0 })
    expect(flags('Giữ đê , kè ; báo ngay.')?.flags).toEqual(['spelling'])
    expect(flags('Giữ đê, kè; không báo ngay.')?.flags).toEqual([])
    expect(flags('Giữ đê; kè, Báo ngay.')?.flags).toEqual([])
    expect(rows(input(change(fork(superior), 'a', { blocks: [paragraph('Giữ đê, kè;'), paragraph('báo ngay.')] }), superior))['a']?.flags).toEqual([])
  })

  it('D39: a place where the superior’s own name was forgotten, though the rest was changed', () => {
    const superior = plan(['a', 'Thành phố giao Sở Y tế; báo cáo Thành phố.'])
    const flags = (text: string) => rows(input(change(fork(superior), 'a', { blocks: [paragraph(text)] }), superior))['a']?.flags
    expect(flags('Quận giao Sở Y tế; báo cáo Thành phố trước 15/9.')).toEqual(['localised', 'leftover'])
    expect(flags('Quận giao Sở Y tế; báo cáo Quận trước 15/9.')).toEqual(['localised'])
    expect(flags('Quận giao Sở Y tế; báo cáo Quận. Thành phố kiểm tra.')).toEqual(['localised'])
    expect(flags('Thành phố giao Sở Y tế; báo cáo Thành phố.')).toEqual(['leftover'])
  })

  it('D31: a field without a value, and a blank that the superior left', () => {
    const field = (text?: string): Inline => ({ type: 'field', attrs: { key: 'so-nguoi', ...(text === undefined ? {} : { text }) } })
    const superior = plan(['a', 'Số người: …… người'], ['b', paragraph('Số người: ', field())], ['c', 'Lũ, lụt…'], ['d', 'Họp ngày … tháng … năm 2025'], ['e', 'Đủ rồi.'])
    const flagged = (mine: Plan) => divergence(input(mine, superior)).sections.filter((row) => row.flags.includes('field-unfilled')).map((row) => [row.id, row.severity])
    expect(flagged(fork(superior))).toEqual([['a', 'amber'], ['b', 'amber'], ['d', 'amber']])
    let mine = change(fork(superior), 'a', { blocks: [paragraph('Số người: 40 người')] })
    mine = change(mine, 'b', { blocks: [paragraph('Số người: ', field('40'))] })
    mine = change(mine, 'd', { blocks: [paragraph('Họp ngày 5 tháng … năm 2025')] })
    expect(flagged(mine)).toEqual([['d', 'amber']])
    // One's own dots where the superior had no blank are one's own affair; a taken-out section waits for nothing.
    expect(flagged(change(change(mine, 'd', { removed: true }), 'e', { blocks: [paragraph('Còn ……')] }))).toEqual([])
  })

  it('D31: the forms of a blank, and what is none', () => {
    const blank = (text: string): boolean => {
      const superior = plan(['a', text])
      return divergence(input(fork(superior), superior)).sections[0]?.flags.includes('field-unfilled') === true
    }
    for (const text of ['……', 'số …/KH-UBND', 'đạt …%', 'gồm ... người', '.......', '____', '[ ]', '[]', '[…]', '(…)']) expect(blank(text), text).toBe(true)
    for (const text of ['lũ, lụt…', 'v.v...', 'Một. Hai.', 'mục [1]', 'a_b']) expect(blank(text), text).toBe(false)
  })

  it('D12: split and joined, here and by the superior', () => {
    const [flood, boats] = ['Trước ngày 15 tháng 5 các xã ven sông kiểm tra toàn bộ kè, cống của Thành phố và trạm bơm tiêu úng.', 'Mỗi thôn chuẩn bị hai thuyền máy, mười áo phao và một loa tay để báo cho từng hộ dân.']
    const one = plan(['a', flood, boats], ['z', 'Tổ chức thực hiện.'])
    const two = plan(['a', flood], ['n', boats], ['z', 'Tổ chức thực hiện.'])
    const own = localisePlan(two, OLD).sections[1] as Section
    const local: Plan = { ...fork(one), sections: [...change(fork(one), 'a', { blocks: (fork(one).sections[0] as Section).blocks.slice(0, 1) }).sections.slice(0, 1), { ...own, order: 'd' }, ...fork(one).sections.slice(1)] }
    expect(rows(input(local, one))).toMatchObject({ a: { state: 'adapted', flags: ['split', 'localised'] }, n: { state: 'local', flags: ['split'] }, z: { flags: [] } })
    expect(rows(input(fork(one), one, { newest: two }))).toMatchObject({ a: { state: 'update-available', flags: ['split', 'localised'] }, n: { state: 'new-from-superior', flags: ['split'] } })
    expect(rows(input(fork(two), two, { newest: one }))).toMatchObject({ a: { state: 'update-available', flags: ['joined', 'localised'] }, n: { state: 'withdrawn', flags: ['joined'] } })
  })

  it('D32: withdrawn and taken out for it, then there again: offered as new', () => {
    const one = plan(['a', 'Giữ đê.'], ['b', 'Báo cáo.'])
    const { base: _base, ...tomb } = fork(one).sections[1] as Section
    const mine: Plan = { ...fork(one), sections: [fork(one).sections[0] as Section, { ...tomb, removed: true }] }
    expect(rows(input(mine, plan(['a', 'Giữ đê.'])))['b']).toBeUndefined()
    expect(rows(input(mine, plan(['a', 'Giữ đê.']), { newest: one }))['b']).toMatchObject({ state: 'new-from-superior', path: '', basePath: 'II', flags: [], similarity: 0, wordsRemoved: 4 })
    const content = one.sections[1] as Section
    expect(sectionState({ base: null, theirs: content, mine: content, removed: true }, () => true)).toBe('new-from-superior')
    expect(sectionState({ base: content, theirs: content, mine: content, removed: true }, () => true)).toBe('omitted')
  })

  it('D33: a changed list of terms comes as an edit from above', () => {
    const superior = plan(['a', 'Thành phố trực 2 giờ.'], ['b', 'Giữ đê.'], ['c', 'Thành phố giao xã.'])
    const mine = change(fork(superior), 'c', { blocks: [paragraph('Phòng của Quận giao xã.')] })
    const now: Terms = { 'Thành phố': 'Phường' }
    const baseTerms = new Map(superior.sections.map((section) => [hashRich(section), OLD]))
    expect(rows(input(mine, superior, { terms: now, baseTerms }))).toMatchObject({ a: { state: 'update-available', similarity: 1 }, b: { state: 'identical' }, c: { state: 'diverged' } })
    expect(rows(input(change(mine, 'c', { blocks: [paragraph('Huyện giao xã.')] }), superior, { terms: now, baseTerms }))['c']?.state).toBe('conflict')
    const taken = change(mine, 'a', { blocks: localisePlan(superior, now).sections[0]?.blocks ?? [] })
    expect(rows(input(taken, superior, { terms: now, baseTerms }))['a']?.state).toBe('converged')
    baseTerms.delete(hashRich(superior.sections[0] as Section))
    expect(rows(input(taken, superior, { terms: now, baseTerms }))['a']?.state).toBe('identical')
  })

  it('D28: protected names stay in base and theirs alike', () => {
    const one = plan(['a', 'Quỹ Thành phố xanh giúp Thành phố.'])
    const two = plan(['a', 'Quỹ Thành phố xanh giúp Thành phố ngay.'])
    const names = ['Quỹ Thành phố xanh']
    const mine = change(fork(one), 'a', { blocks: [paragraph('Quỹ Thành phố xanh giúp Quận.')] })
    expect(rows(input(mine, one, { newest: two, protected: names }))['a']).toMatchObject({ state: 'update-available', similarity: 1 })
    expect(rows(input(mine, one, { newest: two }))['a']?.state).not.toBe('update-available')
  })

  it('D37: a fresh fork has copied all and drifted nowhere; dropping and adding show', () => {
    const superior = plan(['a', 'Thành phố trực 2 giờ.'], ['b', 'Giữ đê.'])
    const mine = fork(superior)
    expect(divergence(input(mine, superior)).figures).toEqual({ copied: 1, drifted: 0 })
    expect(divergence(input(change(mine, 'b', { removed: true }), superior)).figures).toEqual({ copied: 6 / 10, drifted: 0 })
    expect(divergence(input({ ...mine, sections: [...mine.sections, ...plan(['x', 'Của ta.']).sections.map((section) => ({ ...section, order: 'zz' }))] }, superior)).figures).toEqual({ copied: 1, drifted: 4 / 14 })
    expect(divergence(input(mine, superior, { newest: plan(['a', 'Thành phố trực 2 giờ.'], ['b', 'Giữ đê.'], ['n', 'Diễn tập.']) })).figures).toEqual({ copied: 10 / 14, drifted: 0 })
  })
})
