import { Checkbox } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import type { Review, ReviewReason } from '@thac/plan'
import type { ReactElement, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { isOperative, unconfirmed, watchedSentences } from './watched.ts'
import classes from './Upstream.module.css'

export interface ReviewNotesProps {
  readonly review: readonly Review[]
  /** The sentences somebody here said to have read. */
  readonly confirmed: ReadonlySet<string>
  /** Absent where nothing is to be decided. */
  readonly onConfirm?: (text: string, read: boolean) => void
  /** The first box that has still to be ticked. */
  readonly firstOpen: Ref<HTMLInputElement>
}

/** Sentences that fit together but may, together, say what nobody wrote. Those with a number, date, name or negation are to be ticked. */
export function ReviewNotes({ review, confirmed, onConfirm, firstOpen }: ReviewNotesProps): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (review.length === 0) return null
  const [first] = unconfirmed(review, confirmed)
  return (
    <section className={classes.notes} aria-label={t('review')}>
      <h3><IconEye size={15} aria-hidden="true" />{t('review')}</h3>
      <ul>
        {watchedSentences(review).map(({ text, reasons, mustConfirm }) => (
          <li key={text}>
            <span>{told(reasons)}</span>
            <q>{text}</q>
            {mustConfirm && onConfirm !== undefined
              ? <Checkbox className={classes.confirm} size="xs" ref={text === first ? firstOpen : null} label={t('confirm')} aria-label={`${t('confirm')} ${text}`} checked={confirmed.has(text)} onChange={(event) => onConfirm(text, event.currentTarget.checked)} />
              : null}
          </li>
        ))}
      </ul>
    </section>
  )

  /** What happened, then what in the sentence deserves a look. */
  function told(reasons: readonly ReviewReason[]): string {
    const what: string[] = []
    const happened: string[] = []
    for (const reason of reasons) {
      if (isOperative(reason)) what.push(t(`watched.${reason}`))
      else happened.push(t(`reviewReason.${reason}`))
    }
    return [...happened, ...(what.length === 0 ? [] : [t('watch', { what: what.join(', ') })])].join(' ')
  }
}
