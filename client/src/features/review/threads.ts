import type { Comment } from '@thac/api'
import type { Place, Plan, Section, SectionId } from '@thac/plan'
import { sectionHeading } from '@thac/plan'

export type CommentFilter = 'open' | 'resolved' | 'all'

/** The comments of one section, or on the whole plan, in the order of the text. */
export interface ThreadGroup {
  readonly sectionId: SectionId | null
  readonly label: string
  readonly heading: string
  /** The section was taken out of the plan. */
  readonly removed: boolean
  readonly comments: readonly Comment[]
}

export interface ThreadsInput {
  readonly comments: readonly Comment[]
  readonly plan: Plan
  readonly places: ReadonlyMap<SectionId, Place>
  /** Where each comment's passage begins in the text. */
  readonly passages: ReadonlyMap<string, number>
  readonly filter: CommentFilter
}

/**
 * Comments in document order: on the whole plan first, then section by section, removed ones last. In a section those on
 * all of it come first, then by passage, then by age; a passage whose words are gone counts as the section's.
 */
export function threadGroups(input: ThreadsInput): readonly ThreadGroup[] {
  const groups = new Map<SectionId | null, Comment[]>()
  const rank = new Map<SectionId, number>(input.plan.sections.map((section, i) => [section.id, section.removed === true ? input.plan.sections.length + i : i]))
  for (const comment of input.comments) {
    if (!shows(comment, input.filter)) continue
    // A comment on a section that the document does not know any more is still a comment on the plan.
    const key = comment.sectionId !== null && rank.has(comment.sectionId) ? comment.sectionId : null
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [comment])
    else group.push(comment)
  }
  const sections = new Map(input.plan.sections.map((section) => [section.id, section]))
  return [...groups]
    .sort(([a], [b]) => (a === null ? -1 : (rank.get(a) ?? 0)) - (b === null ? -1 : (rank.get(b) ?? 0)))
    .map(([id, comments]) => groupOf(id, id === null ? undefined : sections.get(id), comments, input))
}

/** How many comments are open. */
export function openCount(comments: readonly Comment[]): number {
  return comments.filter((comment) => comment.resolved === null).length
}

function groupOf(sectionId: SectionId | null, section: Section | undefined, comments: readonly Comment[], { places, passages }: ThreadsInput): ThreadGroup {
  const at = (comment: Comment): number => passages.get(comment.id) ?? -1
  return {
    sectionId,
    label: sectionId === null ? '' : (places.get(sectionId)?.label ?? ''),
    heading: section === undefined ? '' : sectionHeading(section),
    removed: section?.removed === true,
    comments: [...comments].sort((a, b) => at(a) - at(b) || (a.createdAt < b.createdAt ? -1 : 1)),
  }
}

function shows(comment: Comment, filter: CommentFilter): boolean {
  switch (filter) {
    case 'open': return comment.resolved === null
    case 'resolved': return comment.resolved !== null
    case 'all': return true
  }
}
