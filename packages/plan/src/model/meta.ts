import type { Numbering } from './numbering.ts'

/** A document that the plan says it carries out. `date` is ISO, shortened to what is printed; null where blank. */
export interface Basis {
  readonly kind: string | null
  readonly number: string | null
  readonly date: string | null
  readonly issuer: string | null
  /** The whole printed line of basis, e.g. "Thực hiện Kế hoạch số …". */
  readonly text?: string
}

export type RecipientPurpose = 'report' | 'direct' | 'carry-out' | 'file'

export interface Recipient {
  readonly name: string
  readonly purpose: RecipientPurpose | null
}

export interface Signature {
  readonly authority: string | null
  readonly role: string | null
  readonly name: string | null
}

/** The letterhead and foot of a plan. Blank number, place and date are ordinary while drafting: null. */
export interface PlanMeta {
  readonly kind: string
  readonly number: string | null
  readonly issuer: string | null
  readonly superior: string | null
  readonly place: string | null
  /** ISO, shortened to what is printed (`2024`, `2024-04`, `2024-04-16`), or null. */
  readonly date: string | null
  readonly title: string
  readonly bases: readonly Basis[]
  readonly recipients: readonly Recipient[]
  readonly signature: Signature
  readonly numbering: Numbering
}

export const EMPTY_SIGNATURE: Signature = { authority: null, role: null, name: null }
