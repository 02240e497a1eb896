import type { PlanMeta } from '@thac/plan'

export type LetterheadField = 'kind' | 'number' | 'issuer' | 'superior' | 'place' | 'date' | 'title' | 'bases' | 'recipients' | 'signature'

/** A field of the letterhead or foot before and after; "" for a blank one, several entries one a line. */
export interface FieldChange {
  readonly field: LetterheadField
  readonly before: string
  readonly after: string
}

/** The fields that differ, in the order they are printed in. */
export function letterheadChanges(before: PlanMeta, after: PlanMeta): readonly FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return FIELDS.flatMap((field) => (was[field] === is[field] ? [] : { field, before: was[field], after: is[field] }))
}

const FIELDS: readonly LetterheadField[] = ['superior', 'issuer', 'number', 'place', 'date', 'kind', 'title', 'bases', 'recipients', 'signature']

function fieldsOf(meta: PlanMeta): Readonly<Record<LetterheadField, string>> {
  const { kind, number, issuer, superior, place, date, title, bases, recipients, signature } = meta
  return {
    kind, title, number: number ?? '', issuer: issuer ?? '', superior: superior ?? '', place: place ?? '', date: date === null ? '' : date.split('-').reverse().join('/'),
    bases: bases.map((basis) => basis.text ?? [basis.kind, basis.number, basis.date, basis.issuer].filter((part) => part !== null).join(' ')).join('\n'),
    recipients: recipients.map(({ name, purpose }) => (purpose === null ? name : `${name} (${purpose})`)).join('\n'),
    signature: [signature.authority, signature.role, signature.name].filter((part) => part !== null).join('\n'),
  }
}
