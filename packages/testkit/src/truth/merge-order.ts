import type { Id } from './tree.ts'

/** Where both readings of a place are right, one of them. `first`: who stands first in one gap; the others: what a thing put in holds on to. */
export interface Reading {
  readonly first: 'theirs' | 'mine'
  readonly theirs: 'left' | 'right'
  readonly mine: 'left' | 'right'
}

export interface OrderSides {
  readonly base: readonly Id[]
  readonly theirs: readonly Id[]
  readonly mine: readonly Id[]
  readonly movedThere: ReadonlySet<Id>
  readonly movedHere: ReadonlySet<Id>
  /** What begins with a smaller rank belongs to what stands before it: 0 a sentence or word, 1 a paragraph, 2 and more a section. */
  readonly rank: (id: Id) => number
  /** What can only stand behind what it stood behind: a new subsection goes with its parent. */
  readonly clings?: (id: Id) => boolean
}

export interface OrderMerge {
  readonly order: readonly Id[]
  /** The first of each two runs that were put into one gap, by either side. */
  readonly ties: readonly (readonly [theirs: Id, mine: Id])[]
  /** What was put in between two things that the other side took out. */
  readonly inside: readonly Id[]
}

interface Run {
  readonly ids: readonly Id[]
  readonly left: Id | undefined
  readonly right: Id | undefined
  readonly side: 'theirs' | 'mine'
}

/**
 * Two orders over one base, by identity: what neither took out or up stays in the base's order; what was moved or put in goes
 * where its side put it, held by what stood before it (or behind it). Nothing here compares texts.
 */
export function mergeOrder(sides: OrderSides, reading: Reading): OrderMerge {
  const [inBase, inTheirs, inMine] = [new Set(sides.base), new Set(sides.theirs), new Set(sides.mine)]
  const dead = new Set(sides.base.filter((id) => !inTheirs.has(id) || !inMine.has(id)))
  // What both moved goes where mine put it.
  const movedThere = new Set([...sides.movedThere].filter((id) => !sides.movedHere.has(id)))
  const order = sides.base.filter((id) => !dead.has(id) && !movedThere.has(id) && !sides.movedHere.has(id))
  const runs = [
    ...runsOf(sides.theirs, 'theirs', (id) => (!inBase.has(id) || movedThere.has(id)) && !dead.has(id), (id) => (sides.movedHere.has(id) && sides.movedThere.has(id)) || (!inBase.has(id) && inMine.has(id))),
    ...runsOf(sides.mine, 'mine', (id) => (!inBase.has(id) || sides.movedHere.has(id)) && !dead.has(id), () => false),
  ]
  const floatOf = new Map(runs.flatMap((run) => run.ids.map((id) => [id, run] as const)))
  const ties: [Id, Id][] = []
  const moving = runs.filter((run) => run.ids.some((id) => inBase.has(id)))
  for (const run of [...moving, ...runs.filter((one) => !moving.includes(one))]) {
    const at = placeOf(run, order, sides, reading, floatOf, dead)
    order.splice(at, 0, ...run.ids)
  }
  for (const theirs of runs) {
    for (const mine of runs) {
      const [a, b] = [theirs.ids[0], mine.ids[0]]
      if (theirs.side !== 'theirs' || mine.side !== 'mine' || a === undefined || b === undefined) continue
      if (theirs.left === mine.left && theirs.right === mine.right && sides.rank(a) === sides.rank(b)) ties.push([a, b])
    }
  }
  const inside = runs.flatMap((run) => {
    const other = run.side === 'mine' ? inTheirs : inMine
    const gone = (id: Id | undefined): boolean => id !== undefined && inBase.has(id) && !other.has(id)
    return gone(run.left) && gone(run.right) ? run.ids : []
  })
  return { order, ties, inside }
}

/** Runs of what a side put in or moved, with the neighbours that it left in place. */
function runsOf(list: readonly Id[], side: Run['side'], floats: (id: Id) => boolean, skip: (id: Id) => boolean): readonly Run[] {
  const out: Run[] = []
  let open: Id[] = []
  let left: Id | undefined
  const close = (right: Id | undefined): void => {
    if (open.length > 0) out.push({ ids: open, left, right, side })
    open = []
  }
  for (const id of list) {
    if (skip(id)) continue
    if (floats(id)) open.push(id)
    else {
      close(id)
      left = id
    }
  }
  close(undefined)
  return out
}

function placeOf(run: Run, order: readonly Id[], sides: OrderSides, reading: Reading, floatOf: ReadonlyMap<Id, Run>, dead: ReadonlySet<Id>): number {
  const list = run.side === 'mine' ? sides.mine : sides.theirs
  const first = run.ids[0]
  const own = first === undefined ? 0 : sides.rank(first)
  const isOther = (id: Id | undefined): boolean => {
    const other = id === undefined ? undefined : floatOf.get(id)
    return other !== undefined && other.side !== run.side
  }
  const rankAt = (id: Id | undefined): number => {
    const head = id === undefined ? undefined : floatOf.get(id)?.ids[0]
    return head === undefined ? 0 : sides.rank(head)
  }
  const from = first === undefined ? 0 : list.indexOf(first)
  if (reading[run.side] === 'right' && !(first !== undefined && sides.clings?.(first) === true)) {
    const right = list.slice(from + run.ids.length).find((id) => !dead.has(id) && order.includes(id) && floatOf.get(id)?.side !== run.side)
    if (right === undefined ? own > 0 : own > 0 || sides.rank(right) === 0) {
      let at = right === undefined ? order.length : order.indexOf(right)
      while (at > 0 && isOther(order[at - 1]) && (rankAt(order[at - 1]) > own || (rankAt(order[at - 1]) === own && reading.first === run.side))) at--
      return at
    }
  }
  let at = 0
  for (let i = from - 1; i >= 0; i--) {
    const id = list[i]
    if (id === undefined || dead.has(id) || !order.includes(id) || floatOf.get(id)?.side === run.side) continue
    // A lone sentence that the other side took along is no place for a paragraph.
    if (own > 0 && isOther(id) && rankAt(id) === 0) continue
    at = order.indexOf(id) + 1
    break
  }
  while (at < order.length && isOther(order[at]) && (rankAt(order[at]) < own || (rankAt(order[at]) === own && reading.first !== run.side))) at++
  return at
}
