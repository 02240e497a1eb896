/**
 * Text as runs, and the delta between two texts. Positions are UTF-16 units, a leaf is one: the same in Yjs and in the editor.
 */
import type { Inline } from '@thac/plan'
import { isText } from '@thac/plan'
import { diffArrays } from 'diff'
import { sameJson } from './block.ts'
import type { DeltaOp, Embed, Formats } from './inline.ts'
import { toEmbed, toFormats } from './inline.ts'

/** A stretch of equal formats; a leaf is a run of its own with LEAF as its text. */
export interface Run {
  readonly text: string
  readonly leaf?: Embed
  readonly formats: Formats
}

/** `length` units at `before` in the old text are the very units at `after` in the new one. */
export interface Piece {
  readonly before: number
  readonly after: number
  readonly length: number
}

export const LEAF = '\uFFFC'
/** Beyond this many word edits two texts share too little: the rest is replaced whole. */
const MAX_EDITS = 2000
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu

export function runsOf(content: readonly Inline[]): readonly Run[] {
  return content.map((inline) => isText(inline)
    ? { text: inline.text, formats: toFormats(inline.marks ?? []) }
    : { text: LEAF, leaf: toEmbed(inline.type, inline.attrs), formats: toFormats(inline.marks ?? []) })
}

/** The plain text of runs, leaves as LEAF. */
export function plain(runs: readonly Run[]): string {
  let out = ''
  for (const run of runs) out += run.text
  return out
}

/** Where no steps tell what was kept: the pieces that a word diff keeps. */
export function wordPieces(before: readonly Run[], after: readonly Run[]): readonly Piece[] {
  const a = tokens(before)
  const b = tokens(after)
  const changes = diffArrays([...a], [...b], { maxEditLength: MAX_EDITS })
  if (changes === undefined) return []
  const out: Piece[] = []
  let from = 0
  let to = 0
  for (const change of changes) {
    // A leaf's token carries its JSON after LEAF and stands for one unit.
    const length = change.value.reduce((sum, token) => sum + (token.startsWith(LEAF) ? 1 : token.length), 0)
    if (!change.added && !change.removed) out.push({ before: from, after: to, length })
    if (!change.added) from += length
    if (!change.removed) to += length
  }
  return out
}

/**
 * The operations that turn `before` into `after`, keeping the units that `pieces` name (ascending, disjoint on both sides). What
 * lies between is replaced; with `trim`, less the whole words it shares at its ends. Formats of kept units change only where they
 * differ.
 */
export function deltaBetween(before: readonly Run[], after: readonly Run[], pieces: readonly Piece[], trim: boolean): readonly DeltaOp[] {
  const old = plain(before)
  const fresh = plain(after)
  const same = pieces.flatMap((piece) => withoutChangedLeaves(before, after, piece))
  const kept = trim ? withTrims(old, fresh, same) : same
  const out: DeltaOp[] = []
  let from = 0
  let to = 0
  for (const piece of [...kept, { before: old.length, after: fresh.length, length: 0 }]) {
    out.push(...inserts(slice(after, to, piece.after)))
    if (piece.before > from) out.push({ delete: piece.before - from })
    out.push(...retains(slice(before, piece.before, piece.before + piece.length), slice(after, piece.after, piece.after + piece.length)))
    from = piece.before + piece.length
    to = piece.after + piece.length
  }
  while (out.length > 0) {
    const last = out[out.length - 1]
    if (last === undefined || !('retain' in last) || last.attributes !== undefined) break
    out.pop()
  }
  return out
}

/** True when `pieces` are ascending, inside both texts, and equal in both. */
export function piecesHold(before: readonly Run[], after: readonly Run[], pieces: readonly Piece[]): boolean {
  const old = plain(before)
  const fresh = plain(after)
  let from = 0
  let to = 0
  for (const piece of pieces) {
    if (piece.before < from || piece.after < to) return false
    from = piece.before + piece.length
    to = piece.after + piece.length
    if (old.slice(piece.before, from) !== fresh.slice(piece.after, to)) return false
  }
  return from <= old.length && to <= fresh.length
}

/** The runs of the units from `from` to `to`. */
export function slice(runs: readonly Run[], from: number, to: number): readonly Run[] {
  const out: Run[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(0, from - at)
    const end = Math.min(run.text.length, to - at)
    if (start < end) out.push(start === 0 && end === run.text.length ? run : { ...run, text: run.text.slice(start, end) })
    at += run.text.length
    if (at >= to) break
  }
  return out
}

