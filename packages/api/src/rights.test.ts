import { describe, expect, it } from 'vitest'
import { Role, canDraftFor, unitPath } from './index.ts'

const UNITS = [{ id: 'tinh', parentId: null }, { id: 'ha', parentId: 'tinh' }, { id: 'may', parentId: 'ha' }]

describe('drafting for a unit', () => {
  it('W1: its drafters, its admins and admins above; nobody below, beside or of another role', () => {
    const path = unitPath('ha', UNITS)
    const may = Role.options.flatMap((role) => ['ha', 'tinh', 'may', 'khác'].flatMap((unitId) => (canDraftFor([{ unitId, role }], path) ? [`${role} ${unitId}`] : [])))
    expect(may.sort()).toEqual(['admin ha', 'admin tinh', 'drafter ha'])
    expect(canDraftFor([], path)).toBe(false)
    expect(canDraftFor([{ unitId: 'may', role: 'admin' }, { unitId: 'ha', role: 'drafter' }], path)).toBe(true)
  })

  it('a unit’s path goes up to the root, and ends in a ring', () => {
    expect(unitPath('may', UNITS)).toEqual(['may', 'ha', 'tinh'])
    expect(unitPath('x', [{ id: 'x', parentId: 'y' }, { id: 'y', parentId: 'x' }])).toEqual(['x', 'y'])
  })
})
