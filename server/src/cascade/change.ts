import type { Plan, Section, SectionContent, SectionDivergence } from '@thac/plan'
import { hashRich, localise, mergeSection, sectionContent } from '@thac/plan'
import { divergenceOf, isWaiting } from './divergence.ts'
import type { PlanRecord } from '../plans/records.ts'
import type { Workspace } from '../workspace.ts'
import type { Superior } from './superior.ts'
import { superiorOf } from './superior.ts'

/** One section in which the superior has something that waits for a verdict. Base and theirs are in this plan's terms. */
export interface Change {
  readonly found: SectionDivergence
  readonly mine: Section | null
  /** The superior's section as it is in the newest version; null where it is gone. */
  readonly source: Section | null
  readonly base: SectionContent | null
  readonly theirs: SectionContent | null
  /** Hash of the superior's raw text, the base after a verdict; null where it is gone. */
  readonly theirsHash: string | null
}

export interface Pull {
  readonly mine: Plan
  readonly superior: Superior
  readonly sections: readonly SectionDivergence[]
  readonly changes: readonly Change[]
}

/** What waits in a plan; null for a plan without a superior. */
export async function pullOf(ws: Workspace, record: PlanRecord): Promise<Pull | null> {
  const mine = await ws.rooms.read(record.row.id)
  const superior = await superiorOf(ws, record, mine)
  const found = await divergenceOf(ws, record)
  if (superior === null || found === null) return null
  const own = new Map(mine.sections.map((section) => [section.id, section]))
  const theirs = new Map(superior.newest.plan.sections.map((section) => [section.id, section]))
  const changes = found.sections.filter(({ state }) => isWaiting(state)).map((one): Change => {
    const section = own.get(one.id) ?? null
    const source = theirs.get(one.id) ?? null
    const base = section?.base === undefined ? undefined : superior.bases.get(section.base)
    return {
      found: one, mine: section, source,
      base: base === undefined ? null : localise(base, record.terms),
      theirs: source === null ? null : localise(sectionContent(source), record.terms),
      theirsHash: source === null ? null : hashRich(sectionContent(source)),
    }
  })
  return { mine, superior, sections: found.sections, changes }
}

/**
 * The text that taking a change gives: both sides' edits together and, where they clash, the superior's; null where there
 * is nothing to take but the section's absence.
 */
export function takenText({ base, theirs, mine }: Change): SectionContent | null {
  if (theirs === null || mine === null || base === null) return theirs
  return mergeSection(base, sectionContent(mine), theirs).content
}
