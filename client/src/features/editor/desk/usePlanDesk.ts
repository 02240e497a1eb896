import type { Editor } from '@tiptap/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Comment, PlanDetail } from '@thac/api'
import type { Divergence, SectionId } from '@thac/plan'
import { useEffect, useMemo, useRef } from 'react'
import { ask, keys, useComments } from '../../../platform/api/index.ts'
import type { Desk, LivePlanReader, PlanConnection } from '../../../platform/sync/index.ts'
import { cell, look, useStore } from '../../../platform/sync/index.ts'
import { passageOf, showHighlights } from '../text/highlights.ts'
import type { DeskCell } from './deskCell.ts'
import { OUTLINE_FROM } from './deskView.ts'
import type { Presence } from './presence.ts'
import type { ActionHooks } from './sectionActions.ts'
import { sectionActions } from './sectionActions.ts'
import type { SuperiorTexts } from './superiorTexts.ts'
import { divergenceOf, lacksBase, superiorTexts, textsOf } from './superiorTexts.ts'

export interface DeskParts {
  readonly connection: PlanConnection
  readonly plan: PlanDetail
  readonly editor: Editor
  readonly live: LivePlanReader
  readonly presence: Presence
  readonly view: DeskCell
  readonly hooks: Pick<ActionHooks, 'onRemoved' | 'onCopied'>
}

/** The desk for one view on the plan, kept up with the document, the comments and the superior. */
export function usePlanDesk(parts: DeskParts): Desk {
  const { connection, plan, editor, live, presence, view } = parts
  const { divergence, superior } = useLiveDivergence(plan, live)
  const { counts, passages } = useCommentMarks(plan.id, editor, live, view)
  const hooks = useRef(parts.hooks)
  hooks.current = parts.hooks
  return useMemo(() => ({
    planId: plan.id,
    mayEdit: editor.isEditable,
    mayComment: plan.can.includes('comment'),
    mayResolve: plan.can.includes('resolve'),
    live, divergence, presence: presence.sections, comments: counts, passages, view,
    texts: (id: SectionId) => (superior.current === null ? null : textsOf(superior.current, live.get().plan, id)),
    actions: sectionActions(editor, connection, {
      onGo: (section) => look({ view }, { section, ...(innerWidth < OUTLINE_FROM ? { outlineOpen: false, panelOpen: false } : {}) }),
      caretFollows: () => innerWidth >= OUTLINE_FROM,
      onRemoved: (id) => hooks.current.onRemoved(id),
      onCopied: () => hooks.current.onCopied(),
    }),
  }), [plan.id, plan.can, editor, live, divergence, superior, presence, counts, passages, view, connection])
}

function useLiveDivergence(plan: PlanDetail, live: LivePlanReader): { readonly divergence: ReturnType<typeof cell<Divergence | null>>; readonly superior: { current: SuperiorTexts | null } } {
  const client = useQueryClient()
  const answer = useQuery({ queryKey: keys.superior(plan.id), queryFn: () => ask('superior', { params: { id: plan.id } }), enabled: plan.superior !== null })
  const divergence = useMemo(() => cell<Divergence | null>(null), [])
  const superior = useRef<SuperiorTexts | null>(null)
  useEffect(() => {
    const texts = answer.data === undefined ? null : superiorTexts(answer.data)
    superior.current = texts
    if (texts === null) return divergence.set(null)
    let asked = false
    const compute = (): void => {
      const mine = live.get().plan
      divergence.set(divergenceOf(texts, mine))
      if (asked || !lacksBase(texts, mine)) return
      // Once an answer: a base that the server does not know either must not be asked for without end.
      asked = true
      void client.invalidateQueries({ queryKey: keys.superior(plan.id) })
    }
    compute()
    return live.subscribe(compute)
  }, [answer.data, live, divergence, client, plan.id])
  return { divergence, superior }
}

const NO_COMMENTS: readonly Comment[] = []

function useCommentMarks(planId: string, editor: Editor, live: LivePlanReader, view: DeskCell): { readonly counts: ReturnType<typeof cell<ReadonlyMap<SectionId, number>>>; readonly passages: ReturnType<typeof cell<ReadonlyMap<string, number>>> } {
  const comments = useComments(planId).data ?? NO_COMMENTS
  const inHand = useStore(view).comment
  const counts = useMemo(() => cell<ReadonlyMap<SectionId, number>>(new Map()), [])
  const passages = useMemo(() => cell<ReadonlyMap<string, number>>(new Map()), [])
  useEffect(() => {
    counts.set(openBySection(comments))
    const mark = (): void => {
      // New decorations would end a composition under the person's hands.
      if (editor.isDestroyed || editor.view.composing) return
      editor.view.dispatch(showHighlights(editor.state, comments, inHand))
      passages.set(new Map(comments.flatMap((comment) => {
        const passage = passageOf(editor.state, comment)
        return passage === null ? [] : [[comment.id, passage.from] as const]
      })))
    }
    mark()
    return live.subscribe(mark)
  }, [comments, inHand, editor, live, counts, passages])

  useEffect(() => {
    const comment = comments.find((one) => one.id === inHand)
    const passage = comment === undefined || editor.isDestroyed ? null : passageOf(editor.state, comment)
    if (passage === null) return
    const { node } = editor.view.domAtPos(passage.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
    // Only picking a comment scrolls; that it was answered does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [inHand, editor])
  return { counts, passages }
}

function openBySection(comments: readonly Comment[]): ReadonlyMap<SectionId, number> {
  const out = new Map<SectionId, number>()
  for (const comment of comments) {
    if (comment.resolved === null && comment.sectionId !== null) out.set(comment.sectionId, (out.get(comment.sectionId) ?? 0) + 1)
  }
  return out
}
