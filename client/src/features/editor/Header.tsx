import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Person, PlanDetail } from '@thac/api'
import type { ComponentType, ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk, PlanConnection, Store } from '../../platform/sync/index.ts'
import { useStore, waitingSections } from '../../platform/sync/index.ts'
import { People, TopBar } from '../../ui/index.ts'
import { StateLine } from './StateLine.tsx'
import classes from './EditorScreen.module.css'

export interface HeaderProps {
  readonly desk: Desk
  readonly connection: PlanConnection
  readonly plan: PlanDetail
  readonly people: Store<readonly Person[]>
  readonly IssueDialog: ComponentType<{ readonly planId: string; readonly opened: boolean; readonly onClose: () => void }>
}

/** The top bar of the desk: where the plan stands in its cascade, whether it is safe, who is here, what may be done now. */
export function Header({ desk, connection, plan, people, IssueDialog }: HeaderProps): ReactElement {
  const live = useStore(desk.live)
  const here = useStore(people)
  return (
    <TopBar
      breadcrumb={plan.lineage.map((crumb) => ({ planId: crumb.planId, label: crumb.unitName, version: crumb.version }))}
      title={live.plan.meta.title} state={<StateLine status={connection.status} />} people={<People people={here} />}
      action={<PrimaryAction desk={desk} plan={plan} IssueDialog={IssueDialog} />}
    />
  )
}

/** The one thing that this person may do now: look at what the superior changed, else issue, else make a plan of their own. */
function PrimaryAction({ desk, plan, IssueDialog }: Pick<HeaderProps, 'desk' | 'plan' | 'IssueDialog'>): ReactElement | null {
  const { t } = useTranslation('editor')
  const divergence = useStore(desk.divergence)
  const waiting = divergence === null ? plan.waiting : waitingSections(divergence).length
  const [issuing, setIssuing] = useState(false)
  if (waiting > 0 && plan.can.includes('decide')) {
    return <Button component={Link} to={`/plans/${plan.id}/upstream`} size="sm" aria-label={t('reviewUpstream', { count: waiting })}><span className={classes.long}>{t('reviewUpstream', { count: waiting })}</span><span className={classes.short}>{t('reviewShort', { count: waiting })}</span></Button>
  }
  if (plan.can.includes('issue')) {
    return (
      <>
        <Button size="sm" onClick={() => setIssuing(true)}>{t('issue')}</Button>
        <IssueDialog planId={desk.planId} opened={issuing} onClose={() => setIssuing(false)} />
      </>
    )
  }
  if (plan.can.includes('fork') && plan.version > 0) return <Button component={Link} to={`/plans/${plan.id}/fork`} size="sm" aria-label={t('fork')}><span className={classes.long}>{t('fork')}</span><span className={classes.short}>{t('forkShort')}</span></Button>
  return null
}
