import { ActionIcon, Button, Progress, Select, Textarea, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { figuresOf } from './figures.ts'
import { retitle } from './letterhead.ts'
import type { Accept } from './useAccept.ts'
import type { ReviewDesk } from './useReview.ts'
import classes from './Review.module.css'

export interface ReviewHeadProps {
  readonly desk: ReviewDesk
  readonly source: readonly string[]
  readonly accept: Accept
  readonly onRestart: () => void
}

/** What the plan will be called and whose it will be; how much of the file was understood; undo and redo. */
export function ReviewHead({ desk, source, accept, onRestart }: ReviewHeadProps): ReactElement {
  const { t } = useTranslation('importing')
  const { reading } = desk
  const figures = useMemo(() => figuresOf(reading, source), [reading, source])
  return (
    <div className={classes.head}>
      <Textarea
        className={classes.title} label={t('planTitle')} value={reading.plan.meta.title} autosize minRows={1} maxRows={3} lang="vi" maxLength={1000}
        error={accept.untitled ? t('titleMissing') : null}
        onChange={(event) => {
          const title = event.currentTarget.value
          desk.change((now) => retitle(now, title), undefined, 'title')
        }}
      />
      <Select
        className={classes.unit} label={t('unit')} data={accept.units.map((unit) => ({ value: unit.id, label: unit.shortName }))} value={accept.unitId} allowDeselect={false}
        searchable={accept.units.length > 8} error={accept.ready && accept.units.length === 0 ? t('noUnit') : null} onChange={accept.choose}
      />
      <div className={classes.figures}>
        <span>{t('figures', { sections: number(figures.sections), paragraphs: number(figures.paragraphs) })}</span>
        <Progress size={6} value={figures.lines === 0 ? 0 : (figures.understood / figures.lines) * 100} aria-label={t('understood', { understood: figures.understood, lines: figures.lines })} />
        <span>{t('understood', { understood: number(figures.understood), lines: number(figures.lines) })}{figures.leftOut === 0 ? '' : ` · ${t('leftOut', { n: number(figures.leftOut) })}`}</span>
      </div>
      <div className={classes.tools}>
        <Tooltip label={`${t('undo')} (Ctrl+Z)`}><ActionIcon variant="subtle" color="gray" aria-label={t('undo')} disabled={desk.undo === null} onClick={() => desk.undo?.()}><IconArrowBackUp size={18} /></ActionIcon></Tooltip>
        <Tooltip label={`${t('redo')} (Ctrl+Shift+Z)`}><ActionIcon variant="subtle" color="gray" aria-label={t('redo')} disabled={desk.redo === null} onClick={() => desk.redo?.()}><IconArrowForwardUp size={18} /></ActionIcon></Tooltip>
        <Button variant="subtle" color="gray" onClick={onRestart}>{t('otherFile')}</Button>
      </div>
    </div>
  )
}
