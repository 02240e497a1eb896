import { Button, Progress } from '@mantine/core'
import { IconCheck, IconChevronDown, IconClockPause, IconPencil, IconShieldCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { Kbd, StateBadge } from '../../ui/index.ts'
import type { Group } from './book.ts'
import { groupsOf, progressOf } from './book.ts'
import type { Change, Verdict } from './change.ts'
import type { Reviewing } from './useReview.ts'
import classes from './Rail.module.css'

export interface RailProps {
  readonly reviewing: Reviewing
  readonly may: boolean
}

/** How far one has come, and every change by its kind. On a phone the list is folded away below the figure. */
export function Rail({ reviewing, may }: RailProps): ReactElement {
  const { t } = useTranslation('upstream')
  const [open, setOpen] = useState(false)
  const { book, current, finished, go } = reviewing
  const { decided, later, total } = progressOf(book)
  return (
    <nav className={classes.rail} aria-label={t('rail')}>
      <button type="button" className={classes.progress} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={classes.figure}>{t('progress', { done: number(decided), total: number(total) })}</span>
        {later === 0 ? null : <span className={classes.later}>{t('laterCount', { n: number(later) })}</span>}
        <IconChevronDown className={classes.fold} size={16} aria-hidden="true" />
      </button>
      <Progress.Root size={6} aria-hidden="true">
        <Progress.Section value={(decided / Math.max(total, 1)) * 100} />
        <Progress.Section value={(later / Math.max(total, 1)) * 100} color="yellow.5" />
      </Progress.Root>
      <div className={classes.list} data-open={open || undefined}>
        {groupsOf(book).map((group) => (
          <section key={group.name}>
            <h2 className={classes.group}><span>{t(`group.${group.name}`)}</span><b>{group.changes.length}</b></h2>
            <ul>
              {group.changes.map((change) => (
                <li key={change.id}>
                  <button type="button" className={classes.line} aria-current={!finished && change.id === current?.id ? 'true' : undefined} onClick={() => { go(change.id); setOpen(false) }}>
                    <StateBadge state={change.state} size={14} />
                    <span className={classes.heading}>{change.path === '' ? '' : `${change.path} `}{change.heading === '' ? t('untitled') : change.heading}</span>
                    <Given verdict={change.verdict} />
                  </button>
                </li>
              ))}
            </ul>
            {may ? <TakeAll group={group} reviewing={reviewing} /> : null}
          </section>
        ))}
      </div>
      <p className={classes.keys}><Kbd>J</Kbd> {t('keyNext')} <Kbd>K</Kbd> {t('keyPrevious')}</p>
    </nav>
  )
}

/** For sections the unit has not touched there is nothing to weigh one by one. */
function TakeAll({ group, reviewing }: { readonly group: Group; readonly reviewing: Reviewing }): ReactElement | null {
  const { t } = useTranslation('upstream')
  const waiting = group.changes.filter(({ verdict }) => verdict === null)
  if (group.name !== 'update' || (waiting.length < 2 && reviewing.many === null)) return null
  const { many } = reviewing
  return (
    <Button variant="subtle" size="compact-xs" className={classes.all} disabled={many !== null} onClick={() => void reviewing.takeAll(waiting)}>
      {many === null ? t('takeAll', { n: number(waiting.length) }) : t('takingAll', { done: number(many.done), n: number(many.of) })}
    </Button>
  )
}

function Given({ verdict }: { readonly verdict: Change['verdict'] }): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (verdict === null) return null
  const Icon = ICONS[verdict]
  return <span className={classes.given} data-verdict={verdict} title={t(`verdict.done.${verdict}`)}><Icon size={16} role="img" aria-label={t(`verdict.done.${verdict}`)} /></span>
}

const ICONS: Readonly<Record<Verdict, typeof IconCheck>> = { take: IconCheck, keep: IconShieldCheck, edit: IconPencil, later: IconClockPause }
