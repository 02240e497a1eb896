import { Button, Progress } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/index.ts'
import { Choose } from './Choose.tsx'
import { Review } from './Review.tsx'
import { useImport } from './useImport.ts'
import classes from './Choose.module.css'

/** From a file to a plan: choose it, see it read, review what was understood, accept. */
export function ImportScreen(): ReactElement {
  const { t } = useTranslation('importing')
  const { state, start, restart } = useImport()
  const wanted: { readonly unitId?: unknown } = useSearch({ strict: false })
  switch (state.step) {
    case 'choose': return <Page title={t('title')}><Choose error={state.error} onFile={start} /></Page>
    case 'reading': return (
      <Page title={t('title')}>
        <div className={classes.reading} role="status">
          <p className={classes.name}>{state.name}</p>
          <Progress value={state.share * 100} size={6} animated={state.share >= 1} aria-label={t('reading')} />
          <p className={classes.step}>{state.share < 1 ? t('sending') : t('reading')}</p>
          <Button variant="default" onClick={restart}>{t('stop')}</Button>
        </div>
      </Page>
    )
    case 'review': return <Review key={state.understood.name} understood={state.understood} wantedUnit={typeof wanted.unitId === 'string' ? wanted.unitId : null} onRestart={restart} />
  }
}
