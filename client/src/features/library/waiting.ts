import type { PlanSummary } from '@thac/api'

/** One thing that waits for this person, most pressing kind first. */
export type Task =
  | { readonly kind: 'upstream'; readonly plan: PlanSummary; readonly superior: NonNullable<PlanSummary['superior']> }
  | { readonly kind: 'comments'; readonly plan: PlanSummary }
  | { readonly kind: 'fork'; readonly plan: PlanSummary }
  | { readonly kind: 'draft'; readonly plan: PlanSummary; readonly issues: boolean }

/** Plans by where they stand to the person's own units. */
export interface Shelves {
  readonly ours: readonly PlanSummary[]
  readonly above: readonly PlanSummary[]
  readonly below: readonly PlanSummary[]
}

/**
 * What waits for a member of `unitIds`: newer texts from the superior, comments without an answer, superiors' plans that
 * no plan of theirs carries out yet, drafts never issued.
 */
export function tasksOf(plans: readonly PlanSummary[], unitIds: readonly string[]): readonly Task[] {
  const ours = plans.filter((plan) => unitIds.includes(plan.unitId))
  const carried = new Set(ours.map((plan) => plan.superior?.planId))
  const upstream = ours.flatMap((plan): Task[] => (plan.superior !== null && plan.waiting > 0 && plan.can.includes('decide') ? [{ kind: 'upstream', plan, superior: plan.superior }] : []))
  const comments = ours.flatMap((plan): Task[] => (plan.openComments > 0 && plan.can.includes('resolve') ? [{ kind: 'comments', plan }] : []))
  const forks = plans.flatMap((plan): Task[] => (!unitIds.includes(plan.unitId) && !plan.can.includes('read') && isForkable(plan) && !carried.has(plan.id) ? [{ kind: 'fork', plan }] : []))
  const drafts = ours.flatMap((plan): Task[] => (plan.version === 0 && (plan.can.includes('edit') || plan.can.includes('issue')) ? [{ kind: 'draft', plan, issues: plan.can.includes('issue') }] : []))
  return [...upstream, ...comments, ...forks, ...drafts]
}

/** Plans of the person's units, of those above (read as issued), and of those below (whose drafts may be read). */
export function shelvesOf(plans: readonly PlanSummary[], unitIds: readonly string[]): Shelves {
  const others = plans.filter((plan) => !unitIds.includes(plan.unitId))
  return {
    ours: plans.filter((plan) => unitIds.includes(plan.unitId)),
    above: others.filter((plan) => !plan.can.includes('read')),
    below: others.filter((plan) => plan.can.includes('read')),
  }
}

/** True for an issued plan from which this person may make one for a subordinate unit. */
export function isForkable(plan: PlanSummary): boolean {
  return plan.version > 0 && plan.can.includes('fork')
}
