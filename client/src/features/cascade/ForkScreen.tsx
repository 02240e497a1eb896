import { Skeleton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePlan, useUnits, useVersion } from '../../platform/api/index.ts'
import { EmptyState, LinkButton, Page, ProblemNotice } from '../../ui/index.ts'
import { crumbsOf } from './crumbs.ts'
import { ForkForm } from './ForkForm.tsx'

export interface ForkScreenProps {
  /** The superior's plan. */
  readonly planId: string
}

/** Making a unit's plan out of the newest issued version of a superior's: units, words, sections, one button. */
export function ForkScreen({ planId }: ForkScreenProps): ReactElement {
  const { t } = useTranslation('cascade')
  const plan = usePlan(planId)
  return (
    <Page title={t('fork.title')} crumbs={crumbsOf(plan.data)}>
      {plan.data === undefined
        ? plan.error === null ? <Waiting /> : <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />
        : plan.data.version === 0
          ? <EmptyState text={t('fork.notIssued')} action={<OpenPlan planId={planId} />} />
          : plan.data.can.includes('fork')
            ? <Loaded planId={planId} n={plan.data.version} />
            : <EmptyState text={t('fork.mayNotFork')} action={<OpenPlan planId={planId} />} />}
    </Page>
  )
}

function Loaded({ planId, n }: { readonly planId: string; readonly n: number }): ReactElement {
  const plan = usePlan(planId)
  const version = useVersion(planId, n)
  const units = useUnits()
  const me = useMe()
  if (plan.data !== undefined && version.data !== undefined && units.data !== undefined && me.data !== undefined) {
    return <ForkForm plan={plan.data} version={version.data} units={units.data} me={me.data} />
  }
  const error = version.error ?? units.error ?? me.error
  if (error === null) return <Waiting />
  return <ProblemNotice error={error} onRetry={() => void Promise.all([version.refetch(), units.refetch(), me.refetch()])} />
}

function OpenPlan({ planId }: ForkScreenProps): ReactElement {
  const { t } = useTranslation('cascade')
  return <LinkButton to="/plans/$planId" params={{ planId }}>{t('fork.openPlan')}</LinkButton>
}

function Waiting(): ReactElement {
  return <>{[120, 240, 320].map((height) => <Skeleton key={height} height={height} mb={24} />)}</>
}
