/**
 * One section's changed content into its body (Y5). Blocks are matched by identity, then by what the steps kept of them; a
 * matched block keeps its element, and its text is changed by exactly what the steps changed.
 */
import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import type { BlockElement } from '../document/layout.ts'
import { TITLE, TYPE, setAttr, textOf } from '../document/layout.ts'
import { alignBlocks, heaviestPairs } from '../document/align.ts'
import { newBlock, newTitle, writeAttrs } from '../document/block.ts'
import { applyOps } from '../document/inline.ts'
import type { Piece } from '../document/runs.ts'
import { deltaBetween, piecesHold, runsOf, wordPieces } from '../document/runs.ts'
import type { Kid } from './render.ts'
import { attrsOf, blockOf, inlineOf } from './render.ts'
import type { Stretch } from './kept.ts'
import { total, within } from './kept.ts'

/** A section in one of the two documents: where its first child starts. */
export interface Content {
  readonly start: number
  readonly kids: readonly Kid[]
}

/** Weight of two blocks that are the very same node, beyond any count of characters. */
const SAME = 1e7

/** Writes `node`'s children over `old`; `start` is where the new first child starts, `kept` what the steps left in place. */
export function writeBody(body: Y.XmlFragment, old: Content, node: Node, start: number, kept: readonly Stretch[]): readonly Kid[] {
  const fresh: Node[] = []
  node.forEach((child) => fresh.push(child))
  const before = starts(old.kids.map((kid) => kid.node), old.start)
  const after = starts(fresh, start)
  const pairs = match(old, before, fresh, after, kept)
  const used = new Set(pairs)
  const out: Kid[] = []
  let last: BlockElement | null = null
  fresh.forEach((child, j) => {
    const pair = pairs[j] ?? -1
    const kid = old.kids[pair]
    let element = kid?.element ?? null
    if (kid !== undefined && element !== null) {
      if (kid.node !== child) rewrite(element, kid.node, before[pair] ?? 0, child, after[j] ?? 0, kept)
    } else if (j > 0 || child.content.size > 0) {
      element = j === 0 ? newTitle(inlineOf(child)) : newBlock(blockOf(child))
      body.insertAfter(last, [element])
    }
    if (element !== null) last = element
    out.push({ element, node: child })
  })
  old.kids.forEach((kid, i) => { if (kid.element !== null && !used.has(i)) removeFrom(body, kid.element) })
  return out
}

/** For each new child, the index of the old one that it continues, or -1. Titles continue each other. */
function match(old: Content, before: readonly number[], fresh: readonly Node[], after: readonly number[], kept: readonly Stretch[]): readonly number[] {
  const was = old.kids
  const out: number[] = fresh.map(() => -1)
  if (was.length > 0 && fresh.length > 0) out[0] = 0
  let head = 1
  while (head < was.length && head < fresh.length && was[head]?.node === fresh[head]) out[head] = head++
  let a = was.length
  let b = fresh.length
  while (a > head && b > head && was[a - 1]?.node === fresh[b - 1]) out[--b] = --a
  const end = before[was.length] ?? 0
  const freshEnd = after[fresh.length] ?? 0
  const moved = total(within(kept, [old.start, end], [after[0] ?? 0, freshEnd])) === 0 && end > old.start + 2
  const weight = (i: number, j: number): number => {
    const from = was[head + i]?.node
    const to = fresh[head + j]
    if (from === undefined || to === undefined) return 0
    if (from === to) return SAME
    if (!from.isTextblock || !to.isTextblock) return from.eq(to) ? SAME : 0
    const at = before[head + i] ?? 0
    const into = after[head + j] ?? 0
    const chars = total(within(kept, inside(at, from), inside(into, to)))
    return 2 * chars + total(within(kept, [at, at + 1], [into, into + 1]))
  }
  const gap = moved
    ? alignBlocks(was.slice(head, a).map((kid) => blockOf(kid.node)), fresh.slice(head, b).map(blockOf))
    : heaviestPairs(a - head, b - head, weight)
  gap.forEach((pair, j) => { if (pair >= 0) out[head + j] = head + pair })
  pairLonely(out, was, fresh)
  return out
}

/** One old and one new text block left over between the same neighbours are the same block, rewritten. */
function pairLonely(out: number[], was: readonly Kid[], fresh: readonly Node[]): void {
  for (let j = 1; j < fresh.length; j++) {
    if (out[j] !== -1 || out[j - 1] === -1 || (j + 1 < fresh.length && out[j + 1] === -1)) continue
    const low = out[j - 1] ?? 0
    const high = j + 1 < fresh.length ? out[j + 1] ?? 0 : was.length
    if (high - low === 2 && was[low + 1]?.node.isTextblock === true && fresh[j]?.isTextblock === true) out[j] = low + 1
  }
}

function rewrite(element: BlockElement, was: Node, before: number, node: Node, after: number, kept: readonly Stretch[]): void {
  if (was.type.name !== TITLE && was.isTextblock) {
    if (was.type !== node.type) setAttr(element, TYPE, node.type.name)
    writeAttrs(element, attrsOf(was), attrsOf(node))
  }
  const text = textOf(element)
  if (text === null || !was.isTextblock || was.content.eq(node.content)) return
  const old = runsOf(inlineOf(was))
  const fresh = runsOf(inlineOf(node))
  const own = within(kept, inside(before, was), inside(after, node))
  const pieces: Piece[] = own.map((stretch) => ({ before: stretch.before - before - 1, after: stretch.after - after - 1, length: stretch.length }))
  // Text that came from another block is new here, even where it begins with a word that went: others may be editing either one.
  const cameIn = total(within(kept, [0, Infinity], inside(after, node))) > total(own)
  const ops = piecesHold(old, fresh, pieces) && (pieces.length > 0 || cameIn)
    ? deltaBetween(old, fresh, pieces, !cameIn)
    : deltaBetween(old, fresh, wordPieces(old, fresh), false)
  applyOps(text, ops)
}

function inside(start: number, node: Node): readonly [number, number] {
  return [start + 1, start + 1 + node.content.size]
}

/** Where each node starts, and at the end where the last one ends. */
function starts(nodes: readonly Node[], from: number): readonly number[] {
  const out = [from]
  let at = from
  for (const node of nodes) out.push(at += node.nodeSize)
  return out
}

function removeFrom(body: Y.XmlFragment, element: BlockElement): void {
  const index = body.toArray().findIndex((child: unknown) => child === element)
  if (index >= 0) body.delete(index, 1)
}
