import type { Inline } from '../model/content.ts'
import { canonicalInline } from '../cascade/canonical.ts'
import type { Hunk, Script } from '../cascade/script.ts'
import { script } from '../cascade/script.ts'
import type { Token } from '../cascade/tokens.ts'
import { tokens, tokensText } from '../cascade/tokens.ts'
import type { Choose, Conflict, ConflictKind, Review } from './conflict.ts'
import { decide } from './conflict.ts'
import { isClosed, reasonsIn, sentences } from './sentence.ts'
import type { Cluster, Stretch } from './sweep.ts'
import { baseRange, echoes, sideRange, sweep } from './sweep.ts'
import { mergeToken, toInline } from './token-attributes.ts'

export interface InlineMerge {
  readonly content: readonly Inline[]
  readonly conflicts: readonly Conflict[]
  readonly review: readonly Review[]
}

interface Sides {
  readonly base: readonly Token[]
  readonly theirs: readonly Token[]
  readonly mine: readonly Token[]
  readonly scriptT: Script
  readonly scriptM: Script
}

/**
 * Three-way merge of one line of words. Where both sides changed the same words differently, the whole sentence (as far
 * as either side's changes reach) is one conflict and stands as one side wrote it; never a mixture of the two.
 */
export function mergeInline(base: readonly Inline[], theirs: readonly Inline[], mine: readonly Inline[], choose: Choose): InlineMerge {
  const quick = unchanged(base, theirs, mine)
  if (quick !== null) return { content: quick, conflicts: [], review: [] }
  const sides = read(base, theirs, mine)
  const spans = sentences(sides.base)
  const clusters = withConflictsWidened(sides, spans)
  const out: { token: Token; at: number }[] = []
  const conflicts: Conflict[] = []
  const cleanClusters: Cluster[] = []
  let place = 0
  const standUntil = (to: number): void => {
    for (; place < to; place++) {
      const merged = standing(sides, place)
      if (merged.clash) {
        const { conflict, side } = decide('marks', describeMarks(sides.base[place]), describeMarks(merged.theirs), describeMarks(merged.mine), choose)
        conflicts.push(conflict)
        out.push({ token: side === 'mine' ? merged.token : merged.theirs, at: place })
      } else out.push({ token: merged.token, at: place })
    }
  }
  for (const cluster of clusters) {
    const [from, to] = baseRange(cluster)
    standUntil(from)
    const theirSlice = slice(sides.theirs, sides.scriptT, cluster)
    const mySlice = slice(sides.mine, sides.scriptM, cluster)
    let chosen = mySlice
    if (isContested(sides, cluster)) {
      const decided = decide(kindOf(cluster), tokensText(sides.base.slice(from, to)).trim(), tokensText(theirSlice).trim(), tokensText(mySlice).trim(), choose)
      conflicts.push(decided.conflict)
      if (decided.side === 'theirs') chosen = theirSlice
    } else {
      cleanClusters.push(cluster)
      if (cluster.mine.length === 0) chosen = theirSlice
    }
    for (const token of chosen) out.push({ token, at: from })
    place = to
  }
  standUntil(sides.base.length)
  const spaced = withSpaces(out.map((entry) => entry.token), sides)
  const placed = spaced.map((token, i) => ({ token, at: out[i]?.at ?? 0 }))
  return { content: toInline(spaced), conflicts, review: reviews(sides, spans, cleanClusters, placed) }
}

/** The answer where a side changed nothing, or both the same; null where it takes a merge. */
export function unchanged(base: readonly Inline[], theirs: readonly Inline[], mine: readonly Inline[]): readonly Inline[] | null {
  const [b, t, m] = [canonicalInline(base), canonicalInline(theirs), canonicalInline(mine)]
  if (t === b || t === m) return mine
  return m === b ? theirs : null
}

function read(base: readonly Inline[], theirs: readonly Inline[], mine: readonly Inline[]): Sides {
  const [b, t, m] = [tokens(base), tokens(theirs), tokens(mine)]
  const isWord = (i: number): boolean => b[i]?.word === true
  const keys = b.map(keyOf)
  return { base: b, theirs: t, mine: m, scriptT: script(keys, t.map(keyOf), isWord), scriptM: script(keys, m.map(keyOf), isWord) }
}

/** Grows every contested cluster to its sentences, and again while that makes it reach further changes. */
function withConflictsWidened(sides: Sides, spans: readonly (readonly [number, number])[]): readonly Cluster[] {
  const wordsPut = (list: readonly Token[]) => (hunk: Hunk): readonly string[] => list.slice(hunk.at, hunk.until).filter((token) => token.word).map(keyOf)
  const joins: Stretch[] = [...echoes(sides.scriptT.hunks, sides.scriptM.hunks, wordsPut(sides.theirs), wordsPut(sides.mine))]
  for (;;) {
    const clusters = sweep(sides.scriptT.hunks, sides.scriptM.hunks, joins)
    const more = clusters.filter((cluster) => isContested(sides, cluster)).map((cluster) => widened(cluster, spans)).filter((wide) => !joins.some((join) => join.low <= wide.low && join.high >= wide.high))
    if (more.length === 0) return clusters
    joins.push(...more)
  }
}

function widened(cluster: Cluster, spans: readonly (readonly [number, number])[]): Stretch {
  let { low, high } = cluster
  for (const [from, to] of spans) {
    if (2 * to - 1 < cluster.low || 2 * from + 1 > cluster.high) continue
    low = Math.min(low, 2 * from + 1)
    high = Math.max(high, 2 * to - 1)
  }
  return { low, high }
}

