import type { Plan, SectionId } from '@thac/plan'
import { places, standing } from '@thac/plan'
import type { ReactElement } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PaperFoot } from './PaperFoot.tsx'
import { PaperHead } from './PaperHead.tsx'
import { PaperSection } from './PaperSection.tsx'
import { RefPlaces } from './refPlaces.ts'
import classes from './Paper.module.css'

export interface PlanPaperProps {
  readonly plan: Plan
  /** The section to mark and bring into view. */
  readonly highlight?: SectionId | null
  /** Called with the section that was clicked; without it, the paper is only read. */
  readonly onPick?: (id: SectionId) => void
}

/** A plan as it is printed, to be read: letterhead, numbered sections, recipients and signature on a white sheet. */
export function PlanPaper({ plan, highlight = null, onPick }: PlanPaperProps): ReactElement {
  const { t } = useTranslation()
  const sections = useMemo(() => standing(plan), [plan])
  const where = useMemo(() => places(sections, plan.meta.numbering), [sections, plan.meta.numbering])
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (highlight === null) return
    sheet.current?.querySelector(`[data-section="${CSS.escape(highlight)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [highlight])
  return (
    <div className={classes.desk}>
      <article className={classes.sheet} ref={sheet} aria-label={t('paper.label')}>
        <PaperHead meta={plan.meta} />
        <RefPlaces value={where}>
          {sections.map((section) => <PaperSection key={section.id} section={section} place={where.get(section.id)} highlighted={section.id === highlight} onPick={onPick} />)}
        </RefPlaces>
        <PaperFoot meta={plan.meta} />
      </article>
    </div>
  )
}
