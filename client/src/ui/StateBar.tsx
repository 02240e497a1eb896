import type { SectionState } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from './StateBadge.tsx'
import { STATE_COLOR } from './StateGlyph.tsx'
import classes from './State.module.css'

export type StateCounts = Readonly<Partial<Record<SectionState, number>>>

export interface StateBarProps {
  readonly states: StateCounts
  /** Sections in all; the sum of `states` where left out. */
  readonly total?: number
  /** Names and numbers below the bar. */
  readonly legend?: boolean
}

/** How many sections stand in which state, as one thin bar; states in the order of the legend, what waits first. */
export function StateBar({ states, total, legend = false }: StateBarProps): ReactElement {
  const { t } = useTranslation()
  const parts = ORDER.flatMap((state) => ((states[state] ?? 0) > 0 ? [{ state, n: states[state] ?? 0 }] : []))
  const sum = Math.max(total ?? 0, parts.reduce((all, { n }) => all + n, 0))
  const words = parts.map(({ state, n }) => `${t(`state.${state}.name`)}: ${n}`).join(', ')
  return (
    <div className={classes.barBox}>
      <div className={classes.bar} role="img" aria-label={words === '' ? t('sections', { count: sum }) : words} title={words}>
        {parts.map(({ state, n }) => <span key={state} data-quiet={state === 'identical' || undefined} style={{ flexGrow: n, background: STATE_COLOR[state] }} />)}
        {sum > parts.reduce((all, { n }) => all + n, 0) ? <span className={classes.rest} style={{ flexGrow: sum - parts.reduce((all, { n }) => all + n, 0) }} /> : null}
      </div>
      {legend ? <ul className={classes.legend}>{parts.map(({ state, n }) => <li key={state}><StateBadge state={state} /><span>{t(`state.${state}.name`)}</span><b>{n}</b></li>)}</ul> : null}
    </div>
  )
}

const ORDER = [
  'conflict', 'diverged', 'update-available', 'new-from-superior', 'withdrawn', 'adapted', 'local', 'omitted', 'converged', 'identical',
] as const satisfies readonly SectionState[]
