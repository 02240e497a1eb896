import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { sectionHeading } from '../../model/section.ts'
import { hasUnfilled } from '../../cascade/blanks.ts'
import type { WordFigures } from '../../cascade/figures.ts'
import { similarityOf, wordFigures, words } from '../../cascade/figures.ts'
import type { SectionFlag } from '../../cascade/flags.ts'
import { differenceFlags } from '../../cascade/flags.ts'
import { sameContent } from '../../cascade/hash.ts'
import type { SectionPolicy, Severity } from '../../cascade/policy.ts'
import { policyFlags, severityOf } from '../../cascade/policy.ts'
import type { SectionState } from '../../cascade/state.ts'
import { sectionState } from '../../cascade/state.ts'
import { mergeSection } from '../section/merge-section.ts'
import type { SectionTexts } from './divergence-texts.ts'

export interface SectionDivergence {
  readonly id: SectionId
  readonly state: SectionState
  /** Path in this plan; "" where it does not stand here. */
  readonly path: string
  /** Path in the superior's adopted (else newest) version; null where it does not stand there. */
  readonly basePath: string | null
  readonly heading: string
  readonly flags: readonly SectionFlag[]
  /** How much the row wants someone, by the superior's policy, state and flags. */
  readonly severity: Severity
  /** Of this plan's text against its base, terms put in. */
  readonly similarity: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** Where a section stands, and what is known of it beside its texts. */
export interface RowPlace {
  readonly policy: SectionPolicy | null
  readonly path: string
  /** Path in the superior's adopted, else newest version. */
  readonly basePath: string | null
  readonly moved: boolean
  readonly split: boolean
  readonly joined: boolean
}

/** All that a row is made of. Equal parts by identity make the same row; `put` puts in the terms that made `base`. */
export interface RowParts extends SectionTexts, RowPlace {
  readonly section: Section
  readonly put: (content: SectionContent) => SectionContent
}

/** A row with its words against the superior's, for the figures of the plan: they are counted when asked for. */
export interface Row {
  readonly row: SectionDivergence
  readonly words: () => WordFigures
}

/** The row of a section that this plan holds; null where there is nothing to tell. */
export function rowOf(parts: RowParts): Row | null {
  const { section, rawBase, base, theirs, moved, split, joined } = parts
  const removed = section.removed === true
  // A section that was copied whole, names and all, is the superior's text still.
  const termsIn = base !== null && rawBase !== null && base !== rawBase && !sameContent(base, rawBase)
  const leftover = termsIn && sameContent(rawBase, section)
  // What says the same is read from the base, of which all is known already.
  const mine: SectionContent = base !== null && (leftover || sameContent(base, section)) ? base : section
  const state = sectionState({ base, theirs, mine, removed }, mergesClean)
  if (state === null) return null
  if (state === 'new-from-superior' && theirs !== null) return newRow(section.id, theirs, parts)
  // Counting the words of an unchanged section can wait until somebody wants the figures of the plan.
  const against = mine === base && !removed ? UNCHANGED : wordFigures(base ?? theirs, removed ? null : mine)
  const flags: SectionFlag[] = []
  if (moved && !removed) flags.push('moved')
  if (split) flags.push('split')
  if (joined) flags.push('joined')
  if (termsIn && !removed) {
    if (!leftover) flags.push('localised')
    if (leftover || (mine !== base && forgot(base, mine, against, parts.put(mine)))) flags.push('leftover')
  }
  if (base !== null && !removed) flags.push(...differenceFlags(base, mine === base ? (theirs ?? mine) : mine))
  // Of the section itself: what a field shows is in no hash.
  if (!removed && hasUnfilled(base ?? NOTHING, section)) flags.push('field-unfilled')
  if (removed && base !== null && theirs !== null && !sameContent(base, theirs)) flags.push('superior-changed')
  const copied = base !== null && (mine === base || (theirs !== null && sameContent(theirs, mine)))
  flags.push(...policyFlags(parts.policy, state, copied))
  return { words: () => (against === UNCHANGED ? wordFigures(base, mine) : against), row: describe(section.id, sectionHeading(section), state, flags, against, parts) }
}

/** The row of a section that only the superior has. */
export function newRow(id: SectionId, theirs: SectionContent, about: RowPlace): Row {
  const against: WordFigures = { same: 0, added: 0, removed: words(theirs) }
  const flags: SectionFlag[] = []
  if (about.split) flags.push('split')
  if (about.joined) flags.push('joined')
  return { words: () => against, row: describe(id, sectionHeading(theirs), 'new-from-superior', flags, against, about) }
}

/** True where more of the superior's text would stand here if the terms were put into `mine` too: a place was forgotten. */
function forgot(base: SectionContent, mine: SectionContent, against: WordFigures, put: SectionContent): boolean {
  return put !== mine && wordFigures(base, put).same > against.same
}

const UNCHANGED: WordFigures = { same: 0, added: 0, removed: 0 }
const NOTHING: SectionContent = { title: [], blocks: [], runIn: false }

function describe(id: SectionId, heading: string, state: SectionState, flags: readonly SectionFlag[], against: WordFigures, about: RowPlace): SectionDivergence {
  return {
    id, state, path: state === 'new-from-superior' ? '' : about.path, basePath: state === 'local' ? null : about.basePath, heading, flags, severity: severityOf(about.policy, state, flags),
    // What stands on one side alone shares nothing, even where it says nothing.
    similarity: state === 'omitted' || state === 'new-from-superior' || state === 'local' ? 0 : similarityOf(against),
    wordsAdded: against.added, wordsRemoved: against.removed,
  }
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
