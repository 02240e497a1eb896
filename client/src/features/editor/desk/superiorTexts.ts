import type { Answer } from '@thac/api'
import type { Divergence, DivergenceInput, Plan, SectionContent, SectionId, SectionTexts } from '@thac/plan'
import { sectionTexts, trackDivergence } from '@thac/plan'
import { planOf } from '../../../platform/api/index.ts'

/** The superior's side of the comparison, parsed once an answer. */
export type SuperiorTexts = Omit<DivergenceInput, 'mine'>

export function superiorTexts(answer: Answer<'superior'>): SuperiorTexts {
  return {
    adopted: planOf(answer.adopted),
    newest: planOf(answer.newest),
    // The server puts section contents here; the wire leaves their form open.
    bases: new Map(Object.entries(answer.bases as Record<string, SectionContent>)),
    terms: answer.terms,
  }
}

/** Every section of `mine` with its state against the superior. */
export function divergenceOf(superior: SuperiorTexts, mine: Plan): Divergence {
  let track = tracked.get(superior)
  if (track === undefined) tracked.set(superior, (track = trackDivergence()))
  return track({ ...superior, mine })
}

/** What is asked at every key that is pressed: rows in which nothing changed stay the same objects. */
const tracked = new WeakMap<SuperiorTexts, ReturnType<typeof trackDivergence>>()

export function textsOf(superior: SuperiorTexts, mine: Plan, id: SectionId): SectionTexts {
  return sectionTexts({ ...superior, mine }, id)
}

/** True where a section stands against a base whose text is not there: the server moved it since it was asked. */
export function lacksBase(superior: SuperiorTexts, mine: Plan): boolean {
  return mine.sections.some((section) => section.base !== undefined && !superior.bases.has(section.base))
}
