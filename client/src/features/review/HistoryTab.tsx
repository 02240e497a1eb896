import { Link } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { when } from '../../i18n/index.ts'
import { useVersions } from '../../platform/api/index.ts'
import classes from './ReviewPanel.module.css'

export interface HistoryTabProps {
  readonly planId: string
}

/** The issued versions, newest first; each opens to be read and compared. */
export function HistoryTab({ planId }: HistoryTabProps): ReactElement {
  const { t } = useTranslation('review')
  const versions = useVersions(planId)
  if (versions.isError) return <p className={classes.empty} role="alert">{t('notLoaded')}</p>
  if (versions.data?.length === 0) return <p className={classes.empty}>{t('neverIssued')}</p>
  return (
    <ol className={classes.versions}>
      {versions.data?.map((version) => (
        <li key={version.n}>
          <Link to="/plans/$planId/versions" params={{ planId }}>
            <strong>{t('version', { n: String(version.n) })}</strong>
            <span>{[version.number, when(version.issuedAt), version.issuedBy.name].filter((part) => part !== null).join(' · ')}</span>
            {version.note === '' ? null : <span>{version.note}</span>}
            <IconChevronRight size={16} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ol>
  )
}
