import type { Person, Role } from '@thac/api'
import { Role as RoleSchema } from '@thac/api'
import type { Database } from '../store/tables.ts'
import type { Units } from '../units/units.ts'
import type { Actor } from './can.ts'

/** Ink colours of carets and names, each readable on white paper. */
const INKS = ['#1c5d99', '#a03b52', '#2f7d4f', '#8a5a00', '#6a3fa0', '#0f7c80', '#b0471e', '#4a5a8a', '#7a2f7a', '#3d6b1f']
const NOBODY: Person = { id: '', name: '—', color: '#666666' }

/** A person's colour: their own, or one that follows from the id. */
export function inkOf(id: string, own: string | null): string {
  if (own !== null && /^#[0-9a-f]{6}$/i.test(own)) return own
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return INKS[sum % INKS.length] ?? '#1c5d99'
}

/** The people of these ids. A lookup of one who is not there answers a nameless person. */
export async function peopleOf(db: Database, ids: Iterable<string | null>): Promise<(id: string) => Person> {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null)
  const rows = wanted.length === 0 ? [] : await db.selectFrom('user').select(['id', 'name', 'color']).where('id', 'in', wanted).execute()
  const found = new Map(rows.map((row): [string, Person] => [row.id, { id: row.id, name: row.name, color: inkOf(row.id, row.color) }]))
  return (id) => found.get(id) ?? { ...NOBODY, id }
}

/** The memberships of several people at once, as rights are judged by. A person without any has an empty list. */
export async function actorsOf(db: Database, units: Units, userIds: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const rows = userIds.length === 0 ? [] : await db.selectFrom('membership').selectAll().where('userId', 'in', [...userIds]).execute()
  const actors = new Map<string, Actor>()
  for (const userId of userIds) {
    const memberships = rows.filter((row) => row.userId === userId).flatMap((row) => {
      const path = units.pathOf(row.unitId)
      const role = RoleSchema.safeParse(row.role)
      return path === null || !role.success ? [] : [{ path, role: role.data satisfies Role }]
    })
    actors.set(userId, { userId, memberships })
  }
  return actors
}
