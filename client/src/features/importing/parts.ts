import type { MetaLines, Place, Section, SectionId } from '@thac/plan'
import { places, standing } from '@thac/plan'
import type { Reading } from './reading.ts'
import type { Part } from './ties.ts'

export const HEAD_FIELDS: readonly MetaLines['field'][] = ['superior', 'issuer', 'number', 'place', 'kind', 'title']
export const FOOT_FIELDS: readonly MetaLines['field'][] = ['recipients', 'signature']

/** Whether a section shows a line for its heading: with a number, a heading, or both. */
export function hasHeadingRow(section: Section, place: Place | undefined): boolean {
  return (place?.label ?? '') !== '' || section.title.length > 0
}

/** All parts in the order in which the result shows them. */
export function partsOf(reading: Reading): readonly Part[] {
  const sections = standing(reading.plan)
  const where = places(sections, reading.plan.meta.numbering)
  return [
    ...HEAD_FIELDS.map(fieldPart),
    ...sections.flatMap((section) => [...(hasHeadingRow(section, where.get(section.id)) ? [textPart(section.id, null)] : []), ...section.blocks.map((_, i) => textPart(section.id, i))]),
    ...FOOT_FIELDS.map(fieldPart),
  ]
}

function fieldPart(field: MetaLines['field']): Part {
  return { kind: 'field', field }
}

function textPart(id: SectionId, block: number | null): Part {
  return { kind: 'text', id, block }
}
