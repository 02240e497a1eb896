import type { PlanMeta } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { letterForm } from '../../../ui/paper/letterForm.ts'
import { DateLine } from './DateLine.tsx'
import { MetaField } from './MetaField.tsx'
import classes from './Letterhead.module.css'

export interface LetterProps {
  readonly meta: PlanMeta
  readonly readOnly: boolean
  readonly write: (patch: Partial<PlanMeta>) => void
}

/** The head of the sheet: who issues, number, place and date, kind and title; written in place. */
export function Letterhead({ meta, readOnly, write }: LetterProps): ReactElement {
  const { t } = useTranslation('editor')
  const party = letterForm(meta) === 'party'
  return (
    <header className={classes.head} data-form={party ? 'party' : 'state'}>
      <div className={classes.boxes}>
        <div className={classes.issuer}>
          {meta.superior !== null || !readOnly
            ? <MetaField className={classes.superior} label={t('superiorBody')} placeholder={t('superiorBodyHint')} value={meta.superior} readOnly={readOnly} onChange={(superior) => write({ superior })} />
            : null}
          <MetaField className={classes.body} label={t('issuer')} placeholder={t('issuerHint')} value={meta.issuer} readOnly={readOnly} onChange={(issuer) => write({ issuer })} />
          <span className={party ? classes.star : classes.rule} aria-hidden="true">{party ? '*' : ''}</span>
          <div className={classes.number}>
            <span>{party ? 'Số' : 'Số:'}</span>
            <MetaField label={t('number')} placeholder={party ? '…-KH/…' : '…/KH-…'} value={meta.number} readOnly={readOnly} onChange={(number) => write({ number })} />
          </div>
        </div>
        <div className={classes.nation} lang="vi">
          {party
            ? <strong className={classes.partyName}>ĐẢNG CỘNG SẢN VIỆT NAM</strong>
            : (
              <>
                <strong className={classes.nationName}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
                <strong className={classes.motto}>Độc lập - Tự do - Hạnh phúc</strong>
              </>
            )}
          <DateLine place={meta.place} date={meta.date} readOnly={readOnly} write={write} />
        </div>
      </div>
      <MetaField className={classes.kind} label={t('kind')} placeholder="KẾ HOẠCH" value={meta.kind} readOnly={readOnly} onChange={(kind) => write({ kind: kind ?? '' })} />
      <MetaField className={classes.title} label={t('title')} placeholder={t('titleHint')} value={meta.title} readOnly={readOnly} onChange={(title) => write({ title: title ?? '' })} />
      <span className={classes.titleRule} aria-hidden="true">{party ? '-----' : ''}</span>
    </header>
  )
}
