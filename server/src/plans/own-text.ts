import type { Plan } from '@thac/plan'

/** A file may come from a fork; here its sections are nobody's but the unit's own. */
export function ownText(plan: Plan): Plan {
  return { ...plan, sections: plan.sections.map(({ base: _base, ...section }) => section) }
}
