/** What Backspace does at the start of a block, and Delete at its end (Y14). */
import { Fragment, Slice } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { NodeSelection, TextSelection } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { isUntitled, kindOf, spotAtIndex } from './outline.ts'
import { nodeType } from './structure.ts'

/**
 * At the start of a bullet: the bullet ends. Of another block: it joins the block before, the title too. Of a title: the heading becomes a
 * paragraph of the section before, as in Word; an empty section goes. Does nothing, and says it did, where the text would leave
 * a preamble or closing.
 */
export const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth !== 2 || $from.parentOffset > 0 || !$from.parent.isTextblock) return false
  const tr = $from.index(1) === 0 ? titleBackward(state) : blockBackward(state)
  if (tr !== null) dispatch?.(tr.scrollIntoView())
  return true
}

/** At the end of a block: what comes next joins it, the next section's title too. */
export const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth !== 2 || $from.parentOffset < $from.parent.content.size || !$from.parent.isTextblock) return false
  const section = $from.node(1)
  const next = section.maybeChild($from.index(1) + 1)
  const { tr } = state
  if (next !== null && !next.isTextblock) tr.setSelection(NodeSelection.create(state.doc, $from.after(2)))
  else if (next !== null) joinInto(state, tr, $from.pos, $from.after(2) + 1, $from.index(1) === 0)
  else {
    const following = spotAtIndex(state.doc, $from.index(0) + 1)
    if (following === null || isUntitled(following.node)) return true
    tr.delete($from.pos, following.pos + 2)
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Selects all the text, so that what is typed replaces it and a section is left to type in. */
export const selectText: Command = (state, dispatch) => {
  if (state.doc.childCount === 0) return false
  dispatch?.(state.tr.setSelection(TextSelection.between(state.doc.resolve(0), state.doc.resolve(state.doc.content.size))))
  return true
}

function blockBackward(state: EditorState): Transaction | null {
  const { $from } = state.selection
  const { tr } = state
  const section = $from.node(1)
  const index = $from.index(1)
  const pos = $from.before(2)
  if ($from.parent.type.name === 'bullet') {
    if ($from.parent.attrs['depth'] === 2) return tr.setNodeAttribute(pos, 'depth', 1)
    return tr.setNodeMarkup(pos, nodeType(state.schema, 'paragraph'))
  }
  const before = section.child(index - 1)
  if (!before.isTextblock) return tr.setSelection(NodeSelection.create(state.doc, pos - before.nodeSize))
  if (index === 1 && isUntitled(section)) return null
  joinInto(state, tr, pos - 1, $from.pos, index === 1)
  return tr
}

/** Joins two blocks of one section; a first block that went up into the title takes the run-in with it. */
function joinInto(state: EditorState, tr: Transaction, from: number, to: number, intoTitle: boolean): void {
  const $from = state.doc.resolve(from)
  tr.delete(from, to)
  if (intoTitle && $from.node(1).attrs['runIn'] === true) tr.setNodeAttribute($from.before(1), 'runIn', false)
}

function titleBackward(state: EditorState): Transaction | null {
  const { $from } = state.selection
  const { tr } = state
  const section = $from.node(1)
  const pos = $from.before(1)
  const before = spotAtIndex(state.doc, $from.index(0) - 1)
  if (before === null || isUntitled(section) || kindOf(before.node) === 'closing') return null
  if ($from.parent.content.size > 0) {
    const paragraph = nodeType(state.schema, 'paragraph').create()
    return tr.step(new ReplaceStep(pos - 1, pos + 2, new Slice(Fragment.from(paragraph), 0, 1)))
  }
  tr.delete(pos - 1, pos + 3)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos - 1), -1))
}
