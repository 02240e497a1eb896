import { IconEye } from '@tabler/icons-react'
import type { Review, ReviewReason } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Upstream.module.css'

export interface ReviewNotesProps {
  readonly review: readonly Review[]
}

/** Sentences that fit together but may, together, say what nobody wrote. */
export function ReviewNotes({ review }: ReviewNotesProps): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (review.length === 0) return null
  return (
    <section className={classes.notes} aria-label={t('review')}>
      <h3><IconEye size={15} aria-hidden="true" />{t('review')}</h3>
      <ul>{bySentence(review).map(({ text, reasons }) => <li key={text}><span>{told(reasons)}</span><q>{text}</q></li>)}</ul>
    </section>
  )

  /** What happened, then what in the sentence deserves a look. */
  function told(reasons: readonly ReviewReason[]): string {
    const what: string[] = []
    const happened: string[] = []
    for (const reason of reasons) {
      if (reason === 'same-sentence' || reason === 'same-place') happened.push(t(`reviewReason.${reason}`))
      else what.push(t(`watched.${reason}`))
    }
    return [...happened, ...(what.length === 0 ? [] : [t('watch', { what: what.join(', ') })])].join(' ')
  }
}

/** One sentence is shown once, with all that speaks for reading it again. */
function bySentence(review: readonly Review[]): readonly { readonly text: string; readonly reasons: readonly ReviewReason[] }[] {
  const found = new Map<string, ReviewReason[]>()
  for (const { text, reason } of review) found.set(text, [...new Set([...(found.get(text) ?? []), reason])])
  return [...found].map(([text, reasons]) => ({ text, reasons }))
}
