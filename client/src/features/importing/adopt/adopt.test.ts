import type { AdoptionPreview, PlanSummary, Unit } from '@thac/api'
import type { Basis, Plan, Section } from '@thac/plan'
import { emptyMeta, keysBetween, pairForAdoption, textInline } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import type { AdoptDesk } from './desk.ts'
import { agreeToAll, answer, candidatesOf, nextQuestion, openQuestions, rowsOf, startDesk } from './desk.ts'
import { foretell } from './outcome.ts'
import { asIssued, guessSuperior, superiorsFor } from './superiors.ts'

const UNITS = [unit('tinh', null), unit('ha', 'tinh'), unit('may', 'ha'), unit('sa', 'tinh')]

describe('the superiors’ plans to choose from', () => {
  const plans = [listed('p1', 'tinh', { number: '31/KH-UBND' }), listed('p2', 'ha', { number: '5/KH-UBND' }), listed('p3', 'tinh', { version: 0 }), listed('p4', 'sa', {}), listed('p5', 'tinh', { can: ['read'] })]

  it('are issued, by a unit above, the nearest first, and such that one may be made of them', () => {
    expect(superiorsFor(plans, UNITS, 'may').map(({ id }) => id)).toEqual(['p2', 'p1'])
    expect(superiorsFor(plans, UNITS, 'ha').map(({ id }) => id)).toEqual(['p1'])
    expect(superiorsFor(plans, UNITS, 'tinh')).toEqual([])
    expect(superiorsFor(plans, UNITS, null)).toEqual([])
  })

  it('leave out those that the unit has its plan of', () => {
    const own = listed('q', 'ha', { superior: { planId: 'p1', unitId: 'tinh', unitName: 'tinh', title: '', adopted: 1, newest: 1 } })
    expect(superiorsFor([...plans, own], UNITS, 'ha')).toEqual([])
    expect(superiorsFor([...plans, own], UNITS, 'sa').map(({ id }) => id)).toEqual(['p1'])
  })
})

describe('the superior’s plan that a draft cites', () => {
  const flood = listed('p1', 'tinh', { number: '05/KH-UBND', title: 'Chuẩn bị phòng, chống lụt mùa mưa năm 2027' })
  const school = listed('p2', 'tinh', { number: '31/KH-UBND', title: 'Dạy bơi cho học sinh trong hè' })

  it('is found by its number, whatever its noughts and spaces', () => {
    for (const number of ['5/KH-UBND', '05 / kh-ubnd', 'Số: 05/KH-UBND']) expect(guessSuperior({ bases: [basis({ number })] }, [school, flood])).toEqual({ planId: 'p1', why: 'number' })
    expect(guessSuperior({ bases: [basis({ text: 'Thực hiện Kế hoạch số 31/KH-UBND ngày 20 tháng 4 năm 2027' })] }, [school, flood])).toEqual({ planId: 'p2', why: 'number' })
    expect(guessSuperior({ bases: [basis({ number: '15/KH-UBND' }), basis({ text: 'trong 31 ngày' })] }, [school, flood])).toBeNull()
  })

  it('is known by the number that it was issued with, also to those who are shown its draft', () => {
    const draft = { ...flood, number: null, title: 'Đang sửa', can: ['read' as const, 'fork' as const] }
    expect(guessSuperior({ bases: [basis({ number: '05/KH-UBND' })] }, asIssued([school, draft], new Map([['p1', flood]])))).toEqual({ planId: 'p1', why: 'number' })
    expect(asIssued([school], new Map())).toEqual([school])
  })

  it('is found by its title where no number is known, and told apart by it where a number is given twice', () => {
    expect(guessSuperior({ bases: [basis({ text: 'Thực hiện Kế hoạch số …… về chuẩn bị phòng chống lụt mùa mưa năm 2027;' })] }, [school, flood])).toEqual({ planId: 'p1', why: 'title' })
    const twin = { ...school, number: '05/KH-UBND' }
    expect(guessSuperior({ bases: [basis({ number: '05/KH-UBND', text: 'số 05/KH-UBND về dạy bơi cho học sinh trong hè' })] }, [flood, twin])).toEqual({ planId: 'p2', why: 'number' })
    expect(guessSuperior({ bases: [basis({ number: '05/KH-UBND' })] }, [flood, twin])).toBeNull()
    expect(guessSuperior({ bases: [basis({ text: 'về dạy bơi' })] }, [listed('x', 'tinh', { title: 'Dạy bơi' })])).toBeNull()
  })
})

