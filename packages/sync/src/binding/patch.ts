/**
 * The shared document's changes into the editor's (Y8): only touched sections are rendered again, and only what differs is
 * replaced, so that positions, selections and decorations elsewhere stay as they are.
 */
import type { SectionId } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import { Fragment, Slice } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { ReplaceStep } from 'prosemirror-transform'
import type * as Y from 'yjs'
import { entryOf, headOf } from '../document/layout.ts'
import type { Known, Mirror } from './mirror.ts'
import { standingOf } from './mirror.ts'
import { longestRun } from './order.ts'
import type { Kid, NodeCache, Shown } from './render.ts'
import { renderSection } from './render.ts'

/** The mirror after the sections in `touched` changed; its nodes, and its document, are not yet the editor's own (see `adopt`). */
export function rerender(doc: Y.Doc, before: Mirror, touched: Iterable<SectionId>, cache: NodeCache): Mirror {
  const known = new Map<SectionId, Known>(before.known)
  const changed = new Set<SectionId>(touched)
  let reorder = false
  for (const id of changed) {
    const entry = entryOf(doc, id)
    const was = known.get(id)?.head
    if (entry === null) known.delete(id)
    else known.set(id, { entry, head: headOf(entry) })
    const head = known.get(id)?.head
    reorder ||= was?.order !== head?.order || was?.removal !== null || head?.removal !== null
  }
  const ids = reorder ? standingOf(known) : before.ids
  const { schema } = before.doc.type
  const shown = new Map<SectionId, Shown>()
  for (const id of ids) {
    const old = before.shown.get(id)
    const section = known.get(id)
    if (section === undefined) continue
    shown.set(id, old !== undefined && !changed.has(id) ? old : renderSection(schema, id, section.entry, section.head, cache))
  }
  // Its document is the editor's once patched: see `adopt`.
  return { doc: before.doc, ids, shown, known }
}

/** Adds to `tr`, whose document is `before.doc`, the steps that make it say what `after` shows. */
export function patch(tr: Transform, before: Mirror, after: Mirror): void {
  const staying = before.ids === after.ids ? new Set(before.ids) : stayingIds(before.ids, after.ids)
  let end = before.doc.content.size
  for (let i = before.ids.length - 1; i >= 0; i--) {
    const size = before.doc.child(i).nodeSize
    if (!staying.has(before.ids[i] ?? '')) replace(tr, end - size, end, [])
    end -= size
  }
  let at = 0
  for (const id of after.ids) {
    const shown = after.shown.get(id)
    const old = before.shown.get(id)
    if (shown === undefined) continue
    if (!staying.has(id)) replace(tr, at, at, [shown.node])
    else if (old !== undefined && old.node !== shown.node) patchSection(tr, at, old, shown)
    at += shown.node.nodeSize
  }
}

/**
 * The mirror with the nodes of `doc`, which says the same: the editor rebuilds nodes while it patches, and identity is how the
 * writer tells what changed. Throws where `doc` does not say the same.
 */
export function adopt(mirror: Mirror, doc: Node, cache: NodeCache): Mirror {
  if (doc.childCount !== mirror.ids.length) throw new Error('the editor shows other sections than the document has')
  const shown = new Map<SectionId, Shown>()
  mirror.ids.forEach((id, i) => {
    const section = mirror.shown.get(id)
    const node = doc.child(i)
    if (section === undefined || section.kids.length !== node.childCount) throw new Error('the editor shows other blocks than the document has')
    if (section.node === node) {
      shown.set(id, section)
      return
    }
    const kids = section.kids.map((kid, k): Kid => ({ element: kid.element, node: node.child(k) }))
    for (const kid of kids) if (kid.element !== null) cache.set(kid.element, kid.node)
    shown.set(id, { ...section, node, kids })
  })
  return { ...mirror, doc, shown }
}

function stayingIds(before: readonly SectionId[], after: readonly SectionId[]): ReadonlySet<SectionId> {
  const places = new Map(before.map((id, i) => [id, i]))
  // Reuses the run search of the order keys: old places, written so that they compare as strings.
  const run = longestRun(after.map((id) => {
    const place = places.get(id)
    return { id, order: place === undefined ? null : String(place).padStart(9, '0') }
  }))
  return new Set(after.filter((_, i) => run.has(i)))
}

function patchSection(tr: Transform, at: number, before: Shown, after: Shown): void {
  for (const [key, value] of Object.entries(after.node.attrs)) {
    if (before.node.attrs[key] !== value) tr.setNodeAttribute(at, key, value)
  }
  const standing = new Set(after.kids.map(keyOf))
  const had = new Set(before.kids.map(keyOf))
  let pos = at + 1
  let i = 0
  for (const [j, kid] of after.kids.entries()) {
    while (i < before.kids.length && !standing.has(keyOf(before.kids[i], i))) pos = drop(tr, pos, before.kids[i++])
    if (!had.has(keyOf(kid, j))) replace(tr, pos, pos, [kid.node])
    else patchBlock(tr, pos, before.kids[i++]?.node, kid.node)
    pos += tr.doc.nodeAt(pos)?.nodeSize ?? 0
  }
  for (; i < before.kids.length; i++) pos = drop(tr, pos, before.kids[i])
}

/** What a child is found again by: its element; the title always by being first. */
function keyOf(kid: Kid | undefined, index: number): unknown {
  return index === 0 ? 'title' : kid?.element
}

function drop(tr: Transform, pos: number, kid: Kid | undefined): number {
  if (kid !== undefined) replace(tr, pos, pos + kid.node.nodeSize, [])
  return pos
}

function patchBlock(tr: Transform, pos: number, before: Node | undefined, after: Node): void {
  if (before === undefined || before === after) return
  if (!before.isTextblock || !after.isTextblock) {
    if (!before.eq(after)) replace(tr, pos, pos + before.nodeSize, [after])
    return
  }
  if (before.type !== after.type) tr.setNodeMarkup(pos, after.type, after.attrs, after.marks)
  else {
    for (const [key, value] of Object.entries(after.attrs)) if (before.attrs[key] !== value) tr.setNodeAttribute(pos, key, value)
  }
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const slice = after.content.cut(start, end.b + overlap)
  tr.step(new ReplaceStep(pos + 1 + start, pos + 1 + end.a + overlap, new Slice(slice, 0, 0)))
}

function replace(tr: Transform, from: number, to: number, nodes: readonly Node[]): void {
  // Closed nodes between closed nodes: the step fits as it is, and nothing may be bent to make it fit.
  tr.step(new ReplaceStep(from, to, new Slice(Fragment.from([...nodes]), 0, 0)))
}
