import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import { redirectRefs } from '../../model/refs.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { dice } from '../../cascade/similarity.ts'
import { pairSections } from '../pairing/pair.ts'
import type { PairedBy } from '../pairing/pairing.ts'
import { wordsOf } from '../pairing/pairing.ts'
import { PlanTree } from './plan-tree.ts'

/** Base and upstream as the child names their sections. */
export interface OneNaming {
  readonly base: Plan
  readonly upstream: Plan
  /** The upstream's standing sections as they were issued, by the child's id. */
  readonly issued: ReadonlyMap<SectionId, Section>
}

/**
 * Gives one id to one section in all three plans, the child's where it has the section; references follow. Paired by id, what is
 * left as `pairSections` does in `was` and `theirs`, which are `base` and `upstream` with the terms put in. Plans that
 * name their sections alike come back as they are.
 */
export function oneNaming(base: Plan, upstream: Plan, child: Plan, was: Plan, theirs: Plan): OneNaming {
  const removed = new Set(child.sections.flatMap((section) => (section.removed === true ? [section.id] : [])))
  const least = share(was, child) && share(was, theirs) ? WHERE_IDS_ARE_KEPT : OTHERWISE
  const toMine = pairsLeft(standing(was).filter((section) => !removed.has(section.id)), standing(child), was, child, least)
  const toTheirs = pairsLeft(standing(was), standing(theirs), was, theirs, least)
  const mineOfBase = new Map(toMine)
  const renameTheirs = new Map(toTheirs.map(([before, after]) => [after, mineOfBase.get(before) ?? before]))
  const baseIds = new Set(standing(was).map((section) => section.id))
  const above = new Set(standing(theirs).map((section) => section.id))
  for (const [before, mine] of toMine) if (above.has(before)) renameTheirs.set(before, mine)
  // What both added since, or what the child added and the superior then took up.
  const known = new Set([...baseIds, ...renameTheirs.keys()])
  const paired = new Set(mineOfBase.values())
  const added = standing(theirs).filter((section) => !known.has(section.id))
  const own = standing(child).filter((section) => !baseIds.has(section.id) && !paired.has(section.id))
  const [upperTree, lowerTree] = [new PlanTree(theirs), new PlanTree(child)]
  for (const [upper, mine] of inOrderOf(upperTree, pairsLeft(added, own, theirs, child, NEW_ONES))) {
    const parent = upperTree.parent(upper)
    // The same heading below two new tasks is two sections.
    if ((parent === null ? null : (renameTheirs.get(parent) ?? parent)) === lowerTree.parent(mine)) renameTheirs.set(upper, mine)
  }
  keepApart(standing(theirs), renameTheirs, new Set(child.sections.map((section) => section.id)), baseIds)
  const named = renamed(upstream, renameTheirs)
  const issued = new Map(standing(upstream).map((section) => [renameTheirs.get(section.id) ?? section.id, section]))
  return { base: renamed(base, mineOfBase), upstream: named, issued }
}

/** Parents before what hangs below them. */
function inOrderOf(tree: PlanTree, pairs: readonly (readonly [SectionId, SectionId])[]): readonly (readonly [SectionId, SectionId])[] {
  return [...pairs].sort((a, b) => tree.at(a[0]) - tree.at(b[0]))
}

function share(a: Plan, b: Plan): boolean {
  const ids = new Set(standing(a).map((section) => section.id))
  return standing(b).some((section) => ids.has(section.id))
}

/** Pairs of sections under different ids, among those that do not stand on both sides under one. */
function pairsLeft(before: readonly Section[], after: readonly Section[], whole: Plan, other: Plan, least: (by: PairedBy) => number): readonly (readonly [SectionId, SectionId])[] {
  const [here, there] = [new Set(before.map((section) => section.id)), new Set(after.map((section) => section.id))]
  if (before.every((section) => there.has(section.id)) || after.every((section) => here.has(section.id))) return []
  const [first, second] = [new Map(before.map((section) => [section.id, section])), new Map(after.map((section) => [section.id, section]))]
  return pairSections({ meta: whole.meta, sections: before }, { meta: other.meta, sections: after }).flatMap((pair) => {
    const [a, b] = [first.get(pair.base), second.get(pair.child)]
    if (a === undefined || b === undefined || pair.base === pair.child || dice(wordsOf(a), wordsOf(b)) < least(pair.by)) return []
    return [[pair.base, pair.child] as const]
  })
}

/** Where ids are kept, an equal heading alone does not make another id the same section. */
const WHERE_IDS_ARE_KEPT = (): number => 0.5
const OTHERWISE = (): number => 0
/** Two new sections are two duties, however alike their wording, unless they are one under one heading, or nearly word for word. */
const NEW_ONES = (by: PairedBy): number => (by === 'heading' ? 0.5 : 0.8)

/** A new section of the superior's whose id stands for something else here gets a fresh one. */
function keepApart(theirs: readonly Section[], rename: Map<SectionId, SectionId>, mine: ReadonlySet<SectionId>, base: ReadonlySet<SectionId>): void {
  const targets = new Set(rename.values())
  if (targets.size === 0) return
  const taken = new Set([...mine, ...base, ...targets, ...theirs.map((section) => section.id)])
  for (const { id } of theirs) {
    if (rename.has(id) || !targets.has(id)) continue
    let fresh = `${id.slice(0, 50)}-up`
    for (let n = 2; taken.has(fresh); n++) fresh = `${id.slice(0, 50)}-up${n}`
    taken.add(fresh)
    rename.set(id, fresh)
  }
}

function renamed(plan: Plan, names: ReadonlyMap<SectionId, SectionId>): Plan {
  if (names.size === 0) return plan
  const { meta, sections } = redirectRefs(plan, (to) => names.get(to) ?? to)
  return { meta, sections: sections.map((section) => (names.has(section.id) ? { ...section, id: names.get(section.id) ?? section.id } : section)) }
}
