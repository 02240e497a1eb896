import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section } from '../../model/section.ts'
import { hashRich } from '../../cascade/hash.ts'
import { localisePlan } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import { findSplits } from '../../cascade/splits.ts'
import type { Choose } from '../section/conflict.ts'
import type { MergeJson } from './merge-plans.ts'
import { mergePlans } from './merge-plans.ts'

export interface UniteOptions {
  /** The superior's words to the united unit's, put into the ancestor. */
  readonly terms?: Terms
  /** The first unit's own name and words to the united unit's. */
  readonly firstTerms?: Terms
  readonly secondTerms?: Terms
  /** Which side stands in a conflict: `mine` the first's, `theirs` the second's. */
  readonly choose?: Choose
}

/**
 * One plan of the plans of two units that became one. `ancestor` is the superior's version that both were made from. Sections
 * of both are merged over the ancestor's text, sections of one stand as they are; the letterhead is the first's. In
 * conflict the first's stands (`child` in the conflict), the second's is told (`upstream`). Each section holds the base
 * of the one that was reconciled with a later text of the superior's, so that the plan can go on pulling from it.
 */
export function unitePlans(ancestor: Plan, first: Plan, second: Plan, { terms = {}, firstTerms = {}, secondTerms = {}, choose }: UniteOptions = {}): MergeJson {
  const there = new Map(standing(second).map((section) => [section.id, section]))
  const here = new Set(standing(first).map((section) => section.id))
  // What only one of them has is no one's removal: it stands, unless its text went into another section.
  const apart = new Set([first, second].flatMap((plan) => findSplits(standing(ancestor), standing(plan))).flatMap(({ whole, parts }) => [whole, ...parts]))
  const common: Plan = { ...ancestor, sections: standing(ancestor).filter(({ id }) => (here.has(id) && there.has(id)) || apart.has(id)) }
  const own: Plan = { ...first, sections: first.sections.filter(({ id, removed }) => removed !== true || !there.has(id)) }
  const issued = new Map(standing(ancestor).map((section) => [section.id, hashRich(section)]))
  const merged = mergePlans(localisePlan(common, terms), localisePlan(second, secondTerms), localisePlan(own, firstTerms), {}, { advance: 'none', ...(choose === undefined ? {} : { choose }) })
  const open = new Set(merged.conflicts.flatMap(({ section, parts = [] }) => [section, ...parts]))
  const sections = merged.plan.sections.map((section) => (open.has(section.id) ? section : withBase(section, laterBase(section.base, there.get(section.id)?.base, issued.get(section.id)))))
  return { ...merged, plan: { ...merged.plan, meta: own.meta, sections }, letterhead: [], conflicts: merged.conflicts.filter(({ field }) => field === undefined) }
}

/** Of two bases the one further on: not the ancestor's, where one of them is. */
function laterBase(first: string | undefined, second: string | undefined, ancestor: string | undefined): string | undefined {
  if (first === undefined) return second
  return first === ancestor && second !== undefined ? second : first
}

function withBase(section: Section, base: string | undefined): Section {
  return base === undefined || base === section.base ? section : { ...section, base }
}

/**
 * Takes a pull back: `before` and `after` are the plan around it, `live` is what it has become since. What was written after the
 * pull stays and is merged; bases are those of `before` again. With nothing written since, the result is `before`.
 */
export function revertPull(before: Plan, after: Plan, live: Plan, choose?: Choose): MergeJson {
  return mergePlans(after, before, live, {}, { advance: 'restore', ...(choose === undefined ? {} : { choose }) })
}
