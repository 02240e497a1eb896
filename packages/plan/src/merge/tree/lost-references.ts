import type { Inline } from '../../model/content.ts'
import { isText } from '../../model/content.ts'
import { refOf } from '../../model/refs.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'

/**
 * Notes (`reference`) the sections of a merged plan that refer to one which stood here before the merge and does not any more,
 * or that came in with a reference to one which does not stand here: by its number the reader would find another.
 */
export function tellLostReferences({ theirs, mine }: Sides, merged: readonly Section[], report: Report): void {
  const stands = new Set(merged.map((section) => section.id))
  if (mine.sections.every(({ id }) => stands.has(id)) && theirs.sections.every(({ id }) => stands.has(id))) return
  for (const section of merged) {
    const lost = (to: SectionId): boolean => !stands.has(to) && (mine.has(to) || (theirs.has(to) && report.applied.has(section.id)))
    if (refersTo(section, lost)) report.note(section.id, 'reference')
  }
}

function refersTo({ title, blocks }: SectionContent, wanted: (to: SectionId) => boolean): boolean {
  const within = (content: readonly Inline[] | undefined): boolean => (content ?? []).some((leaf) => {
    const ref = refOf(leaf)
    return ref === null ? !isText(leaf) && within(leaf.content) : wanted(ref.to)
  })
  return within(title) || blocks.some((block) => within(block.content))
}
