import type { Person } from '@thac/api'
import type { SectionId } from '@thac/plan'
import { sectionsOfOthers } from '@thac/sync'
import type { PlanConnection, Store } from '../../../platform/sync/index.ts'
import { cell } from '../../../platform/sync/index.ts'

export interface Presence {
  /** Everybody else who has the plan open, once each. */
  readonly people: Store<readonly Person[]>
  readonly sections: Store<ReadonlyMap<SectionId, readonly Person[]>>
  readonly stop: () => void
}

/** Who else is here, and in which section. The server vouches for the names. */
export function followPresence({ awareness }: PlanConnection): Presence {
  const people = cell<readonly Person[]>([])
  const sections = cell<ReadonlyMap<SectionId, readonly Person[]>>(new Map())
  const read = (): void => {
    const here = new Map<string, Person>()
    awareness.getStates().forEach((state, clientId) => {
      const user: unknown = state['user']
      if (clientId !== awareness.clientID && isPerson(user)) here.set(user.id, user)
    })
    const bySection = new Map<SectionId, Person[]>()
    for (const other of sectionsOfOthers(awareness)) {
      const person = here.get(other.user.id ?? '')
      const list = bySection.get(other.section) ?? []
      if (person !== undefined && !list.includes(person)) bySection.set(other.section, [...list, person])
    }
    if (JSON.stringify([...here.values()]) !== JSON.stringify(people.get())) people.set([...here.values()])
    if (JSON.stringify([...bySection]) !== JSON.stringify([...sections.get()])) sections.set(bySection)
  }
  awareness.on('change', read)
  read()
  return { people, sections, stop: () => awareness.off('change', read) }
}

function isPerson(user: unknown): user is Person {
  if (typeof user !== 'object' || user === null) return false
  const record: { id?: unknown; name?: unknown; color?: unknown } = user
  return typeof record.id === 'string' && typeof record.name === 'string' && typeof record.color === 'string'
}
