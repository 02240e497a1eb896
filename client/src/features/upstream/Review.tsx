import { useHotkeys } from '@mantine/hooks'
import type { PlanDetail, SuperiorLink } from '@thac/api'
import type { ReactElement } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { isProblem } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import { Card } from './Card.tsx'
import type { Change } from './change.ts'
import { DoneState } from './DoneState.tsx'
import { Rail } from './Rail.tsx'
import { useReview } from './useReview.ts'
import classes from './Upstream.module.css'

export interface ReviewProps {
  readonly plan: PlanDetail
  readonly superior: SuperiorLink
  readonly listed: readonly Change[]
  /** Shown where nothing waits and nothing was decided here. */
  readonly none: ReactElement
}

/** The changes one at a time: the list at the left, the card in hand, and on to the next one after every verdict. */
export function Review({ plan, superior, listed, none }: ReviewProps): ReactElement {
  const { t } = useTranslation('upstream')
  const reviewing = useReview(plan.id, listed)
  const { book, current, finished, problem, go, step } = reviewing
  const hand = useRef<HTMLDivElement>(null)
  const shown = finished ? null : (current?.id ?? null)
  const first = useRef(shown)

  useEffect(() => {
    if (shown === first.current) return
    first.current = null
    hand.current?.scrollIntoView({ block: 'start' })
  }, [shown])

  useHotkeys([['j', () => step(1)], ['k', () => step(-1)]])

  if (current === null) return none
  const gone = isProblem(problem) && problem.code === 'already-decided'
  return (
    <div className={classes.review}>
      <Rail reviewing={reviewing} may={plan.can.includes('decide')} />
      <div ref={hand} className={classes.hand}>
        <p className={classes.from}>{t('from', { unit: superior.unitName, n: number(current.version) })}</p>
        {plan.can.includes('decide') ? null : <p className={classes.mayNot}>{t('mayNot')}</p>}
        {gone ? <p className={classes.mayNot} role="status">{t('gone')}</p> : problem === null ? null : <ProblemNotice error={problem} />}
        {finished
          ? <DoneState planId={plan.id} book={book} onGo={go} />
          : <Card key={current.id} planId={plan.id} change={current} reviewing={reviewing} may={plan.can.includes('decide')} />}
      </div>
    </div>
  )
}
