import { Popover, TextInput } from '@mantine/core'
import type { PlanMeta } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DateParts } from './dateParts.ts'
import { datePartsOf, isoOf, printedDate } from './dateParts.ts'
import { MetaField } from './MetaField.tsx'
import classes from './DateLine.module.css'

export interface DateLineProps {
  readonly place: string | null
  readonly date: string | null
  readonly readOnly: boolean
  readonly write: (patch: Partial<PlanMeta>) => void
}

/** Blank parts of a date are left as room to be filled in by hand, as in print. */
const GAP = '\u2003\u2002'

/** "Lam Giang, ngày … tháng … năm …". A date may be blank, whole or in part: it is given after signing. */
export function DateLine({ place, date, readOnly, write }: DateLineProps): ReactElement {
  const { t } = useTranslation('editor')
  const [parts, setParts] = useState<DateParts | null>(null)
  const printed = printedDate(datePartsOf(date), GAP)

  function close(): void {
    if (parts !== null && isoOf(parts) !== date) write({ date: isoOf(parts) })
    setParts(null)
  }

  const words = `ngày ${printed.day} tháng ${printed.month} năm ${printed.year}`
  return (
    <div className={classes.line} lang="vi">
      <MetaField label={t('place')} placeholder={t('placeHint')} value={place} readOnly={readOnly} onChange={(next) => write({ place: next })} />
      <span>,&nbsp;</span>
      {readOnly
        ? <span>{words}</span>
        : (
          <Popover opened={parts !== null} onChange={(opened) => { if (!opened) close() }} trapFocus withArrow shadow="md">
            <Popover.Target>
              <button type="button" className={date === null ? `${classes.date} ${classes.blank}` : classes.date} aria-label={`${t('date')}: ${words}`} onClick={() => setParts(datePartsOf(date))}>{words}</button>
            </Popover.Target>
            <Popover.Dropdown>
              <form className={classes.form} onSubmit={(event) => { event.preventDefault(); close() }}>
                {(['day', 'month', 'year'] as const).map((part) => (
                  <TextInput
                    key={part} label={t(part)} inputMode="numeric" maxLength={part === 'year' ? 4 : 2} w={part === 'year' ? 84 : 64} size="xs" value={parts?.[part] ?? ''}
                    onChange={(event) => {
                      const figures = event.currentTarget.value.replace(/\D/g, '')
                      setParts((before) => ({ ...(before ?? datePartsOf(date)), [part]: figures }))
                    }}
                  />
                ))}
                <button type="submit" hidden />
              </form>
            </Popover.Dropdown>
          </Popover>
        )}
    </div>
  )
}
