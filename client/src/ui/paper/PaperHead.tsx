import type { PlanMeta } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { letterForm, printedDate } from './letterForm.ts'
import classes from './Paper.module.css'

/** The letterhead: who issues and under which number, the motto, place and date, kind and title. Blanks stay dotted. */
export function PaperHead({ meta }: { readonly meta: PlanMeta }): ReactElement {
  const { t } = useTranslation()
  const form = letterForm(meta)
  const number = meta.number ?? '………'
  const date = t('paper.date', { place: meta.place ?? '………', ...printedDate(meta.date) })
  return (
    <header className={classes.head} data-form={form} lang="vi">
      <div className={classes.boxes}>
        <div>
          {meta.superior === null ? null : <p className={classes.superior}>{meta.superior}</p>}
          <p className={classes.issuer}>{meta.issuer ?? '………'}</p>
          {form === 'party' ? <p>*</p> : <hr />}
          <p>{t(form === 'party' ? 'paper.partyNumber' : 'paper.number', { number })}</p>
        </div>
        <div>
          {form === 'party' ? <p><b className={classes.ruled}>{t('paper.party')}</b></p> : <><p className={classes.motto1}><b>{t('paper.motto1')}</b></p><p><b className={classes.ruled}>{t('paper.motto2')}</b></p></>}
          <p className={classes.dateline}><i>{date}</i></p>
        </div>
      </div>
      <p className={classes.kind}>{meta.kind}</p>
      <p className={classes.title}>{meta.title}</p>
      <hr />
    </header>
  )
}
