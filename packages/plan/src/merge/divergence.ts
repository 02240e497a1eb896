import type { Place } from '../model/labels.ts'
import { places } from '../model/labels.ts'
import type { Plan } from '../model/plan.ts'
import { inOrder, standing } from '../model/plan.ts'
import type { Section, SectionContent, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import type { SectionFlag } from '../cascade/flags.ts'
import { differenceFlags } from '../cascade/flags.ts'
import { hashRich, sameContent } from '../cascade/hash.ts'
import { localise } from '../cascade/localise.ts'
import type { Terms } from '../cascade/matcher.ts'
import { movedIds } from '../cascade/moves.ts'
import { diffFigures } from '../cascade/section-diff.ts'
import type { SectionState } from '../cascade/state.ts'
import { SECTION_STATES, sectionState } from '../cascade/state.ts'
import { countWords, tokens } from '../cascade/tokens.ts'
import { mergeSection } from './merge-section.ts'
import { rowsInOrder } from './rows-in-order.ts'

/** What a superior lets subordinates do with a section. */
export type SectionPolicy = 'verbatim' | 'adapt' | 'required' | 'optional'

export interface DivergenceInput {
  readonly mine: Plan
  /** The superior's version that this plan was last reconciled with; null for a plan without a superior. */
  readonly adopted: Plan | null
  /** The superior's newest version; null where it is the adopted one. */
  readonly newest: Plan | null
  /** hRich to the superior's content as issued, for every `base` of `mine`. */
  readonly bases: ReadonlyMap<string, SectionContent>
  /** Pass the same object while it says the same: results are remembered by it. */
  readonly terms: Terms
  readonly policy?: ReadonlyMap<SectionId, SectionPolicy>
}

export interface SectionDivergence {
  readonly id: SectionId
  readonly state: SectionState
  /** Path in this plan; "" where it does not stand here. */
  readonly path: string
  /** Path in the superior's adopted (else newest) version; null where it does not stand there. */
  readonly basePath: string | null
  readonly heading: string
  readonly flags: readonly SectionFlag[]
  /** Of this plan's text against its base, terms put in. */
  readonly similarity: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

export interface Divergence {
  /** In document order; sections that do not stand here come where they would. */
  readonly sections: readonly SectionDivergence[]
  readonly summary: Readonly<Record<SectionState, number>>
}

/** The three texts of a section, terms put in, and its base as the superior issued it. */
export interface SectionTexts {
  readonly rawBase: SectionContent | null
  readonly base: SectionContent | null
  readonly theirs: SectionContent | null
  readonly mine: SectionContent | null
}

/** Every section of `mine` and of the superior's newest version with its state. Pure; warm hashes make it cheap. */
export function divergence(input: DivergenceInput): Divergence {
  const upstream = input.newest ?? input.adopted
  const theirs = byId(upstream)
  const adopted = byId(input.adopted)
  const myPlaces = places(input.mine.sections, input.mine.meta.numbering)
  const basePlaces = input.adopted === null ? NO_PLACES : placesOf(input.adopted)
  const newPlaces = upstream === null || upstream === input.adopted ? NO_PLACES : placesOf(upstream)
  const moved = input.adopted === null ? NO_IDS : movedIds(idsOf(input.adopted), idsOf(input.mine), (id) => basePlaces.get(id)?.parent, (id) => myPlaces.get(id)?.parent)
  const rows: SectionDivergence[] = []
  for (const section of input.mine.sections) {
    const texts = textsFrom(input, section, theirs.get(section.id) ?? null, adopted.get(section.id) ?? null)
    const found = describe(input, section.id, section.removed === true, texts, moved)
    if (found === null) continue
    const basePath = section.base === undefined && found.state === 'local' ? null : (basePlaces.get(section.id)?.path ?? newPlaces.get(section.id)?.path ?? null)
    rows.push({ ...found, path: myPlaces.get(section.id)?.path ?? '', basePath, heading: sectionHeading(section) })
  }
  const all = withNewOnes(rows, input, upstream, newPlaces.size > 0 ? newPlaces : basePlaces)
  return { sections: all, summary: count(all) }
}

/** The three texts of one section as `divergence` and a pull use them. */
export function sectionTexts(input: DivergenceInput, id: SectionId): SectionTexts {
  const mine = input.mine.sections.find((section) => section.id === id)
  const theirs = (input.newest ?? input.adopted)?.sections.find((section) => section.id === id && section.removed !== true) ?? null
  if (mine === undefined) return { rawBase: null, base: null, theirs: theirs === null ? null : localise(theirs, input.terms), mine: null }
  return textsFrom(input, mine, theirs, input.adopted?.sections.find((section) => section.id === id && section.removed !== true) ?? null)
}

const NO_PLACES: ReadonlyMap<SectionId, Place> = new Map()
const NO_IDS: ReadonlySet<SectionId> = new Set()

function textsFrom(input: DivergenceInput, mine: Section, theirs: Section | null, adopted: Section | null): SectionTexts {
  const rawBase = mine.base === undefined ? null : (input.bases.get(mine.base) ?? fallback(mine.base, adopted, theirs))
  return {
    rawBase,
    base: rawBase === null ? null : localise(rawBase, input.terms),
    theirs: theirs === null ? null : localise(theirs, input.terms),
    mine,
  }
}

/** A client may hold a base hash a moment before its text: the adopted version has it, or stands for it. */
function fallback(base: string, adopted: Section | null, theirs: Section | null): SectionContent | null {
  if (theirs !== null && hashRich(theirs) === base) return theirs
  return adopted ?? theirs
}

function describe(input: DivergenceInput, id: SectionId, removed: boolean, texts: SectionTexts, moved: ReadonlySet<SectionId>): Omit<SectionDivergence, 'path' | 'basePath' | 'heading'> | null {
  const { rawBase, base, theirs } = texts
  // A section that was copied whole, names and all, is the superior's text still.
  const leftover = texts.mine !== null && base !== null && rawBase !== null && base !== rawBase && !sameContent(base, rawBase) && sameContent(rawBase, texts.mine)
  const mine = leftover ? base : texts.mine
  const state = sectionState({ base, theirs, mine, removed }, mergesClean)
  if (state === null) return null
  const flags: SectionFlag[] = []
  if (moved.has(id) && !removed) flags.push('moved')
  if (leftover) flags.push('leftover')
  if (base !== null && rawBase !== null && base !== rawBase && !leftover && !removed && !sameContent(base, rawBase)) flags.push('localised')
  if (base !== null && mine !== null && !removed) flags.push(...differenceFlags(base, sameContent(base, mine) ? (theirs ?? mine) : mine))
  if (removed && base !== null && theirs !== null && !sameContent(base, theirs)) flags.push('superior-changed')
  flags.push(...policyFlags(input.policy?.get(id), state, base !== null && mine !== null && sameContent(base, mine)))
  return { id, state, flags, ...figures(state, base, mine) }
}

/** Figures of the difference; a section that stands on one side alone shares nothing and counts all its words there. */
function figures(state: SectionState, base: SectionContent | null, mine: SectionContent | null): Pick<SectionDivergence, 'similarity' | 'wordsAdded' | 'wordsRemoved'> {
  if (state === 'omitted' || state === 'new-from-superior') return { similarity: 0, wordsAdded: 0, wordsRemoved: base === null ? 0 : words(base) }
  if (base === null || mine === null) return { similarity: 0, wordsAdded: mine === null ? 0 : words(mine), wordsRemoved: 0 }
  return sameContent(base, mine) ? { similarity: 1, wordsAdded: 0, wordsRemoved: 0 } : diffFigures(base, mine)
}

function policyFlags(policy: SectionPolicy | undefined, state: SectionState, verbatim: boolean): readonly SectionFlag[] {
  switch (policy) {
    case undefined:
    case 'optional': return []
    case 'required': return state === 'omitted' ? ['policy-breach'] : []
    case 'verbatim': return state === 'omitted' || !verbatim ? ['policy-breach'] : []
    case 'adapt': return state === 'omitted' ? ['policy-breach'] : verbatim ? ['not-localised'] : []
  }
}

/** Sections of the superior's that were never taken in, each behind the one it follows there. */
function withNewOnes(rows: readonly SectionDivergence[], input: DivergenceInput, upstream: Plan | null, basePlaces: ReadonlyMap<SectionId, Place>): readonly SectionDivergence[] {
  if (upstream === null) return rows
  const have = new Set(input.mine.sections.map((section) => section.id))
  const extra: { behind: SectionId | null; row: SectionDivergence }[] = []
  let last: SectionId | null = null
  for (const section of standing(upstream)) {
    if (have.has(section.id)) {
      last = section.id
      continue
    }
    const theirs = localise(section, input.terms)
    const row: SectionDivergence = {
      id: section.id, state: 'new-from-superior', path: '', basePath: basePlaces.get(section.id)?.path ?? null, heading: sectionHeading(theirs),
      flags: [], similarity: 0, wordsAdded: 0, wordsRemoved: words(theirs),
    }
    extra.push({ behind: last, row })
  }
  return extra.length === 0 ? rows : rowsInOrder(rows, extra)
}

function mergesClean(base: SectionContent, theirs: SectionContent, mine: SectionContent): boolean {
  let perBase = clean.get(base)
  if (perBase === undefined) clean.set(base, (perBase = new WeakMap()))
  let perTheirs = perBase.get(theirs)
  if (perTheirs === undefined) perBase.set(theirs, (perTheirs = new WeakMap()))
  const known = perTheirs.get(mine)
  if (known !== undefined) return known
  const answer = mergeSection(base, theirs, mine).clean
  perTheirs.set(mine, answer)
  return answer
}

const clean = new WeakMap<SectionContent, WeakMap<SectionContent, WeakMap<SectionContent, boolean>>>()

/** Words of a section, its heading's included. */
export function words(content: SectionContent): number {
  let n = countWords(tokens(content.title))
  for (const block of content.blocks) if (block.content !== undefined) n += countWords(tokens(block.content))
  return n
}

function byId(plan: Plan | null): ReadonlyMap<SectionId, Section> {
  return new Map(plan === null ? [] : standing(plan).map((section) => [section.id, section]))
}

function idsOf(plan: Plan): readonly SectionId[] {
  return standing(plan).map((section) => section.id)
}

function placesOf(plan: Plan): ReadonlyMap<SectionId, Place> {
  const known = placed.get(plan)
  if (known !== undefined) return known
  const made = places([...plan.sections].sort(inOrder), plan.meta.numbering)
  placed.set(plan, made)
  return made
}

const placed = new WeakMap<Plan, ReadonlyMap<SectionId, Place>>()

function count(rows: readonly SectionDivergence[]): Readonly<Record<SectionState, number>> {
  // Filled with every state right below.
  const out = Object.fromEntries(SECTION_STATES.map((state) => [state, 0])) as Record<SectionState, number>
  for (const row of rows) out[row.state]++
  return out
}
