import { Menu } from '@mantine/core'
import type { Recipient, RecipientPurpose } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterProps } from './Letterhead.tsx'
import { MetaField } from './MetaField.tsx'
import classes from './Foot.module.css'

const PURPOSES: readonly (RecipientPurpose | null)[] = ['report', 'direct', 'carry-out', 'file', null]

/** What is printed behind a recipient; Vietnamese whatever the language of the screen. */
const PRINTED: Readonly<Record<RecipientPurpose, string>> = { report: '(để báo cáo)', direct: '(để chỉ đạo)', 'carry-out': '(để thực hiện)', file: '' }

/** The foot of the sheet: who receives it and who signs it; written in place. */
export function Foot({ meta, readOnly, write }: LetterProps): ReactElement {
  const { t } = useTranslation('editor')
  const [fresh, setFresh] = useState<number | null>(null)
  const { recipients, signature } = meta

  function put(at: number, recipient: Recipient | null): void {
    write({ recipients: recipients.flatMap((one, i) => (i !== at ? [one] : recipient === null ? [] : [recipient])) })
  }
  function addAfter(at: number): void {
    const purpose = recipients[at]?.purpose ?? null
    write({ recipients: [...recipients.slice(0, at + 1), { name: '', purpose }, ...recipients.slice(at + 1)] })
    setFresh(at + 1)
  }

  return (
    <footer className={classes.foot}>
      <div className={classes.recipients} lang="vi">
        <span className={classes.word}>Nơi nhận:</span>
        <ul>
          {recipients.map((recipient, i) => (
            // A recipient has no identity but its place in the list.
            <li key={i}>
              <span aria-hidden="true">-&nbsp;</span>
              <MetaField
                label={t('recipient')} placeholder={t('recipientHint')} value={recipient.name} readOnly={readOnly} autoFocus={fresh === i}
                onChange={(name) => put(i, name === null ? null : { ...recipient, name })} onEnter={() => addAfter(i)} onErase={() => put(i, null)}
              />
              <Purpose purpose={recipient.purpose} readOnly={readOnly} onPick={(purpose) => put(i, { ...recipient, purpose })} />
            </li>
          ))}
        </ul>
        {readOnly ? null : <button type="button" className={classes.add} onClick={() => addAfter(recipients.length - 1)}>{t('addRecipient')}</button>}
      </div>
      <div className={classes.signature}>
        <MetaField className={classes.authority} label={t('authority')} placeholder={t('authorityHint')} value={signature.authority} readOnly={readOnly} onChange={(authority) => write({ signature: { ...signature, authority } })} />
        <MetaField className={classes.role} label={t('signerRole')} placeholder={t('signerRoleHint')} value={signature.role} readOnly={readOnly} onChange={(role) => write({ signature: { ...signature, role } })} />
        <MetaField className={classes.name} label={t('signerName')} placeholder={t('signerNameHint')} value={signature.name} readOnly={readOnly} onChange={(name) => write({ signature: { ...signature, name } })} />
      </div>
    </footer>
  )
}

interface PurposeProps {
  readonly purpose: RecipientPurpose | null
  readonly readOnly: boolean
  readonly onPick: (purpose: RecipientPurpose | null) => void
}

function Purpose({ purpose, readOnly, onPick }: PurposeProps): ReactElement | null {
  const { t } = useTranslation('editor')
  const shown = purpose === null ? '' : PRINTED[purpose]
  if (readOnly) return shown === '' ? null : <span className={classes.purpose}>{shown}</span>
  return (
    <Menu shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.purpose} data-blank={shown === '' ? '' : undefined} aria-label={t('purposeOf')}>{shown === '' ? '( )' : shown}</button>
      </Menu.Target>
      <Menu.Dropdown>
        {PURPOSES.map((one) => <Menu.Item key={one ?? 'none'} onClick={() => onPick(one)}>{t(`purpose.${one ?? 'none'}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
