import { Skeleton } from '@mantine/core'
import type { Answer, PlanDetail } from '@thac/api'
import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePlan, usePlans, useRollup, useUnits } from '../../platform/api/index.ts'
import { EmptyState, LinkButton, Page, ProblemNotice } from '../../ui/index.ts'
import { candidatesOf } from './candidates.ts'
import { chainOf } from './chain.ts'
import { Chain } from './Chain.tsx'
import { crumbsOf } from './crumbs.ts'
import { Figures } from './Figures.tsx'
import { Matrix } from './Matrix.tsx'
import classes from './Cascade.module.css'

export interface CascadeScreenProps {
  readonly planId: string
}

/** Who has made what of a plan: the tree of versions, then every section in every unit. */
export function CascadeScreen({ planId }: CascadeScreenProps): ReactElement {
  const { t } = useTranslation('cascade')
  const plan = usePlan(planId)
  const free = useFreeUnits(plan.data)
  return (
    <Page title={t('tree.title')} crumbs={crumbsOf(plan.data)} wide actions={free.size > 0 ? <LinkButton to="/plans/$planId/fork" params={{ planId }} size="xs">{t('tree.make')}</LinkButton> : null}>
      {plan.data !== undefined
        ? <Content plan={plan.data} />
        : plan.error === null ? <Waiting /> : <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />}
    </Page>
  )
}

const NONE: ReadonlySet<string> = new Set()

/** Units for which this person may make a plan of this one and that have none. */
function useFreeUnits(plan: PlanDetail | undefined): ReadonlySet<string> {
  const units = useUnits()
  const me = useMe()
  return useMemo(() => {
    if (plan === undefined || plan.version === 0 || !plan.can.includes('fork')) return NONE
    return new Set(candidatesOf(plan, units.data ?? [], me.data ?? null).filter(({ may, planId }) => may && planId === null).map(({ unit }) => unit.id))
  }, [plan, units.data, me.data])
}

/** Units below read the issued plan, not what others made of it: they are not asked for what they would be refused. */
function Content({ plan }: { readonly plan: PlanDetail }): ReactElement {
  return plan.can.includes('read') ? <Whole plan={plan} /> : <Picture plan={plan} rollup={null} />
}

function Whole({ plan }: { readonly plan: PlanDetail }): ReactElement {
  const rollup = useRollup(plan.id)
  if (rollup.data !== undefined) return <Picture plan={plan} rollup={rollup.data} />
  return rollup.error === null ? <Waiting /> : <ProblemNotice error={rollup.error} onRetry={() => void rollup.refetch()} />
}

function Picture({ plan, rollup }: { readonly plan: PlanDetail; readonly rollup: Answer<'rollup'> | null }): ReactElement {
  const { t } = useTranslation('cascade')
  const plans = usePlans()
  const units = useUnits()
  const free = useFreeUnits(plan)
  const chain = useMemo(() => chainOf(plan, rollup, plans.data ?? [], units.data ?? []), [plan, rollup, plans.data, units.data])
  const alone = chain.every(({ kind, depth }) => kind === 'gap' || depth === 0)
  return (
    <div className={classes.cascade}>
      <p className={classes.planTitle}>{plan.title}</p>
      {rollup === null ? <p className={classes.note}>{t('tree.hidden')}</p> : alone ? null : <Figures chain={chain} />}
      <Chain chain={chain} lineage={plan.lineage} free={free} />
      {alone && rollup !== null ? <EmptyState text={plan.version === 0 ? t('tree.notYet') : t('tree.alone')} /> : null}
      {rollup === null || alone ? null : <Matrix rollup={rollup} />}
    </div>
  )
}

function Waiting(): ReactElement {
  return <>{[64, 220, 320].map((height) => <Skeleton key={height} height={height} mb={24} />)}</>
}
