import { Select } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../../ui/index.ts'
import type { Adoption } from './useAdoption.ts'
import classes from './Adopt.module.css'

/** Stands for no plan at all in the list; no plan has this id. */
const OWN = '.'

export interface SuperiorChoiceProps {
  readonly adoption: Adoption
  /** The review's next step, by its keys. */
  readonly onGo: () => void
}

/** "This is our version of a superior's plan": which one; nothing where no superior has issued one to the unit. */
export function SuperiorChoice({ adoption, onGo }: SuperiorChoiceProps): ReactElement | null {
  const { t } = useTranslation('adopt')
  const { choices, chosen, why, choose, begin, error } = adoption
  if (choices.length === 0) return null
  const data = [{ value: OWN, label: t('none') }, ...choices.map((plan) => ({ value: plan.id, label: [plan.number ?? t('noNumber'), plan.title, plan.unitName].join(' · ') }))]
  return (
    <div className={classes.choice} data-chosen={chosen === null ? undefined : ''}>
      <label htmlFor="adopt-superior">{t('choice')}</label>
      <Select
        id="adopt-superior" className={classes.select} size="xs" data={data} value={chosen?.id ?? OWN} allowDeselect={false} searchable={data.length > 8}
        onChange={(value) => choose(value === OWN ? null : value)} onKeyDown={getHotkeyHandler([['mod+Enter', onGo]])}
      />
      {chosen === null ? null : <span className={classes.why}>{why === null ? t('chosenHint') : t(`why.${why}`, { number: chosen.number ?? t('noNumber') })}</span>}
      {error === null || error === undefined ? null : <div className={classes.problem}><ProblemNotice error={error} onRetry={begin} /></div>}
    </div>
  )
}
