import { Button, Skeleton } from '@mantine/core'
import type { Answer } from '@thac/api'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '../../platform/api/index.ts'
import { EmptyState, Page, PlanPaper, ProblemNotice } from '../../ui/index.ts'
import { Authors } from './Authors.tsx'
import { Compare } from './Compare.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import type { Against, Side } from './search.ts'
import { versionsSearch } from './search.ts'
import { SideBar } from './SideBar.tsx'
import { useSide } from './useSide.ts'
import { VersionList } from './VersionList.tsx'
import classes from './VersionsScreen.module.css'

export interface VersionsScreenProps {
  readonly planId: string
}

/** The issued versions of one plan: read one, or compare it with another or with the draft that goes on. */
export function VersionsScreen({ planId }: VersionsScreenProps): ReactElement {
  const { t } = useTranslation('versions')
  const plan = usePlan(planId)
  const navigate = useNavigate()
  const [issuing, setIssuing] = useState(false)
  const { data } = plan
  const show = (n: Side): void => void navigate({ to: '/plans/$planId/versions', params: { planId }, search: { n } })
  if (data === undefined) {
    return <Page title={t('title')} wide>{plan.error === null ? <Skeleton height={480} /> : <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />}</Page>
  }
  const mayIssue = data.can.includes('issue')
  return (
    <Page
      title={data.title} wide crumbs={data.lineage.map(({ planId: id, unitName, version }) => ({ planId: id, label: unitName, version }))}
      actions={mayIssue ? <Button onClick={() => setIssuing(true)}>{t('issue.go')}</Button> : null}
    >
      {data.versions.length === 0 && data.superior === null
        ? <EmptyState text={t('never')} action={<Link to="/plans/$planId" params={{ planId }}>{t('openDraft')}</Link>} />
        : <Shelf plan={data} />}
      {mayIssue ? <IssueDialog planId={planId} opened={issuing} onClose={() => setIssuing(false)} onIssued={({ n }) => show(n)} /> : null}
    </Page>
  )
}

function Shelf({ plan }: { readonly plan: Answer<'plan'> }): ReactElement {
  const { t } = useTranslation('versions')
  const navigate = useNavigate()
  // Narrowed by versionsSearch: the address may hold anything.
  const asked = versionsSearch(useSearch({ strict: false }) as Readonly<Record<string, unknown>>)
  const mayReadDraft = plan.can.includes('read')
  const sides: readonly Side[] = [...(mayReadDraft ? (['draft'] as const) : []), ...plan.versions.map(({ n }) => n)]
  const n = asked.n !== undefined && sides.includes(asked.n) ? asked.n : (plan.versions[0]?.n ?? 'draft')
  const against = possible(asked.against)
  const text = against === 'levels' ? null : against
  const go = (next: Side, other: Against | null): void => {
    void navigate({ to: '/plans/$planId/versions', params: { planId: plan.id }, search: { n: next, ...(other === null || other === next ? {} : { against: other }) } })
  }
  const mine = useSide(plan.id, n)
  const theirs = useSide(plan.id, text)
  const error = mine.error ?? theirs.error
  const waiting = against !== 'levels' && (mine.plan === null || (text !== null && theirs.plan === null))
  return (
    <div className={classes.shelf}>
      <VersionList plan={plan} withDraft={mayReadDraft} n={n} against={text} onPick={(side) => go(side, against)} />
      <div className={classes.reading}>
        <SideBar plan={plan} sides={sides} n={n} against={against} onAgainst={(side) => go(n, side)} />
        {error !== null ? <ProblemNotice error={error} onRetry={() => { mine.again(); theirs.again() }} /> : null}
        {error === null && waiting ? <div role="status" aria-label={t('title')}><Skeleton height={640} maw={794} mx="auto" /></div> : null}
        {against === 'levels' ? <Authors key={String(n)} planId={plan.id} n={n} /> : mine.plan === null || waiting ? null : text === null || theirs.plan === null
          ? <PlanPaper plan={mine.plan} />
          : <Compare n={n} against={text} plan={mine.plan} other={theirs.plan} />}
      </div>
    </div>
  )

  /** What is asked for, where this plan has it. */
  function possible(wanted: Against | undefined): Against | null {
    if (wanted === 'levels') return plan.superior === null ? null : wanted
    return wanted !== undefined && sides.includes(wanted) && wanted !== n ? wanted : null
  }
}
