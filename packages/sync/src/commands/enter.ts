/** What Enter does (Y14). */
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import { isUntitled, kindOf, levelOf, spotAt, spotAtIndex } from './outline.ts'
import { emptySection, nodeType, promote } from './structure.ts'

/**
 * In a title: goes on in the section's text, what stands behind the caret going along; before the first letter a new section
 * opens above; an empty title without text under it rises a level. In a block: splits it. In an empty bullet: the bullet ends. In
 * the empty last block of a section: the next section begins.
 */
export const splitAtCaret: Command = (state, dispatch, view) => {
  const spot = spotAt(state.selection)
  const { $from } = state.selection
  const bare = spot !== null && $from.depth === 2 && $from.index(1) === 0 && spot.node.content.size === 2
  if (bare && levelOf(spot.node) > 1 && kindOf(spot.node) === 'body') return promote()(state, dispatch, view)
  const tr = state.selection.empty ? state.tr : state.tr.deleteSelection()
  const { depth, parent } = tr.selection.$from
  if (depth !== 2 || !parent.isTextblock) return false
  if (tr.selection.$from.index(1) === 0) splitTitle(state, tr)
  else splitBlock(state, tr)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** A line break inside the block. */
export const insertBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes['hardBreak']
  if (type === undefined || !state.selection.$from.parent.isTextblock) return false
  dispatch?.(state.tr.replaceSelectionWith(type.create(), true).scrollIntoView())
  return true
}

function splitTitle(state: EditorState, tr: Transaction): void {
  const { $from } = tr.selection
  const section = $from.node(1)
  const pos = $from.before(1)
  const paragraph = nodeType(state.schema, 'paragraph')
  if ($from.parentOffset === 0 && $from.parent.content.size > 0 && !isUntitled(section)) {
    tr.insert(pos, emptySection(state, kindOf(section), levelOf(section)))
    return
  }
  if ($from.parentOffset < $from.parent.content.size) tr.split($from.pos, 1, [{ type: paragraph }])
  else if (section.attrs['runIn'] !== true || section.childCount === 1) tr.insert($from.after(2), paragraph.create())
  if (section.attrs['runIn'] === true) tr.setNodeAttribute(pos, 'runIn', false)
  tr.setSelection(TextSelection.near(tr.doc.resolve($from.pos + 2), 1))
}

function splitBlock(state: EditorState, tr: Transaction): void {
  const { $from } = tr.selection
  const section = $from.node(1)
  const block = $from.parent
  const last = $from.indexAfter(1) >= section.childCount
  if (block.content.size === 0 && block.type.name === 'bullet') {
    if (block.attrs['depth'] === 2) tr.setNodeAttribute($from.before(2), 'depth', 1)
    else tr.setNodeMarkup($from.before(2), nodeType(state.schema, 'paragraph'))
  } else if (block.content.size > 0 || !last || isUntitled(section)) tr.split($from.pos)
  else {
    const next = spotAtIndex(tr.doc, $from.index(0) + 1)
    const deeper = next !== null && kindOf(next.node) === 'body' && levelOf(next.node) > levelOf(section)
    const end = $from.after(1)
    tr.delete($from.before(2), $from.after(2))
    const at = tr.mapping.map(end)
    tr.insert(at, emptySection(state, kindOf(section), deeper ? levelOf(next.node) : levelOf(section)))
    tr.setSelection(TextSelection.create(tr.doc, at + 2))
  }
}
