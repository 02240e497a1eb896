import type { Proposal, SectionState } from '@thac/api'
import type { Choose, Conflict, Review, SectionContent } from '@thac/plan'
import { mergeSection, parsePlanFile, sectionContent } from '@thac/plan'

export type Verdict = 'take' | 'keep' | 'edit' | 'later'

/** What the superior changed in one section, with its texts understood. Terms are put into `base` and `theirs`. */
export interface Change {
  readonly id: string
  readonly sectionId: string
  readonly state: SectionState
  readonly version: number
  readonly path: string
  readonly heading: string
  readonly base: SectionContent | null
  readonly theirs: SectionContent | null
  readonly mine: SectionContent | null
  /** What taking it writes. */
  readonly merged: SectionContent | null
  readonly verdict: Verdict | null
}

/** Kinds of change in the order in which they are shown: what needs thought first. */
export const GROUPS = ['conflict', 'diverged', 'update', 'new', 'withdrawn'] as const
export type GroupName = (typeof GROUPS)[number]

/** The text that stands when conflicts are decided one by one, and what is left to look at. */
export interface Result {
  readonly content: SectionContent
  readonly conflicts: readonly Conflict[]
  readonly review: readonly Review[]
}

export type Picks = ReadonlyMap<Conflict['key'], 'mine' | 'theirs'>

/** The change in a proposal of the server's. A text that is none counts as missing. */
export function changeOf(proposal: Proposal): Change {
  const { id, sectionId, state, version, path, heading, verdict } = proposal
  return {
    id, sectionId, state, version, path, heading, verdict,
    base: contentOf(proposal.base), theirs: contentOf(proposal.theirs), mine: contentOf(proposal.mine), merged: contentOf(proposal.merged),
  }
}

export function groupOf(change: Change): GroupName {
  switch (change.state) {
    case 'conflict': return 'conflict'
    case 'diverged': return 'diverged'
    case 'new-from-superior': return 'new'
    case 'withdrawn': return 'withdrawn'
    case 'identical':
    case 'adapted':
    case 'converged':
    case 'omitted':
    case 'local':
    case 'update-available': return 'update'
  }
}

/**
 * Both sides' edits together, with `picks` where they clash (the superior's unless picked); null where one of the three
 * texts is missing, so that there is nothing to put together.
 */
export function resultOf(change: Change, picks: Picks): Result | null {
  const { base, theirs, mine } = change
  if (base === null || theirs === null || mine === null) return null
  const choose: Choose = (conflict) => picks.get(conflict.key) ?? 'theirs'
  const { content, conflicts, review } = mergeSection(base, theirs, mine, choose)
  return { content, conflicts, review }
}

/** A section's text out of unknown JSON, put right where it can be; null for null and for what is no section. */
export function contentOf(value: unknown): SectionContent | null {
  if (typeof value !== 'object' || value === null) return null
  const parsed = parsePlanFile({ format: 'thac-plan', version: 1, meta: { title: '' }, sections: [{ ...value, id: 'one', order: 'a0', level: 1, kind: 'body' }] })
  const section = parsed.ok ? parsed.plan.sections[0] : undefined
  return section === undefined ? null : sectionContent(section)
}
