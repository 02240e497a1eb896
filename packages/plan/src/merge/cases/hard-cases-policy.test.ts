import { describe, expect, it } from 'vitest'
import type { Plan, SectionId, SectionPolicy } from '../../index.ts'
import { divergence, hashRich, mergePlans } from '../../index.ts'
import { forkOf, outlined, plan } from './hard-case-samples.ts'

const V1 = plan(['a', 1, 'Trực ban', 'Trực ban hai mươi bốn giờ trong ngày.'], ['b', 1, 'Trạm bơm', 'Kiểm tra toàn bộ trạm bơm tiêu úng.'])
const rows = (mine: Plan, policy: readonly (readonly [SectionId, SectionPolicy])[]) => divergence({
  mine, adopted: V1, newest: null, bases: new Map(V1.sections.map((one) => [hashRich(one), one])), terms: {}, policy: new Map(policy),
}).sections

describe('hard cases of policy', () => {
  it('D12, case 29: tightened on an adapted section: no word changes by the merge, and the breach is told', () => {
    const child = forkOf(V1, plan(['a', 1, 'Trực ban', 'Trực ban mười hai giờ trong ngày.'], ['b', 1, 'Trạm bơm', 'Kiểm tra toàn bộ trạm bơm tiêu úng.']))
    const merged = mergePlans(V1, V1, child)
    expect(outlined(merged.plan)).toEqual(outlined(child))
    expect([merged.conflicts, merged.applied]).toEqual([[], []])
    const [row] = rows(child, [['a', 'verbatim']])
    expect([row?.state, row?.flags.includes('policy-breach'), row?.severity]).toEqual(['adapted', true, 'red'])
    expect([rows(child, [['a', 'adapt']])[0]?.severity, rows(child, [['a', 'optional']])[0]?.severity]).toEqual(['none', 'none'])
    expect(rows(child, [['a', 'adapt']])[0]?.flags).not.toContain('policy-breach')
    expect(rows(child, [])[0]?.flags).not.toContain('policy-breach')
  })

  it('D12, case 29: tightened to adapt on a section that is identical: told as not localised', () => {
    const child = forkOf(V1)
    expect(rows(child, [['a', 'adapt']])[0]?.flags).toContain('not-localised')
    expect(rows(child, [['a', 'adapt']])[0]?.severity).toBe('amber')
    expect(rows(child, [['a', 'verbatim']])[0]?.flags).toEqual([])
  })

  it('D12, case 30: optional became mandatory on a section that was left out: it stays out, and the breach is told', () => {
    const fork = forkOf(V1)
    const child: Plan = { ...fork, sections: fork.sections.map((one) => (one.id === 'b' ? { ...one, removed: true } : one)) }
    const merged = mergePlans(V1, V1, child)
    expect(outlined(merged.plan)).toEqual(outlined(child))
    expect(merged.conflicts).toEqual([])
    const row = (policy: SectionPolicy) => rows(child, [['b', policy]]).find(({ id }) => id === 'b')
    expect([row('optional')?.state, row('optional')?.flags.includes('policy-breach')]).toEqual(['omitted', false])
    expect([row('required')?.state, row('required')?.flags.includes('policy-breach')]).toEqual(['omitted', true])
    expect([row('optional')?.severity, row('required')?.severity, row('verbatim')?.severity]).toEqual(['grey', 'red', 'red'])
    expect(row('verbatim')?.flags).toContain('policy-breach')
  })
})
