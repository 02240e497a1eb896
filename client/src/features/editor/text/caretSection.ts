import type { SectionId } from '@thac/plan'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** The section that a position is in; null in an empty document. */
export function sectionAt(state: EditorState, at: number): SectionId | null {
  const place = state.doc.resolve(Math.min(at, state.doc.content.size))
  const id: unknown = (place.depth > 0 ? place.node(1) : place.nodeAfter ?? place.nodeBefore)?.attrs['id']
  return typeof id === 'string' ? id : null
}

/** Where the section `id` begins in the document, or null. */
export function positionOf(state: EditorState, id: SectionId): number | null {
  let found: number | null = null
  state.doc.forEach((node, at) => {
    if (found === null && node.attrs['id'] === id) found = at
  })
  return found
}

/** Tells which section the caret came into. */
export function caretSection(onEnter: (id: SectionId | null) => void): Plugin {
  return new Plugin({
    key: new PluginKey('caret-section'),
    view: () => {
      let last: SectionId | null = null
      return {
        update: (view) => {
          const now = sectionAt(view.state, view.state.selection.head)
          if (now === last || !view.hasFocus()) return
          last = now
          onEnter(now)
        },
      }
    },
  })
}
