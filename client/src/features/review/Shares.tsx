import type { PlanFigures } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ReviewPanel.module.css'

export interface SharesProps {
  readonly figures: PlanFigures
}

/** How much of the superior's text still stands here word for word, and how much of ours is not the superior's. */
export function Shares({ figures }: SharesProps): ReactElement {
  const { t } = useTranslation('review')
  return <p className={classes.source}>{t('shares', { copied: wholePercent(figures.copied), drifted: wholePercent(figures.drifted) })}</p>
}

/** Whole per cent; 100 for all and 0 for nothing only. */
export function wholePercent(share: number): string {
  return `${String(share === 0 || share === 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100))))}%`
}
