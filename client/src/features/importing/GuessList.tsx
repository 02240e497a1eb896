import { useHotkeys } from '@mantine/hooks'
import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import { sortGuesses } from './doubts.ts'
import { GuessCard } from './GuessCard.tsx'
import type { Guess } from './reading.ts'
import type { Remedy } from './remedies.ts'
import { remediesOf } from './remedies.ts'
import { partKey, partOfGuess } from './ties.ts'
import type { Understood } from './understood.ts'
import type { ReviewDesk } from './useReview.ts'
import classes from './GuessList.module.css'

export interface GuessListProps {
  readonly understood: Understood
  readonly desk: ReviewDesk
  /** A guess was picked to be looked at in the text. */
  readonly onLook: () => void
  /** A part is to be written anew in place. */
  readonly onEdit: (part: string) => void
}

/** What had to be guessed: doubts first, one card each; the surer ones by kind; what is missing in the whole. */
export function GuessList({ understood, desk, onLook, onEdit }: GuessListProps): ReactElement {
  const { t } = useTranslation('importing')
  const { doubts, sure } = useMemo(() => sortGuesses(understood.reading.guesses), [understood])
  const seen = doubts.filter((guess) => desk.statusOf(guess) !== 'open').length
  const inHand = understood.reading.guesses.find((guess) => guess.id === desk.focus.guess)
  const go = (by: 1 | -1): void => {
    const at = doubts.findIndex((guess) => guess.id === desk.focus.guess)
    const next = doubts[at < 0 ? (by > 0 ? 0 : doubts.length - 1) : at + by]
    if (next !== undefined) desk.lookAtGuess(next)
  }
  const right = (guess: Guess): void => {
    desk.agree(guess)
    if (doubts.includes(guess)) go(1)
  }
  const refuse = (guess: Guess, remedy: Remedy): void => {
    if (remedy !== 'edit') return desk.refuse(guess, remedy)
    const part = partOfGuess(guess, desk.ties) ?? FIELD_OF[guess.code]
    if (part === undefined) return
    desk.lookAtPart(part)
    onEdit(partKey(part))
  }
  useHotkeys([
    ['j', () => go(1)], ['k', () => go(-1)],
    ['y', () => { if (inHand !== undefined && desk.statusOf(inHand) === 'open') right(inHand) }],
    ['u', () => { if (inHand !== undefined && desk.statusOf(inHand) === 'open') refuse(inHand, remediesOf(inHand)[0]) }],
  ])
  const card = (guess: Guess): ReactElement => (
    <GuessCard
      key={guess.id} guess={guess} status={desk.statusOf(guess)} taken={desk.remedyTaken(guess)} inHand={desk.focus.guess === guess.id}
      onLook={() => { desk.lookAtGuess(guess); onLook() }} onRight={() => right(guess)} onRefuse={(remedy) => refuse(guess, remedy)}
    />
  )
  return (
    <div className={classes.list}>
      <h2 className={classes.head}>{t('doubts')}{doubts.length === 0 ? null : <small>{seen === doubts.length ? t('allSeen') : t('seen', { n: seen, total: doubts.length })}</small>}</h2>
      {doubts.length === 0 ? <p className={classes.none}>{t('noDoubts')}</p> : null}
      <p className={classes.said} role="status">{inHand === undefined ? '' : recognitionMessage(inHand.code, inHand.message.params, language())}</p>
      <ol className={classes.cards}>{doubts.map(card)}</ol>
      {sure.length === 0 ? null : <h2 className={classes.head}>{t('sure')}</h2>}
      {sure.map(({ code, guesses }) => (
        <details key={code} className={classes.group}>
          <summary>{t(`group.${code}`)}<small>{guesses.length}</small></summary>
          <ol className={classes.cards}>{guesses.map(card)}</ol>
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

/** The field that a guess is about, where no line leads to it. */
const FIELD_OF: Readonly<Partial<Record<Guess['code'], { readonly kind: 'field'; readonly field: 'kind' | 'title' | 'issuer' }>>> = {
  'kind-assumed': { kind: 'field', field: 'kind' }, 'title-assumed': { kind: 'field', field: 'title' }, 'title-joined': { kind: 'field', field: 'title' }, 'issuer-from-text': { kind: 'field', field: 'issuer' },
}
