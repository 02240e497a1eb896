import type { PlanMeta, Recipient } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Paper.module.css'

/** Whom the plan goes to, and who signs it. */
export function PaperFoot({ meta }: { readonly meta: PlanMeta }): ReactElement {
  const { t } = useTranslation()
  const { authority, role, name } = meta.signature
  return (
    <footer className={classes.foot} lang="vi">
      <div className={classes.recipients}>
        {meta.recipients.length === 0 ? null : <p><b><i>{t('paper.recipients')}</i></b></p>}
        {meta.recipients.map((recipient, i) => <p key={i}>- {line(recipient, purposeOf(recipient))}{i === meta.recipients.length - 1 ? '.' : ';'}</p>)}
      </div>
      <div className={classes.signature}>
        {authority === null ? null : <p className={classes.caps}><b>{authority}</b></p>}
        {role === null ? null : <p className={classes.caps}><b>{role}</b></p>}
        <p className={classes.signer}><b>{name ?? ''}</b></p>
      </div>
    </footer>
  )

  function purposeOf({ purpose }: Recipient): string | null {
    return purpose === null || purpose === 'file' ? null : t(`paper.purpose.${purpose}`)
  }
}

function line(recipient: Recipient, purpose: string | null): string {
  const name = recipient.name.replace(/[;.,]\s*$/, '')
  return purpose === null ? name : `${name} (${purpose})`
}
