import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { EmptyState, LinkButton } from '../../ui/index.ts'
import type { Candidate } from './candidates.ts'
import classes from './Fork.module.css'

export interface UnitStepProps {
  readonly candidates: readonly Candidate[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** Who makes a plan: the units below as a tree, those with a plan linked to it. */
export function UnitStep({ candidates, chosen, onChoose }: UnitStepProps): ReactElement {
  const { t } = useTranslation('cascade')
  if (candidates.length === 0) {
    return <section className={classes.step}><h2>{t('fork.units')}</h2><EmptyState text={t('fork.noUnits')} action={<LinkButton to="/units">{t('fork.toUnits')}</LinkButton>} /></section>
  }
  // Whom one may not draft for is no choice; those that have a plan are shown all the same, for it is asked after.
  const listed = candidates.filter(({ may, planId }) => may || planId !== null)
  return (
    <section className={classes.step} aria-labelledby="fork-units">
      <h2 id="fork-units">{t('fork.units')}</h2>
      <p className={classes.hint}>{t('fork.unitsHint')}</p>
      <ul className={classes.units}>
        {listed.map(({ unit, depth, planId }) => (
          <li key={unit.id} style={{ paddingInlineStart: (depth - 1) * 28 }}>
            <Checkbox
              label={unit.shortName} checked={planId !== null || chosen.includes(unit.id)} disabled={planId !== null}
              onChange={(event) => onChoose(event.currentTarget.checked ? [...chosen, unit.id] : chosen.filter((id) => id !== unit.id))}
            />
            {planId === null ? null : <Link to="/plans/$planId" params={{ planId }}>{t('fork.has')}</Link>}
          </li>
        ))}
      </ul>
      {listed.length === candidates.length ? null : <p className={classes.others}>{t('fork.others', { n: number(candidates.length - listed.length) })}</p>}
    </section>
  )
}
