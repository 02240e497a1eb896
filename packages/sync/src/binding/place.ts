/** Places in the text that survive what others write (Y10): a section and a position relative to a character. */
import type { SectionId } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { textOf } from '../document/layout.ts'
import type { Mirror } from './mirror.ts'

/** A relative position as JSON, as Yjs writes it. */
export type RelativeJson = { readonly [key: string]: unknown }

export interface Place {
  readonly section: SectionId
  readonly at: RelativeJson
}

/** The place of an editor position in `mirror.doc`: it follows the character before it. Null where it is in no text. */
export function placeOf(mirror: Mirror, pos: number): Place | null {
  if (pos < 0 || pos > mirror.doc.content.size) return null
  const $pos = mirror.doc.resolve(pos)
  if ($pos.depth !== 2) return null
  const section = mirror.ids[$pos.index(0)]
  const kid = section === undefined ? undefined : mirror.shown.get(section)?.kids[$pos.index(1)]
  const text = kid?.element == null ? null : textOf(kid.element)
  if (section === undefined || text === null || $pos.parentOffset > text.length) return null
  const relative = Y.createRelativePositionFromTypeIndex(text, $pos.parentOffset, -1)
  // Yjs types the JSON as any.
  return { section, at: Y.relativePositionToJSON(relative) as RelativeJson }
}

/** Where the place is now in `mirror.doc`; null where its text is gone or its section does not stand. */
export function positionOf(doc: Y.Doc, mirror: Mirror, place: { readonly at: unknown }): number | null {
  const found = absoluteOf(doc, place.at)
  if (found === null) return null
  const element = found.type.parent
  const entry = element?.parent?.parent
  const section: unknown = entry?._item?.parentSub
  if (typeof section !== 'string') return null
  const shown = mirror.shown.get(section)
  const kid = shown?.kids.findIndex((candidate) => candidate.element !== null && candidate.element === element) ?? -1
  if (shown === undefined || kid < 0) return null
  const size = shown.kids[kid]?.node.content.size ?? 0
  return startOfKid(mirror, section, kid) + Math.min(found.index, size)
}

/** The position at the start of the content of a section's `kid`-th child. */
export function startOfKid(mirror: Mirror, section: SectionId, kid: number): number {
  let pos = sectionStart(mirror.doc, mirror.ids.indexOf(section)) + 1
  const kids = mirror.shown.get(section)?.kids ?? []
  for (let i = 0; i < kid; i++) pos += kids[i]?.node.nodeSize ?? 0
  return pos + 1
}

function sectionStart(doc: Node, index: number): number {
  let pos = 0
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize
  return pos
}

/** Reads what came over the wire: anything that is no relative position, or whose text is gone, is null. */
function absoluteOf(doc: Y.Doc, json: unknown): { readonly type: Y.XmlText; readonly index: number } | null {
  if (typeof json !== 'object' || json === null) return null
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)
    if (absolute === null || !(absolute.type instanceof Y.XmlText) || absolute.type._item?.deleted !== false) return null
    return { type: absolute.type, index: absolute.index }
  } catch {
    // A peer's awareness or a stored anchor may hold anything; a position that Yjs cannot read is no position.
    return null
  }
}
