import type { AdoptionDecision, AdoptionPairs, Plan, Terms } from '@thac/plan'
import { adopt, pairForAdoption, standing } from '@thac/plan'
import { firstUpdate } from '../collaboration/first-update.ts'
import type { Outcome } from '../outcome.ts'
import { done } from '../outcome.ts'

/** What a pairing looks at. */
export interface PairTask { readonly superior: Plan; readonly draft: Plan; readonly terms: Terms }

/** What an adoption is made of: the document will be kept under `planId`. */
export interface AdoptTask extends PairTask { readonly pairs: readonly AdoptionDecision[]; readonly planId: string }

/** An adopted plan as a document to keep; the bytes are its first update. */
export interface AdoptedDocument { readonly kind: string; readonly title: string; readonly number: string | null; readonly sections: number; readonly first: Uint8Array }

/** Which section is which; long work where both are long. */
export function pairWork({ superior, draft, terms }: PairTask): Outcome<AdoptionPairs> {
  return done(pairForAdoption(superior, draft, terms))
}

/** The draft as a document to keep, its sections those of the superior's that they were paired with. */
export function adoptWork({ superior, draft, terms, pairs, planId }: AdoptTask, newId: () => string): Outcome<AdoptedDocument> {
  const plan = adopt(superior, draft, pairs, { terms, newId })
  const { kind, title, number } = plan.meta
  return done({ kind, title, number, sections: standing(plan).length, first: firstUpdate(planId, plan) })
}
