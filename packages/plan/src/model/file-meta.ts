import type { Intake } from './file-text.ts'
import { cut, isRecord } from './file-text.ts'
import type { Basis, PlanMeta, Recipient, RecipientPurpose, Signature } from './meta.ts'
import type { LevelFormat, Numbering } from './numbering.ts'
import { LEVEL_FORMS } from './numbering.ts'
import { emptyMeta } from './plan.ts'

const PURPOSES: readonly RecipientPurpose[] = ['report', 'direct', 'carry-out', 'file']
const MOST = 2_000
const MOST_AROUND = 100

/** The letterhead out of a plan file; what is missing or of a wrong type is as in an empty plan, with one finding. */
export function readMeta(value: unknown, intake: Intake): PlanMeta {
  const empty = emptyMeta('')
  if (!isRecord(value)) {
    intake.note('bad-meta')
    return empty
  }
  let bad = false
  const text = <T extends string | null>(key: string, otherwise: T): string | T => {
    const own = value[key]
    if (typeof own === 'string') return intake.text(own)
    if (own !== undefined && own !== null) bad = true
    return otherwise
  }
  const list = (key: string): readonly unknown[] => {
    const own = value[key]
    if (own !== undefined && (!Array.isArray(own) || own.length > MOST)) bad = true
    return Array.isArray(own) ? own.slice(0, MOST) : []
  }
  const meta: PlanMeta = {
    kind: text('kind', empty.kind),
    number: text('number', null),
    issuer: text('issuer', null),
    superior: text('superior', null),
    place: text('place', null),
    date: text('date', null),
    title: text('title', ''),
    bases: list('bases').filter(isRecord).map((basis) => readBasis(basis, intake)),
    recipients: list('recipients').filter(isRecord).map((recipient) => readRecipient(recipient, intake)),
    signature: readSignature(value['signature'], intake),
    numbering: readNumbering(value['numbering'], intake) ?? empty.numbering,
  }
  if (bad) intake.note('bad-meta')
  return meta
}

function readBasis(value: Readonly<Record<string, unknown>>, intake: Intake): Basis {
  const { text } = value
  const basis: Basis = { kind: orNull(value['kind'], intake), number: orNull(value['number'], intake), date: orNull(value['date'], intake), issuer: orNull(value['issuer'], intake) }
  return typeof text === 'string' ? { ...basis, text: intake.text(text) } : basis
}

function readRecipient(value: Readonly<Record<string, unknown>>, intake: Intake): Recipient {
  return { name: orNull(value['name'], intake) ?? '', purpose: PURPOSES.find((purpose) => purpose === value['purpose']) ?? null }
}

function readSignature(value: unknown, intake: Intake): Signature {
  const own = isRecord(value) ? value : {}
  return { authority: orNull(own['authority'], intake), role: orNull(own['role'], intake), name: orNull(own['name'], intake) }
}

function readNumbering(value: unknown, intake: Intake): Numbering | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const out: LevelFormat[] = []
  for (const item of value.slice(0, 12)) {
    const form = isRecord(item) ? LEVEL_FORMS.find((known) => known === item['form']) : undefined
    if (!isRecord(item) || form === undefined) {
      intake.note('bad-meta')
      return null
    }
    const [before, after] = [orNull(item['before'], intake) ?? '', orNull(item['after'], intake) ?? '']
    // Printed with every label.
    if (before.length > MOST_AROUND || after.length > MOST_AROUND) intake.note('bad-meta')
    out.push({ form, before: cut(before, MOST_AROUND), after: cut(after, MOST_AROUND), ...(item['continuous'] === true ? { continuous: true } : {}) })
  }
  return out
}

function orNull(value: unknown, intake: Intake): string | null {
  return typeof value === 'string' ? intake.text(value) : null
}
