import type { AdoptionPreview, PlanSummary } from '@thac/api'
import { PlanFile } from '@thac/api'
import type { Plan } from '@thac/plan'
import { toPlanFile } from '@thac/plan'
import { useMemo, useState } from 'react'
import { planOf, useNewestVersions, usePlans, usePreviewAdoption, useUnits } from '../../../platform/api/index.ts'
import type { Reason } from './superiors.ts'
import { asIssued, guessSuperior, superiorsFor } from './superiors.ts'

/** A draft beside the superior's plan, with the pairs that were found. */
export interface PairingWork {
  readonly unitId: string
  /** The superior's plan as it is listed, and the version of it that is looked at. */
  readonly above: PlanSummary
  readonly preview: AdoptionPreview
  readonly superior: Plan
  readonly draft: Plan
}

export interface Adoption {
  /** The superiors' plans that this draft could be a unit's version of; none for most units. */
  readonly choices: readonly PlanSummary[]
  readonly chosen: PlanSummary | null
  /** Why the chosen one was proposed; null where a person chose. */
  readonly why: Reason | null
  readonly choose: (planId: string | null) => void
  /** Asks for the pairs of the draft as it stands. */
  readonly begin: () => void
  readonly busy: boolean
  readonly error: unknown
  /** null while the draft is still being reviewed. */
  readonly work: PairingWork | null
  /** Back to the review. */
  readonly back: () => void
}

/** Whether the draft under review becomes the child of a superior's plan, and the pairing once it has begun. */
export function useAdoption(draft: Plan, unitId: string | null): Adoption {
  const plans = usePlans()
  const units = useUnits()
  const preview = usePreviewAdoption()
  const [picked, setPicked] = useState<string | null | undefined>(undefined)
  const [work, setWork] = useState<PairingWork | null>(null)
  const listed = useMemo(() => superiorsFor(plans.data ?? [], units.data ?? [], unitId), [plans.data, units.data, unitId])
  const issued = useNewestVersions(useMemo(() => listed.filter(({ can }) => can.includes('read')).map(({ id }) => id), [listed]))
  const choices = useMemo(() => asIssued(listed, issued), [listed, issued])
  const guessed = useMemo(() => guessSuperior(draft.meta, choices), [draft.meta, choices])
  const wanted = picked === undefined ? (guessed?.planId ?? null) : picked
  const chosen = choices.find(({ id }) => id === wanted) ?? null
  const begin = (): void => {
    if (chosen === null || unitId === null || preview.isPending) return
    preview.mutate({ planId: chosen.id, body: { unitId, plan: PlanFile.parse(toPlanFile(draft)) } }, {
      onSuccess: (found) => setWork({ unitId, above: chosen, preview: found, superior: planOf(found.superior), draft }),
    })
  }
  return {
    choices, chosen, why: picked === undefined && chosen !== null ? (guessed?.why ?? null) : null, choose: setPicked,
    begin, busy: preview.isPending, error: preview.error, work, back: () => setWork(null),
  }
}
