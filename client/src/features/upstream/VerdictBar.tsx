import { Button, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import type { SectionContent } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { Kbd } from '../../ui/index.ts'
import { isDecided } from './book.ts'
import type { Change, Picks, Result, Verdict } from './change.ts'
import { groupOf } from './change.ts'
import classes from './VerdictBar.module.css'

export interface VerdictBarProps {
  readonly change: Change
  readonly result: Result | null
  readonly picks: Picks
  /** Sentences that have to be confirmed before the result may be taken. */
  readonly unread: number
  /** Taking was asked for while some are unread: leads to the first. */
  readonly onUnread: () => void
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly busy: boolean
  readonly onEdit: () => void
  readonly onGive: (verdict: Verdict, text?: SectionContent) => void
}

/** Take, keep, edit, later: by hand or by the keys 1 to 4. What is decided is told instead. */
export function VerdictBar({ change, result, picks, unread, onUnread, reason, onReason, busy, onEdit, onGive }: VerdictBarProps): ReactElement {
  const { t } = useTranslation('upstream')
  const open = !isDecided(change) && !busy
  const group = groupOf(change)
  const text = change.mine !== null || change.theirs !== null
  const chosen = picks.size > 0 && result !== null ? result.content : null

  const take = (verdict: 'take' | 'edit', content?: SectionContent): void => {
    if (unread > 0) onUnread()
    else onGive(verdict, content)
  }

  useHotkeys([
    ['1', () => { if (open) take('take') }],
    ['2', () => { if (open) onGive('keep') }],
    ['3', () => { if (open && text) onEdit() }],
    ['4', () => { if (open) onGive('later') }],
    ['mod+Enter', () => { if (open && chosen !== null) take('edit', chosen) }],
  ])

  if (change.verdict !== null && isDecided(change)) {
    return (
      <footer className={classes.bar} data-decided="">
        <p className={classes.told}><IconCheck size={18} aria-hidden="true" /><b>{t(`verdict.done.${change.verdict}`)}.</b> <span>{t('verdict.again')}</span></p>
      </footer>
    )
  }
  return (
    <footer className={classes.bar} role="group" aria-label={t('verdict.label')}>
      <TextInput className={classes.reason} size="xs" aria-label={t('reason')} placeholder={t('reasonHint')} maxLength={2000} value={reason} onChange={(event) => onReason(event.currentTarget.value)} />
      {unread > 0 ? <p className={classes.unread}>{t('confirmFirst', { count: unread, n: number(unread) })}</p> : null}
      {chosen === null ? null : <Button className={classes.chosen} disabled={busy} onClick={() => take('edit', chosen)} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('verdict.usePicked')}</Button>}
      <div className={classes.buttons}>
        <Button variant={chosen === null ? 'filled' : 'default'} disabled={busy} onClick={() => take('take')} rightSection={<Kbd>1</Kbd>}>{group === 'new' ? t('verdict.takeNew') : group === 'withdrawn' ? t('verdict.takeGone') : t('verdict.take')}</Button>
        <Button variant="default" disabled={busy} onClick={() => onGive('keep')} rightSection={<Kbd>2</Kbd>}>{group === 'new' ? t('verdict.keepNew') : group === 'withdrawn' ? t('verdict.keepGone') : t('verdict.keep')}</Button>
        <Button variant="default" disabled={busy || !text} onClick={onEdit} rightSection={<Kbd>3</Kbd>}>{t('verdict.edit')}</Button>
        <Button variant="default" disabled={busy} onClick={() => onGive('later')} rightSection={<Kbd>4</Kbd>}>{t('verdict.later')}</Button>
      </div>
    </footer>
  )
}
