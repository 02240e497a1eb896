import type { DemoAccount, Me, Unit } from '@thac/api'
import { describe, expect, it } from 'vitest'
import { codeFrom, unitLines } from './people.ts'

function unit(id: string, shortName: string, parentId: string | null): Unit {
  return { id, parentId, code: id, name: `Ủy ban nhân dân ${shortName}`, shortName, level: 'other', place: '', notation: '', terms: {} }
}
const units = [unit('tinh', 'Tỉnh Lam Giang', null), unit('ha', 'Huyện Sơn Hạ', 'tinh'), unit('may', 'Xã Khe Mây', 'ha'), unit('sa', 'Huyện Bình Sa', 'tinh')]
const accounts: readonly DemoAccount[] = [{ id: 'd1', name: 'Trần Minh Khoa', role: 'drafter', unitId: 'ha', unitName: 'Huyện Sơn Hạ', unitLevel: 'district' }]
const me: Me = { user: { id: 'u', name: 'Lê Thu Hạnh', color: '#123456', email: 'a@b.example' }, memberships: [{ unitId: 'ha', role: 'admin' }], demo: true }
const ids = (search: string): string => unitLines(units, accounts, me, search).map(({ unit: { id } }) => id).join(' ')

describe('units and people', () => {
  it('are a tree with the people of each unit, the one signed in among them', () => {
    const lines = unitLines(units, accounts, me, '')
    expect(lines.map(({ unit: { id }, depth, own }) => `${depth} ${id}${own ? ' own' : ''}`)).toEqual(['0 tinh', '1 ha own', '2 may', '1 sa'])
    expect(lines[1]?.members.map(({ name, role, self }) => `${name} ${role} ${self}`)).toEqual(['Lê Thu Hạnh admin true', 'Trần Minh Khoa drafter false'])
  })

  it('may be added to by an admin of the unit or of one above', () => {
    expect(unitLines(units, accounts, me, '').map(({ mayAdd }) => mayAdd)).toEqual([false, true, true, false])
    expect(unitLines(units, accounts, null, '').some(({ mayAdd }) => mayAdd)).toBe(false)
  })

  it('are found by name, code or person, with what they stand under', () => {
    expect(ids('khe mây')).toBe('tinh ha may')
    expect(ids('KHOA')).toBe('tinh ha')
    expect(ids('sa')).toBe('tinh sa')
    expect(ids('không ai')).toBe('')
  })

  it('get a code from their name', () => {
    expect(codeFrom('Xã Đồng Suối Bạc')).toBe('xa-dong-suoi-bac')
    expect(codeFrom('  — ')).toBe('')
  })
})
