import type { RefAttrs, SectionId } from '@thac/plan'
import { refOf, refText } from '@thac/plan'
import type { Node } from '@tiptap/pm/model'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { placesIn } from './labels.ts'

export interface ReferenceOptions {
  /** Said of a reference whose section is there no more. */
  readonly gone: string
  readonly onGo: (id: SectionId) => void
}

/**
 * Shows references with the number that their section has now, and goes there at a click. Nothing is written: what a
 * reference printed last stays in the document until somebody prints it anew. Copied out, it is the number of now.
 */
export function references({ gone, onGo }: ReferenceOptions): Plugin {
  const shown = new Set<ReferenceView>()
  return new Plugin({
    key: new PluginKey('references'),
    view: () => {
      let last: unknown = null
      return {
        update: (view) => {
          const where = placesIn(view.state)
          if (where === last) return
          last = where
          for (const one of shown) one.show()
        },
      }
    },
    props: {
      nodeViews: { ref: (node: Node, view: EditorView) => new ReferenceView(node, view, shown, gone) },
      handleClickOn(view, _at, node) {
        const to = attrsOf(node)?.to
        if (to === undefined || !placesIn(view.state).has(to)) return false
        onGo(to)
        return true
      },
      transformCopied: (slice, view) => new Slice(printed(slice.content, view.state), slice.openStart, slice.openEnd),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n\n', (leaf) => leaf.type.spec.leafText?.(leaf) ?? ''),
    },
  })
}

/** One reference on the sheet. */
class ReferenceView implements NodeView {
  readonly dom = document.createElement('span')
  private node: Node
  private readonly view: EditorView
  private readonly shown: Set<ReferenceView>
  private readonly gone: string

  constructor(node: Node, view: EditorView, shown: Set<ReferenceView>, gone: string) {
    this.node = node
    this.view = view
    this.shown = shown
    this.gone = gone
    this.dom.className = 'thac-ref'
    this.shown.add(this)
    this.show()
  }

  show(): void {
    const attrs = attrsOf(this.node)
    const where = placesIn(this.view.state)
    const place = attrs === null ? undefined : where.get(attrs.to)
    const text = attrs === null ? String(this.node.attrs['text']) : refText(attrs, where)
    if (this.dom.textContent !== text) this.dom.textContent = text
    this.dom.title = place === undefined ? this.gone : place.path
    this.dom.toggleAttribute('data-gone', place === undefined)
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.show()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.shown.delete(this)
  }
}

/** The content with every reference printing its number of now. */
function printed(content: Fragment, state: EditorState): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    const attrs = attrsOf(node)
    if (attrs !== null) nodes.push(node.type.create({ ...node.attrs, text: refText(attrs, placesIn(state)) }, null, node.marks))
    else nodes.push(node.isLeaf ? node : node.copy(printed(node.content, state)))
  })
  return Fragment.fromArray(nodes)
}

function attrsOf(node: Node): RefAttrs | null {
  if (node.type.name !== 'ref') return null
  const { to, form, text } = node.attrs
  return refOf({ type: 'ref', attrs: { to: typeof to === 'string' ? to : null, form: form === 'path' ? 'path' : 'figure', text: String(text) } })
}
