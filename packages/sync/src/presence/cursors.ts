/** Other people's carets (Y13): published under the awareness field `cursor`, shown as decorations. */
import type { SectionId } from '@thac/plan'
import type { EditorState } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import { bindingOf } from '../binding/binding.ts'
import { placeOf, positionOf } from '../binding/place.ts'

/** What the server puts under the awareness field `user`. */
export interface CursorUser {
  readonly id?: string
  readonly name?: string
  readonly color?: string
}

export interface CursorOptions {
  /** The words on a caret's flag. */
  label(user: CursorUser): string
}

/** Somebody else who is in the plan. */
export interface Other {
  readonly clientId: number
  readonly user: CursorUser
  readonly section: SectionId
}

const key = new PluginKey<DecorationSet>('thac-cursors')
const COLOR = /^(#[0-9a-fA-F]{3,8}|hsl\([0-9., %deg]{1,40}\)|var\(--[a-z0-9-]{1,40}\))$/

/**
 * Publishes the selection while the editor has the focus, null otherwise, and draws the others': classes `thac-caret` with
 * `thac-caret-name` inside, and `thac-selection`; their colour is the custom property `--who`, and nothing else is inline.
 */
export function planCursors(awareness: Awareness, options: CursorOptions): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, _old, state) => {
        if (tr.getMeta(key) === undefined && !tr.docChanged) return before
        return decorate(state, awareness, options) ?? before.map(tr.mapping, tr.doc)
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: {
        focus: (view) => publish(view, awareness),
        blur: (view) => publish(view, awareness),
      },
    },
    view: (view) => {
      const onChange = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
        if ([...added, ...updated, ...removed].some((id) => id !== awareness.clientID)) view.dispatch(view.state.tr.setMeta(key, true))
      }
      awareness.on('change', onChange)
      return {
        update: (_view, before) => {
          if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) publish(view, awareness)
        },
        destroy: () => {
          awareness.off('change', onChange)
          if (awareness.getLocalState() !== null) awareness.setLocalStateField('cursor', null)
        },
      }
    },
  })
}

/** Who else is in which section, by their published carets. */
export function sectionsOfOthers(awareness: Awareness): readonly Other[] {
  const out: Other[] = []
  awareness.getStates().forEach((state, clientId) => {
    if (clientId === awareness.clientID) return
    const cursor = cursorOf(state)
    if (cursor !== null) out.push({ clientId, user: userOf(state), section: cursor.section })
  })
  return out
}

interface Cursor {
  readonly section: SectionId
  readonly anchor: unknown
  readonly head: unknown
}

/** Tells the others only what changed; nothing while what is typed is not in the document yet. */
function publish(view: EditorView, awareness: Awareness): boolean {
  if (awareness.getLocalState() === null) return false
  const mirror = bindingOf(view.state)?.mirror
  if (mirror === null || mirror === undefined || mirror.doc !== view.state.doc) return false
  const { anchor, head } = view.state.selection
  const from = view.hasFocus() ? placeOf(mirror, anchor) : null
  const to = view.hasFocus() ? placeOf(mirror, head) : null
  const cursor = from === null || to === null ? null : { section: to.section, anchor: from.at, head: to.at }
  const before: unknown = awareness.getLocalState()?.['cursor'] ?? null
  if (JSON.stringify(before) !== JSON.stringify(cursor)) awareness.setLocalStateField('cursor', cursor)
  return false
}

/** Null while the editor is ahead of the document: the carets then move along with the text. */
function decorate(state: EditorState, awareness: Awareness, options: CursorOptions): DecorationSet | null {
  const binding = bindingOf(state)
  const mirror = binding?.mirror
  if (binding === null || mirror === null || mirror === undefined || mirror.doc !== state.doc) return null
  const out: Decoration[] = []
  awareness.getStates().forEach((other, clientId) => {
    const cursor = clientId === awareness.clientID ? null : cursorOf(other)
    if (cursor === null) return
    const head = positionOf(binding.doc, mirror, { at: cursor.head })
    const anchor = positionOf(binding.doc, mirror, { at: cursor.anchor }) ?? head
    if (head === null || anchor === null) return
    const user = userOf(other)
    const who = user.color !== undefined && COLOR.test(user.color) ? user.color : 'var(--thac-who, #4263eb)'
    if (anchor !== head) out.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: 'thac-selection', style: `--who: ${who}` }, { inclusiveEnd: false }))
    out.push(Decoration.widget(head, (view) => caret(view, options.label(user), who), { key: `caret-${clientId}-${who}`, side: -1, ignoreSelection: true }))
  })
  return DecorationSet.create(state.doc, out)
}

function caret(view: EditorView, label: string, who: string): HTMLElement {
  const { ownerDocument } = view.dom
  const mark = ownerDocument.createElement('span')
  mark.className = 'thac-caret'
  mark.style.setProperty('--who', who)
  const name = ownerDocument.createElement('span')
  name.className = 'thac-caret-name'
  name.textContent = label
  mark.append(name)
  return mark
}

/** Awareness is what any peer sent: only its shape is trusted after this. */
function cursorOf(state: { [field: string]: unknown }): Cursor | null {
  const { cursor } = state
  if (typeof cursor !== 'object' || cursor === null || !('section' in cursor) || typeof cursor.section !== 'string') return null
  return { section: cursor.section, anchor: 'anchor' in cursor ? cursor.anchor : null, head: 'head' in cursor ? cursor.head : null }
}

function userOf(state: { [field: string]: unknown }): CursorUser {
  const { user } = state
  if (typeof user !== 'object' || user === null) return {}
  const text = (field: 'id' | 'name' | 'color'): string | undefined => {
    const value: unknown = field in user ? user[field as never] : undefined
    return typeof value === 'string' ? value : undefined
  }
  const [id, name, color] = [text('id'), text('name'), text('color')]
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), ...(color === undefined ? {} : { color }) }
}
