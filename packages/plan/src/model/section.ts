import type { Block, Inline } from './content.ts'
import { blockText, inlineText } from './content.ts'

/** Permanent and the same in every fork: 1 to 64 of `A-Z a-z 0-9 _ -`. */
export type SectionId = string

/** `preamble` and `closing` carry no label and no title; an `appendix` has a title and no computed label yet. */
export type SectionKind = 'body' | 'preamble' | 'closing' | 'appendix'

/** What a section says, its own only: no subsections, no label, no place. The unit of hashing and merging. */
export interface SectionContent {
  readonly title: readonly Inline[]
  readonly blocks: readonly Block[]
  /** The first block continues the heading's line after a colon (or stands for it, where the title is empty). */
  readonly runIn: boolean
}

export interface Section extends SectionContent {
  readonly id: SectionId
  /** Fractional key: plain string comparison gives the document's order; equal keys are ordered by id. */
  readonly order: string
  /** 1 to MAX_LEVEL. The outline is flat; a section's parent is the nearest one before it of a smaller level. */
  readonly level: number
  readonly kind: SectionKind
  /** Only where the source's numbering is irregular; shown in place of the computed label. */
  readonly label?: string
  /** Hash (`hRich`) of the superior's content last reconciled with; absent on a section of our own making. */
  readonly base?: string
  /** Taken out of the plan, kept to be restored. Absent on a section that stands. */
  readonly removed?: boolean
}

export const MAX_LEVEL = 6

export function sectionHeading(section: SectionContent): string {
  return inlineText(section.title)
}

/** Own blocks, one a line, bullet marks included; without the heading and without subsections. */
export function sectionText(section: SectionContent): string {
  return section.blocks.map(blockText).join('\n')
}

export function sectionContent(section: SectionContent): SectionContent {
  return { title: section.title, blocks: section.blocks, runIn: section.runIn }
}
