import type { Section, SectionContent, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { hasUnfilled } from '../cascade/blanks.ts'
import type { WordFigures } from '../cascade/figures.ts'
import { similarityOf, wordFigures, words } from '../cascade/figures.ts'
import type { SectionFlag } from '../cascade/flags.ts'
import { differenceFlags } from '../cascade/flags.ts'
import { sameContent } from '../cascade/hash.ts'
import type { SectionPolicy, Severity } from '../cascade/policy.ts'
import { policyFlags, severityOf } from '../cascade/policy.ts'
import type { SectionState } from '../cascade/state.ts'
import { sectionState } from '../cascade/state.ts'
import { mergeSection } from './merge-section.ts'
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

/** All that a row is made of; equal parts by identity make the same row. */
export interface RowParts extends SectionTexts {
  readonly section: Section
  readonly policy: SectionPolicy | null
  readonly path: string
  /** Paths in the superior's adopted and newest version. */
  readonly basePath: string | null
  /** `moved`, `split`, `joined`, where they are so. */
  readonly moved: boolean
  readonly split: boolean
  readonly joined: boolean
}

/** A row with its words against the superior's, for the figures of the plan. */
export interface Row {
  readonly row: SectionDivergence
  readonly words: WordFigures
}

/** The row of a section that this plan holds; null where there is nothing to tell. */
export function rowOf(parts: RowParts): Row | null {
  const { section, rawBase, base, theirs, moved, split, joined } = parts
  const removed = section.removed === true
  // A section that was copied whole, names and all, is the superior's text still.
  const termsIn = base !== null && rawBase !== null && base !== rawBase && !sameContent(base, rawBase)
  const leftover = termsIn && sameContent(rawBase, section)
  const mine: SectionContent = leftover ? base : section
  const state = sectionState({ base, theirs, mine, removed }, mergesClean)
  if (state === null) return null
  if (state === 'new-from-superior' && theirs !== null) return newRow(parts, theirs, state)
  const flags: SectionFlag[] = []
  if (moved && !removed) flags.push('moved')
  if (split) flags.push('split')
  if (joined) flags.push('joined')
  if (leftover) flags.push('leftover')
  else if (termsIn && !removed) flags.push('localised')
  if (base !== null && !removed) flags.push(...differenceFlags(base, sameContent(base, mine) ? (theirs ?? mine) : mine))
  if (!removed && hasUnfilled(base ?? NOTHING, mine)) flags.push('field-unfilled')
  if (removed && base !== null && theirs !== null && !sameContent(base, theirs)) flags.push('superior-changed')
  const copied = (base !== null && sameContent(base, mine)) || (base !== null && theirs !== null && sameContent(theirs, mine))
  flags.push(...policyFlags(parts.policy, state, copied))
  const against = wordFigures(base ?? theirs, removed ? null : mine)
  return { words: against, row: describe(parts, sectionHeading(section), state, flags, against) }
}

/** The row of a section that only the superior has. */
export function newRow(parts: Omit<RowParts, keyof SectionTexts | 'section'> & { readonly section: { readonly id: SectionId } }, theirs: SectionContent, state: 'new-from-superior'): Row {
  const against: WordFigures = { same: 0, added: 0, removed: words(theirs) }
  const flags: SectionFlag[] = [...(parts.split ? ['split' as const] : []), ...(parts.joined ? ['joined' as const] : [])]
  return { words: against, row: describe({ ...parts, path: '' }, sectionHeading(theirs), state, flags, against) }
}

const NOTHING: SectionContent = { title: [], blocks: [], runIn: false }

function describe(parts: Pick<RowParts, 'policy' | 'path' | 'basePath'> & { readonly section: { readonly id: SectionId } }, heading: string, state: SectionState, flags: readonly SectionFlag[], against: WordFigures): SectionDivergence {
  return {
    id: parts.section.id, state, path: parts.path, basePath: state === 'local' ? null : parts.basePath, heading, flags, severity: severityOf(parts.policy, state, flags),
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
