import { Modal } from '@mantine/core'
import type { ReactElement } from 'react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/index.ts'
import classes from './Frame.module.css'

const GROUPS = [
  { name: 'everywhere', keys: [['palette', 'Ctrl K'], ['help', '?']] },
  { name: 'writing', keys: [['bold', 'Ctrl B'], ['italic', 'Ctrl I'], ['underline', 'Ctrl U'], ['undo', 'Ctrl Z'], ['redo', 'Ctrl Y']] },
  { name: 'review', keys: [['next', 'J'], ['previous', 'K'], ['take', '1'], ['keep', '2'], ['edit', '3'], ['later', '4']] },
] as const

/** Every shortcut, on `?`. */
export function KeyboardHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {GROUPS.map((group) => (
        <section key={group.name}>
          <h3 className={classes.group}>{t(`keys.${group.name}`)}</h3>
          <dl className={classes.keys}>
            {group.keys.map(([name, chord]) => <Fragment key={name}><dt>{t(`keys.${name}`)}</dt><dd><Kbd>{chord}</Kbd></dd></Fragment>)}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
