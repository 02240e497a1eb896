import type { Decision, LeftOutReason, MetaLines, Plan, Section, SectionContent, SectionId, SectionLines } from '@thac/plan'
import { standing } from '@thac/plan'

/** A guess with a name of its own, so that it can be followed while the reading changes. */
export interface Guess extends Decision {
  readonly id: number
}

/** A line that is not in the plan: the recogniser's reason, or that a person left it out. */
export interface LeftLine {
  readonly line: number
  readonly reason: LeftOutReason | 'by-hand'
}

/**
 * A file as it was understood, while it is being reviewed: the plan, and where each part of it came from. Guesses that
 * were undone are no longer in it; places of the others follow every change.
 */
export interface Reading {
  readonly plan: Plan
  readonly lines: ReadonlyMap<SectionId, SectionLines>
  readonly metaLines: readonly MetaLines[]
  readonly guesses: readonly Guess[]
  readonly leftOut: readonly LeftLine[]
}

/** The section's own source lines; none for one that is not in the reading. */
export function linesOf(reading: Reading, id: SectionId): SectionLines {
  return reading.lines.get(id) ?? { sectionId: id, heading: [], blocks: [] }
}

export function sectionOf(reading: Reading, id: SectionId): Section | null {
  return standing(reading.plan).find((section) => section.id === id) ?? null
}

/** The section that stands before `id` in the document, or null. */
export function sectionBefore(reading: Reading, id: SectionId): Section | null {
  const sections = standing(reading.plan)
  return sections[sections.findIndex((section) => section.id === id) - 1] ?? null
}

/** What one section says and where its parts came from, changed together. */
export interface SectionChange extends Partial<SectionContent> {
  readonly heading?: SectionLines['heading']
  readonly blockLines?: SectionLines['blocks']
}

/** The reading with one section's content and lines replaced, and its guesses put where `place` says (null: undone). */
export function changeSection(reading: Reading, id: SectionId, change: SectionChange, place: (guess: Guess) => Guess | null): Reading {
  const { heading, blockLines, ...content } = change
  const before = linesOf(reading, id)
  return {
    ...reading,
    plan: { ...reading.plan, sections: reading.plan.sections.map((section) => (section.id === id ? { ...section, ...content } : section)) },
    lines: new Map(reading.lines).set(id, { sectionId: id, heading: heading ?? before.heading, blocks: blockLines ?? before.blocks }),
    guesses: placeGuesses(reading.guesses, id, place),
  }
}

/** Every guess about section `id` put where `place` says; null drops it. */
export function placeGuesses(guesses: readonly Guess[], id: SectionId, place: (guess: Guess) => Guess | null): readonly Guess[] {
  return guesses.flatMap((guess) => (guess.sectionId === id ? place(guess) ?? [] : guess))
}

/** The reading without one guess. */
export function withoutGuess(reading: Reading, id: number): Reading {
  return { ...reading, guesses: reading.guesses.filter((guess) => guess.id !== id) }
}
