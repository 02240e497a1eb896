import { Tooltip } from '@mantine/core'
import type { Person } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './People.module.css'

export interface AvatarProps {
  readonly person: Person
  /** Pixels. */
  readonly size?: number
  /** Shows the name to those who hover; not where the name is shown anyway. */
  readonly hint?: boolean
}

/** A person as a disc in their colour with the first letter of their given name, which comes last in Vietnamese. */
export function Avatar({ person, size = 26, hint = true }: AvatarProps): ReactElement {
  return (
    <Tooltip label={person.name} disabled={!hint}>
      <span className={classes.avatar} style={{ background: person.color, width: size, height: size, fontSize: Math.round(size * 0.45) }} role="img" aria-label={person.name}>
        {initial(person.name)}
      </span>
    </Tooltip>
  )
}

/** Several people, overlapping; those who do not fit are a number. */
export function People({ people, max = 5 }: { readonly people: readonly Person[]; readonly max?: number }): ReactElement | null {
  const { t } = useTranslation()
  if (people.length === 0) return null
  const shown = people.slice(0, people.length > max ? max - 1 : max)
  return (
    <span className={classes.people} role="group" aria-label={t('peopleHere', { count: people.length })}>
      {shown.map((person) => <Avatar key={person.id} person={person} />)}
      {people.length > shown.length ? <span className={classes.more}>+{people.length - shown.length}</span> : null}
    </span>
  )
}

function initial(name: string): string {
  return (name.trim().split(/\s+/).at(-1) ?? '').charAt(0).toUpperCase()
}
