import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { findSplits } from '../../cascade/splits.ts'
import type { DivergenceInput } from './divergence-texts.ts'
import { putIn } from './divergence-texts.ts'

/** The sections that are part of a split or a join, here against the adopted version or in the newest against it. */
export interface SplitIds {
  readonly split: ReadonlySet<SectionId>
  readonly joined: ReadonlySet<SectionId>
}

/** Costs nothing to speak of where every id stands on both sides. */
export function splitIds(input: DivergenceInput): SplitIds {
  const { adopted, newest, mine } = input
  if (adopted === null) return NONE
  const there = newest !== null && newest !== adopted && differs(adopted, newest) ? findSplits(standing(adopted), standing(newest)) : []
  const here = differs(adopted, mine) ? findSplits(standing(adopted).map((section) => asCompared(input, section)), standing(mine)) : []
  if (here.length === 0 && there.length === 0) return NONE
  const split = new Set<SectionId>()
  const joined = new Set<SectionId>()
  for (const { kind, whole, parts } of [...here, ...there]) for (const id of [whole, ...parts]) (kind === 'split' ? split : joined).add(id)
  return { split, joined }
}

const NONE: SplitIds = { split: new Set(), joined: new Set() }

function differs(before: Plan, after: Plan): boolean {
  const ids = new Set<SectionId>()
  for (const section of before.sections) if (section.removed !== true) ids.add(section.id)
  const shared = after.sections.filter((section) => section.removed !== true && ids.has(section.id)).length
  return shared < ids.size || after.sections.some((section) => section.removed !== true && !ids.has(section.id))
}

/** The section with the terms put in; the same object for the same content, so that what is known of it stays known. */
function asCompared(input: DivergenceInput, section: Section): Section {
  const content = putIn(input, section)
  if (content === section) return section
  const known = sections.get(content)
  if (known !== undefined) return known
  const made = { ...section, title: content.title, blocks: content.blocks }
  sections.set(content, made)
  return made
}

const sections = new WeakMap<SectionContent, Section>()
