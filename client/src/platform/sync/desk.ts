import type { CommentAnchor, Person } from '@thac/api'
import type { Divergence, SectionContent, SectionDivergence, SectionId, SectionState, SectionTexts } from '@thac/plan'
import type { Cell, Store } from './store.ts'
import type { LivePlan } from './livePlan.ts'

export type PanelTab = 'comments' | 'superior' | 'history'

/** What is open and pointed at on the desk; shared by the sheet, the outline and the panel. */
export interface DeskView {
  readonly tab: PanelTab
  readonly panelOpen: boolean
  readonly outlineOpen: boolean
  /** The section in hand: where the caret is, or what was last jumped to. */
  readonly section: SectionId | null
  /** A comment being written: on a section, or on a passage of it; on the whole plan where both are null. */
  readonly composing: { readonly sectionId: SectionId | null; readonly anchor: CommentAnchor | null } | null
  /** The comment in hand. */
  readonly comment: string | null
}

export type MoveTarget = { readonly before: SectionId } | { readonly after: SectionId }

/** What may be done with sections from anywhere on the desk. Each can be undone. */
export interface SectionActions {
  readonly goTo: (id: SectionId) => void
  /** Adds a section beside `id`, behind its subsections; without `id`, at the end. */
  readonly addAfter: (id: SectionId | null) => void
  /** Adds a first subsection to `id`. */
  readonly addBelow: (id: SectionId) => void
  readonly promote: (id: SectionId) => void
  readonly demote: (id: SectionId) => void
  readonly move: (id: SectionId, to: MoveTarget) => void
  /** Past the section of the same level above (-1) or below (1). */
  readonly moveBy: (id: SectionId, step: -1 | 1) => void
  readonly remove: (id: SectionId) => void
  readonly restore: (id: SectionId) => void
  /** Whether the text goes on in the heading's line. */
  readonly setRunIn: (id: SectionId, runIn: boolean) => void
  readonly write: (id: SectionId, content: SectionContent) => void
  readonly copyLink: (id: SectionId) => void
}

/** One plan on the desk: everything that the outline and the panel know of the sheet. */
export interface Desk {
  readonly planId: string
  readonly mayEdit: boolean
  readonly mayComment: boolean
  readonly mayResolve: boolean
  readonly live: Store<LivePlan>
  /** Null for a plan without a superior, and until its texts are there. */
  readonly divergence: Store<Divergence | null>
  /** The superior's texts of a section beside ours, terms put in; null for a plan without a superior. */
  readonly texts: (id: SectionId) => SectionTexts | null
  /** Who else is in which section. */
  readonly presence: Store<ReadonlyMap<SectionId, readonly Person[]>>
  /** Open comments a section. */
  readonly comments: Store<ReadonlyMap<SectionId, number>>
  /** Where each comment's passage begins in the text, for ordering; a comment without a passage is not in it. */
  readonly passages: Store<ReadonlyMap<string, number>>
  readonly view: Cell<DeskView>
  readonly actions: SectionActions
}

const WAITING: ReadonlySet<SectionState> = new Set(['update-available', 'diverged', 'conflict', 'new-from-superior', 'withdrawn'])

/** The sections where the superior changed something that nobody here has decided yet. */
export function waitingSections(divergence: Divergence): readonly SectionDivergence[] {
  return divergence.sections.filter((one) => WAITING.has(one.state))
}

/** Sets some of what is open and pointed at. */
export function look(desk: Pick<Desk, 'view'>, patch: Partial<DeskView>): void {
  desk.view.set({ ...desk.view.get(), ...patch })
}
