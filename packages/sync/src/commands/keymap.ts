/** The keys of the sheet, and what a paste may bring. */
import type { Node } from 'prosemirror-model'
import { Fragment, Slice } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import { chainCommands, deleteSelection, setBlockType, toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { redo, undo } from '../binding/plugin.ts'
import { insertBreak, splitAtCaret } from './enter.ts'
import { joinBackward, joinForward, selectText } from './join.ts'
import { addSectionAfter, demote, moveSectionBy, nodeType, promote, sectionFromBlock } from './structure.ts'

/** Every key of the editor and the pasting of sections, as one plugin. It goes before any other keymap. */
export function planKeymap(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: keydownHandler(KEYS),
      transformPasted: (slice) => new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd),
    },
  })
}

/** Makes the selected blocks bullets of `depth`; where all of them are already, paragraphs. */
export function toggleBullet(depth: 1 | 2 = 1): Command {
  return (state, dispatch, view) => {
    const blocks = selectedBlocks(state)
    const all = blocks.length > 0 && blocks.every((block) => block.type.name === 'bullet' && block.attrs['depth'] === depth)
    const command = all ? setBlockType(nodeType(state.schema, 'paragraph')) : setBlockType(nodeType(state.schema, 'bullet'), { depth })
    return command(state, dispatch, view)
  }
}

const undoCommand: Command = (state, dispatch) => (dispatch === undefined ? true : undo(state) || true)
const redoCommand: Command = (state, dispatch) => (dispatch === undefined ? true : redo(state) || true)

const KEYS: { [key: string]: Command } = {
  Enter: splitAtCaret,
  'Shift-Enter': insertBreak,
  'Mod-Enter': addSectionAfter(),
  Backspace: chainCommands(deleteSelection, joinBackward),
  'Mod-Backspace': chainCommands(deleteSelection, joinBackward),
  'Shift-Backspace': chainCommands(deleteSelection, joinBackward),
  Delete: chainCommands(deleteSelection, joinForward),
  'Mod-Delete': chainCommands(deleteSelection, joinForward),
  'Mod-a': selectText,
  'Mod-z': undoCommand,
  'Mod-y': redoCommand,
  'Shift-Mod-z': redoCommand,
  'Mod-b': mark('bold'),
  'Mod-i': mark('italic'),
  'Mod-u': mark('underline'),
  'Mod-Shift-8': toggleBullet(1),
  'Mod-Alt-1': sectionFromBlock,
  Tab: indent(1),
  'Shift-Tab': indent(-1),
  'Alt-Shift-ArrowRight': demote(),
  'Alt-Shift-ArrowLeft': promote(),
  'Alt-Shift-ArrowUp': moveSectionBy(-1),
  'Alt-Shift-ArrowDown': moveSectionBy(1),
}

function mark(name: string): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name]
    return type !== undefined && toggleMark(type)(state, dispatch, view)
  }
}

/** In a title: the section's level; in a bullet: its depth. Elsewhere the key is left to the browser. */
function indent(by: -1 | 1): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection
    if ($from.depth !== 2) return false
    if ($from.index(1) === 0) {
      void (by > 0 ? demote() : promote())(state, dispatch, view)
      return true
    }
    if ($from.parent.type.name !== 'bullet') return false
    const depth = by > 0 ? 2 : 1
    if ($from.parent.attrs['depth'] !== depth) dispatch?.(state.tr.setNodeAttribute($from.before(2), 'depth', depth))
    return true
  }
}

function selectedBlocks(state: EditorState): readonly Node[] {
  const out: Node[] = []
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, _pos, parent) => {
    if (parent?.type.name === 'section' && node.type.name !== 'title' && node.isTextblock) out.push(node)
    return !node.isTextblock
  })
  return out
}

/** Pasted sections are copies, and copies get ids of their own. */
function withoutIds(content: Fragment): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => nodes.push(node.type.name === 'section' ? node.type.create({ ...node.attrs, id: null }, node.content, node.marks) : node))
  return Fragment.from(nodes)
}
