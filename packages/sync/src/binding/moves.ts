/**
 * Which units of text a write moved from one block into another (Y11). Yjs cannot move text, so it was written again; this keeps
 * which new unit stands for which old one, exactly, from what the steps kept.
 */
import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import type { BlockElement } from '../document/layout.ts'
import { textOf } from '../document/layout.ts'
import type { Stretch } from './kept.ts'
import { within } from './kept.ts'
import type { Mirror } from './mirror.ts'

/** `length` units from `client`:`clock` were written again as own units from `copy`. */
export interface MovedUnits {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly copy: number
}

/** Units of one text in order, as runs of consecutive ids. */
interface IdRun {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** A text block of a mirror: its element and where its content starts. */
interface Block {
  readonly element: BlockElement
  readonly node: Node
  readonly start: number
}

/** The ids in every block that `after` may take text out of; taken down before the write. Empty where no block or section goes. */
export function sourcesOf(before: Mirror, after: Node): ReadonlyMap<BlockElement, readonly IdRun[]> {
  const out = new Map<BlockElement, readonly IdRun[]>()
  let blocks = 0
  after.forEach((node) => { blocks += node.childCount })
  before.doc.forEach((node) => { blocks -= node.childCount })
  if (blocks >= 0 && after.childCount >= before.ids.length) return out
  const standing = new Set<Node>()
  after.forEach((node) => standing.add(node))
  for (const id of before.ids) {
    const shown = before.shown.get(id)
    if (shown === undefined || standing.has(shown.node)) continue
    for (const { element } of shown.kids) {
      const text = element === null ? null : textOf(element)
      if (element !== null && text !== null) out.set(element, idRuns(text))
    }
  }
  return out
}

/** The units moved out of blocks that are gone or hidden now; `me`: the client that wrote them again. */
export function movedUnits(before: Mirror, now: Mirror, kept: readonly Stretch[], sources: ReadonlyMap<BlockElement, readonly IdRun[]>, me: number): readonly MovedUnits[] {
  if (sources.size === 0) return []
  const shown = new Set<BlockElement>()
  const blocks = blocksOf(now)
  for (const block of blocks) shown.add(block.element)
  const out: MovedUnits[] = []
  for (const old of blocksOf(before)) {
    const ids = sources.get(old.element)
    if (ids === undefined || shown.has(old.element)) continue
    for (const stretch of within(kept, [old.start, old.start + old.node.content.size], [0, Infinity])) {
      for (const block of blocks) {
        const [part] = within([stretch], [0, Infinity], [block.start, block.start + block.node.content.size])
        const text = part === undefined ? null : textOf(block.element)
        if (part === undefined || text === null) continue
        out.push(...pairs(cut(ids, part.before - old.start, part.length), cut(idRuns(text), part.after - block.start, part.length), me))
      }
    }
  }
  return out
}

function blocksOf(mirror: Mirror): readonly Block[] {
  const out: Block[] = []
  let pos = 0
  for (const id of mirror.ids) {
    const shown = mirror.shown.get(id)
    if (shown === undefined) continue
    let at = pos + 1
    for (const { element, node } of shown.kids) {
      if (element !== null && node.isTextblock) out.push({ element, node, start: at + 1 })
      at += node.nodeSize
    }
    pos += shown.node.nodeSize
  }
  return out
}

function idRuns(text: Y.XmlText): readonly IdRun[] {
  const out: IdRun[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) out.push({ client: item.id.client, clock: item.id.clock, length: item.length })
  }
  return out
}

function cut(runs: readonly IdRun[], from: number, length: number): readonly IdRun[] {
  const out: IdRun[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(0, from - at)
    const end = Math.min(run.length, from + length - at)
    if (start < end) out.push({ client: run.client, clock: run.clock + start, length: end - start })
    at += run.length
  }
  return out
}

function pairs(sources: readonly IdRun[], copies: readonly IdRun[], me: number): readonly MovedUnits[] {
  const out: MovedUnits[] = []
  let [i, j, a, b] = [0, 0, 0, 0]
  for (let source = sources[0], copy = copies[0]; source !== undefined && copy !== undefined; source = sources[i], copy = copies[j]) {
    const length = Math.min(source.length - a, copy.length - b)
    if (copy.client === me) out.push({ client: source.client, clock: source.clock + a, length, copy: copy.clock + b })
    a += length
    b += length
    if (a === source.length) [i, a] = [i + 1, 0]
    if (b === copy.length) [j, b] = [j + 1, 0]
  }
  return out
}
