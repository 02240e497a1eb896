import type { Hunk, Script } from '../../cascade/script.ts'

/**
 * Where two scripts over one base meet. Places are doubled: base item i is 2i + 1, the gap before it 2i. A replacement of
 * [from, to) reaches from 2·from + 1 to 2·to - 1, an insertion sits on 2·from. So replacements that only touch are
 * apart, an insertion beside a replacement is apart, two insertions in one gap meet, an insertion inside a replaced
 * stretch meets it.
 */
export interface Stretch {
  readonly low: number
  readonly high: number
}

/** A stretch of the base with the hunks of both sides that reach into it; at least one side has some. */
export interface Cluster extends Stretch {
  readonly theirs: readonly Hunk[]
  readonly mine: readonly Hunk[]
}

export function stretchOf(hunk: Hunk): Stretch {
  return hunk.from === hunk.to ? { low: 2 * hunk.from, high: 2 * hunk.from } : { low: 2 * hunk.from + 1, high: 2 * hunk.to - 1 }
}

/** Clusters in ascending order. `joins` are further stretches whose hunks must fall into one cluster together. */
export function sweep(theirs: readonly Hunk[], mine: readonly Hunk[], joins: readonly Stretch[] = []): readonly Cluster[] {
  const items = [
    ...theirs.map((hunk) => ({ ...stretchOf(hunk), theirs: [hunk], mine: [] as Hunk[] })),
    ...mine.map((hunk) => ({ ...stretchOf(hunk), theirs: [] as Hunk[], mine: [hunk] })),
    ...joins.map((join) => ({ ...join, theirs: [] as Hunk[], mine: [] as Hunk[] })),
  ].sort((a, b) => a.low - b.low || a.high - b.high)
  const out: { low: number; high: number; theirs: Hunk[]; mine: Hunk[] }[] = []
  for (const item of items) {
    const last = out[out.length - 1]
    if (last !== undefined && item.low <= last.high) {
      last.high = Math.max(last.high, item.high)
      last.theirs.push(...item.theirs)
      last.mine.push(...item.mine)
    } else out.push({ ...item })
  }
  return out
}

/**
 * Stretches where an insertion of one side touches a replacement of the other that puts in some of the same: taken apart
 * they would say it twice. `theirs` and `mine` answer what a hunk puts in, as keys.
 */
export function echoes(
  theirHunks: readonly Hunk[], myHunks: readonly Hunk[], theirs: (hunk: Hunk) => readonly string[], mine: (hunk: Hunk) => readonly string[],
): readonly Stretch[] {
  return [...echoesOf(theirHunks, myHunks, theirs, mine), ...echoesOf(myHunks, theirHunks, mine, theirs)]
}

function echoesOf(some: readonly Hunk[], others: readonly Hunk[], putBySome: (hunk: Hunk) => readonly string[], putByOthers: (hunk: Hunk) => readonly string[]): readonly Stretch[] {
  const insertions = new Map(some.flatMap((hunk) => (hunk.from === hunk.to ? [[hunk.from, hunk] as const] : [])))
  const out: Stretch[] = []
  for (const hunk of others) {
    if (hunk.from === hunk.to) continue
    for (const edge of [hunk.from, hunk.to]) {
      const insertion = insertions.get(edge)
      if (insertion === undefined) continue
      const put = new Set(putByOthers(hunk))
      if (putBySome(insertion).some((key) => put.has(key))) out.push({ low: Math.min(2 * edge, 2 * hunk.from + 1), high: Math.max(2 * edge, 2 * hunk.to - 1) })
    }
  }
  return out
}

/** The items of the base within a stretch, as [from, to). */
export function baseRange(stretch: Stretch): readonly [number, number] {
  return [Math.ceil((stretch.low - 1) / 2), Math.floor((stretch.high - 1) / 2) + 1]
}

/** What a side has in place of a stretch that cuts none of its hunks, as [at, until) of that side. */
export function sideRange(script: Script, stretch: Stretch): readonly [number, number] {
  const { low, high } = stretch
  const at = low % 2 === 0 ? gapStart(script, low / 2) : gapEnd(script, (low - 1) / 2)
  const until = high % 2 === 0 ? gapEnd(script, high / 2) : gapStart(script, (high + 1) / 2)
  return [at, Math.max(at, until)]
}

/** All that a side has for the base items [from, to), with whatever its hunks that reach into them hold, as [at, until) of that side. */
export function sideCover(script: Script, from: number, to: number): readonly [number, number] {
  let [low, high] = [2 * from, 2 * to]
  for (const hunk of script.hunks) {
    if (hunk.from === hunk.to || hunk.to <= from || hunk.from >= to) continue
    low = Math.min(low, 2 * hunk.from)
    high = Math.max(high, 2 * hunk.to)
  }
  return sideRange(script, { low, high })
}

/** The side's place right after base item `gap - 1`, before anything inserted there. */
function gapStart(script: Script, gap: number): number {
  if (gap === 0) return 0
  const image = script.image[gap - 1] ?? -1
  return image >= 0 ? image + 1 : covering(script, gap - 1).until
}

/** The side's place right before base item `gap`, after anything inserted there. */
function gapEnd(script: Script, gap: number): number {
  if (gap >= script.image.length) return script.length
  const image = script.image[gap] ?? -1
  return image >= 0 ? image : covering(script, gap).at
}

function covering(script: Script, index: number): Hunk {
  let low = 0
  let high = script.hunks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const hunk = script.hunks[middle]
    if (hunk === undefined) break
    if (hunk.to <= index) low = middle + 1
    else if (hunk.from > index) high = middle - 1
    else return hunk
  }
  throw new RangeError(`no hunk covers ${index}`)
}
