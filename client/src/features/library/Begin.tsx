import { Button } from '@mantine/core'
import { IconFileImport, IconPlus, IconSitemap } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Today.module.css'

export interface BeginProps {
  readonly onNew: () => void
  readonly onImport: () => void
  readonly onFrom: () => void
}

/** The three ways to begin a plan. */
export function Begin({ onNew, onImport, onFrom }: BeginProps): ReactElement {
  const { t } = useTranslation('library')
  return (
    <div className={classes.begin}>
      <Button leftSection={<IconPlus size={16} />} onClick={onNew}>{t('newPlan')}</Button>
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={onImport}>{t('import')}</Button>
      <Button variant="default" leftSection={<IconSitemap size={16} />} onClick={onFrom}>{t('fromSuperior')}</Button>
    </div>
  )
}
