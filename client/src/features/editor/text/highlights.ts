import type { Comment } from '@thac/api'
import { resolveAnchor } from '@thac/sync'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

interface Shown {
  readonly comments: readonly Comment[]
  readonly inHand: string | null
}

interface Highlights extends Shown {
  readonly decorations: DecorationSet
}

const highlightsKey = new PluginKey<Highlights>('comment-highlights')

/**
 * Marks the passages that open comments speak of. The marks are decorations found from the comments' anchors, never part
 * of the text; between two searches they move along with what is typed. `onPick` hears a click on one.
 */
export function commentHighlights(onPick: (commentId: string) => void): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key: highlightsKey,
    state: {
      init: () => ({ comments: [], inHand: null, decorations: DecorationSet.empty }),
      apply(tr, before, _old, state) {
        // Only `showHighlights` sets this meta.
        const given = tr.getMeta(highlightsKey) as Shown | undefined
        if (given !== undefined) return { ...given, decorations: find(state, given) }
        return tr.docChanged ? { ...before, decorations: before.decorations.map(tr.mapping, tr.doc) } : before
      },
    },
    props: {
      decorations: (state) => highlightsKey.getState(state)?.decorations,
      handleClick(_view, _at, event) {
        const mark = event.target instanceof Element ? event.target.closest('[data-comment]') : null
        const id = mark?.getAttribute('data-comment')
        if (id !== null && id !== undefined) onPick(id)
        return false
      },
    },
  })
}

/** A transaction that marks the passages of `comments`, the one in hand more strongly. */
export function showHighlights(state: EditorState, comments: readonly Comment[], inHand: string | null): Transaction {
  return state.tr.setMeta(highlightsKey, { comments, inHand } satisfies Shown).setMeta('addToHistory', false)
}

/** Where the passage of a comment is now; null where its words are gone. */
export function passageOf(state: EditorState, comment: Comment): { readonly from: number; readonly to: number } | null {
  if (comment.anchor === null || comment.sectionId === null) return null
  return resolveAnchor(state, comment.sectionId, comment.anchor)
}

function find(state: EditorState, { comments, inHand }: Shown): DecorationSet {
  const decorations = comments.flatMap((comment) => {
    if (comment.resolved !== null && comment.id !== inHand) return []
    const passage = passageOf(state, comment)
    if (passage === null || passage.from >= passage.to) return []
    return [Decoration.inline(passage.from, passage.to, { class: comment.id === inHand ? 'thac-comment in-hand' : 'thac-comment', 'data-comment': comment.id })]
  })
  return DecorationSet.create(state.doc, decorations)
}
