import type { Place, Plan, Section, SectionId } from '@thac/plan'
import { places, sectionHeading, sectionText, standing } from '@thac/plan'

/** A section as an outline names it: its label and its heading, or the first words of its text. */
export interface Named {
  readonly section: Section
  readonly label: string
  /** 0 at the root. */
  readonly depth: number
  /** "" for a section without heading and text. */
  readonly name: string
}

/** The standing sections of a plan by id, named, in document order. */
export function namesOf(plan: Plan): ReadonlyMap<SectionId, Named> {
  const sections = standing(plan)
  const where: ReadonlyMap<SectionId, Place> = places(sections, plan.meta.numbering)
  return new Map(sections.map((section) => {
    const place = where.get(section.id)
    return [section.id, { section, label: place?.label ?? '', depth: place?.depth ?? 0, name: sectionHeading(section) || sectionText(section).slice(0, LONGEST) }]
  }))
}

const LONGEST = 90
