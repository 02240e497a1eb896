import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AdoptionDecision, DivergenceInput, Plan, Section, SectionContent, Terms } from '../../index.ts'
import { adopt, adoptionFault, divergence, emptyMeta, hashRich, headingLikeness, keysBetween, localisePlan, pairForAdoption, places, refLeaf, sectionContent, sectionText, standing, textInline } from '../../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 200)

type Spec = readonly [id: string, title: string, text?: string, level?: number, kind?: Section['kind']]

function plan(...specs: readonly Spec[]): Plan {
  const keys = keysBetween(null, null, specs.length)
  return {
    meta: emptyMeta('Kế hoạch'),
    sections: specs.map(([id, title, text = '', level = 1, kind = 'body'], i): Section => ({
      id, order: keys[i] ?? '', level, kind, runIn: false, title: textInline(title), blocks: text === '' ? [] : text.split('\n').map((line) => ({ type: 'paragraph', content: textInline(line) })),
    })),
  }
}

/** As an export that lost its ids: fresh ones, no bases. */
function withoutIds(of: Plan, name: (i: number) => string = (i) => `n${i}`): Plan {
  return { ...of, sections: of.sections.map(({ base: _base, ...section }, i) => ({ ...section, id: name(i) })) }
}

const fresh = (): (() => string) => {
  let n = 0
  return () => `own${++n}`
}
const decided = (superior: Plan, draft: Plan, terms: Terms = {}): readonly AdoptionDecision[] => pairForAdoption(superior, draft, terms).pairs.map(({ base, child }) => ({ base, child }))
const pairsOf = (superior: Plan, draft: Plan, terms: Terms = {}): Readonly<Record<string, string>> => Object.fromEntries(decided(superior, draft, terms).map(({ base, child }) => [base, child]))
const states = (mine: Plan, adopted: Plan, terms: Terms = {}): Readonly<Record<string, string>> => {
  const bases = new Map<string, SectionContent>(adopted.sections.map((section) => [hashRich(section), sectionContent(section)]))
  const input: DivergenceInput = { mine, adopted, newest: adopted, bases, terms }
  return Object.fromEntries(divergence(input).sections.map((row) => [row.id, row.state]))
}

const SUPERIOR = plan(
  ['mo', '', 'Năm nay nước về sớm, Thành phố ban hành kế hoạch như sau:', 1, 'preamble'],
  ['i', 'MỤC ĐÍCH, YÊU CẦU'],
  ['i1', 'Mục đích', 'Giữ an toàn cho người dân ven sông của Thành phố trong mùa nước lớn.', 2],
  ['i2', 'Yêu cầu', 'Mỗi việc có người chịu trách nhiệm và có thời hạn rõ ràng.', 2],
  ['ii', 'NHIỆM VỤ'],
  ['ii1', 'Kiểm tra đê kè và cống tiêu nước', 'Đi kiểm tra từng đoạn đê, ghi chỗ sạt, báo về trực ban trong ngày.', 2],
  ['ii2', 'Chuẩn bị thuyền và áo phao', 'Mỗi tổ dân phố có hai thuyền và ba mươi áo phao, cất nơi khô ráo.', 2],
  ['ii3', 'Thông tin tới từng hộ', 'Loa phường phát tin hai giờ một lần; nơi loa không tới thì cử người đi báo.', 2],
  ['iii', 'KINH PHÍ', 'Thành phố cấp một nửa, phần còn lại do quỹ đóng góp.'],
  ['iv', 'TỔ CHỨC THỰC HIỆN'],
  ['iv1', 'Đội xung kích', 'Trực suốt ngày đêm trong mùa nước.', 2],
  ['ket', '', 'Trên đây là kế hoạch của Thành phố.', 1, 'closing'],
)
const TERMS = { 'Thành phố': 'Quận' }

