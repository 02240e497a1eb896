import type { Block } from '../model/content.ts'
import { inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { tableRows } from '../model/table.ts'
import type { DutyPlace } from './duty-parts.ts'
import { dutyPlaces } from './duty-parts.ts'
import type { Pack } from './pack.ts'
import { withoutEndMarks } from './shape.ts'
import { nameInCell, unitBeforeColon, unitOfInnerCharge, unitOfLeadIn, unitOfSentence, unitsDirected, unitsLeading } from './units.ts'

/**
 * A unit charged with something. `nested`: not by a charge of its own in the part that divides the work, but inside
 * another unit's text or, where there is such a part, on the line of a task outside it.
 */
export interface Assignment {
  readonly unit: string
  readonly section: string
  readonly nested: boolean
}

type Add = (unit: string | null, nested: boolean) => void

/**
 * Who is charged in the part that divides the work: units in headings, in sentences, in unnumbered paragraphs, and
 * nested ones. Elsewhere a unit counts only where a line or a column of a table says that it leads.
 */
export function findAssignments(sections: readonly Section[], placed: ReadonlyMap<SectionId, Place>, pack: Pack): readonly Assignment[] {
  const out: Assignment[] = []
  const places = dutyPlaces(sections, pack)
  for (const [i, section] of sections.entries()) {
    if (section.kind !== 'body' && section.kind !== 'appendix') continue
    const path = placed.get(section.id)?.path ?? ''
    const seen = new Set<string>()
    const add: Add = (unit, nested) => {
      const name = withoutEndMarks(unit ?? '')
      if (name === '' || seen.has(name) || (nested && seen.has(`/${name}`))) return
      seen.add(nested ? `/${name}` : name)
      out.push({ unit: name, section: path, nested })
    }
    const place = places.get(i)
    if (place === undefined) readTaskLines(section, places.size > 0, add, pack)
    else readDuties(section, place, add, pack)
  }
  return out
}

/** Task lines and columns, outside the part that divides the work. */
function readTaskLines(section: Section, nested: boolean, add: Add, pack: Pack): void {
  for (const block of section.blocks) {
    const units = block.type === 'table' ? unitsInTable(block, pack) : section.kind === 'body' ? unitsLeading(inlineText(block.content), pack) : []
    for (const unit of units) add(unit, nested)
  }
}

function readDuties(section: Section, place: DutyPlace, add: Add, pack: Pack): void {
  const heading = sectionHeading(section)
  const under = place.role === 'under'
  const holder = place.role === 'part' || place.charged || under ? (place.unit?.name ?? null) : null
  if (place.role !== 'aside') add(holder, under)
  let charged = holder !== null || under
  for (const [i, block] of section.blocks.entries()) {
    if (block.type === 'table') {
      for (const unit of unitsInTable(block, pack)) add(unit, under)
      continue
    }
    const text = inlineText(block.content).trim()
    const leading = unitsLeading(text, pack)
    for (const unit of leading) add(unit, under)
    if (place.role === 'aside') continue
    const bullet = block.type === 'bullet'
    const runIn = section.runIn && i === 0 && heading !== ''
    if (!runIn && leading.length === 0) {
      const named = unitBeforeColon(text, pack)
      const opener = i === 0 && heading === ''
      if (named !== null) add(named, (bullet && charged) || (under && bullet))
      else if (opener || !charged) {
        const unit = unitOfSentence(text, pack) ?? (opener ? unitOfLeadIn(text, pack) : null) ?? (charged ? null : unitOfInnerCharge(text, pack))
        add(unit, under || (bullet && charged))
        // The rest of a section that begins with a unit's sentence is that unit's.
        if (opener && unit !== null && place.role === 'own') charged = true
      }
    }
    for (const unit of unitsDirected(text, pack)) add(unit, true)
  }
}

/** The units in the columns that say who leads. */
function unitsInTable(block: Block, pack: Pack): readonly string[] {
  const [head, ...rows] = tableRows(block) ?? []
  const columns = (head ?? []).flatMap((cell, i) => (pack.duty.column.test(inlineText(cell.content).replace(/\s+/g, ' ').trim()) ? [i] : []))
  return columns.flatMap((column) => rows.flatMap((row) => nameInCell(inlineText(row[column]?.content ?? []), pack) ?? []))
}