function tokens(runs: readonly Run[]): readonly string[] {
  const out: string[] = []
  let text = ''
  for (const run of runs) {
    if (run.leaf === undefined) {
      text += run.text
      continue
    }
    out.push(...words(text), LEAF + JSON.stringify(run.leaf))
    text = ''
  }
  return [...out, ...words(text)]
}

function words(text: string): readonly string[] {
  return text.match(TOKEN) ?? []
}

/** A kept leaf whose attributes changed is no longer the same unit. */
function withoutChangedLeaves(before: readonly Run[], after: readonly Run[], piece: Piece): readonly Piece[] {
  const old = slice(before, piece.before, piece.before + piece.length)
  if (old.every((run) => run.leaf === undefined)) return piece.length > 0 ? [piece] : []
  const fresh = slice(after, piece.after, piece.after + piece.length)
  const leaves = leavesAt(fresh)
  const out: Piece[] = []
  let from = 0
  let at = 0
  for (const run of old) {
    if (run.leaf !== undefined && !sameJson(run.leaf, leaves.get(at))) {
      if (at > from) out.push({ before: piece.before + from, after: piece.after + from, length: at - from })
      from = at + 1
    }
    at += run.text.length
  }
  if (at > from) out.push({ before: piece.before + from, after: piece.after + from, length: at - from })
  return out
}

function leavesAt(runs: readonly Run[]): ReadonlyMap<number, Embed> {
  const out = new Map<number, Embed>()
  let at = 0
  for (const run of runs) {
    if (run.leaf !== undefined) out.set(at, run.leaf)
    at += run.text.length
  }
  return out
}

/** Adds, at both ends of each replacement, the whole words that both sides share there. */
function withTrims(old: string, fresh: string, pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  let from = 0
  let to = 0
  for (const piece of [...pieces, { before: old.length, after: fresh.length, length: 0 }]) {
    const gone = old.slice(from, piece.before)
    const come = fresh.slice(to, piece.after)
    if (gone !== '' && come !== '') {
      const [head, tail] = sharedWords(gone, come)
      if (head > 0) out.push({ before: from, after: to, length: head })
      if (tail > 0) out.push({ before: piece.before - tail, after: piece.after - tail, length: tail })
    }
    if (piece.length > 0) out.push(piece)
    from = piece.before + piece.length
    to = piece.after + piece.length
  }
  return out
}

/** Units shared at the start and at the end, in whole words. Leaves are never shared: their attributes may differ. */
function sharedWords(a: string, b: string): readonly [number, number] {
  const left = words(a)
  const right = words(b)
  const most = Math.min(left.length, right.length)
  let head = 0
  let i = 0
  for (; i < most && left[i] === right[i] && left[i] !== LEAF; i++) head += left[i]?.length ?? 0
  let tail = 0
  for (let j = 1; j <= most - i; j++) {
    const word = left[left.length - j]
    if (word === undefined || word === LEAF || word !== right[right.length - j]) break
    tail += word.length
  }
  return [head, tail]
}

function inserts(runs: readonly Run[]): readonly DeltaOp[] {
  return runs.map((run) => ({ insert: run.leaf ?? run.text, attributes: run.formats }))
}

function retains(before: readonly Run[], after: readonly Run[]): readonly DeltaOp[] {
  const out: DeltaOp[] = []
  let i = 0
  let j = 0
  let a = before[0]?.text.length ?? 0
  let b = after[0]?.text.length ?? 0
  while (a > 0 && b > 0) {
    const length = Math.min(a, b)
    const attributes = changedFormats(before[i]?.formats ?? {}, after[j]?.formats ?? {})
    out.push(attributes === null ? { retain: length } : { retain: length, attributes })
    a -= length
    b -= length
    if (a === 0) a = before[++i]?.text.length ?? 0
    if (b === 0) b = after[++j]?.text.length ?? 0
  }
  return out
}

function changedFormats(before: Formats, after: Formats): Formats | null {
  const out: Record<string, Formats[string]> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name] ?? null
    if (!sameJson(before[name] ?? null, value)) out[name] = value
  }
  return Object.keys(out).length === 0 ? null : out
}
