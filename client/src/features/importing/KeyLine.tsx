import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/index.ts'
import classes from './Review.module.css'

const KEYS = [
  [['J', 'K'], 'keys.doubts'], [['Y'], 'keys.right'], [['U'], 'keys.refuse'], [['↑', '↓'], 'keys.move'], [['H'], 'keys.heading'], [['←', '→'], 'keys.level'], [['↵'], 'keys.split'],
  [['⌫'], 'keys.join'], [['Del'], 'keys.out'], [['Ctrl+Z'], 'keys.undo'], [['Ctrl+↵'], 'keys.accept'],
] as const

/** The keys of the review, in one line. */
export function KeyLine(): ReactElement {
  const { t } = useTranslation('importing')
  return (
    <p className={classes.keys} aria-label={t('keys.label')}>
      {KEYS.map(([keys, name]) => <span key={name}>{keys.map((key) => <Kbd key={key}>{key}</Kbd>)} {t(name)}</span>)}
    </p>
  )
}
