import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton, TopBar } from '../ui/index.ts'
import classes from './Frame.module.css'

/** For an address that leads nowhere. */
export function NotFound(): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <TopBar title={t('notFound.title')} />
      <main id="main" className={classes.full}>
        <p className={classes.words}>{t('notFound.body')}</p>
        <LinkButton to="/">{t('notFound.action')}</LinkButton>
      </main>
    </>
  )
}
