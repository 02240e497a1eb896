/** Commands on whole sections. Without an id they mean the section that the selection begins in. */
import type { SectionId } from '@thac/plan'
import { MAX_LEVEL } from '@thac/plan'
import type { Node, Schema } from 'prosemirror-model'
import { Fragment, Slice } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type * as Y from 'yjs'
import { bindingOf } from '../binding/binding.ts'
import { USER_ACTION } from '../binding/origins.ts'
import { entryOf, headOf } from '../document/layout.ts'
import { stands } from '../document/standing.ts'
import type { Spot } from './outline.ts'
import { chosen, familyEnd, familySize, isUntitled, kindOf, levelOf, spotAtIndex, spotOf } from './outline.ts'

/** Where a section goes: right before another one, or right after it and all under it. */
export type Target = { readonly before: SectionId } | { readonly after: SectionId }

/**
 * Adds an empty section after the one named and all under it (before a closing), at its level or at `level`, and puts the caret into
 * its title. In an empty plan it adds the first one.
 */
export function addSectionAfter(id?: SectionId, level?: number): Command {
  return (state, dispatch) => {
    const spot = chosen(state, id)
    if (spot === null && state.doc.childCount > 0) return false
    if (dispatch === undefined) return true
    const at = spot === null ? 0 : kindOf(spot.node) === 'closing' ? spot.pos : familyEnd(state.doc, spot)
    const own = spot === null || isUntitled(spot.node) ? 1 : levelOf(spot.node)
    const kind = spot !== null && kindOf(spot.node) === 'appendix' ? 'appendix' : 'body'
    const tr = state.tr.insert(at, emptySection(state, kind, clamp(level ?? own)))
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
    return true
  }
}

/** Takes a section out of the plan, with all under it unless `alone`. It can be restored. */
export function removeSection(id?: SectionId, alone = false): Command {
  return (state, dispatch) => {
    const spot = chosen(state, id)
    if (spot === null) return false
    dispatch?.(state.tr.delete(spot.pos, alone ? spot.end : familyEnd(state.doc, spot)).scrollIntoView())
    return true
  }
}

/** Puts a removed section back where it stood; undoable. False where there is none of that id, or it stands. */
export function restoreSection(doc: Y.Doc, id: SectionId): boolean {
  const entry = entryOf(doc, id)
  if (entry === null || !entry.has('removed')) return false
  const removalOf = (other: SectionId) => {
    const found = entryOf(doc, other)
    return found === null ? undefined : headOf(found).removal
  }
  if (stands(id, removalOf)) return false
  doc.transact(() => {
    // One that stands only because joins point at each other would vanish with the ring.
    for (let at = headOf(entry).removal?.into, n = 0; at !== undefined && at !== id && n < 10_000; n++) {
      const next = entryOf(doc, at)
      const into = next === null ? undefined : headOf(next).removal?.into
      if (next !== null && stands(at, removalOf)) next.delete('removed')
      at = into
    }
    entry.delete('removed')
  }, USER_ACTION)
  return true
}

/** Moves a section with all under it. False where the target is itself, under it, or where it is already. */
export function moveSection(id: SectionId, target: Target): Command {
  return (state, dispatch) => {
    const spot = spotOf(state.doc, id)
    const other = spotOf(state.doc, 'before' in target ? target.before : target.after)
    if (spot === null || other === null) return false
    const end = familyEnd(state.doc, spot)
    const to = 'before' in target ? other.pos : familyEnd(state.doc, other)
    if (to >= spot.pos && to <= end) return false
    dispatch?.(moved(state, spot.pos, end, to))
    return true
  }
}

/** Moves a section with all under it past its neighbour of the same level: up by -1, down by 1. */
export function moveSectionBy(by: -1 | 1, id?: SectionId): Command {
  return (state, dispatch) => {
    const spot = chosen(state, id)
    if (spot === null || kindOf(spot.node) !== 'body') return false
    const neighbour = siblingOf(state.doc, spot, by)
    if (neighbour === null) return false
    const end = familyEnd(state.doc, spot)
    dispatch?.(moved(state, spot.pos, end, by < 0 ? neighbour.pos : familyEnd(state.doc, neighbour)))
    return true
  }
}

