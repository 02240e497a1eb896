import type { Inline } from '@thac/plan'
import { joinRuns, tableRows } from '@thac/plan'
import { renderInline, sealedBlock } from '@thac/sync'
import type { Node, Schema } from '@tiptap/pm/model'
import { DOMSerializer } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view'

export interface TableWords {
  /** What a table is, and that its cells are not edited. */
  readonly caption: string
  readonly intoLines: string
}

/** Shows sealed tables as tables: to be read, selected and deleted as a whole, or turned into lines of text. */
export function tables(words: TableWords): Plugin {
  const sealed: NodeViewConstructor = (node, view, getPos) => (rowsOf(node) === null ? sealedBox(node) : new TableNodeView(node, view, getPos, words))
  return new Plugin({ key: new PluginKey('tables'), props: { nodeViews: { unknownBlock: sealed } } })
}

/** Replaces the table at `at` by paragraphs, one a row, its cells parted by bars. */
export function tableIntoLines(at: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(at)
    const rows = node === null ? null : rowsOf(node)
    const paragraph = state.schema.nodes['paragraph']
    if (node === null || rows === null || rows.length === 0 || paragraph === undefined) return false
    const lines = rows.map((cells) => paragraph.create(null, renderInline(state.schema, lineOf(cells.map((cell) => cell.content)))))
    if (dispatch !== undefined) {
      const tr = state.tr.replaceWith(at, at + node.nodeSize, lines)
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView())
    }
    return true
  }
}

/** The cells of one row in one line; a paragraph's end in a cell becomes a space. */
function lineOf(cells: readonly (readonly Inline[])[]): readonly Inline[] {
  return cells.reduce<readonly Inline[]>((line, cell, i) => joinRuns(line, i === 0 ? '' : ' | ', cell.map((inline) => (inline.type === 'hardBreak' ? { type: 'text', text: ' ' } : inline))), [])
}

function rowsOf(node: Node): ReturnType<typeof tableRows> {
  const block = node.type.name === 'unknownBlock' ? sealedBlock(node.attrs['json']) : null
  return block === null ? null : tableRows(block)
}

function rendered(node: Node, schema: Schema): HTMLElement {
  const spec = schema.nodes[node.type.name]?.spec.toDOM?.(node)
  const { dom } = spec === undefined ? { dom: document.createElement('div') } : DOMSerializer.renderSpec(document, spec)
  return dom instanceof HTMLElement ? dom : document.createElement('div')
}

function sealedBox(node: Node): NodeView {
  return { dom: rendered(node, node.type.schema) }
}

class TableNodeView implements NodeView {
  readonly dom = document.createElement('figure')
  private readonly bar = document.createElement('figcaption')

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, words: TableWords) {
    this.dom.className = 'thac-table-box'
    this.dom.contentEditable = 'false'
    this.dom.append(this.bar, rendered(node, node.type.schema))
    this.bar.append(words.caption)
    // Whether the text may be edited never changes under one view.
    if (!view.editable) return
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = words.intoLines
    button.addEventListener('click', () => {
      const at = getPos()
      if (at !== undefined) tableIntoLines(at)(view.state, view.dispatch, view)
      view.focus()
    })
    this.bar.append(' ', button)
    this.dom.addEventListener('mousedown', (event) => {
      const at = getPos()
      if (at === undefined || event.target === button) return
      event.preventDefault()
      view.focus()
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
    })
  }

  stopEvent(event: Event): boolean {
    return event.type === 'mousedown' || event.target instanceof HTMLButtonElement
  }

  ignoreMutation(): boolean {
    return true
  }
}
