import type { PlanMeta } from './meta.ts'
import { EMPTY_SIGNATURE } from './meta.ts'
import type { Section } from './section.ts'
import { DEFAULT_NUMBERING } from './numbering.ts'

/** A plan as a value. `sections` are in document order and hold the removed ones too. */
export interface Plan {
  readonly meta: PlanMeta
  readonly sections: readonly Section[]
}

export function emptyMeta(title: string): PlanMeta {
  return {
    kind: 'KẾ HOẠCH', number: null, issuer: null, superior: null, place: null, date: null, title,
    bases: [], recipients: [], signature: EMPTY_SIGNATURE, numbering: DEFAULT_NUMBERING,
  }
}

/** Document order: by order key as plain strings, then by id. */
export function inOrder(a: Section, b: Section): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The sections that stand, in document order. */
export function standing(plan: Plan): readonly Section[] {
  return plan.sections.filter((section) => section.removed !== true)
}
