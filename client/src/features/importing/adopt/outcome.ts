import type { AdoptionPreview, SectionState } from '@thac/api'
import type { Plan, SectionContent, SectionId } from '@thac/plan'
import { adopt, divergence, hashRich, sectionContent, standing } from '@thac/plan'
import type { AdoptDesk } from './desk.ts'

/** How the superior's sections would stand once the pairs were made, and how many of each state there would be. */
export interface Foretold {
  readonly states: ReadonlyMap<SectionId, SectionState>
  readonly summary: Readonly<Record<SectionState, number>>
}

/** Makes the plan as the server would, and looks at it. */
export function foretell(superior: Plan, draft: Plan, { pairs }: AdoptDesk, terms: AdoptionPreview['terms']): Foretold {
  let n = 0
  const taken = new Set([...superior.sections, ...draft.sections].map(({ id }) => id))
  const newId = (): string => {
    do n++
    while (taken.has(`own-${n}`))
    return `own-${n}`
  }
  const mine = adopt(superior, draft, [...pairs].map(([base, child]) => ({ base, child })), { terms, newId })
  const bases = new Map<string, SectionContent>(standing(superior).map((section) => [hashRich(section), sectionContent(section)]))
  const { sections, summary } = divergence({ mine, adopted: superior, newest: superior, bases, terms })
  return { states: new Map(sections.map(({ id, state }) => [id, state])), summary }
}
