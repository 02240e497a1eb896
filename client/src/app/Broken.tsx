import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Frame.module.css'

/** For a screen whose own code failed: what is safe, and a way on. */
export function Broken(): ReactElement {
  const { t } = useTranslation()
  return (
    <main id="main" className={classes.full}>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.body')}</p>
      <Button onClick={() => window.location.reload()}>{t('broken.action')}</Button>
    </main>
  )
}
