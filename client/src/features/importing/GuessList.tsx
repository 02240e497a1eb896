import { useHotkeys } from '@mantine/hooks'
import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import { GuessCard } from './GuessCard.tsx'
import type { Guess } from './reading.ts'
import type { Understood } from './understood.ts'
import { useAnswers } from './useAnswers.ts'
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
export const GuessList = memo(List)

function List({ understood, desk, onLook, onEdit }: GuessListProps): ReactElement {
  const { t } = useTranslation('importing')
  const answers = useAnswers(desk, onEdit)
  const { doubts, sure, inHand } = answers
  const seen = doubts.filter((guess) => desk.statusOf(guess) !== 'open').length
  useHotkeys([['j', () => answers.go(1)], ['k', () => answers.go(-1)], ['y', answers.rightInHand], ['u', answers.refuseInHand]])
  // Cards are not drawn again for a new desk; what they do goes by the newest.
  const live = useRef({ desk, answers })
  live.current = { desk, answers }
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const card = (guess: Guess): ReactElement => (
    <GuessCard
      key={guess.id} guess={guess} status={desk.statusOf(guess)} taken={desk.remedyTaken(guess)} inHand={desk.focus.guess === guess.id}
      onLook={() => { live.current.desk.lookAtGuess(guess); onLook() }} onRight={() => live.current.answers.right(guess)} onRefuse={(remedy) => live.current.answers.refuse(guess, remedy)}
    />
  )
  return (
    <div className={classes.list}>
      <h2 className={classes.head}>{t('doubts')}{doubts.length === 0 ? null : <small>{seen === doubts.length ? t('allSeen') : t('seen', { n: seen, total: doubts.length })}</small>}</h2>
      {doubts.length === 0 ? <p className={classes.none}>{t('noDoubts')}</p> : null}
      <p className={classes.said} role="status">{inHand === null ? '' : recognitionMessage(inHand.code, inHand.message.params, language())}</p>
      <ol className={classes.cards}>{doubts.map(card)}</ol>
      {sure.length === 0 ? null : <h2 className={classes.head}>{t('sure')}</h2>}
      {sure.map(({ code, guesses }) => (
        <details key={code} className={classes.group} onToggle={(event) => { if (event.currentTarget.open) setOpened((was) => new Set(was).add(code)) }}>
          <summary>{t(`group.${code}`)}<small>{guesses.length}</small></summary>
          {opened.has(code) ? <ol className={classes.cards}>{guesses.map(card)}</ol> : null}
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