describe('pairing a draft with its superior’s plan', () => {
  it('M40: by heading, then content, never by number: a part that became another part is found', () => {
    const draft = plan(
      ['c', 'TỔ CHỨC THỰC HIỆN'], ['d', 'Đội xung kích', 'Tập trung tại nhà văn hóa khi có lệnh.', 2],
      ['a', 'NHIỆM VỤ'], ['x', 'Thuyền bè của quận', 'Mỗi tổ dân phố có hai thuyền và ba mươi áo phao, cất nơi khô ráo, cao hơn đường.', 2],
      ['b', 'KINH PHÍ', 'Do quỹ.'],
    )
    expect(pairsOf(SUPERIOR, draft)).toEqual({ ii: 'a', ii2: 'x', iii: 'b', iv: 'c', iv1: 'd' })
    expect(pairForAdoption(SUPERIOR, draft).pairs.find((pair) => pair.base === 'ii2')).toMatchObject({ by: 'content', doubtful: false })
  })

  it('M41: a heading with a slip or lost marks is the same; one two words off with other words below is asked', () => {
    const draft = plan(
      ['a', 'NHIỆM VỤ'], ['s', 'Kiểm tra đe kè và cóng tiêu nước', 'Khác hẳn về mọi mặt, viết lại từ đầu theo ý riêng.', 2],
      ['w', 'Chuẩn bị xuồng và áo ấm', 'Trưởng thôn lập danh sách, giao cho từng nhóm giữ gìn.', 2],
    )
    const found = new Map(pairForAdoption(SUPERIOR, draft).pairs.map((pair) => [pair.base, pair]))
    expect(found.get('ii1')).toMatchObject({ child: 's', by: 'title-alike', doubtful: false })
    expect(found.get('ii2')).toMatchObject({ child: 'w', by: 'title-alike', doubtful: true })
  })

  it('M41: two candidates that are nearly as good are asked about, best first', () => {
    const draft = plan(
      ['a', 'Chuẩn bị thuyền', 'Mỗi tổ dân phố có hai thuyền, cất nơi khô ráo.'], ['b', 'Chuẩn bị áo phao', 'Mỗi tổ dân phố có ba mươi áo phao, cất nơi khô ráo.'],
      ['c', 'TỔ CHỨC THỰC HIỆN'],
    )
    const pair = pairForAdoption(SUPERIOR, draft).pairs.find((one) => one.base === 'ii2')
    expect(pair?.doubtful).toBe(true)
    expect([pair?.child, ...(pair?.alternatives.map(({ child }) => child) ?? [])].sort()).toEqual(['a', 'b'])
  })

  it('M40: the terms are put into the superior’s text before anything is compared', () => {
    const draft = plan(['a', 'Kế hoạch của Quận ủy', 'x'], ['b', 'Nguồn lực', 'Quận cấp một nửa, phần còn lại do quỹ đóng góp.'])
    const base = plan(['u', 'Kế hoạch của Thành ủy', 'y'], ['k', 'KINH PHÍ', 'Thành phố cấp một nửa, phần còn lại do quỹ đóng góp.'])
    const found = pairForAdoption(base, draft, { 'Thành ủy': 'Quận ủy', 'Thành phố': 'Quận' }).pairs
    expect(found).toMatchObject([{ base: 'u', child: 'a', by: 'heading' }, { base: 'k', child: 'b', by: 'content', confidence: 0.97, doubtful: false }])
  })

  it('M42: repeated headings go by their parents, whatever the order', () => {
    const base = plan(['a', 'Cấp xã'], ['a1', 'Nhiệm vụ', 'Trực gác.', 2], ['b', 'Cấp thôn'], ['b1', 'Nhiệm vụ', 'Báo tin.', 2])
    const draft = plan(['y', 'Cấp thôn'], ['y1', 'Nhiệm vụ', 'Viết lại hẳn.', 2], ['x', 'Cấp xã'], ['x1', 'Nhiệm vụ', 'Cũng viết lại.', 2])
    expect(pairsOf(base, draft)).toEqual({ a: 'x', a1: 'x1', b: 'y', b1: 'y1' })
  })

  it('M42: of sections that say the same word for word, none is asked about and the order decides', () => {
    const base = plan(['a', 'Nhiệm vụ', 'Như trên.'], ['b', 'Nhiệm vụ', 'Như trên.'], ['c', 'Nhiệm vụ', 'Như trên.'])
    const { pairs } = pairForAdoption(base, withoutIds(base))
    expect(pairs.map(({ base: one, child, doubtful }) => [one, child, doubtful])).toEqual([['a', 'n0', false], ['b', 'n1', false], ['c', 'n2', false]])
  })

  it('M40: ids say nothing: a draft that uses the superior’s ids for other things is not fooled', () => {
    const shifted = { ...SUPERIOR, sections: SUPERIOR.sections.map((section, i) => ({ ...section, id: SUPERIOR.sections[(i + 1) % SUPERIOR.sections.length]?.id ?? '' })) }
    for (const [i, section] of SUPERIOR.sections.entries()) expect(pairsOf(SUPERIOR, shifted)[section.id]).toBe(shifted.sections[i]?.id)
  })

  it('M41: headings: marks, slips and words in order count', () => {
    expect(headingLikeness('KINH PHÍ', 'Kinh phí:')).toBe(1)
    expect(headingLikeness('Nhiệm vụ', 'Nhiẹm vụ')).toBeGreaterThan(0.9)
    expect(headingLikeness('Đợt 1 năm 2027', 'Đợt 2 năm 2028')).toBe(0.5)
    expect(headingLikeness('Nhiệm vụ', '')).toBe(0)
    expect(headingLikeness('a b c', 'c b a')).toBeLessThan(0.5)
  })

  it('M43: 3,000 sections a side are paired in bounded time', { timeout: 60_000 }, () => {
    const large = plan(...Array.from({ length: 3000 }, (_, i): Spec => [`s${i}`, i % 5 === 0 ? 'Nhiệm vụ' : `Việc ${i}`, `Việc ${i} giao cho tổ ${i % 7} làm tại điểm ${i * 3} trong đợt ${i % 11}.`, 1 + (i % 3)]))
    expect(pairForAdoption(large, withoutIds(large)).pairs).toHaveLength(3000)
  })
})

