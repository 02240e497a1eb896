import { Role } from '@thac/api'
import { describe, expect, it } from 'vitest'
import type { Actor, Deed, Standing, UnitPath } from './can.ts'
import { DEEDS, actionsOf, can, canAddUnit, canDraftFor, standing } from './can.ts'

const PATHS: Record<Standing, UnitPath> = {
  own: ['sonha', 'lamgiang'],
  above: ['lamgiang'],
  below: ['khemay', 'sonha', 'lamgiang'],
  elsewhere: ['binhsa', 'lamgiang'],
}
const PLAN: UnitPath = ['sonha', 'lamgiang']
const as = (role: Role, path: UnitPath): Actor => ({ userId: 'u', memberships: [{ role, path }] })

/** Written out a second time on purpose: a slip in the table of the source does not slip through. */
const ALLOWED: Record<Standing, Record<Role, string>> = {
  own: {
    admin: 'read read-issued edit comment resolve issue fork decide manage',
    drafter: 'read read-issued edit comment resolve fork decide',
    reviewer: 'read read-issued comment resolve',
    approver: 'read read-issued comment resolve issue',
    reader: 'read read-issued',
  },
  above: {
    admin: 'read read-issued edit comment resolve issue fork decide manage',
    drafter: 'read read-issued comment',
    reviewer: 'read read-issued comment',
    approver: 'read read-issued comment',
    reader: 'read read-issued',
  },
  below: { admin: 'read-issued fork', drafter: 'read-issued fork', reviewer: 'read-issued', approver: 'read-issued', reader: 'read-issued' },
  elsewhere: { admin: '', drafter: '', reviewer: '', approver: '', reader: '' },
}

describe('can', () => {
  for (const [where, roles] of Object.entries(ALLOWED) as [Standing, Record<Role, string>][]) {
    for (const [role, words] of Object.entries(roles) as [Role, string][]) {
      it(`W1: ${role}, ${where}: ${words === '' ? 'nothing' : words}`, () => {
        const allowed = DEEDS.filter((deed) => can(as(role, PATHS[where]), deed, { unit: PLAN, issued: true }))
        expect(allowed.join(' ')).toBe(words)
        const draft = DEEDS.filter((deed) => can(as(role, PATHS[where]), deed, { unit: PLAN, issued: false }))
        expect(draft).toEqual(allowed.filter((deed) => deed !== 'read-issued' && deed !== 'fork'))
      })
    }
  }

  it('W1: nobody without a membership may do anything', () => {
    for (const deed of DEEDS) expect(can({ userId: 'u', memberships: [] }, deed, { unit: PLAN, issued: true })).toBe(false)
  })

  it('W1: memberships add up', () => {
    const actor: Actor = { userId: 'u', memberships: [{ role: 'reader', path: PATHS.own }, { role: 'approver', path: PATHS.own }] }
    expect(can(actor, 'issue', { unit: PLAN, issued: false })).toBe(true)
  })

  it('W1: the interface is told of actions, not of reading what is issued', () => {
    const actions: readonly Deed[] = actionsOf(as('drafter', PATHS.below), { unit: PLAN, issued: true })
    expect(actions).toEqual(['fork'])
  })

  it('W1: units stand to each other by their paths', () => {
    for (const [where, path] of Object.entries(PATHS)) expect(standing(path, PLAN)).toBe(where)
  })

  it('W1: drafters of a unit and admins of it or above draft for it', () => {
    expect(canDraftFor(as('drafter', PATHS.own), PLAN)).toBe(true)
    expect(canDraftFor(as('admin', PATHS.above), PLAN)).toBe(true)
    expect(canDraftFor(as('drafter', PATHS.above), PLAN)).toBe(false)
    expect(canDraftFor(as('reviewer', PATHS.own), PLAN)).toBe(false)
    for (const path of Object.values(PATHS)) {
      for (const role of Role.options) expect(canDraftFor(as(role, path), PLAN)).toBe(can(as(role, path), 'edit', { unit: PLAN, issued: false }))
    }
  })

  it('W1: admins add units below; a root is added by an admin of a root', () => {
    expect(canAddUnit(as('admin', PATHS.own), PLAN)).toBe(true)
    expect(canAddUnit(as('admin', PATHS.below), PLAN)).toBe(false)
    expect(canAddUnit(as('admin', PATHS.above), null)).toBe(true)
    expect(canAddUnit(as('admin', PATHS.own), null)).toBe(false)
  })
})
