import type { Block } from '../../model/content.ts'
import { blockText } from '../../model/content.ts'
import type { BlockLink } from '../../cascade/align.ts'
import { linkBlocks } from '../../cascade/block-links.ts'
import { heaviestAscending } from '../../cascade/heaviest.ts'
import type { Hunk, Script } from '../../cascade/script.ts'
import type { Review } from './conflict.ts'

/** A block that some side moved, with what became of it on both; null where a side has it no more. */
export interface Moved {
  readonly base: Block
  readonly theirs: readonly Block[] | null
  readonly mine: readonly Block[] | null
  /** Whose place it gets: the child's where both moved it. */
  readonly side: 'theirs' | 'mine'
  /** Its place on that side. */
  readonly at: number
  /** Place in that side's rest of the block that it follows; null at the head. */
  readonly follows: number | null
  /** Both moved it, to different places. */
  readonly apart: boolean
  /** Who moved it changed its words too, so that it is known by likeness alone. */
  readonly reworded: boolean
}

/** What is left in order on all sides when the moved blocks are lifted out; hunks of the scripts tell `change`d blocks. */
export interface Rest {
  readonly base: readonly Block[]
  readonly theirs: readonly Block[]
  readonly mine: readonly Block[]
  readonly scriptT: Script
  readonly scriptM: Script
}

export interface BlockHunk extends Hunk {
  /** Blocks changed into blocks that were taken for the same. */
  readonly change: boolean
}

/** One side as links to the base, with the order of its blocks. */
interface Side {
  readonly blocks: readonly Block[]
  readonly links: readonly BlockLink[]
  readonly order: readonly number[]
  /** By place in the base, and by place on this side. */
  readonly linkOf: ReadonlyMap<number, BlockLink>
  readonly linkAt: ReadonlyMap<number, BlockLink>
}

/** Parts the moves of either side from what stays in order. */
export function blockMoves(base: readonly Block[], theirs: readonly Block[], mine: readonly Block[]): { readonly rest: Rest; readonly moved: readonly Moved[]; readonly review: readonly Review[] } {
  const [linksT, linksM] = [linkBlocks(base, theirs), linkBlocks(base, mine)]
  const [asTheirs, asMine] = [sideOf(theirs, movesAgainst(linksT, linksM)), sideOf(mine, movesAgainst(linksM, linksT))]
  // A block that one side moved and the other joined to its neighbour stays with the neighbour.
  const t = withoutMoves(asTheirs, joinedOn(asMine))
  const m = withoutMoves(asMine, joinedOn(asTheirs))
  const lifted = new Set([...t.links, ...m.links].flatMap((link) => (link.moved ? [link.from] : [])))
  const kept = base.flatMap((_, i) => (lifted.has(i) ? [] : [i]))
  const [restT, restM] = [restOf(t, lifted), restOf(m, lifted)]
  const behind = { theirs: following(t, restT), mine: following(m, restM) }
  const pick = (list: readonly Block[], places: readonly number[]): readonly Block[] => places.flatMap((place) => list.slice(place, place + 1))
  return {
    rest: { base: pick(base, kept), theirs: pick(theirs, restT), mine: pick(mine, restM), scriptT: scriptOf(t.links, lifted, kept, restT), scriptM: scriptOf(m.links, lifted, kept, restM) },
    moved: [...lifted].sort((a, b) => a - b).flatMap((i) => movedBlock(i, base, t, m, behind) ?? []),
    review: [...notMoved(base, asTheirs, t), ...notMoved(base, asMine, m)],
  }
}

/**
 * Of two neighbours that changed places either may be the one that moved: of all the fewest moves that lead to the same
 * order, those of the blocks that the other side moved too.
 */
function movesAgainst(links: readonly BlockLink[], others: readonly BlockLink[]): readonly BlockLink[] {
  if (!links.some((link) => link.moved)) return links
  const movedThere = new Set(others.flatMap((link) => (link.moved ? [link.from] : [])))
  const kept = heaviestAscending(links.map((link) => link.at), links.map((link) => (link.to - link.from + link.until - link.at > 2 ? WHOLE : movedThere.has(link.from) ? ONE - 1 : ONE)))
  return links.map((link, n) => (link.moved === kept.has(n) ? { ...link, moved: !kept.has(n) } : link))
}

/** What a block weighs in its place; a text split or joined is never moved. */
const ONE = 1_000
const WHOLE = 1e9

function sideOf(blocks: readonly Block[], links: readonly BlockLink[], order: readonly number[] = blocks.map((_, i) => i)): Side {
  const each = (from: number, to: number, link: BlockLink): readonly (readonly [number, BlockLink])[] => Array.from({ length: to - from }, (_, n) => [from + n, link] as const)
  return { blocks, links, order, linkOf: new Map(links.flatMap((link) => each(link.from, link.to, link))), linkAt: new Map(links.flatMap((link) => each(link.at, link.until, link))) }
}

