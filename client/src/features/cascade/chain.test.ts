import type { Answer, PlanDetail, PlanSummary, Unit } from '@thac/api'
import { describe, expect, it } from 'vitest'
import { chainOf, figuresOf, rowSummary, rowsShown } from './chain.ts'

const summary: PlanSummary = {
  id: 'p', unitId: 'tinh', unitName: 'Tỉnh', kind: 'KẾ HOẠCH', title: 'Phòng lụt', number: null, version: 2, superior: null, states: {}, sections: 2,
  openComments: 0, waiting: 0, editedAt: '2026-11-20T08:00:00Z', editedBy: null, can: ['read'],
}
const plan: PlanDetail = {
  ...summary, lineage: [], versions: [], terms: {},
  subordinates: [{ planId: 'p-ha', unitId: 'ha', unitName: 'Hạ', adopted: 1, version: 1, states: { identical: 1, 'update-available': 1 } }],
}
function unit(id: string, parentId: string | null): Unit {
  return { id, parentId, code: id, name: id, shortName: id, level: 'other', place: '', notation: '', terms: {} }
}
const units = [unit('tinh', null), unit('ha', 'tinh'), unit('may', 'ha'), unit('ngan', 'ha'), unit('sa', 'tinh'), unit('bai', 'sa'), unit('dong', 'tinh'), unit('go', 'dong')]
const rollup: Answer<'rollup'> = {
  sections: [{ id: 'a', path: 'I', heading: 'Mục đích' }, { id: 'b', path: 'II', heading: 'Nhiệm vụ' }],
  units: [
    { planId: 'p-ha', unitId: 'ha', unitName: 'Hạ', depth: 1, adopted: 1, cells: { a: 'identical', b: 'conflict' }, local: 1 },
    { planId: 'p-may', unitId: 'may', unitName: 'Mây', depth: 2, adopted: 1, cells: { a: 'identical' }, local: 0 },
    { planId: 'p-sa', unitId: 'sa', unitName: 'Sa', depth: 1, adopted: 2, cells: { a: 'identical', b: 'identical' }, local: 0 },
  ],
}
const plans = [summary, { ...summary, id: 'p-ha', version: 1 }]
const chain = chainOf(plan, rollup, plans, units)

describe('the picture of the cascade', () => {
  it('is the tree of plans, with the units below an issued plan that have none after it', () => {
    expect(chain.map(({ kind, unitId, depth }) => `${depth} ${unitId} ${kind}`)).toEqual(['0 tinh plan', '1 ha plan', '2 may plan', '2 ngan gap', '1 sa plan', '1 dong gap'])
  })

  it('knows who is behind the newest version of the plan above', () => {
    const follow = chain.flatMap((node) => (node.kind === 'plan' ? [`${node.unitId} ${node.adopted}/${node.newest}`] : []))
    expect(follow).toEqual(['tinh 0/0', 'ha 1/2', 'may 1/1', 'sa 2/2'])
  })

  it('adds up what is below', () => {
    expect(figuresOf(chain)).toEqual({ made: 2, units: 3, current: 2, plans: 3, waiting: 1, local: 1 })
  })

  it('shows the plans right below where the rollup may not be read', () => {
    const few = chainOf(plan, null, [], units)
    expect(few.map(({ unitId }) => unitId)).toEqual(['tinh', 'ha', 'may', 'ngan', 'sa', 'dong'])
    expect(few[1]).toMatchObject({ kind: 'plan', version: 1, waiting: 1 })
    expect(few[4]).toMatchObject({ kind: 'gap', superiorId: 'p' })
  })
})

describe('the matrix', () => {
  it('leaves out, unless told, what every unit says as the superior does', () => {
    expect(rowsShown(rollup, false).map(({ id }) => id)).toEqual(['b'])
    expect(rowsShown(rollup, true)).toHaveLength(2)
  })

  it('tells for one section which units stand where', () => {
    const told = [...rowSummary(rollup, 'b')].map(([state, found]) => `${state} ${found.map(({ unitId }) => unitId).join(' ')}`)
    expect(told).toEqual(['conflict ha', 'absent may', 'identical sa'])
  })
})