const WORDS = ['đê', 'thuyền', 'phao', 'loa', 'gạo', 'thuốc', 'trường', 'chợ', 'cống', 'kè', 'bến', 'đò', 'suối', 'rừng', 'đồi', 'ruộng', 'vườn', 'giếng', 'kho', 'máy', 'đèn', 'dây', 'neo', 'cầu']
const phrase = (length: fc.IntegerConstraints): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { minLength: length.min, maxLength: length.max }).map((words) => words.join(' '))
const sections = fc.uniqueArray(fc.record({ title: phrase({ min: 2, max: 5 }), text: phrase({ min: 6, max: 20 }), level: fc.integer({ min: 1, max: 3 }) }), { selector: ({ title }) => title, minLength: 1, maxLength: 10 })
const generated = sections.map((list) => plan(...list.map(({ title, text, level }, i): Spec => [`b${i}`, title, text, level])))
const seed = { seed: 20270415, numRuns: RUNS }

describe('laws of adopting', () => {
  it('M44: other numbers change no pair: neither a numbering, nor stored labels, nor the order of sections of one level', { timeout: 60_000 }, () => {
    fc.assert(fc.property(generated, generated, fc.infiniteStream(fc.nat(1000)), (base, other, numbers) => {
      const draft = withoutIds({ ...other, sections: [...base.sections.slice(0, 3), ...other.sections].map((section, i) => ({ ...section, id: `m${i}` })) })
      const found = pairForAdoption(base, draft)
      const renumbered = { meta: { ...draft.meta, numbering: [{ form: 'latin', before: '(', after: ')' } as const] }, sections: draft.sections.map((section) => ({ ...section, label: `${numbers.next().value ?? 0}.` })) }
      expect(pairForAdoption(base, renumbered)).toEqual(found)
    }), seed)
    fc.assert(fc.property(sections, fc.infiniteStream(fc.nat(1000)), (list, numbers) => {
      const base = plan(...list.map(({ title, text }, i): Spec => [`b${i}`, title, text]))
      const draft = withoutIds(base)
      const keys = new Map(draft.sections.map((section) => [section.id, numbers.next().value ?? 0]))
      const shuffled = { ...draft, sections: [...draft.sections].sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0)) }
      expect(pairsOf(base, shuffled)).toEqual(pairsOf(base, draft))
    }), seed)
  })

  it('M44: a fork’s own export pairs every unchanged section with itself, and is identical again once adopted', { timeout: 60_000 }, () => {
    fc.assert(fc.property(generated, (base) => {
      const terms = { đê: 'kè đá' }
      const draft = withoutIds(localisePlan(base, terms))
      expect(pairForAdoption(base, draft, terms).pairs.map(({ base: one, child }) => [one, child])).toEqual(base.sections.map((section, i) => [section.id, `n${i}`]))
      const adopted = adopt(base, draft, decided(base, draft, terms), { terms, newId: fresh() })
      expect(new Set(Object.values(states(adopted, base, terms)))).toEqual(new Set(['identical']))
    }), seed)
  })

  it('M45: whatever is decided, no id stands twice, no word of the draft changes, and every dropped section is omitted', { timeout: 60_000 }, () => {
    fc.assert(fc.property(generated, generated, fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 8 }), (base, other, wishes) => {
      const draft = withoutIds(other, (i) => `b${i}`)
      const decisions: AdoptionDecision[] = []
      for (const [b, c] of wishes) {
        const decision = { base: base.sections[b % base.sections.length]?.id ?? '', child: draft.sections[c % draft.sections.length]?.id ?? '' }
        if (adoptionFault(base, draft, [...decisions, decision]) === null) decisions.push(decision)
      }
      const made = adopt(base, draft, decisions, { newId: fresh() })
      expect(new Set(made.sections.map(({ id }) => id)).size).toBe(made.sections.length)
      expect([...made.sections].sort((a, b) => (a.order < b.order ? -1 : 1))).toEqual(made.sections)
      const said = (of: Plan): unknown => standing(of).map((section) => [sectionContent(section), section.level, places(standing(of), of.meta.numbering).get(section.id)?.label])
      expect(said(made)).toEqual(said(draft))
      const paired = new Set(decisions.map((one) => one.base))
      const found = states(made, base)
      for (const section of base.sections) expect(found[section.id] === 'omitted').toBe(!paired.has(section.id))
      expect(Object.values(found).filter((state) => state === 'local')).toHaveLength(draft.sections.length - decisions.length)
    }), seed)
  })
})

