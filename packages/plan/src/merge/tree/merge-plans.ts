import type { PlanFileJson } from '../../model/file.ts'
import { toPlanFile } from '../../model/file.ts'
import type { Plan } from '../../model/plan.ts'
import { redirectRefs } from '../../model/refs.ts'
import type { SectionId } from '../../model/section.ts'
import { localiseText } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import { inOutline } from './merge-levels.ts'
import type { LetterheadField } from './merge-letterhead.ts'
import { mergeLetterhead } from './merge-letterhead.ts'
import { tellLostReferences } from './lost-references.ts'
import { mergeParents } from './merge-place.ts'
import { mergePresence } from './merge-presence.ts'
import { mergeOrder } from './merge-siblings.ts'
import type { MergeOptions } from './merge-sides.ts'
import { sidesOf } from './merge-sides.ts'
import { withOrderKeys, withRemoved } from './order-keys.ts'
import type { PlanConflict, PlanReview } from './plan-conflict.ts'
import { Report } from './plan-conflict.ts'

/*
 * A pull in five steps, one file each. The three plans get one naming and the terms (`merge-sides`); which sections stand and
 * what each says is decided by id, those that were split or joined as one text (`merge-presence`, `merge-parts`); then
 * under which parent each stands, in which order and how deep (`merge-place`, `merge-siblings`, `merge-levels`); then the flat outline gets
 * its order keys (`order-keys`). The letterhead goes by itself (`merge-letterhead`). Nothing is written twice, every
 * clash is a value, and in doubt the child's stands. docs/spec/merge-plans.md has the rules.
 */

/** `merge --json`. Conflicts and reviews name a section of the result, the superior's where the child has none, or `@meta`. */
export interface MergeJson {
  readonly plan: PlanFileJson
  readonly conflicts: readonly PlanConflict[]
  readonly review: readonly PlanReview[]
  readonly applied: readonly { readonly section: SectionId; readonly from: 'upstream' }[]
  /** Fields of the letterhead that are others than the child's were. */
  readonly letterhead: readonly LetterheadField[]
}

/**
 * The whole pull: what `upstream` changed since `base`, with the terms put into both, taken into `child`. Sections are
 * merged by id (else paired as `pairSections` does), added, withdrawn, and moved where the superior moved them and the
 * child did not. In conflict the child's stands, unless `choose` says otherwise. Sections that came from or agree with
 * the superior carry its new base. Near linear; never throws on plans that `parsePlanFile` gives.
 */
export function mergePlans(base: Plan, upstream: Plan, child: Plan, terms: Terms = {}, options: MergeOptions = {}): MergeJson {
  const report = new Report(options.choose ?? (() => 'mine'))
  const title = (plan: Plan, words: Terms): Plan['meta'] => ({ ...plan.meta, title: localiseText(plan.meta.title, words, options.protected === undefined ? {} : { protected: options.protected }) })
  const letterhead = mergeLetterhead(title(base, options.termsBefore ?? terms), title(upstream, terms), child.meta, report)
  const sides = sidesOf(base, upstream, child, terms, options)
  const presence = mergePresence(sides, report)
  const { sections, heir } = presence
  const placed = mergeParents(sides, sections, heir, report)
  const outline = inOutline(sides, sections, placed, mergeOrder(sides, placed, presence), report)
  for (const { id, level } of outline) {
    const mine = sides.mine.get(id)
    if (mine !== undefined && (level !== mine.level || placed.get(id)?.from !== 'mine')) report.applied.add(id)
  }
  tellLostReferences(sides, outline, report)
  const ordered = withRemoved(withOrderKeys(outline, (id) => sides.mine.has(id)), [...sides.tombs.values()].filter((tomb) => !sections.has(tomb.id)))
  return {
    plan: toPlanFile(redirectRefs({ meta: letterhead.meta, sections: ordered }, heir)),
    conflicts: report.conflicts,
    review: report.review,
    applied: [...report.applied].map((section) => ({ section, from: 'upstream' as const })),
    letterhead: letterhead.applied,
  }
}
