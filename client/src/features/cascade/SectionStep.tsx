import { Badge, Checkbox, Tooltip } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { Unit } from '@thac/api'
import type { Place, Plan, Section, Terms } from '@thac/plan'
import { localise, outlineOf, places, sectionHeading, sectionText, standing } from '@thac/plan'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { WordDiff } from '../../ui/index.ts'
import { placesIn, speaksOf } from './wording.ts'
import classes from './Fork.module.css'

export interface SectionStepProps {
  readonly plan: Plan
  /** The unit whose view is shown; null while none is chosen. */
  readonly unit: Unit | null
  readonly terms: Terms
}

interface Line {
  readonly section: Section
  readonly place: Place | undefined
  readonly changes: number
  /** Who is charged here and is this unit; null where nobody is. */
  readonly holder: string | null
}

/** What the unit will receive: every section, how many words are replaced in it, and where it has duties itself. */
export function SectionStep({ plan, unit, terms }: SectionStepProps): ReactElement {
  const { t } = useTranslation('cascade')
  const [onlyAddressed, setOnlyAddressed] = useState(false)
  const [onlyChanged, setOnlyChanged] = useState(false)
  const holders = useMemo(() => outlineOf(plan).assignments, [plan])
  const lines = useMemo(() => {
    const placed = places(plan.sections, plan.meta.numbering)
    return standing(plan).map((section): Line => {
      const place = placed.get(section.id)
      const holder = unit === null ? undefined : holders.find((one) => one.section === place?.path && speaksOf(one.unit, unit))
      return { section, place, changes: placesIn(section, terms), holder: holder?.unit ?? null }
    })
  }, [plan, unit, terms, holders])
  const shown = lines.filter(({ changes, holder }) => (!onlyAddressed || holder !== null) && (!onlyChanged || changes > 0))
  return (
    <section className={classes.step} aria-labelledby="fork-sections">
      <h2 id="fork-sections">{t('fork.sections')}</h2>
      <p className={classes.hint}>{t('fork.sectionsHint', { n: number(lines.length) })}</p>
      <div className={classes.filters}>
        <Checkbox size="xs" label={t('fork.onlyAddressed')} checked={onlyAddressed} disabled={unit === null} onChange={(event) => setOnlyAddressed(event.currentTarget.checked)} />
        <Checkbox size="xs" label={t('fork.onlyChanged')} checked={onlyChanged} disabled={unit === null} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
      </div>
      <ul className={classes.sections}>{shown.map((line) => <Row key={line.section.id} line={line} terms={terms} />)}</ul>
    </section>
  )
}

function Row({ line: { section, place, changes, holder }, terms }: { readonly line: Line; readonly terms: Terms }): ReactElement {
  const { t } = useTranslation('cascade')
  const [open, setOpen] = useState(false)
  const heading = sectionHeading(section)
  const name = heading !== '' ? heading : section.kind === 'preamble' ? t('fork.preamble') : section.kind === 'closing' ? t('fork.closing') : sectionText(section).slice(0, 80) || t('fork.untitled')
  return (
    <li>
      <button type="button" className={classes.section} aria-expanded={open} style={{ paddingInlineStart: 8 + (place?.depth ?? 0) * 16 }} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} aria-hidden="true" />
        <span className={classes.label}>{place?.label}</span>
        <span className={classes.name} data-top={place?.depth === 0 || undefined}>{name}</span>
        {holder === null ? null : <Tooltip label={t('fork.addressedHint', { holder })} multiline maw={320}><Badge size="sm" variant="light" tt="none">{t('fork.addressed')}</Badge></Tooltip>}
        {changes === 0 ? null : <span className={classes.count}>{t('fork.places', { n: number(changes) })}</span>}
      </button>
      {open ? <div className={classes.preview}><WordDiff before={section} after={localise(section, terms)} /></div> : null}
    </li>
  )
}