describe('adopting', () => {
  const draft = plan(
    ['m', '', 'Thực hiện kế hoạch của Thành phố.', 1, 'preamble'], ['a', 'MỤC ĐÍCH, YÊU CẦU'], ['a1', 'Mục đích', 'Giữ an toàn cho người dân ven sông của Quận trong mùa nước lớn.', 2],
    ['n', 'NHIỆM VỤ'], ['n2', 'Chuẩn bị thuyền và áo phao', 'Mỗi tổ một thuyền.', 2], ['riêng', 'Chợ nổi', 'Dời chợ lên bến cao.', 2], ['t', 'TỔ CHỨC THỰC HIỆN'],
  )

  it('M46: divergence, bases and omitted sections are those of a fork that was edited the same way', () => {
    const made = adopt(SUPERIOR, draft, decided(SUPERIOR, draft, TERMS), { terms: TERMS, newId: fresh() })
    expect(states(made, SUPERIOR, TERMS)).toEqual({
      mo: 'adapted', i: 'identical', i1: 'identical', i2: 'omitted', ii: 'identical', ii1: 'omitted', ii2: 'adapted', ii3: 'omitted', own1: 'local', iii: 'omitted', iv: 'identical', iv1: 'omitted', ket: 'omitted',
    })
    expect(made.sections.map(({ id }) => id)).toEqual(['mo', 'i', 'i1', 'i2', 'ii', 'ii1', 'ii2', 'ii3', 'own1', 'iii', 'iv', 'iv1', 'ket'])
    const dropped = made.sections.find(({ id }) => id === 'iii')
    const nothing: SectionContent = { title: [], blocks: [], runIn: false }
    expect(dropped).toMatchObject({ removed: true, base: hashRich(SUPERIOR.sections.find(({ id }) => id === 'iii') ?? nothing) })
    expect(sectionText(dropped ?? nothing)).toContain('Quận cấp một nửa')
  })

  it('M46: references follow their targets, in tables too; one to nowhere goes on pointing nowhere', () => {
    const cell = (to: string) => ({ type: 'tableRow', content: [{ type: 'tableCell', content: [refLeaf({ to, form: 'path', text: 'II' })] }] })
    const linked = { ...draft, sections: draft.sections.map((section) => (section.id !== 'n2' ? section : { ...section, blocks: [
      { type: 'paragraph', content: [refLeaf({ to: 'riêng', form: 'figure', text: '2' }), refLeaf({ to: 'a', form: 'figure', text: 'I' }), refLeaf({ to: 'iii', form: 'figure', text: 'III' })] },
      { type: 'table', content: [cell('t')] },
    ] })) }
    const made = adopt(SUPERIOR, linked, decided(SUPERIOR, draft, TERMS), { newId: fresh() })
    const text = JSON.stringify(made.sections.find(({ id }) => id === 'ii2')?.blocks)
    const targets = [...text.matchAll(/"to":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect([targets[0], targets[1], targets[3]]).toEqual(['own1', 'i', 'iv'])
    expect(made.sections.some(({ id }) => id === targets[2])).toBe(false)
  })

  it('M46: sections that speak of others are paired and identical all the same', () => {
    const base = plan(['a', 'Một', 'x'], ['b', '', 'Làm theo mục nói trên.'])
    const linked = { ...base, sections: base.sections.map((section) => (section.id === 'b' ? { ...section, blocks: [{ type: 'paragraph', content: [...textInline('Làm theo mục '), refLeaf({ to: 'a', form: 'figure', text: 'I' })] }] } : section)) }
    const own = withoutIds(linked)
    const moved = { ...own, sections: own.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => ({ ...block, content: block.content?.map((one) => (one.type === 'ref' ? refLeaf({ to: 'n0', form: 'figure', text: 'V' }) : one)) ?? [] })) })) }
    expect(states(adopt(linked, moved, decided(linked, moved), { newId: fresh() }), linked)).toEqual({ a: 'identical', b: 'identical' })
  })

  it('M46: what the draft had taken out stays out once, and ids of the superior are never used for anything else', () => {
    const own = withoutIds(SUPERIOR)
    const out = { ...own, sections: own.sections.map((section, i) => (i === 8 ? { ...section, removed: true } : section)) }
    const made = adopt(SUPERIOR, out, decided(SUPERIOR, out), { newId: fresh() })
    expect(made.sections.filter(({ removed }) => removed === true).map(({ id }) => id)).toEqual(['iii'])
    const clash = adopt(SUPERIOR, draft, [], { newId: (() => { let n = 0; return () => (n++ < 2 ? 'iii' : `own${n}`) })() })
    expect(clash.sections.filter(({ id }) => id === 'iii')).toMatchObject([{ removed: true }])
    expect(() => adopt(SUPERIOR, draft, [], { newId: () => 'iii' })).toThrow('fresh')
  })

  it('M45: decisions on what does not stand there, or made twice, are refused with their place', () => {
    const fault = (...decisions: readonly AdoptionDecision[]) => adoptionFault(SUPERIOR, draft, decisions)
    expect(fault({ base: 'i', child: 'a' })).toBeNull()
    expect(fault({ base: 'i', child: 'a' }, { base: 'i', child: 'n' })).toEqual({ at: 1, reason: 'base-twice' })
    expect(fault({ base: 'i', child: 'a' }, { base: 'ii', child: 'a' })).toEqual({ at: 1, reason: 'child-twice' })
    expect(fault({ base: 'none', child: 'a' })).toEqual({ at: 0, reason: 'unknown-base' })
    expect(fault({ base: 'i', child: 'none' })).toEqual({ at: 0, reason: 'unknown-child' })
    expect(() => adopt(SUPERIOR, draft, [{ base: 'none', child: 'a' }], { newId: fresh() })).toThrow(RangeError)
  })
})
