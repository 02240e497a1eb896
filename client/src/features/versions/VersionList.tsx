import type { Answer } from '@thac/api'
import { IconPencil } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { day, when } from '../../i18n/index.ts'
import type { Side } from './search.ts'
import classes from './VersionsScreen.module.css'

export interface VersionListProps {
  readonly plan: Answer<'plan'>
  readonly withDraft: boolean
  readonly n: Side
  readonly against: Side | null
  readonly onPick: (side: Side) => void
}

/** The draft, then every issued version, newest first. */
export function VersionList({ plan, withDraft, n, against, onPick }: VersionListProps): ReactElement {
  const { t } = useTranslation('versions')
  const state = (side: Side): 'read' | 'against' | undefined => (side === n ? 'read' : side === against ? 'against' : undefined)
  return (
    <nav className={classes.list} aria-label={t('list')}>
      <ol>
        {withDraft ? (
          <li>
            <button type="button" data-state={state('draft')} aria-current={n === 'draft'} onClick={() => onPick('draft')}>
              <strong><IconPencil size={14} aria-hidden="true" /> {t('draft')}</strong>
              <span>{t('draftNow')}</span>
            </button>
          </li>
        ) : null}
        {plan.versions.map((version) => (
          <li key={version.n}>
            <button type="button" data-state={state(version.n)} aria-current={n === version.n} onClick={() => onPick(version.n)}>
              <strong>{t('version', { n: version.n })}</strong>
              <span>{[version.number === null ? t('noNumber') : t('number', { number: version.number }), version.date === null ? null : day(version.date)].filter((part) => part !== null).join(' · ')}</span>
              <span>{t('issuedBy', { name: version.issuedBy.name, when: when(version.issuedAt) })}</span>
              {version.note === '' ? null : <q>{version.note}</q>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
