import type { PlanFile } from '@thac/api'
import type { Plan } from '@thac/plan'
import { parsePlanFile } from '@thac/plan'
import { ApiProblem } from './problem.ts'

/** The plan in a plan file from the server. Throws ApiProblem `unexpected-answer` where it cannot be read. */
export function planOf(file: PlanFile): Plan {
  const parsed = parsePlanFile(file)
  if (!parsed.ok) throw new ApiProblem(200, 'unexpected-answer', parsed.reason)
  return parsed.plan
}
