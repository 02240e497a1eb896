import type { Section, SectionId } from '../../model/section.ts'
import { MAX_LEVEL } from '../../model/section.ts'
import type { Place } from './merge-place.ts'
import type { Children } from './merge-siblings.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'

/**
 * The sections as the flat outline that reads back as the tree of `children`, each at its level. What is merged is the distance
 * to the parent. A section never stands deeper than the sibling before it, for the outline would put it below that one.
 */
export function inOutline(sides: Sides, sections: ReadonlyMap<SectionId, Section>, placed: ReadonlyMap<SectionId, Place>, children: Children, report: Report): readonly Section[] {
  const out: Section[] = []
  const walk = (parent: SectionId | null, above: number): void => {
    let deepest = MAX_LEVEL
    for (const id of children.get(parent) ?? []) {
      const section = sections.get(id)
      if (section === undefined) continue
      const wanted = section.kind === 'body' ? above + depth(sides, id, placed.get(id)?.from ?? 'mine', report) : section.level
      const level = section.kind === 'body' ? Math.min(MAX_LEVEL, deepest, Math.max(above + 1, wanted)) : wanted
      deepest = section.kind === 'body' ? level : MAX_LEVEL
      out.push(level === section.level ? section : { ...section, level })
      walk(id, section.kind === 'body' ? level : 0)
    }
  }
  walk(null, 0)
  return out
}

/** Levels below the parent, three ways; both changed it: that of the side that says where the section stands. */
function depth({ base, theirs, mine }: Sides, id: SectionId, from: Place['from'], report: Report): number {
  if (!mine.has(id)) return theirs.depth(id)
  if (!theirs.has(id) || !base.has(id)) return mine.depth(id)
  const [was, there, here] = [base.depth(id), theirs.depth(id), mine.depth(id)]
  if (there === was || there === here) return here
  if (here === was) return there
  report.note(id, 'moved-by-both')
  return from === 'theirs' ? there : here
}
