import { Button, Group, Modal, TextInput, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Answer } from '@thac/api'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import dayjs from 'dayjs'
import type { FormEvent, ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { day } from '../../i18n/index.ts'
import { useIssue, usePlan } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import { changesBetween, differs } from './changes.ts'
import { useChangeWords } from './useChangeWords.ts'
import { useSide } from './useSide.ts'
import classes from './IssueDialog.module.css'

export interface IssueDialogProps {
  readonly planId: string
  readonly opened: boolean
  readonly onClose: () => void
  /** Called with the new version once it is issued and the dialog has closed. */
  readonly onIssued?: (version: Answer<'issue'>) => void
}

/** Issues the draft as the next version: what is new in it, what is still open, number, date, note. */
export function IssueDialog({ planId, opened, onClose, onIssued }: IssueDialogProps): ReactElement {
  const { t } = useTranslation('versions')
  const plan = usePlan(planId)
  const next = (plan.data?.version ?? 0) + 1
  return (
    <Modal opened={opened} onClose={onClose} title={t('issue.title', { n: next })} size={520}>
      {plan.data === undefined ? null : <IssueForm plan={plan.data} onClose={onClose} {...(onIssued === undefined ? {} : { onIssued })} />}
    </Modal>
  )
}

interface IssueFormProps extends Pick<IssueDialogProps, 'onClose' | 'onIssued'> {
  readonly plan: Answer<'plan'>
}

function IssueForm({ plan, onClose, onIssued }: IssueFormProps): ReactElement {
  const { t } = useTranslation('versions')
  const { t: tCommon } = useTranslation()
  const issue = useIssue(plan.id)
  const draft = useSide(plan.id, 'draft').plan
  const last = plan.versions[0] ?? null
  const written = draft?.meta.number ?? null
  const [number, setNumber] = useState<string | null>(null)
  const [date, setDate] = useState(() => dayjs().format('YYYY-MM-DD'))
  const [note, setNote] = useState('')
  // A number that the last version bears already is not the new one's.
  const shownNumber = number ?? (written === last?.number ? '' : (written ?? ''))
  const send = (event: FormEvent): void => {
    event.preventDefault()
    issue.mutate({ number: shownNumber.trim() === '' ? null : shownNumber.trim(), date: date === '' ? null : date, note: note.trim() }, {
      onSuccess: (version) => {
        notifications.show({ message: t('issue.done', { n: version.n }) })
        onClose()
        onIssued?.(version)
      },
    })
  }
  return (
    <form onSubmit={send} className={classes.form}>
      <p className={classes.lead}>{t('issue.lead')}</p>
      <SinceLast plan={plan} onClose={onClose} />
      {plan.openComments === 0 ? null : <p className={classes.open}><IconAlertTriangle size={16} aria-hidden="true" />{t('issue.openComments', { count: plan.openComments })}</p>}
      {plan.waiting === 0 ? null : <p className={classes.open}><IconAlertTriangle size={16} aria-hidden="true" />{t('issue.waiting', { count: plan.waiting })}</p>}
      <div className={classes.two}>
        <TextInput label={t('issue.number')} description={written === null ? t('issue.numberHelp') : t('issue.numberKept', { number: written })} placeholder="12/KH-UBND" value={shownNumber} maxLength={60} onChange={(event) => setNumber(event.currentTarget.value)} data-autofocus />
        <TextInput label={t('issue.date')} description={date === '' ? t('issue.dateHelp') : t('issue.dateShown', { date: day(date) })} type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      </div>
      <Textarea label={t('issue.note')} description={t('issue.noteHelp')} autosize minRows={2} maxRows={6} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {issue.error === null ? null : <ProblemNotice error={issue.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>{tCommon('cancel')}</Button>
        <Button type="submit" loading={issue.isPending}>{t('issue.go')}</Button>
      </Group>
    </form>
  )
}

/** What the draft has that the last version has not; nothing before the first version. */
function SinceLast({ plan, onClose }: Pick<IssueFormProps, 'plan' | 'onClose'>): ReactElement | null {
  const { t } = useTranslation('versions')
  const words = useChangeWords()
  const last = plan.versions[0] ?? null
  const before = useSide(plan.id, last?.n ?? null).plan
  const draft = useSide(plan.id, 'draft').plan
  const changes = useMemo(() => {
    if (before === null || draft === null) return null
    const all = changesBetween(before, draft)
    // Number and date are given by issuing itself: that they differ is nothing new.
    return { ...all, letterhead: all.letterhead.filter(({ field }) => field !== 'number' && field !== 'date') }
  }, [before, draft])
  if (last === null || changes === null) return null
  const n = last.n
  if (!differs(changes)) return <p className={classes.open}><IconAlertTriangle size={16} aria-hidden="true" />{t('issue.nothingNew', { n })}</p>
  const what = [words(changes.counts), changes.letterhead.length === 0 ? '' : t('counts.letterhead')].filter((part) => part !== '').join(', ')
  return (
    <p className={classes.since}>
      {t('issue.sinceLast', { n, what })}{' '}
      <Link to="/plans/$planId/versions" params={{ planId: plan.id }} search={{ n: 'draft', against: n }} onClick={onClose}>{t('issue.compare')}</Link>
    </p>
  )
}
