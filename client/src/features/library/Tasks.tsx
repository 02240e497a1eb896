import { IconArrowDown, IconFilePencil, IconMessage, IconSitemap } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { when } from '../../i18n/index.ts'
import { LinkButton } from '../../ui/index.ts'
import type { Task } from './waiting.ts'
import classes from './Today.module.css'

/** What waits, a sentence each, with the one step that it asks for. */
export function Tasks({ tasks }: { readonly tasks: readonly Task[] }): ReactElement {
  const { t } = useTranslation('library')
  if (tasks.length === 0) return <p className={classes.quiet}>{t('nothingWaits')}</p>
  return (
    <section className={classes.tasks} aria-label={t('waitsForYou')}>
      <ul>{tasks.map((task) => <li key={`${task.kind}/${task.plan.id}`} data-kind={task.kind}><Sentence task={task} /></li>)}</ul>
    </section>
  )
}

function Sentence({ task }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation('library')
  const { plan } = task
  switch (task.kind) {
    case 'upstream': return (
      <>
        <IconArrowDown size={20} aria-hidden="true" />
        <p><strong>{t('upstream', { unit: task.superior.unitName, n: String(task.superior.newest), count: plan.waiting })}</strong><span>{plan.title}</span></p>
        <LinkButton to="/plans/$planId/upstream" params={{ planId: plan.id }} size="xs">{t('review')}</LinkButton>
      </>
    )
    case 'comments': return (
      <>
        <IconMessage size={20} aria-hidden="true" />
        <p><strong>{t('comments', { count: plan.openComments })}</strong><span>{plan.title}</span></p>
        <LinkButton to="/plans/$planId" params={{ planId: plan.id }} size="xs" variant="default">{t('answer')}</LinkButton>
      </>
    )
    case 'fork': return (
      <>
        <IconSitemap size={20} aria-hidden="true" />
        <p><strong>{t('toFork', { unit: plan.unitName, n: String(plan.version) })}</strong><span>{plan.title}</span></p>
        <LinkButton to="/plans/$planId/fork" params={{ planId: plan.id }} size="xs">{t('makeOwn')}</LinkButton>
      </>
    )
    case 'draft': return (
      <>
        <IconFilePencil size={20} aria-hidden="true" />
        <p><strong>{t('neverIssued', { when: when(plan.editedAt) })}</strong><span>{plan.title}</span></p>
        <LinkButton to="/plans/$planId" params={{ planId: plan.id }} size="xs" variant="default">{t(task.issues ? 'decide' : 'goOn')}</LinkButton>
      </>
    )
  }
}
