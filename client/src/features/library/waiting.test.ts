import type { PlanSummary } from '@thac/api'
import { describe, expect, it } from 'vitest'
import { shelvesOf, tasksOf } from './waiting.ts'

function summary(id: string, over: Partial<PlanSummary> = {}): PlanSummary {
  return {
    id, unitId: 'huyen', unitName: 'Huyện', kind: 'KẾ HOẠCH', title: id, number: null, version: 1, superior: null, states: {}, sections: 3, openComments: 0,
    waiting: 0, editedAt: '2026-03-01T00:00:00Z', editedBy: null, can: ['read', 'edit', 'resolve', 'decide'], ...over,
  }
}
const superior = { planId: 'tinh', unitId: 'tinh', unitName: 'Tỉnh', title: 'T', adopted: 1, newest: 2 }
const province = summary('tinh', { unitId: 'tinh', can: ['fork'] })

describe('what waits', () => {
  it('names newer texts, open comments and drafts of our own units', () => {
    const plans = [summary('a', { waiting: 2, superior }), summary('b', { openComments: 1 }), summary('c', { version: 0 }), province]
    expect(tasksOf(plans, ['huyen']).map(({ kind, plan }) => `${kind}:${plan.id}`)).toEqual(['upstream:a', 'comments:b', 'draft:c'])
  })
  it('offers a superior plan until one of ours carries it out', () => {
    expect(tasksOf([province], ['huyen']).map(({ kind }) => kind)).toEqual(['fork'])
    expect(tasksOf([province, summary('a', { superior })], ['huyen'])).toEqual([])
  })
  it('leaves out what this person may not do', () => {
    const reads = { can: ['read' as const] }
    expect(tasksOf([summary('a', { ...reads, waiting: 2, superior }), summary('b', { ...reads, openComments: 4 }), summary('c', { ...reads, version: 0 })], ['huyen'])).toEqual([])
  })
  it('puts every plan on one shelf', () => {
    const below = summary('xa', { unitId: 'xa', can: ['read'] })
    const { ours, above, below: under } = shelvesOf([summary('a'), province, below], ['huyen'])
    expect([ours, above, under].map((list) => list.map(({ id }) => id))).toEqual([['a'], ['tinh'], ['xa']])
  })
})
