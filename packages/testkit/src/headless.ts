/** An editor view without a browser: a state, dispatch, and plugin views that are told of every new state. */
import { EditorState } from 'prosemirror-state'
import type { Plugin, PluginView, Transaction } from 'prosemirror-state'
import type { Schema } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'

export class HeadlessView {
  state: EditorState
  composing = false
  readonly #views: PluginView[] = []

  constructor(schema: Schema, plugins: readonly Plugin[]) {
    this.state = EditorState.create({ schema, plugins: [...plugins] })
    for (const plugin of plugins) {
      const view = plugin.spec.view?.(this.asView())
      if (view !== undefined) this.#views.push(view)
    }
  }

  dispatch(tr: Transaction): void {
    const before = this.state
    this.state = before.apply(tr)
    for (const view of this.#views) view.update?.(this.asView(), before)
  }

  /** Runs a ProseMirror command; false where it does not apply. */
  run(command: (state: EditorState, dispatch?: (tr: Transaction) => void, view?: EditorView) => boolean): boolean {
    return command(this.state, (tr) => this.dispatch(tr), this.asView())
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }

  /** Plugins get this object for their view: they may use its state and dispatch, and nothing of the DOM. */
  asView(): EditorView {
    return this as unknown as EditorView
  }
}