/** Both changed it, and not to the same words. */
function isContested(sides: Sides, cluster: Cluster): boolean {
  if (cluster.theirs.length === 0 || cluster.mine.length === 0) return false
  const theirs = slice(sides.theirs, sides.scriptT, cluster)
  const mine = slice(sides.mine, sides.scriptM, cluster)
  return theirs.length !== mine.length || theirs.some((token, i) => token.key !== mine[i]?.key)
}

function kindOf(cluster: Cluster): ConflictKind {
  if ([...cluster.theirs, ...cluster.mine].every((hunk) => hunk.from === hunk.to)) return 'insert'
  return cluster.theirs.every(isRemoval) || cluster.mine.every(isRemoval) ? 'delete-edit' : 'text'
}

function isRemoval(hunk: Hunk): boolean {
  return hunk.at === hunk.until
}

function slice(list: readonly Token[], of: Script, stretch: Stretch): readonly Token[] {
  const [at, until] = sideRange(of, stretch)
  return list.slice(at, until)
}

function standing(sides: Sides, place: number): { readonly token: Token; readonly theirs: Token; readonly mine: Token; readonly clash: boolean } {
  const base = sides.base[place]
  const theirs = sides.theirs[sides.scriptT.image[place] ?? -1]
  const mine = sides.mine[sides.scriptM.image[place] ?? -1]
  if (base === undefined || theirs === undefined || mine === undefined) throw new RangeError('a word outside every change stands on all three sides')
  return { ...mergeToken(base, theirs, mine), theirs, mine }
}

/** One entry a reason for every sentence that both sides changed, cleanly; none where both made the very same changes. */
function reviews(sides: Sides, spans: readonly (readonly [number, number])[], clusters: readonly Cluster[], out: readonly { readonly token: Token; readonly at: number }[]): readonly Review[] {
  const theirs = new Set<number>()
  const mine = new Set<number>()
  const alone = new Set<number>()
  const sentenceAt = sentenceOfToken(spans)
  for (const cluster of clusters) {
    const both = cluster.theirs.length > 0 && cluster.mine.length > 0
    for (const n of touched(cluster, sides, spans, sentenceAt)) {
      if (cluster.theirs.length > 0) theirs.add(n)
      if (cluster.mine.length > 0) mine.add(n)
      if (!both) alone.add(n)
    }
  }
  const found: Review[] = []
  for (const n of alone) {
    const [from, to] = spans[n] ?? [0, 0]
    if (!theirs.has(n) || !mine.has(n)) continue
    const last = n === spans.length - 1
    const list = out.filter((entry) => entry.at >= from && (entry.at < to || last)).map((entry) => entry.token)
    const text = tokensText(list).trim()
    for (const reason of reasonsIn(list)) found.push({ reason, text })
  }
  return found
}

function sentenceOfToken(spans: readonly (readonly [number, number])[]): readonly number[] {
  return spans.flatMap(([from, to], n) => new Array<number>(to - from).fill(n))
}

/** The sentences a clean cluster changes. What is put in between two closed sentences and is closed itself changes none. */
function touched(cluster: Cluster, sides: Sides, spans: readonly (readonly [number, number])[], sentenceAt: readonly number[]): readonly number[] {
  const [from, to] = baseRange(cluster)
  const first = sentenceAt[from]
  if (from < to) {
    const out: number[] = []
    for (let n = first ?? 0; n <= (sentenceAt[to - 1] ?? -1); n++) out.push(n)
    return out
  }
  const put = cluster.mine.length > 0 ? slice(sides.mine, sides.scriptM, cluster) : slice(sides.theirs, sides.scriptT, cluster)
  const before = from === 0 ? undefined : sentenceAt[from - 1]
  if (first !== undefined && first === before) return [first]
  const out: number[] = []
  if (first !== undefined && !isClosed(put)) out.push(first)
  const [a, b] = before === undefined ? [0, 0] : (spans[before] ?? [0, 0])
  if (before !== undefined && !isClosed(sides.base.slice(a, b))) out.push(before)
  return out
}

/** What a word follows only after a space, or it would be read as one number with what stands before: `5.` and `2`. */
const CLOSING = /^[.,;:!?…)\]”»]+$/u

/** A word gets a space before it where it never stood without one behind that word or closing mark. */
function withSpaces(list: readonly Token[], sides: Sides): readonly Token[] {
  const together = new Set([...pairsWithoutSpace(sides.base), ...pairsWithoutSpace(sides.theirs), ...pairsWithoutSpace(sides.mine)])
  return list.map((token, i) => {
    const next = list[i + 1]
    if (next === undefined || !parts(token, next) || token.space.length > 0 || together.has(pairKey(token, next))) return token
    return { ...token, space: [{ text: ' ', marks: token.core[token.core.length - 1]?.marks ?? [] }] }
  })
}

function pairsWithoutSpace(list: readonly Token[]): readonly string[] {
  const out: string[] = []
  list.forEach((token, i) => {
    const next = list[i + 1]
    if (next !== undefined && parts(token, next) && token.space.length === 0) out.push(pairKey(token, next))
  })
  return out
}

function parts(token: Token, next: Token): boolean {
  return next.word && (token.word || CLOSING.test(token.key))
}

function pairKey(a: Token, b: Token): string {
  return `${a.key}\n${b.key}`
}

function keyOf(token: Token): string {
  return token.key
}

function describeMarks(token: Token | undefined): string {
  if (token === undefined) return ''
  const names = token.core.flatMap((piece) => piece.marks).map((mark) => mark.type + (mark.attrs === undefined ? '' : ` ${JSON.stringify(mark.attrs)}`))
  return `${tokensText([token]).trim()} (${[...new Set(names)].join(', ') || '–'})`
}
