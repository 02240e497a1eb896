import type { Action, Role } from '@thac/api'
import { canDraftFor as mayDraftFor } from '@thac/api'

/** Every deed on a plan. `read` is the living draft, `read-issued` its issued versions. */
export type Deed = Action | 'read-issued'

/** A unit's id and those of the units above it, nearest first. */
export type UnitPath = readonly [string, ...string[]]

export interface Actor {
  readonly userId: string
  readonly memberships: readonly { readonly path: UnitPath; readonly role: Role }[]
}

export interface PlanPlace { readonly unit: UnitPath; readonly issued: boolean }

/** Where a member's unit stands to the plan's: the same, a superior of it, a subordinate of it, or elsewhere. */
export type Standing = 'own' | 'above' | 'below' | 'elsewhere'

export const DEEDS: readonly Deed[] = ['read', 'read-issued', 'edit', 'comment', 'resolve', 'issue', 'fork', 'decide', 'manage']

const OWN: Record<Role, readonly Deed[]> = {
  admin: DEEDS,
  drafter: ['read', 'read-issued', 'edit', 'comment', 'resolve', 'fork', 'decide'],
  reviewer: ['read', 'read-issued', 'comment', 'resolve'],
  approver: ['read', 'read-issued', 'comment', 'resolve', 'issue'],
  reader: ['read', 'read-issued'],
}
const ABOVE: Record<Role, readonly Deed[]> = {
  admin: DEEDS,
  drafter: ['read', 'read-issued', 'comment'],
  reviewer: ['read', 'read-issued', 'comment'],
  approver: ['read', 'read-issued', 'comment'],
  reader: ['read', 'read-issued'],
}
const BELOW: Record<Role, readonly Deed[]> = {
  admin: ['read-issued', 'fork'],
  drafter: ['read-issued', 'fork'],
  reviewer: ['read-issued'],
  approver: ['read-issued'],
  reader: ['read-issued'],
}
/** The one table of rights. */
export const RIGHTS: Record<Standing, Record<Role, readonly Deed[]>> = {
  own: OWN, above: ABOVE, below: BELOW,
  elsewhere: { admin: [], drafter: [], reviewer: [], approver: [], reader: [] },
}

/** What needs an issued version to be done at all. */
const NEEDS_ISSUE: readonly Deed[] = ['read-issued', 'fork']

/** True where one of the actor's memberships gives the right. */
export function can(actor: Actor, deed: Deed, plan: PlanPlace): boolean {
  if (!plan.issued && NEEDS_ISSUE.includes(deed)) return false
  return actor.memberships.some(({ path, role }) => RIGHTS[standing(path, plan.unit)][role].includes(deed))
}

/** Every action of the interface that the actor may take. */
export function actionsOf(actor: Actor, plan: PlanPlace): Action[] {
  return DEEDS.filter((deed): deed is Action => deed !== 'read-issued' && can(actor, deed, plan))
}

/** How the unit of `member` stands to the unit of `plan`. */
export function standing(member: UnitPath, plan: UnitPath): Standing {
  if (member[0] === plan[0]) return 'own'
  if (plan.includes(member[0])) return 'above'
  if (member.includes(plan[0])) return 'below'
  return 'elsewhere'
}

/** True where the actor may make and change plans of a unit: the interface's own rule, which the client asks too. */
export function canDraftFor(actor: Actor, unit: UnitPath): boolean {
  return mayDraftFor(actor.memberships.map(({ path, role }) => ({ unitId: path[0], role })), unit)
}

/** True where the actor may add units under `parent`, or a new root where it is null. */
export function canAddUnit(actor: Actor, parent: UnitPath | null): boolean {
  if (parent === null) return actor.memberships.some(({ path, role }) => role === 'admin' && path.length === 1)
  return can(actor, 'manage', { unit: parent, issued: false })
}
