/** The binding as a ProseMirror plugin. */
import type { EditorState } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { BindingOptions, Pending, PendingStep, RenderMeta } from './binding.ts'
import { Binding, bindingKey, bindingOf, register } from './binding.ts'
import { repairIds } from './ids.ts'

/** How far undo and redo reach. */
export interface UndoState {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** After a composition ends, the browser settles its text; then what was held is written and let in. Milliseconds. */
const SETTLE = 60
/** The longest that a composition may hold the others' text back. Milliseconds. */
const LONGEST_HOLD = 10_000

/**
 * Binds the editor to `options.doc`. One plugin object binds one view; the schema is the view's own and is gone by by name. Add no other
 * history plugin.
 */
export function planBinding(options: BindingOptions): Plugin<Pending> {
  const binding = new Binding(options)
  const plugin: Plugin<Pending> = new Plugin<Pending>({
    key: bindingKey,
    state: {
      init: () => ({ steps: [] }),
      apply: (tr, before) => {
        const meta = renderMeta(tr.getMeta(bindingKey))
        if (meta !== null) return { steps: meta.render }
        if (tr.steps.length === 0) return before
        const made = tr.steps.map((step, i): PendingStep => ({ step, inverse: step.invert(tr.docs[i] ?? tr.before) }))
        return { steps: [...binding.pendingOf(before), ...made] }
      },
    },
    filterTransaction: (tr) => !binding.readOnly || !tr.docChanged || renderMeta(tr.getMeta(bindingKey)) !== null,
    appendTransaction: (transactions, before, after) => {
      if (binding.readOnly || transactions.every((tr) => !tr.docChanged || renderMeta(tr.getMeta(bindingKey)) !== null)) return null
      return repairIds(transactions, before, after, () => binding.freshId())
    },
    props: {
      handleDOMEvents: {
        compositionstart: (view) => {
          binding.gate.hold()
          later(view, LONGEST_HOLD, () => settle(binding))
          return false
        },
        compositionend: (view) => {
          later(view, SETTLE, () => { if (!view.composing) settle(binding) })
          return false
        },
        blur: (view) => {
          later(view, SETTLE, () => settle(binding))
          return false
        },
      },
    },
    view: (view) => {
      binding.attach(view)
      return {
        update: (_view, before) => binding.viewUpdated(before),
        destroy: () => binding.detach(),
      }
    },
  })
  register(plugin, binding)
  return plugin
}

/** Takes the person's own last change back; false where there is none. Takes a state or a view. */
export function undo(at: EditorState | EditorView): boolean {
  const binding = bindingOf('state' in at ? at.state : at)
  if (binding === null || binding.readOnly) return false
  binding.flush()
  return binding.undoManager.undo() !== null
}

/** Makes the change last undone again; false where there is none. */
export function redo(at: EditorState | EditorView): boolean {
  const binding = bindingOf('state' in at ? at.state : at)
  if (binding === null || binding.readOnly) return false
  binding.flush()
  return binding.undoManager.redo() !== null
}

export function undoState(at: EditorState | EditorView): UndoState {
  const binding = bindingOf('state' in at ? at.state : at)
  if (binding === null || binding.readOnly) return { canUndo: false, canRedo: false }
  return { canUndo: binding.undoManager.canUndo(), canRedo: binding.undoManager.canRedo() }
}

function renderMeta(meta: unknown): RenderMeta | null {
  // Set under the binding's own key by the binding alone.
  return meta === undefined || meta === null ? null : (meta as RenderMeta)
}

function settle(binding: Binding): void {
  if (!binding.gate.held) return
  binding.flush()
  binding.gate.release()
}

/** The view's own window keeps the time; where there is none, at once. */
function later(view: EditorView, ms: number, run: () => void): void {
  const window = view.dom.ownerDocument.defaultView
  if (window === null) run()
  else window.setTimeout(run, ms)
}
