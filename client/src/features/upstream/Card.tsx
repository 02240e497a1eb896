import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowNarrowDown, IconArrowNarrowUp, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Conflict } from '@thac/plan'
import type { ReactElement } from 'react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { StateBadge } from '../../ui/index.ts'
import { isDecided } from './book.ts'
import type { Change, Picks } from './change.ts'
import { groupOf, resultOf } from './change.ts'
import { Conflicts } from './Conflicts.tsx'
import { EditForm } from './EditForm.tsx'
import { ReviewNotes } from './ReviewNotes.tsx'
import { OurText, TheirChange } from './Texts.tsx'
import type { Reviewing } from './useReview.ts'
import { VerdictBar } from './VerdictBar.tsx'
import { unconfirmed } from './watched.ts'
import classes from './Upstream.module.css'

export interface CardProps {
  readonly planId: string
  readonly change: Change
  readonly reviewing: Reviewing
  readonly may: boolean
}

/** One change: what they changed, what ours would then read, where the two clash, and the verdict. */
export function Card({ planId, change, reviewing, may }: CardProps): ReactElement {
  const { t } = useTranslation('upstream')
  const [picks, setPicks] = useState<Picks>(new Map())
  const [editing, setEditing] = useState(false)
  const [reason, setReason] = useState('')
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const firstOpen = useRef<HTMLInputElement>(null)
  const result = useMemo(() => resultOf(change, picks), [change, picks])
  const { book, give, step } = reviewing
  const group = groupOf(change)
  const open = may && !isDecided(change)
  const extra = reason.trim() === '' ? {} : { reason: reason.trim() }

  function pick(conflict: Conflict, side: 'mine' | 'theirs'): void {
    setPicks((before) => new Map(before).set(conflict.key, side))
  }

  function confirm(text: string, read: boolean): void {
    setConfirmed((before) => new Set(read ? [...before, text] : [...before].filter((one) => one !== text)))
  }

  return (
    <article className={classes.card} aria-label={change.heading === '' ? t('untitled') : change.heading}>
      <header className={classes.cardHead}>
        <div className={classes.about}>
          <h2><span>{change.path}</span> {change.heading === '' ? t('untitled') : change.heading}</h2>
          <p><StateBadge state={change.state} size={18} /><span>{t(`story.${group}`)}</span></p>
        </div>
        <div className={classes.walk}>
          <span>{t('position', { at: number(book.indexOf(change) + 1), total: number(book.length) })}</span>
          <Tooltip label={t('previous')}><ActionIcon aria-label={t('previous')} onClick={() => step(-1)}><IconArrowNarrowUp size={18} /></ActionIcon></Tooltip>
          <Tooltip label={t('next')}><ActionIcon aria-label={t('next')} onClick={() => step(1)}><IconArrowNarrowDown size={18} /></ActionIcon></Tooltip>
          <Tooltip label={t('openSection')}>
            <ActionIcon aria-label={t('openSection')} renderRoot={(root) => <Link to="/plans/$planId" params={{ planId }} search={{ section: change.sectionId }} {...root} />}><IconExternalLink size={17} /></ActionIcon>
          </Tooltip>
        </div>
      </header>
      {editing
        ? <EditForm change={change} result={result} busy={reviewing.busy} onCancel={() => setEditing(false)} onSave={(text, from) => void give('edit', { text, ...(from === null ? {} : { from }), ...extra })} />
        : (
          <>
            <TheirChange change={change} />
            {result === null ? null : <Conflicts conflicts={result.conflicts} picks={picks} {...(open ? { onPick: pick } : {})} />}
            {result === null ? null : <ReviewNotes review={result.review} confirmed={confirmed} firstOpen={firstOpen} {...(open ? { onConfirm: confirm } : {})} />}
            <OurText change={change} result={result} picked={picks.size > 0} />
            {may ? <VerdictBar change={change} result={result} picks={picks} unread={unconfirmed(result?.review ?? [], confirmed).length} onUnread={() => firstOpen.current?.focus()} reason={reason} onReason={setReason} busy={reviewing.busy} onEdit={() => setEditing(true)} onGive={(verdict, text) => void give(verdict, { ...(text === undefined ? {} : { text }), ...extra })} /> : null}
          </>
        )}
    </article>
  )
}
