/**
 * Holds one editor view and one shared document equal: what is typed here is written there, what others write is shown here. The
 * rules are in docs/spec/binding.md; this file only decides when which of them runs.
 */
import type { SectionId } from '@thac/plan'
import type { EditorState, Transaction } from 'prosemirror-state'
import { PluginKey, TextSelection } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import * as Y from 'yjs'
import { metaOf, sectionsOf } from '../document/layout.ts'
import type { SharedType } from '../document/standing.ts'
import { Doubles } from './doubles.ts'
import type { CompositionGate } from './gate.ts'
import { arriving, attend, compositionGate } from './gate.ts'
import type { Mirror } from './mirror.ts'
import { fullRender } from './mirror.ts'
import { USER_ACTION } from './origins.ts'
import { adopt, patch, rerender } from './patch.ts'
import type { Place } from './place.ts'
import { placeOf, positionOf } from './place.ts'
import type { NodeCache } from './render.ts'
import { Rescuer } from './rescue.ts'
import type { Rescued } from './rescue.ts'
import { writeDoc } from './write-doc.ts'

export interface BindingOptions {
  readonly doc: Y.Doc
  /** Begins every section id made here; unique to this client and session. Of `A-Z a-z 0-9 -`, at most 40. */
  readonly clientPrefix: string
  /** In [0, 1); spreads order keys. */
  readonly random: () => number
  /** Renders and never writes. */
  readonly readOnly?: boolean
  /** Text of ours that somebody deleted without having seen it was put back. */
  readonly onRescue?: (rescued: Rescued) => void
  /** Milliseconds within which edits are undone as one; 500. */
  readonly captureTimeout?: number
}

/** A step made here and not yet written, with what takes it back. */
export interface PendingStep {
  readonly step: Step
  readonly inverse: Step
}

/** The plugin's state: the steps since the document was last written. */
export interface Pending {
  readonly steps: readonly PendingStep[]
}

/** Meta of the binding's own transactions: the rendering of what others wrote, and what of ours it carried along. */
export interface RenderMeta {
  readonly render: readonly PendingStep[]
}

/** Anchor and head of a selection. */
interface Caret {
  readonly anchor: Place
  readonly head: Place
}

export const bindingKey = new PluginKey<Pending>('thac-binding')

const bindings = new WeakMap<object, Binding>()

/** The binding of an editor state, or null where the plugin is not in it. */
export function bindingOf(state: EditorState): Binding | null {
  const plugin = bindingKey.get(state)
  return plugin === undefined ? null : bindings.get(plugin) ?? null
}

/** Remembers which plugin object stands for which binding. */
export function register(plugin: object, binding: Binding): void {
  bindings.set(plugin, binding)
}

export class Binding {
  readonly doc: Y.Doc
  readonly gate: CompositionGate
  readonly readOnly: boolean
  readonly undoManager: Y.UndoManager
  readonly #options: BindingOptions
  readonly #cache: NodeCache = new WeakMap()
  readonly #creation = { name: 'thac:creation' }
  readonly #rescuer: Rescuer
  readonly #doubles: Doubles
  #view: EditorView | null = null
  #mirror: Mirror | null = null
  #written: Pending | null = null
  #caret: Caret | null = null
  #caretBefore: Caret | null = null
  #touched: { readonly transaction: Y.Transaction; readonly ids: ReadonlySet<SectionId> } | null = null
  #counter = 0
  #leave: (() => void) | null = null

