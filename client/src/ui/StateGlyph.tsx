import type { SectionState } from '@thac/api'
import type { ReactElement } from 'react'

/** The colour of a state, as a CSS value. Amber waits, red is wrong. */
export const STATE_COLOR: Readonly<Record<SectionState, string>> = {
  identical: 'var(--thac-state-quiet)',
  adapted: 'var(--thac-state-adapted)',
  local: 'var(--thac-state-local)',
  'update-available': 'var(--thac-state-waits)',
  diverged: 'var(--thac-state-waits)',
  'new-from-superior': 'var(--thac-state-waits)',
  conflict: 'var(--thac-state-conflict)',
  omitted: 'var(--thac-state-quiet)',
  withdrawn: 'var(--thac-state-withdrawn)',
  converged: 'var(--thac-state-converged)',
}

/** The shape of a state, drawn in a square of 14 by 14 units. */
export function StateGlyph({ state, size }: { readonly state: SectionState; readonly size: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill="none" stroke={STATE_COLOR[state]} strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {shapeOf(state)}
    </svg>
  )
}

function shapeOf(state: SectionState): ReactElement {
  const fill = STATE_COLOR[state]
  switch (state) {
    case 'identical': return <circle cx="7" cy="7" r="5" />
    case 'adapted': return <><circle cx="7" cy="7" r="5" /><path d="M7 2a5 5 0 0 1 0 10z" fill={fill} /></>
    case 'local': return <path d="M7 2v10M2 7h10" strokeWidth="2.4" />
    case 'update-available': return <path d="M7 2v9.5M3 8l4 4 4-4" strokeWidth="2" />
    case 'diverged': return <path d="M4 12V2.5M1.5 5 4 2.3 6.5 5M10 2v9.5M7.5 9l2.5 2.7L12.5 9" strokeWidth="1.7" />
    case 'new-from-superior': return <><rect x="2" y="2" width="10" height="10" rx="2" /><path d="M7 4.7v4.6M4.7 7h4.6" /></>
    case 'conflict': return <path d="M8.2 1 2.8 8h3.4L5.8 13l5.4-7H7.8z" fill={fill} strokeWidth="1" />
    case 'omitted': return <><circle cx="7" cy="7" r="5" /><path d="M3.6 10.4 10.4 3.6" /></>
    case 'withdrawn': return <path d="M3 3l8 8M11 3l-8 8" strokeWidth="2.2" />
    case 'converged': return <path d="M2 7.5 5.5 11 12 3.5" strokeWidth="2.2" />
  }
}
