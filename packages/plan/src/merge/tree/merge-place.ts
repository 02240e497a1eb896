import type { Section, SectionId } from '../../model/section.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'
import type { PlanTree } from './plan-tree.ts'
import { reordered } from './plan-tree.ts'

/**
 * Under which parent the sections of a merged plan stand: three ways, rings broken, neighbours together.
 */

/** Whose tree says where a section stands; `beside`: taken along by its neighbours into a new parent. */
export interface Place {
  readonly parent: SectionId | null
  readonly from: 'theirs' | 'mine' | 'beside'
}

/** Parent of every section that `stands`. `heir` leads from a section that went into another one to that one. */
export function mergeParents(sides: Sides, stands: ReadonlyMap<SectionId, Section>, heir: (id: SectionId) => SectionId, report: Report): ReadonlyMap<SectionId, Place> {
  const { base, theirs, mine } = sides
  const up = (tree: PlanTree, id: SectionId): SectionId | null => {
    for (let next = tree.parent(id); next !== null; next = tree.parent(next)) if (heir(next) !== id && stands.has(heir(next))) return heir(next)
    return null
  }
  const reorderedThere = reordered(base, theirs)
  const reorderedHere = reordered(base, mine)
  const out = new Map<SectionId, Place>()
  for (const id of stands.keys()) {
    const here = (): Place => ({ parent: up(mine, id), from: 'mine' })
    const there = (): Place => ({ parent: up(theirs, id), from: 'theirs' })
    if (!mine.has(id)) {
      const sibling = siblingHere(sides, stands, heir, id)
      out.set(id, sibling === null ? there() : { parent: out.get(sibling)?.parent ?? null, from: 'theirs' })
    }
    else if (!theirs.has(id) || !base.has(id)) {
      out.set(id, here())
      if (theirs.has(id) && theirs.parent(id) !== mine.parent(id)) report.note(id, 'moved-by-both')
    } else {
      const [movedThere, movedHere] = [isMoved(base, theirs, id), isMoved(base, mine, id)]
      const now = mine.parent(id)
      const lost = now !== null && !stands.has(now) && up(theirs, id) !== up(mine, id)
      const aim = theirs.parent(id)
      // Moved below a section that the child left out: it stays, if its own parent does.
      const aimless = movedThere && !movedHere && !lost && aim !== null && !stands.has(heir(aim))
      if (aimless) report.note(id, 'moved-by-both')
      const place = movedHere || aimless ? here() : movedThere || lost ? there() : reorderedThere.has(id) && !reorderedHere.has(id) ? { ...here(), from: 'theirs' as const } : here()
      out.set(id, place)
      const bothMoved = (movedThere || reorderedThere.has(id)) && (movedHere || reorderedHere.has(id))
      if (bothMoved && (movedThere || movedHere ? theirs.parent(id) !== mine.parent(id) : before(theirs, mine, id) !== before(mine, theirs, id))) report.note(id, 'moved-by-both')
    }
  }
  withNeighbours(sides, out)
  breakRings(sides, out, (id) => up(mine, id), report)
  return out
}

/** Where the parent of a new section does not stand, the sibling nearest before it, else behind it, that the child has; else null. */
function siblingHere({ theirs, mine }: Sides, stands: ReadonlyMap<SectionId, Section>, heir: (id: SectionId) => SectionId, id: SectionId): SectionId | null {
  const parent = theirs.parent(id)
  if (parent === null || stands.has(heir(parent))) return null
  for (const step of [-1, 1]) {
    for (let at = theirs.at(id) + step; ; at += step) {
      const other = theirs.sections[at]
      if (other === undefined || other.id === parent || theirs.at(other.id) < theirs.at(parent)) break
      if (step === 1 && other.level <= (theirs.get(parent)?.level ?? 0)) break
      if (theirs.parent(other.id) === parent && mine.has(other.id) && stands.has(other.id)) return other.id
    }
  }
  return null
}

/** True where `after` put the section below another parent: a parent that is gone moved no one. */
export function isMoved(before: PlanTree, after: PlanTree, id: SectionId): boolean {
  const was = before.parent(id)
  return after.parent(id) !== was && (was === null || after.has(was))
}

