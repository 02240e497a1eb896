import { Skeleton } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePlans } from '../../platform/api/index.ts'
import { EmptyState, Page, ProblemNotice } from '../../ui/index.ts'
import { Begin } from './Begin.tsx'
import { FromSuperiorDialog } from './FromSuperiorDialog.tsx'
import { NewPlanDialog } from './NewPlanDialog.tsx'
import { PlanList } from './PlanList.tsx'
import { Tasks } from './Tasks.tsx'
import { shelvesOf, tasksOf } from './waiting.ts'
import classes from './Today.module.css'

export interface TodayScreenProps {
  /** Takes a file that was dropped onto the page, to be imported; null is "Import" without a file yet. */
  readonly onImport: (file: File | null) => Promise<void>
}

/** Home: what waits for this person, then the plans of their unit. */
export function TodayScreen({ onImport }: TodayScreenProps): ReactElement {
  const { t } = useTranslation('library')
  const me = useMe()
  const plans = usePlans()
  const [dialog, setDialog] = useState<'new' | 'from' | null>(null)
  const unitIds = me.data?.memberships.map(({ unitId }) => unitId) ?? []
  const list = plans.data
  const begin = <Begin onNew={() => setDialog('new')} onImport={() => void onImport(null)} onFrom={() => setDialog('from')} />
  const close = (): void => setDialog(null)
  return (
    <Page title={t('title')}>
      <Dropzone.FullScreen active onDrop={(files) => { if (files[0] !== undefined) void onImport(files[0]) }} multiple={false}>
        <div className={classes.drop}><IconFileImport size={48} stroke={1.3} /><strong>{t('drop')}</strong><span>{t('dropHint')}</span></div>
      </Dropzone.FullScreen>
      <h2 className={classes.greeting}>{me.data === null || me.data === undefined ? t('title') : t('greeting', { name: me.data.user.name })}</h2>
      {list === undefined ? (plans.isError ? <ProblemNotice error={plans.error} onRetry={() => void plans.refetch()} /> : <Waiting />) : (
        <>
          <Tasks tasks={tasksOf(list, unitIds)} />
          <div className={classes.shelfHead}><h2>{t('ourPlans')}</h2>{begin}</div>
          <Shelves list={list} unitIds={unitIds} />
          <NewPlanDialog opened={dialog === 'new'} onClose={close} />
          <FromSuperiorDialog opened={dialog === 'from'} onClose={close} plans={list} unitIds={unitIds} />
        </>
      )}
    </Page>
  )
}

function Shelves({ list, unitIds }: { readonly list: Parameters<typeof shelvesOf>[0]; readonly unitIds: readonly string[] }): ReactElement {
  const { t } = useTranslation('library')
  const { ours, above, below } = shelvesOf(list, unitIds)
  return (
    <>
      {ours.length === 0 ? <EmptyState text={t('noPlans')} /> : <PlanList plans={ours} label={t('ourPlans')} />}
      {below.length === 0 ? null : <><div className={classes.shelfHead}><h2>{t('below')}</h2></div><PlanList plans={below} label={t('below')} /></>}
      {above.length === 0 ? null : <><div className={classes.shelfHead}><h2>{t('above')}</h2></div><PlanList plans={above} label={t('above')} /></>}
    </>
  )
}

function Waiting(): ReactElement {
  return <div aria-busy="true"><Skeleton height={96} mb={32} /><Skeleton height={24} width={220} mb={16} /><Skeleton height={72} mb={8} /><Skeleton height={72} mb={8} /></div>
}
