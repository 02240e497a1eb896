import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import type { ChainNode } from './chain.ts'
import { figuresOf } from './chain.ts'
import classes from './Cascade.module.css'

/** How far the plan has come down, in four figures. */
export function Figures({ chain }: { readonly chain: readonly ChainNode[] }): ReactElement {
  const { t } = useTranslation('cascade')
  const { made, units, current, plans, waiting, local } = figuresOf(chain)
  const told = [
    { figure: `${number(made)}/${number(units)}`, words: t('figures.made'), share: made / Math.max(units, 1) },
    { figure: `${number(current)}/${number(plans)}`, words: t('figures.current'), share: current / Math.max(plans, 1) },
    { figure: number(waiting), words: t('figures.waiting'), share: null },
    { figure: number(local), words: t('figures.local'), share: null },
  ]
  return (
    <ul className={classes.figures} aria-label={t('figures.label')}>
      {told.map(({ figure, words, share }) => (
        <li key={words}>
          <b>{figure}</b> <span>{words}</span>
          {share === null ? null : <i aria-hidden="true"><i style={{ width: `${Math.round(share * 100)}%` }} /></i>}
        </li>
      ))}
    </ul>
  )
}
