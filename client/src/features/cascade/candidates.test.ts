import type { Me, Unit } from '@thac/api'
import { describe, expect, it } from 'vitest'
import { candidatesOf, firstChoice } from './candidates.ts'

function unit(id: string, parentId: string | null): Unit {
  return { id, parentId, code: id, name: id, shortName: id, level: 'other', place: '', notation: '', terms: {} }
}
function me(unitId: string, role: Me['memberships'][number]['role']): Me {
  return { user: { id: 'u', name: 'Lê Thu Hạnh', color: '#123456', email: 'a@b.example' }, memberships: [{ unitId, role }], demo: true }
}
const units = [unit('tinh', null), unit('ha', 'tinh'), unit('may', 'ha'), unit('sa', 'tinh')]
const plan = { unitId: 'tinh', subordinates: [{ planId: 'p1', unitId: 'sa', unitName: 'sa', adopted: 1, version: 0, states: {} }] }
const told = (person: Me | null): string[] => candidatesOf(plan, units, person).map(({ unit: one, depth, planId, may }) => `${one.id} ${depth} ${planId ?? '-'} ${may}`)

describe('units a plan can be made for', () => {
  it('are all those below, with the plan they have already', () => {
    expect(told(null)).toEqual(['ha 1 - false', 'may 2 - false', 'sa 1 p1 false'])
    expect(candidatesOf({ ...plan, unitId: 'may' }, units, null)).toEqual([])
  })

  it('may be chosen by their own drafters and by admins of their own or above', () => {
    expect(told(me('ha', 'drafter'))).toEqual(['ha 1 - true', 'may 2 - false', 'sa 1 p1 false'])
    expect(told(me('ha', 'admin'))).toEqual(['ha 1 - true', 'may 2 - true', 'sa 1 p1 false'])
    expect(told(me('tinh', 'drafter')).every((line) => line.endsWith('false'))).toBe(true)
    expect(told(me('ha', 'approver')).every((line) => line.endsWith('false'))).toBe(true)
  })

  it('begin with the own unit, and with none where it has a plan or there are several', () => {
    const choose = (person: Me): readonly string[] => firstChoice(candidatesOf(plan, units, person), person)
    expect(choose(me('ha', 'admin'))).toEqual(['ha'])
    expect(choose(me('sa', 'drafter'))).toEqual([])
    expect(choose(me('tinh', 'admin'))).toEqual([])
  })
})