/** One level up with all under it; false at level 1. */
export function promote(id?: SectionId): Command {
  return relevel(-1, id)
}

/** One level down with all under it; false where the section before it is too high for that, or the lowest level is reached. */
export function demote(id?: SectionId): Command {
  return relevel(1, id)
}

/** Makes the block at the caret the title of a new section, which takes the blocks after it. */
export const sectionFromBlock: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.depth !== 2 || $from.index(1) === 0 || !$from.parent.isTextblock) return false
  const section = $from.node(1)
  if (dispatch === undefined) return true
  const next = spotAtIndex(state.doc, $from.index(0) + 1)
  const level = isUntitled(section) ? 1 : levelOf(section)
  const deeper = next !== null && kindOf(next.node) === 'body' && levelOf(next.node) > level
  const kind = kindOf(section) === 'appendix' ? 'appendix' : 'body'
  const before = $from.before(2)
  const opening = Fragment.from([
    section.type.create(section.attrs),
    emptySection(state, kind, deeper ? levelOf(next.node) : level),
  ])
  const tr = state.tr.step(new ReplaceStep(before, before + 1, new Slice(opening, 1, 2)))
  if ($from.index(1) === 1 && section.attrs['runIn'] === true) tr.setNodeAttribute($from.before(1), 'runIn', false)
  dispatch(tr.scrollIntoView())
  return true
}

/** A section with an empty title, as a node with an id of its own where the binding is at hand. */
export function emptySection(state: EditorState, kind: string, level: number): Node {
  const id = bindingOf(state)?.freshId() ?? null
  return nodeType(state.schema, 'section').create({ id, kind, level }, nodeType(state.schema, 'title').create())
}

export function nodeType(schema: Schema, name: string): Schema['nodes'][string] & object {
  const type = schema.nodes[name]
  if (type === undefined) throw new Error(`the editor's schema has no node ${name}`)
  return type
}

function relevel(by: -1 | 1, id: SectionId | undefined): Command {
  return (state, dispatch) => {
    const spot = chosen(state, id)
    if (spot === null || kindOf(spot.node) !== 'body') return false
    const family = Array.from({ length: familySize(state.doc, spot) }, (_, i) => spotAtIndex(state.doc, spot.index + i))
    const above = spotAtIndex(state.doc, spot.index - 1)
    const limit = above === null || kindOf(above.node) !== 'body' ? 1 : levelOf(above.node) + 1
    if (by > 0 && levelOf(spot.node) + 1 > limit) return false
    if (family.some((member) => member !== null && clamp(levelOf(member.node) + by) !== levelOf(member.node) + by)) return false
    if (dispatch === undefined) return true
    const { tr } = state
    for (const member of family) if (member !== null) tr.setNodeAttribute(member.pos, 'level', levelOf(member.node) + by)
    dispatch(tr)
    return true
  }
}

/** The nearest section of the same level on that side, with none of a smaller level between. */
function siblingOf(doc: Node, spot: Spot, by: -1 | 1): Spot | null {
  let index = by < 0 ? spot.index - 1 : spot.index + familySize(doc, spot)
  for (; index >= 0 && index < doc.childCount; index += by) {
    const other = spotAtIndex(doc, index)
    if (other === null || kindOf(other.node) !== 'body' || levelOf(other.node) < levelOf(spot.node)) return null
    if (levelOf(other.node) === levelOf(spot.node)) return other
    if (by > 0) return null
  }
  return null
}

function moved(state: EditorState, from: number, end: number, to: number): Transaction {
  const { tr, selection } = state
  const content = state.doc.slice(from, end).content
  tr.delete(from, end)
  const at = tr.mapping.map(to)
  tr.insert(at, content)
  if (selection.from > from && selection.to < end && selection instanceof TextSelection) {
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor - from + at, selection.head - from + at))
  }
  return tr.scrollIntoView()
}

function clamp(level: number): number {
  return Math.min(MAX_LEVEL, Math.max(1, level))
}
