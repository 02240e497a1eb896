import { Skeleton } from '@mantine/core'
import type { PlanDetail } from '@thac/api'
import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan, useProposals } from '../../platform/api/index.ts'
import type { PlanCrumb } from '../../ui/index.ts'
import { EmptyState, LinkButton, Page, ProblemNotice } from '../../ui/index.ts'
import { changeOf } from './change.ts'
import { Review } from './Review.tsx'
import classes from './Upstream.module.css'

export interface UpstreamScreenProps {
  readonly planId: string
}

/** What the superior changed since this plan was last reconciled with it, section by section, each waiting for a verdict. */
export function UpstreamScreen({ planId }: UpstreamScreenProps): ReactElement {
  const { t } = useTranslation('upstream')
  const plan = usePlan(planId)
  const proposals = useProposals(planId)
  const listed = useMemo(() => proposals.data?.map(changeOf), [proposals.data])
  const failed = plan.error ?? proposals.error
  return (
    <Page title={t('title')} crumbs={crumbsOf(plan.data)} wide actions={<LinkButton to="/plans/$planId" params={{ planId }} variant="default" size="xs">{t('openPlan')}</LinkButton>}>
      {plan.data !== undefined && listed !== undefined
        ? <Content plan={plan.data} listed={listed} />
        : failed !== null
          ? <ProblemNotice error={failed} onRetry={() => void Promise.all([plan.refetch(), proposals.refetch()])} />
          : <Waiting />}
    </Page>
  )
}

interface ContentProps {
  readonly plan: PlanDetail
  readonly listed: ReturnType<typeof changeOf>[]
}

function Content({ plan, listed }: ContentProps): ReactElement {
  const { t } = useTranslation('upstream')
  if (plan.superior === null) return <EmptyState text={t('noSuperior')} action={<OpenPlan planId={plan.id} />} />
  // The review goes on when the last one is decided: it is the same list, read on.
  return <Review plan={plan} superior={plan.superior} listed={listed} none={<EmptyState text={t('none')} action={<OpenPlan planId={plan.id} />} />} />
}

/** Down the cascade, this plan the last. */
function crumbsOf(plan: PlanDetail | undefined): readonly PlanCrumb[] {
  if (plan === undefined) return []
  return [...plan.lineage, { planId: plan.id, unitName: plan.unitName, version: plan.version }].map(({ planId, unitName, version }) => ({ planId, label: unitName, version }))
}

function OpenPlan({ planId }: UpstreamScreenProps): ReactElement {
  const { t } = useTranslation('upstream')
  return <LinkButton to="/plans/$planId" params={{ planId }}>{t('openPlan')}</LinkButton>
}

function Waiting(): ReactElement {
  return (
    <div className={classes.review}>
      <div>{[0, 1, 2, 3].map((n) => <Skeleton key={n} height={32} mb={8} />)}</div>
      <div><Skeleton height={28} width="60%" mb={16} /><Skeleton height={260} /></div>
    </div>
  )
}
