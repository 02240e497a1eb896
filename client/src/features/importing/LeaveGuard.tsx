import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

export interface LeaveGuardProps {
  /** Leaving would lose something. */
  readonly unsaved: boolean
  /** Another file is asked for while something would be lost; null while it is not. */
  readonly restart: { readonly go: () => void; readonly stay: () => void } | null
}

/** Asks before a review with work in it is left: by a link, the back button, another file; the browser itself asks before its tab closes. */
export function LeaveGuard({ unsaved, restart }: LeaveGuardProps): ReactElement {
  const { t } = useTranslation('importing')
  const blocker = useBlocker({ shouldBlockFn: () => unsaved, enableBeforeUnload: () => unsaved, withResolver: true })
  const blocked = blocker.status === 'blocked'
  const stay = (): void => {
    restart?.stay()
    blocker.reset?.()
  }
  const go = (): void => {
    restart?.go()
    blocker.proceed?.()
  }
  return (
    <Modal opened={blocked || restart !== null} onClose={stay} title={t('leave.title')} centered>
      <p style={{ marginTop: 0 }}>{t('leave.text')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={stay} data-autofocus>{t('leave.stay')}</Button>
        <Button color="red" variant="light" onClick={go}>{t('leave.go')}</Button>
      </Group>
    </Modal>
  )
}