  constructor(options: BindingOptions) {
    this.#options = options
    this.doc = options.doc
    this.gate = compositionGate(options.doc)
    this.readOnly = options.readOnly === true
    this.#doubles = new Doubles(options.doc)
    this.#rescuer = new Rescuer(options.doc, options.onRescue ?? null)
    this.undoManager = new Y.UndoManager([sectionsOf(this.doc), metaOf(this.doc)], {
      trackedOrigins: new Set<unknown>([this, USER_ACTION]),
      captureTimeout: options.captureTimeout ?? 500,
      deleteFilter: (item) => !holdsOthersText(item, this.doc.clientID),
    })
    this.undoManager.on('stack-item-added', ({ stackItem }) => { stackItem.meta.set(this, this.#caretBefore) })
    this.undoManager.on('stack-item-popped', ({ stackItem }) => this.#restoreCaret(stackItem.meta.get(this)))
  }

  /** The document as shown; null until a view is attached. */
  get mirror(): Mirror | null {
    return this.#mirror
  }

  /** Shows the document in `view` and keeps both equal from now on. */
  attach(view: EditorView): void {
    this.#view = view
    const full = fullRender(view.state.schema, this.doc, this.#cache)
    if (view.state.doc.eq(full.doc)) this.#setMirror(full, view.state.doc)
    else {
      const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, full.doc.content)
      this.#setMirror(full, tr.doc)
      this.#dispatch(tr, [])
    }
    this.#written = bindingKey.getState(view.state) ?? null
    this.doc.on('beforeTransaction', this.#beforeTransaction)
    this.doc.on('afterTransaction', this.#afterTransaction)
    sectionsOf(this.doc).observeDeep(this.#onEvents)
    if (!this.readOnly) this.#leave = attend(this.doc)
  }

  detach(): void {
    this.gate.release()
    this.#leave?.()
    this.#leave = null
    this.doc.off('beforeTransaction', this.#beforeTransaction)
    this.doc.off('afterTransaction', this.#afterTransaction)
    sectionsOf(this.doc).unobserveDeep(this.#onEvents)
    this.#view = null
  }

  /** The view has a new state: writes what changed, unless a composition holds both directions. */
  viewUpdated(before: EditorState): void {
    const view = this.#view
    if (view === null || this.#mirror === null || view.state.doc === this.#mirror.doc) return
    if (before.doc === this.#mirror.doc) this.#caretBefore = this.#caretOf(before)
    if (!this.gate.held) this.flush()
  }

  /** Writes what is in the editor and not yet in the document. */
  flush(): void {
    const view = this.#view
    const mirror = this.#mirror
    if (view === null || mirror === null || this.readOnly || view.state.doc === mirror.doc) return
    const pending = bindingKey.getState(view.state)
    const maps = this.pendingOf(pending).map(({ step }) => step.getMap())
    const { mirror: now, moved } = writeDoc(
      { doc: this.doc, cache: this.#cache, random: this.#options.random, origin: this, creation: this.#creation },
      mirror, view.state.doc, maps,
    )
    this.#mirror = now
    this.#written = pending ?? null
    this.#doubles.remember(moved)
  }

  /** The steps of a plugin state that are not written yet. */
  pendingOf(state: Pending | undefined): readonly PendingStep[] {
    return state === undefined || state === this.#written ? [] : state.steps
  }

  /** A section id that the document has never had. */
  freshId(): SectionId {
    let id: SectionId
    do id = `${this.#options.clientPrefix}_${(this.#counter++).toString(36)}`
    while (sectionsOf(this.doc).has(id))
    return id
  }

  readonly #beforeTransaction = (transaction: Y.Transaction): void => {
    this.#caret = null
    const state = this.#view?.state
    if (this.#isOwn(transaction) || state === undefined || state.doc !== this.#mirror?.doc) return
    this.#caret = this.#caretOf(state)
  }

  readonly #onEvents = (events: readonly Y.YEvent<SharedType>[], transaction: Y.Transaction): void => {
    if (this.#isOwn(transaction)) return
    const touched = new Set<SectionId>()
    for (const event of events) {
      const id = event.path[0]
      if (typeof id === 'string') touched.add(id)
      else for (const key of event.keys.keys()) touched.add(key)
      for (let type: SharedType | null = event.target; type !== null; type = type.parent) {
        if (type instanceof Y.XmlElement) this.#cache.delete(type)
      }
    }
    this.#touched = { transaction, ids: touched }
    this.#show(touched)
  }

  readonly #afterTransaction = (transaction: Y.Transaction): void => {
    const arrival = arriving(this.doc)
    const ids = this.#touched?.transaction === transaction ? this.#touched.ids : null
    if (this.readOnly || transaction.local || arrival === null || ids === null) return
    this.#rescuer.afterRemote(transaction, arrival, ids)
    // A whole state names our own deletions too: they do not say that somebody else moved the same text.
    if (!arrival.state) this.#doubles.afterRemote(transaction, arrival.named, ids)
  }

  #show(touched: ReadonlySet<SectionId>): void {
    const view = this.#view
    const mirror = this.#mirror
    if (view === null || mirror === null) return
    const pending = view.state.doc === mirror.doc ? [] : this.pendingOf(bindingKey.getState(view.state))
    const next = rerender(this.doc, mirror, touched, this.#cache)
    const { tr } = view.state
    for (let i = pending.length - 1; i >= 0; i--) tr.step(pending[i]?.inverse as Step)
    patch(tr, mirror, next)
    this.#setMirror(next, tr.doc)
    const carried = rebase(tr, pending)
    if (pending.length === 0) this.#keepSelection(tr)
    if (tr.docChanged || tr.selectionSet) this.#dispatch(tr, carried)
  }

  /** The selection stays with its characters. */
  #keepSelection(tr: Transaction): void {
    const mirror = this.#mirror
    if (this.#caret === null || mirror === null || !(tr.selection instanceof TextSelection)) return
    const anchor = positionOf(this.doc, mirror, this.#caret.anchor) ?? tr.selection.anchor
    const head = positionOf(this.doc, mirror, this.#caret.head) ?? tr.selection.head
    if (anchor !== tr.selection.anchor || head !== tr.selection.head) tr.setSelection(TextSelection.create(tr.doc, anchor, head))
  }

  /** After an undo the caret stands where it stood before what was undone. */
  #restoreCaret(caret: unknown): void {
    const view = this.#view
    const mirror = this.#mirror
    if (view === null || mirror === null || caret === null || caret === undefined || view.state.doc !== mirror.doc) return
    // Put there by 'stack-item-added' above.
    const { anchor, head } = caret as Caret
    const from = positionOf(this.doc, mirror, anchor)
    const to = positionOf(this.doc, mirror, head)
    if (from !== null && to !== null) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView())
  }

  #caretOf(state: EditorState): Caret | null {
    if (this.#mirror === null || !(state.selection instanceof TextSelection)) return null
    const anchor = placeOf(this.#mirror, state.selection.anchor)
    const head = placeOf(this.#mirror, state.selection.head)
    return anchor === null || head === null ? null : { anchor, head }
  }

  #setMirror(mirror: Mirror, doc: Mirror['doc']): void {
    this.#mirror = adopt(mirror, doc, this.#cache)
  }

  #dispatch(tr: Transaction, carried: readonly PendingStep[]): void {
    const meta: RenderMeta = { render: carried }
    this.#view?.dispatch(tr.setMeta(bindingKey, meta).setMeta('addToHistory', false))
  }

  #isOwn(transaction: Y.Transaction): boolean {
    return transaction.origin === this || transaction.origin === this.#creation
  }
}

/** Applies what was not yet written again, on what others wrote; a step that fits no more is left out. */
function rebase(tr: Transaction, pending: readonly PendingStep[]): readonly PendingStep[] {
  const out: PendingStep[] = []
  // What prosemirror-collab rebases with; the declarations call it internal.
  const mirrored = tr.mapping as typeof tr.mapping & { setMirror(n: number, m: number): void }
  let mapFrom = pending.length
  for (const { step } of pending) {
    const mapped = step.map(tr.mapping.slice(mapFrom))
    mapFrom--
    const { doc } = tr
    if (mapped === null || tr.maybeStep(mapped).failed !== null) continue
    mirrored.setMirror(mapFrom, tr.steps.length - 1)
    out.push({ step: mapped, inverse: mapped.invert(doc) })
  }
  return out
}

/** Undo leaves an element standing in which somebody else has written since. */
function holdsOthersText(item: Y.Item, me: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const type: SharedType = item.content.type
  for (let child = type._start; child !== null; child = child.right) {
    if (child.deleted || !child.countable) continue
    if (child.content instanceof Y.ContentType ? holdsOthersText(child, me) : child.id.client !== me) return true
  }
  return false
}
