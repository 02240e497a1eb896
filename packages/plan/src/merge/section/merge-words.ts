import type { Block } from '../../model/content.ts'
import { REMARK_MARKS } from '../../cascade/canonical.ts'
import type { Hunk, Script } from '../../cascade/script.ts'
import { script } from '../../cascade/script.ts'
import type { Token } from '../../cascade/tokens.ts'
import { tokensText } from '../../cascade/tokens.ts'
import { carriedMarks, withMarks } from './carried-marks.ts'
import type { Choose, Conflict, ConflictKind, Review } from './conflict.ts'
import { decide } from './conflict.ts'
import { mergeForm } from './merge-form.ts'
import { isClosed, sentences } from './sentence.ts'
import type { Cluster, Stretch } from './sweep.ts'
import { baseRange, echoes, sideCover, sideRange, sweep } from './sweep.ts'
import { mergeToken } from './token-attributes.ts'
import { watchedIn } from './watched.ts'
import { withSpaces } from './word-spaces.ts'

/** A conflict with the stretch [from, to) of the merged words that stands for it now. */
export interface WordConflict {
  readonly conflict: Conflict
  readonly from: number
  readonly to: number
}

export interface WordsMerge {
  readonly words: readonly Token[]
  readonly conflicts: readonly WordConflict[]
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
 * Three-way merge of one text, of one paragraph or several. Where both sides changed the same words differently, the whole
 * sentence (as far as either side's changes reach) is one conflict and stands as one side wrote it; never a mixture of
 * the two.
 */
export function mergeWords(base: readonly Token[], theirs: readonly Token[], mine: readonly Token[], choose: Choose): WordsMerge {
  const sides = align(base, theirs, mine)
  const spans = spansOf(base)
  const out: { token: Token; at: number }[] = []
  const conflicts: WordConflict[] = []
  const cleanClusters: Cluster[] = []
  const halfMarked = new Set<Cluster>()
  let place = 0
  const standUntil = (to: number): void => {
    while (place < to) {
      const stood = standing(sides, place, to, choose)
      if (stood.conflict !== null) conflicts.push({ conflict: stood.conflict, from: out.length, to: out.length + stood.words.length })
      for (const token of stood.words) out.push({ token, at: place++ })
    }
  }
  for (const cluster of withConflictsWidened(sides, spans)) {
    const [from, to] = baseRange(cluster)
    standUntil(from)
    const theirSlice = slice(theirs, sides.scriptT, cluster)
    const mySlice = slice(mine, sides.scriptM, cluster)
    let chosen = mySlice
    if (isContested(sides, cluster)) {
      const decided = decide(kindOf(cluster), tokensText(base.slice(from, to)).trim(), tokensText(theirSlice).trim(), tokensText(mySlice).trim(), choose)
      if (decided.side === 'theirs') chosen = theirSlice
      conflicts.push({ conflict: decided.conflict, from: out.length, to: out.length + chosen.length })
    } else {
      cleanClusters.push(cluster)
      if (cluster.mine.length === 0) chosen = theirSlice
      // Who rewrote words has none of the marks that the other side changed on them.
      const marks = cluster.mine.length > 0 && cluster.theirs.length > 0 ? null : carriedMarks(base.slice(from, to), cluster.mine.length === 0 ? mySlice : theirSlice)
      if (marks === 'mixed' && chosen.length > 0) halfMarked.add(cluster)
      else if (marks !== null && marks !== 'mixed') chosen = withMarks(chosen, marks)
    }
    for (const token of chosen) out.push({ token, at: from })
    place = to
  }
  standUntil(base.length)
  const words = withSpaces(out.map((entry) => entry.token), [base, theirs, mine])
  return { words, conflicts, review: reviews(sides, spans, cleanClusters, halfMarked, words.map((token, i) => ({ token, at: out[i]?.at ?? 0 }))) }
}

function align(base: readonly Token[], theirs: readonly Token[], mine: readonly Token[]): Sides {
  const isWord = (i: number): boolean => base[i]?.word === true
  const keys = base.map(keyOf)
  return { base, theirs, mine, scriptT: script(keys, theirs.map(keyOf), isWord), scriptM: script(keys, mine.map(keyOf), isWord) }
}

/** Grows every contested cluster to its sentences, and again while that makes it reach further changes. */
function withConflictsWidened(sides: Sides, spans: Spans): readonly Cluster[] {
  const wordsPut = (list: readonly Token[]) => (hunk: Hunk): readonly string[] => list.slice(hunk.at, hunk.until).filter((token) => token.word).map(keyOf)
  const joins: Stretch[] = [...echoes(sides.scriptT.hunks, sides.scriptM.hunks, wordsPut(sides.theirs), wordsPut(sides.mine))]
  joins.push(...putBesideTakenOut(sides.scriptT.hunks, sides.scriptM.hunks, sides.mine, sides.base, spans), ...putBesideTakenOut(sides.scriptM.hunks, sides.scriptT.hunks, sides.theirs, sides.base, spans))
  const edges = sentenceEdges(sides, spans)
  for (;;) {
    const clusters = sweep(sides.scriptT.hunks, sides.scriptM.hunks, joins)
    const more = clusters.filter((cluster) => isContested(sides, cluster)).map((cluster) => widened(cluster, spans, edges)).filter((wide) => !joins.some((join) => join.low <= wide.low && join.high >= wide.high))
    if (more.length === 0) return clusters
    joins.push(...more)
  }
}

/**
 * Words put in right beside words that the other side took out were meant to stand with them: `không được đến` out of `không
 * đến` must not become `được đến`. Whole sentences stand by themselves.
 */
function putBesideTakenOut(removing: readonly Hunk[], putting: readonly Hunk[], put: readonly Token[], base: readonly Token[], spans: Spans): readonly Stretch[] {
  const insertions = new Map(putting.flatMap((hunk) => (hunk.from === hunk.to && !isWholeSentences(hunk, put, base, spans) ? [[hunk.from, hunk] as const] : [])))
  return removing.flatMap((hunk) => {
    if (!isRemoval(hunk) || !base.slice(hunk.from, hunk.to).some((token) => token.word)) return []
    return [hunk.from, hunk.to].flatMap((gap) => (insertions.has(gap) ? [{ low: Math.min(2 * gap, 2 * hunk.from + 1), high: Math.max(2 * gap, 2 * hunk.to - 1) }] : []))
  })
}

function isWholeSentences(hunk: Hunk, put: readonly Token[], base: readonly Token[], spans: Spans): boolean {
  const before = spans.list[spans.at[hunk.from - 1] ?? -1]
  const atEdge = before === undefined || (spans.at[hunk.from] !== spans.at[hunk.from - 1] && isClosed(base.slice(...before)))
  return atEdge && isClosed(put.slice(hunk.at, hunk.until))
}

/** Gaps between sentences where a side puts in words that belong to the sentence before, or behind. */
interface Edges {
  readonly toBefore: ReadonlySet<number>
  readonly toBehind: ReadonlySet<number>
}

function sentenceEdges(sides: Sides, spans: Spans): Edges {
  const toBefore = new Set<number>()
  const toBehind = new Set<number>()
  for (const [of, list] of [[sides.scriptT, sides.theirs], [sides.scriptM, sides.mine]] as const) {
    for (const hunk of of.hunks) {
      if (hunk.from < hunk.to) continue
      const edge = edgeOf(hunk.from, list.slice(hunk.at, hunk.until), sides.base, spans)
      if (edge.before) toBefore.add(hunk.from)
      if (edge.behind) toBehind.add(hunk.from)
    }
  }
  return { toBefore, toBehind }
}

/** Whether words put into a gap between two sentences go on with the one before, or begin the one behind. */
function edgeOf(gap: number, put: readonly Token[], base: readonly Token[], spans: Spans): { readonly before: boolean; readonly behind: boolean } {
  const before = spans.list[spans.at[gap - 1] ?? -1]
  const behind = spans.at[gap] !== undefined && base[gap]?.opens === undefined
  return { before: before !== undefined && !isClosed(base.slice(...before)), behind: behind && !isClosed(put) }
}

function widened(cluster: Cluster, spans: Spans, edges: Edges): Stretch {
  let { low, high } = cluster
  const [from, to] = [Math.ceil(low / 2), Math.floor(high / 2)]
  const first = spans.list[spans.at[low % 2 === 1 ? (low - 1) / 2 : edges.toBefore.has(from) || spans.at[from] === spans.at[from - 1] ? from - 1 : edges.toBehind.has(from) ? from : -1] ?? -1]
  const last = spans.list[spans.at[high % 2 === 1 ? (high - 1) / 2 : edges.toBehind.has(to) || spans.at[to] === spans.at[to - 1] ? to : edges.toBefore.has(to) ? to - 1 : -1] ?? -1]
  if (first !== undefined) low = Math.min(low, edges.toBehind.has(first[0]) ? 2 * first[0] : 2 * first[0] + 1)
  if (last !== undefined) high = Math.max(high, edges.toBefore.has(last[1]) ? 2 * last[1] : 2 * last[1] - 1)
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

/** The words from `place` on that stand on all three sides: one, or as many as one clash of marks covers alike. */
function standing(sides: Sides, place: number, to: number, choose: Choose): { readonly words: readonly Token[]; readonly conflict: Conflict | null } {
  const first = standingWord(sides, place)
  if (first.form !== null) {
    const { block, conflicts } = mergeForm(first.form.base, first.form.theirs, first.form.mine, choose)
    return { words: [{ ...first.token, opens: block }], conflict: conflicts[0] ?? null }
  }
  if (!first.clash) return { words: [first.token], conflict: null }
  const run = [first]
  const marks = marksOf(first)
  for (let next = place + 1; next < to; next++) {
    const word = standingWord(sides, next)
    if (!word.clash || marksOf(word) !== marks) break
    run.push(word)
  }
  const told = (of: (word: Standing) => Token): string => `${tokensText(run.map(of)).trim()} (${markNames(of(first))})`
  const { conflict, side } = decide('marks', told((word) => word.base), told((word) => word.theirs), told((word) => word.mine), choose)
  return { words: run.map((word) => (side === 'mine' ? word.token : word.theirs)), conflict }
}

interface Standing {
  readonly base: Token
  readonly theirs: Token
  readonly mine: Token
  readonly token: Token
  readonly clash: boolean
  readonly form: { readonly base: Block; readonly theirs: Block; readonly mine: Block } | null
}

function standingWord(sides: Sides, place: number): Standing {
  const base = sides.base[place]
  const theirs = sides.theirs[sides.scriptT.image[place] ?? -1]
  const mine = sides.mine[sides.scriptM.image[place] ?? -1]
  if (base === undefined || theirs === undefined || mine === undefined) throw new RangeError('a word outside every change stands on all three sides')
  if (base.opens !== undefined && theirs.opens !== undefined && mine.opens !== undefined) {
    return { base, theirs, mine, token: mine, clash: false, form: { base: base.opens, theirs: theirs.opens, mine: mine.opens } }
  }
  return { base, theirs, mine, ...mergeToken(base, theirs, mine), form: null }
}

function marksOf(word: Standing): string {
  return [word.base, word.theirs, word.mine].map(markNames).join('\n')
}

function markNames(token: Token): string {
  const names = token.core.flatMap((piece) => piece.marks).filter((mark) => !REMARK_MARKS.has(mark.type)).map((mark) => mark.type + (mark.attrs === undefined ? '' : ` ${JSON.stringify(mark.attrs)}`))
  return [...new Set(names)].join(', ') || '–'
}

/** One entry a reason for every sentence that both sides changed, cleanly; none where both made the very same changes. */
function reviews(sides: Sides, spans: Spans, clusters: readonly Cluster[], halfMarked: ReadonlySet<Cluster>, out: readonly { readonly token: Token; readonly at: number }[]): readonly Review[] {
  const theirs = new Set<number>()
  const mine = new Set<number>()
  const alone = new Set<number>()
  for (const cluster of clusters) {
    const both = cluster.theirs.length > 0 && cluster.mine.length > 0
    for (const n of touched(cluster, sides, spans)) {
      if (cluster.theirs.length > 0 || halfMarked.has(cluster)) theirs.add(n)
      if (cluster.mine.length > 0 || halfMarked.has(cluster)) mine.add(n)
      if (!both) alone.add(n)
    }
  }
  const found: Review[] = []
  for (const n of alone) {
    const [from, to] = spans.list[n] ?? [0, 0]
    if (!theirs.has(n) || !mine.has(n)) continue
    const last = n === spans.list.length - 1
    const list = out.filter((entry) => entry.at >= from && (entry.at < to || last)).map((entry) => entry.token)
    const text = tokensText(list).trim()
    const [their, my] = [sides.theirs.slice(...sideCover(sides.scriptT, from, to)), sides.mine.slice(...sideCover(sides.scriptM, from, to))]
    for (const reason of ['same-sentence', ...watchedIn([sides.base.slice(from, to), their, my, list])] as const) found.push({ reason, text })
  }
  return found
}

/** The sentences of the base, and which of them each of its tokens is in. */
interface Spans {
  readonly list: readonly (readonly [number, number])[]
  readonly at: readonly number[]
}

function spansOf(base: readonly Token[]): Spans {
  const list = sentences(base)
  return { list, at: list.flatMap(([from, to], n) => new Array<number>(to - from).fill(n)) }
}

/** The sentences a clean cluster changes. What is put in between two closed sentences and is closed itself changes none. */
function touched(cluster: Cluster, sides: Sides, spans: Spans): readonly number[] {
  const [from, to] = baseRange(cluster)
  const first = spans.at[from]
  if (from < to) {
    const out: number[] = []
    for (let n = first ?? 0; n <= (spans.at[to - 1] ?? -1); n++) out.push(n)
    return out
  }
  const put = cluster.mine.length > 0 ? slice(sides.mine, sides.scriptM, cluster) : slice(sides.theirs, sides.scriptT, cluster)
  const before = spans.at[from - 1]
  if (first !== undefined && first === before) return [first]
  const edge = edgeOf(from, put, sides.base, spans)
  return [...(first !== undefined && edge.behind ? [first] : []), ...(before !== undefined && edge.before ? [before] : [])]
}

function keyOf(token: Token): string {
  return token.key
}
