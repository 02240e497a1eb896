import type { SectionFlag } from './flags.ts'
import type { SectionState } from './state.ts'

/** What a superior lets subordinates do with a section: leave it as it is, make it concrete, keep it, drop it. */
export type SectionPolicy = 'verbatim' | 'adapt' | 'required' | 'optional'

/** How much a row wants someone, rising: nothing; to be noted; to be looked at; against the superior's rule. */
export type Severity = 'none' | 'grey' | 'amber' | 'red'

export const SEVERITIES: readonly Severity[] = ['none', 'grey', 'amber', 'red']

/**
 * The severity of a section in `state` under `policy` (null: none was set): the cell of the table, raised by what its flags
 * ask for. Pure and total.
 */
export function severityOf(policy: SectionPolicy | null, state: SectionState, flags: readonly SectionFlag[]): Severity {
  return flags.reduce<Severity>((worst, flag) => graver(worst, BY_FLAG[flag]), TABLE[policy ?? 'none'][state])
}

/**
 * `policy-breach` where a section was dropped or changed against the policy, `not-localised` where it was to be made concrete and
 * says what the superior says. `copied`: the text here is the superior's, of the base or of the newest version.
 */
export function policyFlags(policy: SectionPolicy | null, state: SectionState, copied: boolean): readonly SectionFlag[] {
  // Not here by anyone's doing, or no longer the superior's to rule on.
  if (policy === null || state === 'new-from-superior' || state === 'withdrawn' || state === 'local') return []
  switch (policy) {
    case 'optional': return []
    case 'required': return state === 'omitted' ? ['policy-breach'] : []
    case 'verbatim': return state === 'omitted' || !copied ? ['policy-breach'] : []
    case 'adapt': return state === 'omitted' ? ['policy-breach'] : copied ? ['not-localised'] : []
  }
}

const TABLE: Readonly<Record<SectionPolicy | 'none', Readonly<Record<SectionState, Severity>>>> = {
  none: {
    identical: 'none', 'update-available': 'grey', adapted: 'none', diverged: 'amber', conflict: 'amber', converged: 'none',
    omitted: 'grey', 'new-from-superior': 'grey', withdrawn: 'amber', local: 'none',
  },
  verbatim: {
    identical: 'none', 'update-available': 'amber', adapted: 'red', diverged: 'red', conflict: 'red', converged: 'none',
    omitted: 'red', 'new-from-superior': 'amber', withdrawn: 'amber', local: 'none',
  },
  adapt: {
    identical: 'amber', 'update-available': 'amber', adapted: 'none', diverged: 'amber', conflict: 'amber', converged: 'amber',
    omitted: 'red', 'new-from-superior': 'amber', withdrawn: 'amber', local: 'none',
  },
  required: {
    identical: 'none', 'update-available': 'grey', adapted: 'none', diverged: 'amber', conflict: 'amber', converged: 'none',
    omitted: 'red', 'new-from-superior': 'amber', withdrawn: 'amber', local: 'none',
  },
  optional: {
    identical: 'none', 'update-available': 'grey', adapted: 'none', diverged: 'amber', conflict: 'amber', converged: 'none',
    omitted: 'grey', 'new-from-superior': 'grey', withdrawn: 'amber', local: 'none',
  },
}

const BY_FLAG: Readonly<Record<SectionFlag, Severity>> = {
  moved: 'none', split: 'none', joined: 'none', spelling: 'none', punctuation: 'none', format: 'none', localised: 'none', 'heading-only': 'none',
  leftover: 'amber', 'field-unfilled': 'amber', 'superior-changed': 'amber', 'not-localised': 'amber', 'policy-breach': 'red',
}

function graver(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? b : a
}
