import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import { Kbd } from '../../ui/index.ts'
import { remedyOf, sortGuesses } from './doubts.ts'
import type { Guess } from './reading.ts'
import type { Understood } from './understood.ts'
import type { ReviewDesk } from './useReview.ts'
import classes from './GuessList.module.css'

export interface GuessListProps {
  readonly understood: Understood
  readonly desk: ReviewDesk
  /** A guess was picked to be looked at in the text. */
  readonly onLook: () => void
}

/** What had to be guessed: doubts first, one card each; the surer ones by kind; what is missing in the whole. */
export function GuessList({ understood, desk, onLook }: GuessListProps): ReactElement {
  const { t } = useTranslation('importing')
  const { doubts, sure } = useMemo(() => sortGuesses(understood.reading.guesses), [understood])
  const seen = doubts.filter((guess) => desk.statusOf(guess) !== 'open').length
  const go = (by: 1 | -1): void => {
    const at = doubts.findIndex((guess) => guess.id === desk.focus.guess)
    const next = doubts[at < 0 ? (by > 0 ? 0 : doubts.length - 1) : at + by]
    if (next !== undefined) desk.lookAtGuess(next)
  }
  useHotkeys([['j', () => go(1)], ['k', () => go(-1)]])
  return (
    <div className={classes.list}>
      <h2 className={classes.head}>{t('doubts')}{doubts.length === 0 ? null : <small>{seen === doubts.length ? t('allSeen') : t('seen', { n: seen, total: doubts.length })}</small>}</h2>
      {doubts.length === 0 ? <p className={classes.none}>{t('noDoubts')}</p> : <p className={classes.keys}><Kbd>J</Kbd> {t('next')} <Kbd>K</Kbd> {t('previous')}</p>}
      <ol className={classes.cards}>
        {doubts.map((guess) => <GuessCard key={guess.id} guess={guess} desk={desk} onLook={onLook} onDone={() => go(1)} />)}
      </ol>
      {sure.length === 0 ? null : <h2 className={classes.head}>{t('sure')}</h2>}
      {sure.map(({ code, guesses }) => (
        <details key={code} className={classes.group}>
          <summary>{t(`group.${code}`)}<small>{guesses.length}</small></summary>
          <ol className={classes.cards}>{guesses.map((guess) => <GuessCard key={guess.id} guess={guess} desk={desk} onLook={onLook} onDone={() => undefined} />)}</ol>
        </details>
      ))}
      {understood.warnings.length === 0 ? null : (
        <>
          <h2 className={classes.head}>{t('whole')}</h2>
          <ul className={classes.warnings}>{understood.warnings.map((one, i) => <li key={i}>{recognitionMessage(one.code, one.params, language())}</li>)}</ul>
        </>
      )}
    </div>
  )
}

interface GuessCardProps extends Pick<GuessListProps, 'desk' | 'onLook'> {
  readonly guess: Guess
  readonly onDone: () => void
}

function GuessCard({ guess, desk, onLook, onDone }: GuessCardProps): ReactElement {
  const { t } = useTranslation('importing')
  const card = useRef<HTMLLIElement>(null)
  const status = desk.statusOf(guess)
  const remedy = remedyOf(guess)
  const inHand = desk.focus.guess === guess.id
  useEffect(() => {
    if (inHand) card.current?.scrollIntoView({ block: 'nearest' })
  }, [inHand])
  return (
    <li ref={card} className={classes.card} data-status={status} data-in-hand={inHand || undefined}>
      <button type="button" className={classes.about} onClick={() => { desk.lookAtGuess(guess); onLook() }} aria-current={inHand}>
        <span className={classes.where}>{t('line', { n: guess.line })}<i data-sure={sureness(guess.confidence)}>{t(`howSure.${sureness(guess.confidence)}`)}</i></span>
        <span>{recognitionMessage(guess.code, guess.message.params, language())}</span>
      </button>
      {status === 'open'
        ? (
          <div className={classes.buttons}>
            <Button size="compact-sm" variant="default" leftSection={<IconCheck size={14} />} onClick={() => { desk.agree(guess); onDone() }}>{t('right')}</Button>
            {remedy === null ? null : <Button size="compact-sm" variant="subtle" onClick={() => desk.refuse(guess)}>{t(`remedy.${remedy}`)}</Button>}
          </div>
        )
        : <p className={classes.done}>{status === 'undone' ? <IconArrowBackUp size={14} aria-hidden="true" /> : <IconCheck size={14} aria-hidden="true" />}{status === 'undone' ? (remedy === null ? t('undone') : t(`remedy.${remedy}`)) : t('agreed')}</p>}
    </li>
  )
}

function sureness(confidence: number): 'low' | 'middle' | 'high' {
  return confidence < 0.65 ? 'low' : confidence < 0.85 ? 'middle' : 'high'
}
