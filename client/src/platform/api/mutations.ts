import type { Answer, Body } from '@thac/api'
import type { UseMutationResult } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from './ask.ts'
import { keys } from './keys.ts'

/** Makes a new draft; the answer is its id. */
export function useCreatePlan(): UseMutationResult<Answer<'createPlan'>, Error, Body<'createPlan'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'createPlan'>) => ask('createPlan', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.plans }),
  })
}

/** Forks the newest issued version of `planId`; the answer is the new plan's id. */
export function useFork(planId: string): UseMutationResult<Answer<'fork'>, Error, Body<'fork'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'fork'>) => ask('fork', { params: { id: planId }, body }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: keys.plans }), client.invalidateQueries({ queryKey: keys.plan(planId) })]),
  })
}

/** Pairs a draft of a unit's own with the newest version of a superior's plan; nothing is kept. */
export function usePreviewAdoption(): UseMutationResult<Answer<'previewAdoption'>, Error, { readonly planId: string; readonly body: Body<'previewAdoption'> }> {
  return useMutation({ mutationFn: ({ planId, body }) => ask('previewAdoption', { params: { id: planId }, body }) })
}

/** Keeps a draft of a unit's own as its plan under `planId`; the answer is the new plan's id. */
export function useAdopt(planId: string): UseMutationResult<Answer<'adopt'>, Error, Body<'adopt'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'adopt'>) => ask('adopt', { params: { id: planId }, body }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: keys.plans }), client.invalidateQueries({ queryKey: keys.plan(planId) })]),
  })
}

/** Issues the draft of `planId` as its next version. */
export function useIssue(planId: string): UseMutationResult<Answer<'issue'>, Error, Body<'issue'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'issue'>) => ask('issue', { params: { id: planId }, body }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: keys.plans }), client.invalidateQueries({ queryKey: keys.plan(planId) })]),
  })
}

/** Decides one change from the superior of `planId`; the list on screen shows the answer at once. */
export function useVerdict(planId: string): UseMutationResult<Answer<'verdict'>, Error, { readonly proposalId: string; readonly body: Body<'verdict'> }> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ proposalId, body }) => ask('verdict', { params: { id: proposalId }, body }),
    onSuccess: (decided) => {
      client.setQueryData<Answer<'proposals'>>(keys.proposals(planId), (list) => list?.map((one) => (one.id === decided.id ? decided : one)))
      // Not waited for: the next change can be decided at once.
      for (const queryKey of [keys.plans, keys.detail(planId), keys.superior(planId), keys.draft(planId)]) void client.invalidateQueries({ queryKey })
    },
  })
}

export function useCreateUnit(): UseMutationResult<Answer<'createUnit'>, Error, Body<'createUnit'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'createUnit'>) => ask('createUnit', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.units }),
  })
}

/** Comments on the plan, a section or a passage. */
export function useAddComment(planId: string): UseMutationResult<Answer<'comment'>, Error, Body<'comment'>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body<'comment'>) => ask('comment', { params: { id: planId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.comments(planId) }),
  })
}

export function useReply(planId: string): UseMutationResult<Answer<'reply'>, Error, { readonly commentId: string; readonly body: string }> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ commentId, body }) => ask('reply', { params: { id: commentId }, body: { body } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.comments(planId) }),
  })
}

/** Resolves, reopens or corrects a comment. */
export function usePatchComment(planId: string): UseMutationResult<Answer<'patchComment'>, Error, { readonly commentId: string; readonly patch: Body<'patchComment'> }> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ commentId, patch }) => ask('patchComment', { params: { id: commentId }, body: patch }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.comments(planId) }),
  })
}
