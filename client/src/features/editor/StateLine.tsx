import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload, IconEye, IconLoader2 } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Store, SyncStatus } from '../../platform/sync/index.ts'
import { useStore } from '../../platform/sync/index.ts'
import classes from './EditorScreen.module.css'

export interface StateLineProps {
  readonly status: Store<SyncStatus>
}

/** Whether what was written is safe. "Saved" is said only after the durable acknowledgement. */
export function StateLine({ status }: StateLineProps): ReactElement {
  const { t } = useTranslation('editor')
  const now = useStore(status)
  const [icon, words, tone] = saying(now, t)
  return <span className={classes.stateLine} data-tone={tone} data-state={now.kind} role="status" aria-live="polite">{icon}<span className={classes.words}>{words}</span></span>
}

type Tone = 'calm' | 'busy' | 'warn' | 'bad'

function saying(status: SyncStatus, t: ReturnType<typeof useTranslation<'editor'>>['t']): readonly [ReactElement, string, Tone] {
  switch (status.kind) {
    case 'connecting': return [<IconLoader2 size={16} />, t('state.connecting'), 'busy']
    case 'saving': return [<IconCloudUpload size={16} />, t('state.saving'), 'busy']
    case 'saved': return [<IconCloudCheck size={16} />, t('state.saved'), 'calm']
    case 'read-only': return [<IconEye size={16} />, t('state.readOnly'), 'calm']
    case 'offline': return [<IconCloudOff size={16} />, status.unsent === 0 ? t('state.offline') : t('state.offlineUnsent', { n: String(status.unsent) }), 'warn']
    case 'refused': return [<IconAlertTriangle size={16} />, t('state.refused'), 'bad']
    case 'closed': return [<IconAlertTriangle size={16} />, t('state.closed'), 'bad']
  }
}
