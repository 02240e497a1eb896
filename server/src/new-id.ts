import { nanoid } from 'nanoid'

/** A fresh id, unguessable, of `A-Z a-z 0-9 _ -`: of a plan, a section, a comment. */
export function newId(): string {
  return nanoid(12)
}
