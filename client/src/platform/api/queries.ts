import type { Plan } from '@thac/plan'
import type { Answer } from '@thac/api'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { ask } from './ask.ts'
import { keys } from './keys.ts'
import { isProblem } from './problem.ts'
import { planOf } from './planFile.ts'

/** The issued version `n`, parsed. */
export interface IssuedVersion {
  readonly summary: Answer<'version'>['summary']
  readonly plan: Plan
}

/** Who is signed in; null for nobody. */
export function useMe(): UseQueryResult<Answer<'me'> | null> {
  return useQuery({ queryKey: keys.me, queryFn: whoAmI, staleTime: 60_000 })
}

/** Demo people to sign in as; null outside a demo workspace. */
export function useDemoAccounts(): UseQueryResult<Answer<'demoAccounts'> | null> {
  return useQuery({ queryKey: keys.demoAccounts, queryFn: () => orNull(404, ask('demoAccounts')), staleTime: Infinity })
}

/** The units, parents before children. */
export function useUnits(): UseQueryResult<Answer<'units'>> {
  return useQuery({ queryKey: keys.units, queryFn: () => ask('units'), staleTime: 60_000 })
}

/** Every plan this person may read. */
export function usePlans(): UseQueryResult<Answer<'plans'>> {
  return useQuery({ queryKey: keys.plans, queryFn: () => ask('plans') })
}

export function usePlan(planId: string): UseQueryResult<Answer<'plan'>> {
  return useQuery({ queryKey: keys.detail(planId), queryFn: () => ask('plan', { params: { id: planId } }) })
}

/** The live draft as it stood when asked. */
export function useDraft(planId: string): UseQueryResult<Plan> {
  return useQuery({ queryKey: keys.draft(planId), queryFn: async () => planOf(await ask('draft', { params: { id: planId } })) })
}

/** Issued versions, newest first. */
export function useVersions(planId: string): UseQueryResult<Answer<'versions'>> {
  return useQuery({ queryKey: keys.versions(planId), queryFn: () => ask('versions', { params: { id: planId } }) })
}

/** The newest issued version of each plan, by plan; those not answered yet, or without one, are not in it. */
export function useNewestVersions(planIds: readonly string[]): ReadonlyMap<string, Answer<'versions'>[number]> {
  return useQueries({
    queries: planIds.map((planId) => ({ queryKey: keys.versions(planId), queryFn: () => ask('versions', { params: { id: planId } }) })),
    combine: (answers) => new Map(answers.flatMap(({ data }, i) => {
      const newest = data?.[0]
      return newest === undefined ? [] : [[planIds[i] ?? '', newest] as const]
    })),
  })
}

/** One issued version; it never changes, so it is asked for once. `n` null waits. */
export function useVersion(planId: string, n: number | null): UseQueryResult<IssuedVersion> {
  return useQuery({
    queryKey: keys.version(planId, n ?? 0),
    queryFn: async () => {
      const answer = await ask('version', { params: { id: planId, n: n ?? 0 } })
      return { summary: answer.summary, plan: planOf(answer.plan) }
    },
    enabled: n !== null,
    staleTime: Infinity,
  })
}

/** The superior's texts this plan stands against; null for a plan without a superior. */
export function useSuperior(planId: string): UseQueryResult<Answer<'superior'> | null> {
  return useQuery({ queryKey: keys.superior(planId), queryFn: () => orNull(404, ask('superior', { params: { id: planId } })) })
}

/** Changes from the superior, decided ones included. */
export function useProposals(planId: string): UseQueryResult<Answer<'proposals'>> {
  return useQuery({ queryKey: keys.proposals(planId), queryFn: () => ask('proposals', { params: { id: planId } }) })
}

export function useRollup(planId: string): UseQueryResult<Answer<'rollup'>> {
  return useQuery({ queryKey: keys.rollup(planId), queryFn: () => ask('rollup', { params: { id: planId } }) })
}

/** Comments with their replies, oldest first. */
export function useComments(planId: string): UseQueryResult<Answer<'comments'>> {
  return useQuery({ queryKey: keys.comments(planId), queryFn: () => ask('comments', { params: { id: planId } }) })
}

/** The session's person, or null; for use outside React. */
export function whoAmI(): Promise<Answer<'me'> | null> {
  return orNull(401, ask('me'))
}

async function orNull<T>(status: number, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isProblem(error) && error.status === status) return null
    throw error
  }
}
