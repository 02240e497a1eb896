/** Sections of an editor document by id and by place, and what hangs below them. */
import type { SectionId, SectionKind } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import type { EditorState, Selection } from 'prosemirror-state'
import { idOf } from '../binding/mirror.ts'

/** A section where it stands in the document. `end` is behind its node. */
export interface Spot {
  readonly node: Node
  readonly index: number
  readonly pos: number
  readonly end: number
}

export function spotOf(doc: Node, id: SectionId): Spot | null {
  for (let index = 0, pos = 0; index < doc.childCount; index++) {
    const node = doc.child(index)
    if (idOf(node) === id) return { node, index, pos, end: pos + node.nodeSize }
    pos += node.nodeSize
  }
  return null
}

/** The section that the selection begins in. */
export function spotAt(selection: Selection): Spot | null {
  const { $from } = selection
  if ($from.depth < 1) return null
  const node = $from.node(1)
  const pos = $from.before(1)
  return { node, index: $from.index(0), pos, end: pos + node.nodeSize }
}

export function spotAtIndex(doc: Node, index: number): Spot | null {
  if (index < 0 || index >= doc.childCount) return null
  let pos = 0
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize
  const node = doc.child(index)
  return { node, index, pos, end: pos + node.nodeSize }
}

/** The section named, or else the one that the selection begins in. */
export function chosen(state: EditorState, id: SectionId | undefined): Spot | null {
  return id === undefined ? spotAt(state.selection) : spotOf(state.doc, id)
}

/** How many sections, itself included, stand under a section: it and the deeper ones right after it. */
export function familySize(doc: Node, spot: Spot): number {
  if (kindOf(spot.node) !== 'body') return 1
  let index = spot.index + 1
  while (index < doc.childCount && kindOf(doc.child(index)) === 'body' && levelOf(doc.child(index)) > levelOf(spot.node)) index++
  return index - spot.index
}

/** The position behind a section and all under it. */
export function familyEnd(doc: Node, spot: Spot): number {
  const last = spotAtIndex(doc, spot.index + familySize(doc, spot) - 1)
  return last?.end ?? spot.end
}

export function levelOf(node: Node): number {
  const level: unknown = node.attrs['level']
  return typeof level === 'number' ? level : 1
}

export function kindOf(node: Node): SectionKind {
  // The schema's attribute; every other value counts as `body` where it matters.
  return node.attrs['kind'] as SectionKind
}

/** A preamble or closing: its title is never printed, so the caret does not go there. */
export function isUntitled(node: Node): boolean {
  return kindOf(node) === 'preamble' || kindOf(node) === 'closing'
}