function joinedOn(side: Side): ReadonlySet<number> {
  return new Set([...side.linkOf].flatMap(([i, link]) => (link.to - link.from > 1 ? [i] : [])))
}

/** The side as if it had left the blocks `stay` where they were. */
function withoutMoves(side: Side, stay: ReadonlySet<number>): Side {
  const back = side.links.filter((link) => link.moved && stay.has(link.from))
  if (back.length === 0) return side
  const links = side.links.map((link) => (back.includes(link) ? { ...link, moved: false } : link))
  const order = side.order.filter((place) => !back.some((link) => link.at === place))
  for (const link of back) {
    const before = links.filter((other) => !other.moved && other.to <= link.from && order.includes(other.until - 1))
    const last = before[before.length - 1]
    order.splice(last === undefined ? 0 : order.indexOf(last.until - 1) + 1, 0, link.at)
  }
  return sideOf(side.blocks, links, order)
}

function notMoved(base: readonly Block[], before: Side, after: Side): readonly Review[] {
  return before.links.filter((link) => link.moved && after.linkOf.get(link.from)?.moved !== true).map((link) => ({ reason: 'moved-and-changed', text: base.slice(link.from, link.to).map(blockText).join('\n') }))
}

/** The side's places that are not of lifted blocks, in its order. */
function restOf(side: Side, lifted: ReadonlySet<number>): readonly number[] {
  const out = new Set<number>()
  for (const link of side.links) if (lifted.has(link.from)) for (let place = link.at; place < link.until; place++) out.add(place)
  return side.order.filter((place) => !out.has(place))
}

function scriptOf(links: readonly BlockLink[], lifted: ReadonlySet<number>, kept: readonly number[], rest: readonly number[]): Script {
  const [baseAt, sideAt] = [placesIn(kept), placesIn(rest)]
  const image = new Int32Array(kept.length).fill(-1)
  const hunks: BlockHunk[] = []
  let i = 0
  let j = 0
  const upTo = (to: number, until: number): void => {
    if (i < to || j < until) hunks.push({ from: i, to, at: j, until, change: false })
  }
  for (const link of links) {
    if (lifted.has(link.from)) continue
    const from = baseAt.get(link.from) ?? 0
    const at = sideAt.get(link.at) ?? 0
    const [to, until] = [from + link.to - link.from, at + link.until - link.at]
    upTo(from, at)
    if (link.same) image[from] = at
    else hunks.push({ from, to, at, until, change: true })
    i = to
    j = until
  }
  upTo(kept.length, rest.length)
  return { hunks, image, length: rest.length }
}

function placesIn(list: readonly number[]): ReadonlyMap<number, number> {
  return new Map(list.map((place, n) => [place, n]))
}

function movedBlock(i: number, base: readonly Block[], t: Side, m: Side, behind: { readonly theirs: ReadonlyMap<number, number | null>; readonly mine: ReadonlyMap<number, number | null> }): Moved | null {
  const [linkT, linkM] = [t.linkOf.get(i), m.linkOf.get(i)]
  const was = base[i]
  const side = linkM?.moved === true ? 'mine' : 'theirs'
  const [mover, link] = side === 'mine' ? [m, linkM] as const : [t, linkT] as const
  if (was === undefined || link === undefined) return null
  const both = linkT?.moved === true && linkM?.moved === true
  return {
    base: was, side, at: mover.order.indexOf(link.at), follows: behind[side].get(link.at) ?? null,
    theirs: linkT === undefined ? null : t.blocks.slice(linkT.at, linkT.until), mine: linkM === undefined ? null : m.blocks.slice(linkM.at, linkM.until),
    apart: both && !sameNeighbour(t, linkT, m, linkM), reworded: !link.same || (both && !linkT.same),
  }
}

/** For each place of the side, the nearest one before it that is in the rest, as a place of the rest. */
function following(side: Side, rest: readonly number[]): ReadonlyMap<number, number | null> {
  const inRest = placesIn(rest)
  const out = new Map<number, number | null>()
  let last: number | null = null
  for (const place of side.order) {
    out.set(place, last)
    last = inRest.get(place) ?? last
  }
  return out
}

/** The block before it, or the one behind it, is the same on both sides. */
function sameNeighbour(t: Side, linkT: BlockLink, m: Side, linkM: BlockLink): boolean {
  return ([-1, 1] as const).some((step) => neighbour(t, linkT, step) === neighbour(m, linkM, step))
}

function neighbour(side: Side, link: BlockLink, step: -1 | 1): number {
  for (let n = side.order.indexOf(step === -1 ? link.at : link.until - 1) + step; n >= 0 && n < side.order.length; n += step) {
    const found = side.linkAt.get(side.order[n] ?? -1)
    if (found !== undefined) return found.from
  }
  return step === -1 ? -1 : Number.MAX_SAFE_INTEGER
}
