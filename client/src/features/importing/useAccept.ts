import { useNavigate } from '@tanstack/react-router'
import { PlanFile } from '@thac/api'
import { toPlanFile } from '@thac/plan'
import { useState } from 'react'
import { useCreatePlan, useMe, useUnits } from '../../platform/api/index.ts'
import { draftingUnits, firstChoice } from './choices.ts'
import { retitle } from './letterhead.ts'
import type { Reading } from './reading.ts'

export interface Accept {
  readonly units: ReturnType<typeof draftingUnits>
  readonly ready: boolean
  readonly unitId: string | null
  readonly choose: (unitId: string | null) => void
  /** It was tried without a title. */
  readonly untitled: boolean
  readonly busy: boolean
  readonly done: boolean
  readonly error: unknown
  readonly send: () => void
}

/** Makes the plan of the chosen unit and opens it. `wantedUnit` is the one that the person came from. */
export function useAccept(reading: Reading, wantedUnit: string | null): Accept {
  const me = useMe()
  const all = useUnits()
  const create = useCreatePlan()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const title = reading.plan.meta.title.trim()
  const memberships = me.data?.memberships ?? []
  const units = draftingUnits(all.data ?? [], memberships)
  const unitId = chosen ?? firstChoice(units, memberships, wantedUnit, reading.plan.meta.issuer)
  const send = (): void => {
    setTried(true)
    if (unitId === null || title === '') return
    create.mutate({ unitId, title, plan: PlanFile.parse(toPlanFile(retitle(reading, title).plan)) }, { onSuccess: ({ id }) => void navigate({ to: '/plans/$planId', params: { planId: id }, ignoreBlocker: true }) })
  }
  return {
    units, unitId, send, choose: setChosen, busy: create.isPending || create.isSuccess, done: create.isSuccess, error: create.error ?? all.error ?? null,
    ready: me.data !== undefined && all.data !== undefined, untitled: tried && title === '',
  }
}
