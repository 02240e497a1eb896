import type { PlanSummary } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanRow } from './PlanRow.tsx'
import classes from './PlanList.module.css'

export interface PlanListProps {
  readonly plans: readonly PlanSummary[]
  /** What the list is of. */
  readonly label: string
}

/** Plans, last changed first: title and superior, state, sections by state, comments, who changed it last. */
export function PlanList({ plans, label }: PlanListProps): ReactElement {
  const { t } = useTranslation('library')
  const sorted = [...plans].sort((a, b) => (a.editedAt < b.editedAt ? 1 : -1))
  return (
    <div className={classes.list} role="table" aria-label={label}>
      <div className={classes.head} role="row">
        <span role="columnheader">{t('column.plan')}</span>
        <span role="columnheader">{t('column.state')}</span>
        <span role="columnheader">{t('column.sections')}</span>
        <span role="columnheader">{t('column.comments')}</span>
        <span role="columnheader">{t('column.edited')}</span>
        <span role="columnheader" aria-hidden="true" />
      </div>
      {sorted.map((plan) => <PlanRow key={plan.id} plan={plan} />)}
    </div>
  )
}
