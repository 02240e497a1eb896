import type { PlanDetail } from '@thac/api'
import type { PlanCrumb } from '../../ui/index.ts'

/** Down the cascade to this plan, which is the last. */
export function crumbsOf(plan: PlanDetail | undefined): readonly PlanCrumb[] {
  if (plan === undefined) return []
  return [...plan.lineage, { planId: plan.id, unitName: plan.unitName, version: plan.version }].map(({ planId, unitName, version }) => ({ planId, label: unitName, version }))
}
