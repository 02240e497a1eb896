import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import type { Guess } from './reading.ts'
import type { Remedy } from './remedies.ts'
import { remediesOf } from './remedies.ts'
import type { GuessStatus } from './useReview.ts'
import classes from './GuessList.module.css'

export interface GuessCardProps {
  readonly guess: Guess
  readonly status: GuessStatus
  /** What was done against it. */
  readonly taken: Remedy | null
  readonly inHand: boolean
  readonly onLook: () => void
  readonly onRight: () => void
  readonly onRefuse: (remedy: Remedy) => void
}

/** One guess: what was understood, how surely, and one click for each answer. Compared by what it shows: the handlers do the same at every turn. */
export const GuessCard = memo(Card, (a, b) => a.guess === b.guess && a.status === b.status && a.taken === b.taken && a.inHand === b.inHand)

function Card({ guess, status, taken, inHand, onLook, onRight, onRefuse }: GuessCardProps): ReactElement {
  const { t } = useTranslation('importing')
  const card = useRef<HTMLLIElement>(null)
  const probable = String(guess.message.params['probable'] ?? '')
  const sure = sureness(guess.confidence)
  useEffect(() => {
    if (inHand) card.current?.scrollIntoView({ block: 'nearest' })
  }, [inHand])
  return (
    <li ref={card} className={classes.card} data-status={status} data-in-hand={inHand || undefined} data-code={guess.code}>
      <button type="button" className={classes.about} onClick={onLook} aria-current={inHand}>
        <span className={classes.where}>{t('line', { n: guess.line })}<i data-sure={sure}>{t(`howSure.${sure}`)}</i></span>
        <span>{recognitionMessage(guess.code, guess.message.params, language())}</span>
      </button>
      {status === 'open'
        ? (
          <div className={classes.buttons}>
            <Button size="compact-sm" variant="default" leftSection={<IconCheck size={14} />} onClick={onRight}>{guess.code === 'misreading' ? t('asIs') : t('right')}</Button>
            {remediesOf(guess).map((remedy) => <Button key={remedy} size="compact-sm" variant="subtle" onClick={() => onRefuse(remedy)}>{t(`remedy.${remedy}`, { probable })}</Button>)}
          </div>
        )
        : <p className={classes.done}>{status === 'undone' ? <><IconArrowBackUp size={14} aria-hidden="true" />{taken === null ? t('undone') : t(`did.${taken}`, { probable })}</> : <><IconCheck size={14} aria-hidden="true" />{t('agreed')}</>}</p>}
    </li>
  )
}

function sureness(confidence: number): 'low' | 'middle' | 'high' {
  return confidence < 0.65 ? 'low' : confidence < 0.85 ? 'middle' : 'high'
}
