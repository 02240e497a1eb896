import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { LinkButton } from '../../ui/index.ts'
import type { Book } from './book.ts'
import type { Verdict } from './change.ts'
import classes from './Upstream.module.css'

export interface DoneStateProps {
  readonly planId: string
  readonly book: Book
  readonly onGo: (id: string) => void
}

/** All seen: what came of it, and where to go from here. */
export function DoneState({ planId, book, onGo }: DoneStateProps): ReactElement {
  const { t } = useTranslation('upstream')
  const count = (verdict: Verdict): string => number(book.filter((change) => change.verdict === verdict).length)
  const later = book.find(({ verdict }) => verdict === 'later')
  const first = book[0]
  return (
    <div className={classes.done} role="status">
      <IconCircleCheck size={32} stroke={1.5} aria-hidden="true" />
      <h2>{later === undefined ? t('done.title') : t('done.titleLater')}</h2>
      <p>{t('done.body', { take: count('take'), keep: count('keep'), edit: count('edit'), later: count('later') })}</p>
      <div className={classes.doneActions}>
        <LinkButton to="/plans/$planId" params={{ planId }}>{t('done.open')}</LinkButton>
        {later !== undefined
          ? <Button variant="default" onClick={() => onGo(later.id)}>{t('done.later')}</Button>
          : first === undefined ? null : <Button variant="default" onClick={() => onGo(first.id)}>{t('done.review')}</Button>}
      </div>
    </div>
  )
}
