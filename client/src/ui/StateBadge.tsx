import type { SectionState } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { STATE_COLOR, StateGlyph } from './StateGlyph.tsx'
import classes from './State.module.css'

export interface StateBadgeProps {
  readonly state: SectionState
  /** Pixels: 14 in lists, 18 where it stands alone. */
  readonly size?: 14 | 18
}

/** A section's state, the same everywhere: colour, shape and letter, its name for those who hover or listen. */
export function StateBadge({ state, size = 14 }: StateBadgeProps): ReactElement {
  const { t } = useTranslation()
  const name = t(`state.${state}.name`)
  return (
    <span className={classes.badge} data-size={size} style={{ color: STATE_COLOR[state] }} role="img" aria-label={name} title={name}>
      <StateGlyph state={state} size={size} />
      <span aria-hidden="true">{t(`state.${state}.letter`)}</span>
    </span>
  )
}
