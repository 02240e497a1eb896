import type { Block } from '../model/content.ts'
import type { Hunk, Script } from '../cascade/script.ts'
import { script } from '../cascade/script.ts'
import type { Token } from '../cascade/tokens.ts'
import { tokensText } from '../cascade/tokens.ts'
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
  const spans = sentences(base)
  const out: { token: Token; at: number }[] = []
  const conflicts: WordConflict[] = []
  const cleanClusters: Cluster[] = []
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
    }
    for (const token of chosen) out.push({ token, at: from })
    place = to
  }
  standUntil(base.length)
  const words = withSpaces(out.map((entry) => entry.token), [base, theirs, mine])
  return { words, conflicts, review: reviews(sides, spans, cleanClusters, words.map((token, i) => ({ token, at: out[i]?.at ?? 0 }))) }
}

function align(base: readonly Token[], theirs: readonly Token[], mine: readonly Token[]): Sides {
  const isWord = (i: number): boolean => base[i]?.word === true
  const keys = base.map(keyOf)
  return { base, theirs, mine, scriptT: script(keys, theirs.map(keyOf), isWord), scriptM: script(keys, mine.map(keyOf), isWord) }
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
  const names = token.core.flatMap((piece) => piece.marks).map((mark) => mark.type + (mark.attrs === undefined ? '' : ` ${JSON.stringify(mark.attrs)}`))
  return [...new Set(names)].join(', ') || '–'
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
    const [their, my] = [sides.theirs.slice(...sideCover(sides.scriptT, from, to)), sides.mine.slice(...sideCover(sides.scriptM, from, to))]
    for (const reason of ['same-sentence', ...watchedIn([sides.base.slice(from, to), their, my, list])] as const) found.push({ reason, text })
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

function keyOf(token: Token): string {
  return token.key
}
