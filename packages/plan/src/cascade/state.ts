import type { SectionContent } from '../model/section.ts'
import { sameContent } from './hash.ts'

/** How a section stands to the superior's; docs/spec/divergence.md has the table. */
export type SectionState =
  | 'identical' | 'update-available' | 'adapted' | 'diverged' | 'conflict' | 'converged' | 'omitted' | 'new-from-superior' | 'withdrawn' | 'local'

export const SECTION_STATES: readonly SectionState[] = [
  'identical', 'update-available', 'adapted', 'diverged', 'conflict', 'converged', 'omitted', 'new-from-superior', 'withdrawn', 'local',
]

/** The three texts of one section, terms put into `base` and `theirs`; null where that side has no such section. */
export interface SectionSides {
  readonly base: SectionContent | null
  readonly theirs: SectionContent | null
  /** null where this plan never took the section in. */
  readonly mine: SectionContent | null
  /** This plan took the section out. */
  readonly removed: boolean
}

/**
 * The state of one section, or null where there is nothing to tell: taken out here and gone there. `mergesClean`
 * is asked only where both sides changed, and differently.
 */
export function sectionState(sides: SectionSides, mergesClean: (base: SectionContent, theirs: SectionContent, mine: SectionContent) => boolean): SectionState | null {
  const { base, theirs, mine, removed } = sides
  // Withdrawn once and taken out for it, it has no base: the superior has it again, and nobody here has decided on it.
  if (removed) return theirs === null ? null : base === null ? 'new-from-superior' : 'omitted'
  if (mine === null) return theirs === null ? null : 'new-from-superior'
  if (theirs === null) return base === null ? 'local' : 'withdrawn'
  if (base === null) return sameContent(theirs, mine) ? 'converged' : 'conflict'
  if (sameContent(base, theirs)) return sameContent(base, mine) ? 'identical' : 'adapted'
  if (sameContent(base, mine)) return 'update-available'
  if (sameContent(theirs, mine)) return 'converged'
  return mergesClean(base, theirs, mine) ? 'diverged' : 'conflict'
}
