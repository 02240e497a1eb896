import type { Unit } from '@thac/api'
import type { Terms } from '@thac/plan'
import { useState } from 'react'
import { useFork } from '../../platform/api/index.ts'

export interface Made {
  readonly unit: Unit
  readonly planId: string
}

export interface Forks {
  /** How far it has come; null while none is being made. */
  readonly running: { readonly done: number; readonly of: number } | null
  /** What has been made so far on this screen. */
  readonly made: readonly Made[]
  readonly problem: Error | null
  /** Makes one plan a unit, one after the other, and stops at the first that fails. Answers those it made. */
  readonly make: (wanted: readonly { readonly unit: Unit; readonly terms: Terms }[]) => Promise<readonly Made[]>
}

/** Making the plans of several units out of one. A unit that has its plan is answered that plan, so trying again is safe. */
export function useForks(planId: string): Forks {
  const fork = useFork(planId)
  const [running, setRunning] = useState<Forks['running']>(null)
  const [made, setMade] = useState<readonly Made[]>([])

  async function make(wanted: Parameters<Forks['make']>[0]): Promise<readonly Made[]> {
    const done: Made[] = []
    try {
      for (const { unit, terms } of wanted) {
        setRunning({ done: done.length, of: wanted.length })
        const { id } = await fork.mutateAsync({ unitId: unit.id, terms: { ...terms } })
        done.push({ unit, planId: id })
      }
    } catch {
      // `problem` says it on screen; what was made stays made.
    }
    setMade((before) => [...before, ...done])
    setRunning(null)
    return done
  }

  return { running, made, problem: fork.error, make }
}
