import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import { remediesOf } from './remedies.ts'
import { useAnswers } from './useAnswers.ts'
import type { ReviewDesk } from './useReview.ts'
import classes from './GuessList.module.css'

export interface GuessBarProps {
  readonly desk: ReviewDesk
  readonly onEdit: (part: string) => void
}

/** On a narrow screen, where the list is out of sight: the guess that is looked at, at the foot, with its answers. */
export function GuessBar({ desk, onEdit }: GuessBarProps): ReactElement | null {
  const { t } = useTranslation('importing')
  const answers = useAnswers(desk, onEdit)
  const guess = answers.inHand
  if (guess === null) return null
  const [remedy] = remediesOf(guess)
  const probable = String(guess.message.params['probable'] ?? '')
  const status = desk.statusOf(guess)
  const taken = desk.remedyTaken(guess)
  return (
    <aside className={classes.bar}>
      <p>{recognitionMessage(guess.code, guess.message.params, language())}</p>
      <div>
        <ActionIcon size={44} variant="subtle" color="gray" aria-label={t('previous')} onClick={() => answers.go(-1)}><IconChevronLeft size={20} /></ActionIcon>
        {status === 'open'
          ? (
            <>
              <Button variant="default" leftSection={<IconCheck size={16} />} onClick={answers.rightInHand}>{guess.code === 'misreading' ? t('asIs') : t('right')}</Button>
              <Button variant="light" onClick={answers.refuseInHand}>{t(`remedy.${remedy}`, { probable })}</Button>
            </>
          )
          : <span>{status === 'seen' ? t('agreed') : taken === null ? t('undone') : t(`did.${taken}`, { probable })}</span>}
        <ActionIcon size={44} variant="subtle" color="gray" aria-label={t('next')} onClick={() => answers.go(1)}><IconChevronRight size={20} /></ActionIcon>
      </div>
    </aside>
  )
}
