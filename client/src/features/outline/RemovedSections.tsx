import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { Section, SectionDivergence, SectionId } from '@thac/plan'
import { sectionHeading, sectionText } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { StateBadge } from '../../ui/index.ts'
import classes from './Outline.module.css'

export interface RemovedSectionsProps {
  readonly desk: Desk
  readonly removed: readonly Section[]
  readonly states: ReadonlyMap<SectionId, SectionDivergence>
}

/** What was taken out of the plan, to be put back as it was. */
export function RemovedSections({ desk, removed, states }: RemovedSectionsProps): ReactElement | null {
  const { t } = useTranslation('outline')
  if (removed.length === 0) return null
  return (
    <section className={classes.removed} aria-label={t('removed')}>
      <h3>{t('removed')} <span>{removed.length}</span></h3>
      <ul>
        {removed.map((section) => {
          const state = states.get(section.id)
          const heading = sectionHeading(section)
          return (
            <li key={section.id}>
              <span className={classes.struck}>{heading === '' ? sectionText(section).slice(0, 80) || t('untitled') : heading}</span>
              {state === undefined ? null : <StateBadge state={state.state} size={14} />}
              {desk.mayEdit ? <Button variant="subtle" size="compact-xs" leftSection={<IconArrowBackUp size={14} />} onClick={() => desk.actions.restore(section.id)}>{t('restore')}</Button> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
