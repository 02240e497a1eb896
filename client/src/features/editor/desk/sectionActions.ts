import type { Editor } from '@tiptap/core'
import type { SectionId } from '@thac/plan'
import { USER_ACTION, addSectionAfter, demote, moveSection, moveSectionBy, promote, removeSection, restoreSection, setSection, writeContent } from '@thac/sync'
import type { Command } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import type { PlanConnection, SectionActions } from '../../../platform/sync/index.ts'
import { positionOf } from '../text/caretSection.ts'

export interface ActionHooks {
  /** A section was jumped to. */
  readonly onGo: (id: SectionId) => void
  /** Whether a jump puts the caret into the section; on a phone that would bring up the keyboard. */
  readonly caretFollows: () => boolean
  /** A section was taken out; the person may want it back. */
  readonly onRemoved: (id: SectionId) => void
  readonly onCopied: () => void
}

/** What may be done with sections, carried out on the view, so that undo takes each back. */
export function sectionActions(editor: Editor, connection: PlanConnection, hooks: ActionHooks): SectionActions {
  const run = (command: Command, focus = false): boolean => {
    if (!editor.isEditable) return false
    const done = command(editor.state, editor.view.dispatch, editor.view)
    if (done && focus) editor.view.focus()
    return done
  }
  return {
    goTo(id) {
      hooks.onGo(id)
      showSection(editor, id, hooks.caretFollows())
    },
    addAfter: (id) => void run(addSectionAfter(id ?? lastBodyOf(editor) ?? undefined), true),
    addBelow: (id) => void run(addSectionAfter(id, levelOf(editor, id) + 1), true),
    promote: (id) => void run(promote(id)),
    demote: (id) => void run(demote(id)),
    move: (id, to) => void run(moveSection(id, to)),
    moveBy: (id, step) => void run(moveSectionBy(step, id)),
    remove(id) {
      if (run(removeSection(id))) hooks.onRemoved(id)
    },
    restore(id) {
      if (editor.isEditable && restoreSection(connection.doc, id)) requestAnimationFrame(() => showSection(editor, id, false))
    },
    setRunIn: (id, runIn) => {
      if (editor.isEditable) setSection(connection.doc, id, { runIn }, USER_ACTION)
    },
    write: (id, content) => {
      if (editor.isEditable) writeContent(connection.doc, id, content, USER_ACTION)
    },
    copyLink(id) {
      const link = `${location.origin}${location.pathname}?section=${encodeURIComponent(id)}`
      navigator.clipboard.writeText(link).then(hooks.onCopied, () => undefined)
    },
  }
}

/** Brings a section to the upper part of the window, and with `caret` the caret into it where the text may be edited. */
export function showSection(editor: Editor, id: SectionId, caret: boolean): void {
  const at = positionOf(editor.state, id)
  if (at === null) return
  const dom = editor.view.nodeDOM(at)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' })
  if (!editor.isEditable || !caret) return
  const title = editor.state.doc.nodeAt(at)?.firstChild
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at + 2 + (title?.content.size ?? 0))))
  // The view's own focus puts the new selection into the page first, and does not scroll.
  editor.view.focus()
}

/** The last numbered section: what is added at the end goes behind it, before a closing. */
function lastBodyOf(editor: Editor): SectionId | null {
  let last: SectionId | null = null
  editor.state.doc.forEach((node) => {
    if (node.attrs['kind'] === 'body' && node.attrs['level'] === 1 && typeof node.attrs['id'] === 'string') last = node.attrs['id']
  })
  return last
}

function levelOf(editor: Editor, id: SectionId): number {
  const at = positionOf(editor.state, id)
  return at === null ? 1 : Number(editor.state.doc.nodeAt(at)?.attrs['level'])
}
