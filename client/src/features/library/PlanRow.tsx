import { IconMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { PlanSummary } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { when } from '../../i18n/index.ts'
import { StateBar } from '../../ui/index.ts'
import { PlanMenu } from './PlanMenu.tsx'
import classes from './PlanList.module.css'

export interface PlanRowProps {
  readonly plan: PlanSummary
}

/** One plan; its title opens the draft, or the issued versions for those who may read only these. */
export function PlanRow({ plan }: PlanRowProps): ReactElement {
  const { t } = useTranslation('library')
  const { t: tc } = useTranslation()
  const title = plan.title === '' ? tc('untitled') : plan.title
  const { superior } = plan
  const known = Object.keys(plan.states).length > 0
  return (
    <div className={classes.row} role="row">
      <div role="cell" className={classes.plan}>
        <Link to={plan.can.includes('read') ? '/plans/$planId' : '/plans/$planId/versions'} params={{ planId: plan.id }}>{title}</Link>
        <span>
          {plan.unitName} · {superior === null ? t('topOfChain') : superior.newest > superior.adopted
            ? t('carriesOutOld', { unit: superior.unitName, n: String(superior.adopted), newest: String(superior.newest) })
            : t('carriesOut', { unit: superior.unitName })}
        </span>
      </div>
      <div role="cell" className={classes.state}>
        <span className={classes.pill} data-issued={plan.version > 0 || undefined}>{plan.version === 0 ? t('draftOnly') : t('issued', { n: String(plan.version) })}</span>
        {plan.waiting > 0 ? <span className={classes.waits}>{t('waiting', { count: plan.waiting })}</span> : null}
      </div>
      <div role="cell" className={classes.sections}>
        <span>{tc('sections', { count: plan.sections })}</span>
        {known ? <StateBar states={plan.states} /> : null}
      </div>
      <div role="cell" className={classes.comments}>
        {plan.openComments === 0 ? <span className={classes.none} aria-label={t('noComments')}>–</span> : <span aria-label={t('comments', { count: plan.openComments })}><IconMessage size={15} aria-hidden="true" />{plan.openComments}</span>}
      </div>
      <div role="cell" className={classes.edited}>{plan.editedBy === null ? when(plan.editedAt) : t('editedBy', { when: when(plan.editedAt), name: plan.editedBy })}</div>
      <div role="cell" className={classes.menu}><PlanMenu plan={plan} title={title} /></div>
    </div>
  )
}
