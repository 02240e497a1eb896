import type { Plan } from '@thac/plan'
import { useQuery } from '@tanstack/react-query'
import { ask, keys, planOf, useVersion } from '../../platform/api/index.ts'
import type { Side } from './search.ts'

/** A text that is on its way, here, or could not be had. */
export interface SideText {
  readonly plan: Plan | null
  readonly error: unknown
  readonly again: () => void
}

/** The text of one side: a version as it was frozen, or the draft as it stands when this is first shown. null: none. */
export function useSide(planId: string, side: Side | null): SideText {
  const version = useVersion(planId, typeof side === 'number' ? side : null)
  const draft = useQuery({
    queryKey: keys.draft(planId), queryFn: async () => planOf(await ask('draft', { params: { id: planId } })), enabled: side === 'draft', refetchOnMount: 'always',
  })
  if (side === null) return { plan: null, error: null, again: () => undefined }
  if (side === 'draft') return { plan: draft.data ?? null, error: draft.error, again: () => void draft.refetch() }
  return { plan: version.data?.plan ?? null, error: version.error, again: () => void version.refetch() }
}
