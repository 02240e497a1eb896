import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanConnection } from '../../platform/sync/index.ts'
import { useStore } from '../../platform/sync/index.ts'
import classes from './EditorScreen.module.css'

export interface StateNoticeProps {
  readonly connection: PlanConnection
}

/** One sentence over the sheet where something is wrong: what happened, what is safe, what to do. */
export function StateNotice({ connection }: StateNoticeProps): ReactElement | null {
  const { t } = useTranslation('editor')
  const status = useStore(connection.status)
  switch (status.kind) {
    case 'offline':
      return status.unsent === 0 ? null : <p className={classes.notice} data-tone="warn" role="alert"><IconCloudOff size={18} /><span>{t('notice.offline', { n: String(status.unsent) })}</span></p>
    case 'refused':
      return (
        <p className={classes.notice} data-tone="bad" role="alert">
          <IconAlertTriangle size={18} /><span>{t('notice.refused')}</span>
          <Button size="compact-sm" variant="white" color="red" onClick={() => void connection.forget().finally(() => location.reload())}>{t('notice.reloadServer')}</Button>
        </p>
      )
    case 'closed':
      return (
        <p className={classes.notice} data-tone="bad" role="alert">
          <IconAlertTriangle size={18} /><span>{t(`closed.${status.reason}`)}</span>
          {status.reason === 'forbidden' || status.reason === 'not-found' ? null : <Button size="compact-sm" variant="white" color="red" onClick={() => location.reload()}>{t('notice.reload')}</Button>}
        </p>
      )
    case 'connecting':
    case 'saving':
    case 'saved':
    case 'read-only':
      return null
  }
}
