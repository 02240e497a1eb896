import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SectionFlag, SectionPolicy, SectionState, Severity } from '../index.ts'
import { SECTION_STATES, SEVERITIES, policyFlags, severityOf } from '../index.ts'

/* The table as an official would read it: · nothing, g to be noted, a to be looked at, R against the rule. */
const STATES: readonly SectionState[] = ['identical', 'update-available', 'adapted', 'diverged', 'conflict', 'converged', 'omitted', 'new-from-superior', 'withdrawn', 'local']
const ROWS: readonly (readonly [SectionPolicy | null, string])[] = [
  [null, '·g·aa·gga·'],
  ['verbatim', '·aRRR·Raa·'],
  ['adapt', 'aa·aaaRaa·'],
  ['required', '·g·aa·Raa·'],
  ['optional', '·g·aa·gga·'],
]
const CELLS = ROWS.flatMap(([policy, row]) => STATES.map((state, i) => [policy, state, SEVERITIES['·gaR'.indexOf(row[i] ?? '')] ?? 'none'] as const))
const RISING: readonly Severity[] = ['none', 'grey', 'amber', 'red']
const RAISED: Readonly<Record<SectionFlag, Severity>> = {
  moved: 'none', split: 'none', joined: 'none', spelling: 'none', punctuation: 'none', format: 'none', localised: 'none', 'heading-only': 'none',
  leftover: 'amber', 'field-unfilled': 'amber', 'superior-changed': 'amber', 'not-localised': 'amber', 'policy-breach': 'red',
}
// The keys of a record of all flags.
const FLAGS = Object.keys(RAISED) as SectionFlag[]

describe('severity', () => {
  it('D34: the table here has every state', () => {
    expect([...STATES].sort()).toEqual([...SECTION_STATES].sort())
    expect(CELLS).toHaveLength(50)
  })

  it.each(CELLS)('D34: policy %s, state %s: %s', (policy, state, severity) => {
    expect(severityOf(policy, state, [])).toBe(severity)
  })

  it('D34: flags raise it and never lower it', () => {
    for (const [policy, state, cell] of CELLS) {
      for (const flag of FLAGS) expect(severityOf(policy, state, [flag])).toBe(RISING[Math.max(RISING.indexOf(cell), RISING.indexOf(RAISED[flag]))])
    }
    fc.assert(fc.property(fc.constantFrom(...CELLS), fc.subarray(FLAGS), fc.constantFrom(...FLAGS), ([policy, state], flags, more) => {
      expect(RISING.indexOf(severityOf(policy, state, [...flags, more]))).toBeGreaterThanOrEqual(RISING.indexOf(severityOf(policy, state, flags)))
      expect(severityOf(policy, state, [...flags].reverse())).toBe(severityOf(policy, state, flags))
    }))
  })

  it('D35: a breach is a breach in the table too, and what was to be made concrete is amber at least', () => {
    for (const [policy, state] of CELLS) {
      for (const copied of [false, true]) {
        const flags = policyFlags(policy, state, copied)
        if (flags.includes('policy-breach')) expect(severityOf(policy, state, flags)).toBe('red')
        if (flags.includes('not-localised')) expect(severityOf(policy, state, flags)).toBe('amber')
        if (state === 'withdrawn' || state === 'local' || state === 'new-from-superior') expect(flags).toEqual([])
      }
    }
    expect(policyFlags('verbatim', 'adapted', false)).toEqual(['policy-breach'])
    expect(policyFlags('verbatim', 'converged', true)).toEqual([])
    expect(policyFlags('adapt', 'identical', true)).toEqual(['not-localised'])
    expect(policyFlags('adapt', 'adapted', false)).toEqual([])
    expect(policyFlags('required', 'omitted', false)).toEqual(['policy-breach'])
    expect(policyFlags('optional', 'omitted', false)).toEqual([])
  })
})