/** The sibling before a section, of those that both trees have there; null for none. */
function before(tree: PlanTree, other: PlanTree, id: SectionId): SectionId | null {
  const parent = tree.parent(id)
  for (let at = tree.at(id) - 1; at >= 0; at--) {
    const next = tree.sections[at]
    if (next === undefined || next.id === parent) return null
    if (tree.parent(next.id) === parent && other.has(next.id) && other.parent(next.id) === parent) return next.id
  }
  return null
}

/**
 * A section of one side alone goes along where both siblings around it went below one and the same parent on the other side.
 */
function withNeighbours({ base, theirs, mine }: Sides, placed: Map<SectionId, Place>): void {
  for (const [tree, other] of [[mine, theirs], [theirs, mine]] as const) {
    // Where the siblings of each parent went: one new parent, or undefined for several or none.
    const rows = new Map<SectionId | null, SectionId[]>()
    for (const { id } of tree.sections) {
      if (!placed.has(id)) continue
      const row = rows.get(tree.parent(id))
      if (row === undefined) rows.set(tree.parent(id), [id])
      else row.push(id)
    }
    for (const row of rows.values()) {
      const went = row.map((id) => (base.has(id) && other.has(id) && tree.has(id) ? goneTo(base, tree, other, id, placed) : undefined))
      if (!went.some((to) => typeof to === 'string')) continue
      const rank = Math.min(...row.flatMap((id, i) => (typeof went[i] === 'string' ? [tree.get(id)?.level ?? 0] : [])))
      const lefts = nearest(went)
      const rights = nearest([...went].reverse()).reverse()
      row.forEach((id, i) => {
        if (went[i] !== undefined || base.has(id)) return
        const [left, right] = [lefts[i], rights[i]]
        const to = left !== undefined && left === right ? left : null
        // A heading of higher rank than those that went stays outside.
        if ((tree.get(id)?.level ?? 0) < rank) return
        // What both put in stands where the child has it, unless the superior moved its neighbours to where it has it itself.
        const joins = !other.has(id) || (tree === mine && other.parent(id) === to && placed.get(id)?.parent !== to)
        if (typeof to === 'string' && joins) placed.set(id, { parent: to, from: 'beside' })
      })
    }
  }
}

/** For each place the last value before it. */
function nearest<T>(values: readonly (T | undefined)[]): (T | undefined)[] {
  let last: T | undefined
  return values.map((value) => {
    const before = last
    if (value !== undefined) last = value
    return before
  })
}

/** The parent below which the other side moved a section that this side left where it was; null where it still stands there. */
function goneTo(base: PlanTree, tree: PlanTree, other: PlanTree, id: SectionId, placed: ReadonlyMap<SectionId, Place>): SectionId | null {
  return !isMoved(base, tree, id) && isMoved(base, other, id) ? (placed.get(id)?.parent ?? null) : null
}

/** Each ring has a section that the superior put there and the child holds elsewhere: the first of them goes back. */
function breakRings({ mine }: Sides, placed: Map<SectionId, Place>, home: (id: SectionId) => SectionId | null, report: Report): void {
  const safe = new Set<SectionId>()
  for (const start of [...placed.keys()]) {
    for (;;) {
      const path = new Set<SectionId>()
      let at: SectionId | null = start
      while (at !== null && !safe.has(at) && !path.has(at)) {
        path.add(at)
        at = placed.get(at)?.parent ?? null
      }
      if (at === null || safe.has(at)) {
        for (const id of path) safe.add(id)
        break
      }
      const way = [...path]
      const ring = way.slice(way.indexOf(at)).sort((a, b) => mine.at(a) - mine.at(b))
      const back = ring.find((id) => mine.has(id) && placed.get(id)?.from !== 'mine')
      const id = back ?? ring[0] ?? at
      placed.set(id, { parent: back === undefined ? null : home(id), from: 'mine' })
      report.note(id, 'moved-by-both')
    }
  }
}
