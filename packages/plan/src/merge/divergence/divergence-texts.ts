import type { Plan } from '../../model/plan.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { hashRich } from '../../cascade/hash.ts'
import { localise } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import type { SectionPolicy } from '../../cascade/policy.ts'

/** What a plan is compared with. Pass the same objects while they say the same: results are remembered by them. */
export interface DivergenceInput {
  readonly mine: Plan
  /** The superior's version that this plan was last reconciled with; null for a plan without a superior. */
  readonly adopted: Plan | null
  /** The superior's newest version; null where it is the adopted one. */
  readonly newest: Plan | null
  /** hRich to the superior's content as issued, for every `base` of `mine`. */
  readonly bases: ReadonlyMap<string, SectionContent>
  /** Put into base and theirs alike. */
  readonly terms: Terms
  /** The terms under which a base (by its hash) was reconciled, where they are others: a changed list then comes as an edit from above. */
  readonly baseTerms?: ReadonlyMap<string, Terms>
  /** Names that stay as they are in base and theirs. */
  readonly protected?: readonly string[]
  readonly policy?: ReadonlyMap<SectionId, SectionPolicy>
}

/** The three texts of a section, terms put in, and its base as the superior issued it. */
export interface SectionTexts {
  readonly rawBase: SectionContent | null
  readonly base: SectionContent | null
  readonly theirs: SectionContent | null
  readonly mine: SectionContent | null
}

/** The three texts of one section as `divergence` and a pull use them. */
export function sectionTexts(input: DivergenceInput, id: SectionId): SectionTexts {
  const mine = input.mine.sections.find((section) => section.id === id)
  const theirs = standingIn(input.newest ?? input.adopted, id)
  if (mine === undefined) return { rawBase: null, base: null, theirs: theirs === null ? null : putIn(input, theirs), mine: null }
  return textsOf(input, mine, theirs, standingIn(input.adopted, id))
}

/** As `sectionTexts`, where the section's counterparts are at hand; null where that version has none that stands. */
export function textsOf(input: DivergenceInput, mine: Section, theirs: Section | null, adopted: Section | null): SectionTexts {
  const rawBase = mine.base === undefined ? null : (input.bases.get(mine.base) ?? fallback(mine.base, adopted, theirs))
  return {
    rawBase,
    base: rawBase === null ? null : putIn(input, rawBase, input.baseTerms?.get(mine.base ?? '')),
    theirs: theirs === null ? null : putIn(input, theirs),
    mine,
  }
}

/** A text of the superior's as it is compared here. */
export function putIn(input: DivergenceInput, content: SectionContent, terms: Terms = input.terms): SectionContent {
  return localise(content, terms, input.protected === undefined ? {} : { protected: input.protected })
}

/** A client may hold a base hash a moment before its text: the adopted version has it, or stands for it. */
function fallback(base: string, adopted: Section | null, theirs: Section | null): SectionContent | null {
  if (theirs !== null && hashRich(theirs) === base) return theirs
  return adopted ?? theirs
}

function standingIn(plan: Plan | null, id: SectionId): Section | null {
  return plan?.sections.find((section) => section.id === id && section.removed !== true) ?? null
}
