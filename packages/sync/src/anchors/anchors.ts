/** Passages that comments point at (Y15): by relative positions, and by their words where those are lost. */
import type { SectionId } from '@thac/plan'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { bindingOf } from '../binding/binding.ts'
import { idOf } from '../binding/mirror.ts'
import { placeOf, positionOf } from '../binding/place.ts'

/** Where a passage is. `start` and `end` are relative positions as JSON; the words serve where these lead nowhere. */
export interface Anchor {
  readonly start: unknown
  readonly end: unknown
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/** An anchor and the section it begins in. */
export interface SectionAnchor extends Anchor {
  readonly sectionId: SectionId
}

/** A range of editor positions. */
export interface Passage {
  readonly from: number
  readonly to: number
}

const MAX_QUOTE = 2000
const CONTEXT = 32

/** The anchor of a selected passage; null where it is empty or begins in no text. A long passage is quoted in part. */
export function anchorOf(state: EditorState, from: number, to: number): SectionAnchor | null {
  const mirror = bindingOf(state)?.mirror
  if (mirror === null || mirror === undefined || mirror.doc !== state.doc || from >= to) return null
  const start = placeOf(mirror, from)
  const end = placeOf(mirror, to)
  if (start === null || end === null) return null
  const section = state.doc.resolve(from)
  const index = indexOf(section.node(1))
  const at = index.at(from - section.start(1))
  const until = Math.min(index.text.length, index.at(Math.min(to, section.end(1)) - section.start(1)))
  return {
    sectionId: start.section, start: start.at, end: end.at,
    quote: state.doc.textBetween(from, to, '\n', '\uFFFC').slice(0, MAX_QUOTE),
    prefix: index.text.slice(Math.max(0, at - CONTEXT), at),
    suffix: index.text.slice(until, until + CONTEXT),
  }
}

/**
 * Where the passage is now: by its relative positions, unless its words are no longer there; else where its words stand in its
 * section, the best context first; else in the whole plan. Null where it is gone.
 */
export function resolveAnchor(state: EditorState, sectionId: SectionId, anchor: Anchor): Passage | null {
  const binding = bindingOf(state)
  const mirror = binding?.mirror
  if (binding === null || mirror === null || mirror === undefined || mirror.doc !== state.doc) return null
  const from = positionOf(binding.doc, mirror, { at: anchor.start })
  const to = positionOf(binding.doc, mirror, { at: anchor.end })
  if (from !== null && to !== null && from < to) return { from, to }
  if (anchor.quote === '') return null
  let best: { readonly passage: Passage; readonly score: number } | null = null
  state.doc.forEach((node, offset) => {
    const found = findQuote(node, offset + 1, anchor)
    if (found === null) return
    const score = found.score + (idOf(node) === sectionId ? 1000 : 0)
    if (best === null || score > best.score) best = { passage: found.passage, score }
  })
  // Assigned in the callback above, which the type checker does not follow.
  return (best as { readonly passage: Passage } | null)?.passage ?? null
}

/** A section's text, blocks a line each, and the way between its offsets and its positions. */
interface TextIndex {
  readonly text: string
  /** Offset in `text` of a position counted from the section's content start. */
  at(position: number): number
  /** The position of an offset, counted likewise. */
  positionAt(offset: number): number
}

function indexOf(section: Node): TextIndex {
  const blocks: { readonly from: number; readonly size: number; readonly offset: number }[] = []
  let text = ''
  section.forEach((block, position) => {
    if (blocks.length > 0) text += '\n'
    blocks.push({ from: position + 1, size: block.isTextblock ? block.content.size : 0, offset: text.length })
    // One unit a position: a leaf is one character here.
    if (block.isTextblock) text += block.textBetween(0, block.content.size, undefined, (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '\uFFFC'))
  })
  return {
    text,
    at: (position) => {
      const block = blocks.findLast(({ from }) => from <= position) ?? blocks[0]
      return block === undefined ? 0 : block.offset + Math.max(0, Math.min(block.size, position - block.from))
    },
    positionAt: (offset) => {
      const block = blocks.findLast((candidate) => candidate.offset <= offset) ?? blocks[0]
      return block === undefined ? 0 : block.from + Math.min(block.size, offset - block.offset)
    },
  }
}

function findQuote(section: Node, start: number, anchor: Anchor): { readonly passage: Passage; readonly score: number } | null {
  const index = indexOf(section)
  let best = -1
  let score = -1
  for (let at = index.text.indexOf(anchor.quote), n = 0; at >= 0 && n < 1000; at = index.text.indexOf(anchor.quote, at + 1), n++) {
    const shared = sharedEnd(index.text.slice(0, at), anchor.prefix) + sharedStart(index.text.slice(at + anchor.quote.length), anchor.suffix)
    if (shared > score) {
      best = at
      score = shared
    }
  }
  if (best < 0) return null
  return { passage: { from: start + index.positionAt(best), to: start + index.positionAt(best + anchor.quote.length) }, score }
}

function sharedEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}
