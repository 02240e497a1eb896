import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../../ui/index.ts'
import type { Adoption } from './useAdoption.ts'
import classes from './Adopt.module.css'

/** "This is our version of a superior's plan": which one; nothing where no superior has issued one to the unit. */
export function SuperiorChoice({ adoption }: { readonly adoption: Adoption }): ReactElement | null {
  const { t } = useTranslation('adopt')
  const { choices, chosen, why, choose, begin, error } = adoption
  if (choices.length === 0) return null
  const data = choices.map((plan) => ({ value: plan.id, label: [plan.number ?? t('noNumber'), plan.title, plan.unitName].join(' · ') }))
  return (
    <div className={classes.choice} data-chosen={chosen === null ? undefined : ''}>
      <label htmlFor="adopt-superior">{t('choice')}</label>
      <Select
        id="adopt-superior" className={classes.select} size="xs" data={data} value={chosen?.id ?? null} placeholder={t('none')} clearable searchable={data.length > 8}
        clearButtonProps={{ 'aria-label': t('clear') }} comboboxProps={{ withinPortal: true }} onChange={choose}
      />
      {chosen === null ? null : <span className={classes.why}>{why === null ? t('chosenHint') : t(`why.${why}`, { number: chosen.number ?? t('noNumber') })}</span>}
      {error === null || error === undefined ? null : <div className={classes.problem}><ProblemNotice error={error} onRetry={begin} /></div>}
    </div>
  )
}
