import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { sectionHeading, sectionText } from '../../model/section.ts'
import type { Choose, Conflict } from '../section/conflict.ts'
import { decide } from '../section/conflict.ts'

/** The name under which the letterhead's conflicts and reviews are told; no section can have it. */
export const LETTERHEAD = '@meta'

/** A conflict in a whole plan. `base`, `upstream` and `child` are texts, "" where that side has nothing. */
export interface PlanConflict extends Conflict {
  /** A section of the result, or of the superior's where the child has none; `@meta` for the letterhead. */
  readonly section: SectionId
  /** The letterhead's field. */
  readonly field?: string
  /** All sections concerned, where some were split or joined. */
  readonly parts?: readonly SectionId[]
}

export interface PlanReview {
  /** As in `PlanConflict`. */
  readonly section: SectionId
  readonly reason: string
}

/** What a merge has to tell, in the order in which it is found. */
export class Report {
  readonly conflicts: PlanConflict[] = []
  readonly review: PlanReview[] = []
  readonly applied = new Set<SectionId>()
  readonly choose: Choose

  constructor(choose: Choose) {
    this.choose = choose
  }

  /** Tells a conflict and answers which side is to stand. */
  ask(section: SectionId, kind: Conflict['kind'], base: string, upstream: string, child: string, more: Pick<PlanConflict, 'field' | 'parts'> = {}): 'mine' | 'theirs' {
    const { conflict, side } = decide(kind, base, upstream, child, this.choose)
    this.conflicts.push({ section, ...conflict, ...more })
    return side
  }

  note(section: SectionId, reason: string): void {
    if (!this.review.some((one) => one.section === section && one.reason === reason)) this.review.push({ section, reason })
  }
}

/** Heading and text of a section; "" for none. */
export function wholeText(section: SectionContent | Section | null | undefined): string {
  if (section === null || section === undefined) return ''
  return [sectionHeading(section), sectionText(section)].filter((text) => text !== '').join('\n')
}