describe('answering', () => {
  const preview = found([['a', 'x', 0.5, true, ['y']], ['b', 'y', 0.4, true, ['x', 'z']], ['c', 'z', 0.95, false, []]])

  it('asks the least sure first, goes round, and ends when all have an answer', () => {
    const desk = startDesk(preview)
    expect(desk.questions).toEqual(['b', 'a'])
    expect(nextQuestion(desk, null)).toBe('b')
    const one = answer(desk, 'a', 'x')
    expect(nextQuestion(one, 'a')).toBe('b')
    expect(openQuestions(answer(one, 'b', null))).toEqual([])
    expect(openQuestions(agreeToAll(desk))).toEqual([])
    expect([...agreeToAll(desk).pairs]).toEqual([...desk.pairs])
  })

  it('takes a section that was another’s from it, and asks about that one', () => {
    const desk = answer(answer(startDesk(preview), 'a', 'x'), 'b', 'z')
    expect([...desk.pairs].sort()).toEqual([['a', 'x'], ['b', 'z']])
    expect(openQuestions(desk)).toEqual(['c'])
    expect(openQuestions(answer(desk, 'b', 'x'))).toEqual(['a', 'c'])
  })

  it('never has a section of one’s own in two pairs, whatever is answered', () => {
    let desk: AdoptDesk = startDesk(preview)
    for (const [base, child] of [['a', 'z'], ['c', 'z'], ['b', 'z'], ['a', 'x'], ['c', null], ['b', 'x']] as const) {
      desk = answer(desk, base, child)
      expect(new Set(desk.pairs.values()).size).toBe(desk.pairs.size)
    }
  })

  it('offers three at most: what was proposed first, then what is chosen', () => {
    expect(candidatesOf(preview, startDesk(preview), 'b')).toEqual(['y', 'x', 'z'])
    expect(candidatesOf(preview, answer(startDesk(preview), 'a', 'w'), 'a')).toEqual(['x', 'w', 'y'])
    expect(candidatesOf(preview, startDesk(preview), 'none')).toEqual([])
  })
})

describe('both outlines beside each other', () => {
  const superior = plan(['p', 'Mục đích', 'Giữ đê.'], ['q', 'Kinh phí', 'Do quỹ.'], ['r', 'Thời gian', 'Mùa mưa.'], ['s', 'Tổ chức', 'Các tổ.'])
  const draft = plan(['1', 'Tổ chức', 'Các tổ.'], ['2', 'Chợ đêm', 'Dời chợ.'], ['3', 'Mục đích', 'Giữ đê thật chắc.'])

  it('stand in one’s own order; what one has not stands behind what it follows there', () => {
    const desk: AdoptDesk = { pairs: new Map([['p', '3'], ['s', '1']]), questions: [], answered: new Set() }
    expect(rowsOf(superior, draft, desk)).toEqual([{ base: 's', child: '1' }, { base: null, child: '2' }, { base: 'p', child: '3' }, { base: 'q', child: null }, { base: 'r', child: null }])
    const below: Plan = { ...draft, sections: draft.sections.map((section) => (section.id === '2' ? { ...section, level: 2 } : section)) }
    expect(rowsOf(superior, below, { ...desk, pairs: new Map([['r', '1']]) }).map(({ base, child }) => base ?? child)).toEqual(['p', 'q', 'r', '2', 's', '3'])
    expect(rowsOf(superior, draft, { ...desk, pairs: new Map() }).slice(0, 4).map(({ base }) => base)).toEqual(['p', 'q', 'r', 's'])
  })

  it('tell beforehand how every section will stand', () => {
    const desk = startDesk({ pairs: pairForAdoption(superior, draft).pairs.map((pair) => ({ ...pair, alternatives: [] })) })
    const { states, summary } = foretell(superior, draft, desk, {})
    expect(Object.fromEntries([...states].filter(([id]) => !id.startsWith('own')))).toEqual({ p: 'adapted', q: 'omitted', r: 'omitted', s: 'identical' })
    expect(summary).toMatchObject({ identical: 1, adapted: 1, omitted: 2, local: 1 })
  })
})

function unit(id: string, parentId: string | null): Unit {
  return { id, parentId, code: id, name: id, shortName: id, level: 'other', place: '', notation: '', terms: {} }
}

function listed(id: string, unitId: string, more: Partial<PlanSummary>): PlanSummary {
  return {
    id, unitId, unitName: unitId, kind: 'KẾ HOẠCH', title: id, number: null, version: 1, superior: null, states: {}, sections: 1, openComments: 0, waiting: 0,
    editedAt: '2027-05-02T00:00:00.000Z', editedBy: null, can: ['fork'], ...more,
  }
}

function basis(more: Partial<Basis>): Basis {
  return { kind: 'Kế hoạch', number: null, date: null, issuer: null, ...more }
}

function found(list: readonly (readonly [base: string, child: string, confidence: number, doubtful: boolean, others: readonly string[]])[]): Pick<AdoptionPreview, 'pairs'> {
  return { pairs: list.map(([base, child, confidence, doubtful, others]) => ({ base, child, by: 'content', confidence, doubtful, alternatives: others.map((one) => ({ child: one, confidence: 0.3 })) })) }
}

function plan(...specs: readonly (readonly [id: string, title: string, text: string])[]): Plan {
  const keys = keysBetween(null, null, specs.length)
  return {
    meta: emptyMeta('Kế hoạch'),
    sections: specs.map(([id, title, text], i): Section => ({ id, order: keys[i] ?? '', level: 1, kind: 'body', runIn: false, title: textInline(title), blocks: [{ type: 'paragraph', content: textInline(text) }] })),
  }
}
