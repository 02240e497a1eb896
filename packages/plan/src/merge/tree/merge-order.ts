import { longestAscending } from '../../cascade/moves.ts'

/** A row or column of the merged table with its place on every side that has it. */
export interface Line {
  readonly base: number | null
  readonly theirs: number | null
  readonly mine: number | null
}

/**
 * Lines of three tables in one order: those of the base that nobody moved keep theirs, the others come behind the nearest one
 * that they follow on the side that moved or added them; of several in one place the superior's come first. What both
 * moved stands where the child has it. `theirs` and `mine` give the place of every base line, -1 for none; `twins` are
 * lines that both added and that are one. `crowded` are the lines that share a place with ones of the other side.
 */
export function mergeOrder(
  theirs: readonly number[], mine: readonly number[], lengthT: number, lengthM: number, twins: ReadonlyMap<number, number>,
): { readonly lines: readonly Line[]; readonly crowded: ReadonlySet<Line>; readonly movedApart: ReadonlySet<Line> } {
  const [movedT, movedM] = [movedIn(theirs), movedIn(mine)]
  const stays = theirs.map((_, i) => !movedT.has(i) && !movedM.has(i))
  const behind = new Map<number, Line[]>()
  const put = (line: Line, at: number): void => void behind.set(at, [...(behind.get(at) ?? []), line])
  const lineOf = (base: number): Line => ({ base, theirs: placeOr(theirs[base]), mine: placeOr(mine[base]) })
  const movedApart = new Set<Line>()
  walk(theirs, lengthT, stays, (base, at, place) => {
    if (base === null) put({ base: null, theirs: place, mine: twins.get(place) ?? null }, at)
    else if (movedT.has(base) && !movedM.has(base)) put(lineOf(base), at)
  })
  const twinsOfMine = new Set(twins.values())
  walk(mine, lengthM, stays, (base, at, place) => {
    if (base === null) {
      if (!twinsOfMine.has(place)) put({ base: null, theirs: null, mine: place }, at)
    } else if (movedM.has(base)) {
      const line = lineOf(base)
      if (movedT.has(base)) movedApart.add(line)
      put(line, at)
    }
  })
  const lines: Line[] = [...(behind.get(-1) ?? [])]
  stays.forEach((stay, base) => {
    if (stay) lines.push(lineOf(base))
    lines.push(...(behind.get(base) ?? []))
  })
  const crowded = new Set<Line>()
  for (const list of behind.values()) {
    const [their, my] = [list.filter((line) => line.mine === null && line.base === null), list.filter((line) => line.theirs === null && line.base === null)]
    if (their.length > 0 && my.length > 0) for (const line of [...their, ...my]) crowded.add(line)
  }
  return { lines, crowded, movedApart }
}

/** Goes through a side's lines with the last base line before each that stayed (-1 at the head). */
function walk(toSide: readonly number[], length: number, stays: readonly boolean[], visit: (base: number | null, at: number, place: number) => void): void {
  const baseAt = new Map(toSide.flatMap((place, base) => (place >= 0 ? [[place, base] as const] : [])))
  let at = -1
  for (let place = 0; place < length; place++) {
    const base = baseAt.get(place)
    if (base === undefined) visit(null, at, place)
    else if (stays[base] === true) at = base
    else visit(base, at, place)
  }
}

function movedIn(toSide: readonly number[]): ReadonlySet<number> {
  const present = toSide.flatMap((place, base) => (place >= 0 ? [{ base, place }] : []))
  const kept = longestAscending(present.map((one) => one.place))
  return new Set(present.flatMap(({ base }, n) => (kept.has(n) ? [] : [base])))
}

function placeOr(place: number | undefined): number | null {
  return place === undefined || place < 0 ? null : place
}
