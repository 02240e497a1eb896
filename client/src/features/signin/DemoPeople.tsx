import { useMutation } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { DemoAccount } from '@thac/api'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInAs } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import { unitsOf } from './groups.ts'
import type { DemoUnitPeople } from './groups.ts'
import classes from './SignIn.module.css'

export interface DemoPeopleProps {
  readonly accounts: readonly DemoAccount[]
  readonly onDone: () => void
}

/** How many units are shown before "more": the province and one district show the whole story. */
const FIRST = 2

/** The demo workspace's people by unit; one click signs in as one of them. */
export function DemoPeople({ accounts, onDone }: DemoPeopleProps): ReactElement {
  const { t } = useTranslation('signin')
  const [all, setAll] = useState(false)
  const entry = useMutation({ mutationFn: signInAs, onSuccess: onDone })
  const units = unitsOf(accounts)
  const shown = all ? units : units.slice(0, FIRST)
  return (
    <section className={classes.demo} aria-label={t('chooseDemo')}>
      <h2>{t('chooseDemo')}</h2>
      <p className={classes.note}>{t('demoNote')}</p>
      {entry.isError ? <ProblemNotice error={entry.error} /> : null}
      <div className={classes.units}>{shown.map((unit) => <UnitPeople key={unit.unitId} unit={unit} busy={entry.isPending} onPick={(id) => entry.mutate(id)} />)}</div>
      {units.length > shown.length
        ? <Button variant="subtle" className={classes.more} rightSection={<IconChevronDown size={16} />} onClick={() => setAll(true)}>{t('rest', { count: units.length - shown.length })}</Button>
        : null}
    </section>
  )
}

interface UnitPeopleProps {
  readonly unit: DemoUnitPeople
  readonly busy: boolean
  readonly onPick: (accountId: string) => void
}

function UnitPeople({ unit, busy, onPick }: UnitPeopleProps): ReactElement {
  const { t } = useTranslation('signin')
  const { t: tc } = useTranslation()
  return (
    <section className={classes.unit}>
      <h3>{unit.name}<span>{tc(`level.${unit.level}`)}</span></h3>
      <ul>
        {unit.people.map((person) => (
          <li key={person.id}>
            <button type="button" disabled={busy} data-demo={person.id} aria-label={t('signInAs', { name: person.name, role: tc(`role.${person.role}`), unit: unit.name })} onClick={() => onPick(person.id)}>
              <strong>{tc(`role.${person.role}`)}</strong>
              <span>{person.name}</span>
              <small>{t(`does.${person.role}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
