import { blockText, inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import { places } from '../model/labels.ts'
import type { Basis, Recipient, Signature } from '../model/meta.ts'
import type { Plan } from '../model/plan.ts'
import { standing } from '../model/plan.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading, sectionText } from '../model/section.ts'
import type { Assignment } from './assignments.ts'
import { findAssignments } from './assignments.ts'
import { citedNumbers } from './citations.ts'
import type { Deadline } from './deadlines.ts'
import { findDeadlines } from './deadlines.ts'
import type { Pack } from './pack.ts'
import { choosePack } from './pack-choice.ts'
import type { Warning } from './source.ts'

export interface OutlineSection {
  readonly id: string
  readonly path: string
  readonly level: number
  readonly label: string
  readonly heading: string | null
  /** Own blocks that are no bullets; a run-in text is one. */
  readonly paragraphs: number
  readonly items: number
  /** Own blocks, one a line, bullet marks included. */
  readonly text: string
}

/** The answer of `outline --json`. */
export interface Outline {
  readonly meta: {
    readonly kind: string
    readonly number: string | null
    readonly issuer: string | null
    readonly superior: string | null
    readonly place: string | null
    readonly date: string | null
    readonly title: string
    readonly bases: readonly Pick<Basis, 'kind' | 'number' | 'date' | 'issuer'>[]
    readonly recipients: readonly Recipient[]
    readonly signature: Signature
  }
  readonly preamble: readonly string[]
  readonly closing: readonly string[]
  readonly sections: readonly OutlineSection[]
  readonly appendices: readonly { readonly id: string; readonly path: string; readonly title: string; readonly text: string }[]
  readonly assignments: readonly Assignment[]
  readonly deadlines: readonly Deadline[]
  readonly citations: readonly string[]
  readonly warnings: readonly Pick<Warning, 'line' | 'code' | 'message'>[]
}

export type Demands = Pick<Outline, 'assignments' | 'deadlines' | 'citations'>

/**
 * What a plan says, by its parts. Duties, deadlines and citations are read from the text as it stands, so it serves a
 * living draft too; `warnings` and `demands` are those of the recognition, where this very plan was just recognised.
 */
export function outlineOf(plan: Plan, extras: { readonly warnings?: readonly Warning[]; readonly demands?: Demands } = {}): Outline {
  const sections = standing(plan)
  const placed = places(sections, plan.meta.numbering)
  const { numbering: _, bases, ...meta } = plan.meta
  const body = sections.filter((section) => section.kind === 'body')
  const { assignments, deadlines, citations } = extras.demands ?? demandsIn(sections, placed, plan, choosePack(sampleOf(plan, sections)))
  return {
    meta: { ...meta, bases: bases.map(({ kind, number, date, issuer }) => ({ kind, number, date, issuer })) },
    preamble: textsOf(sections, 'preamble'),
    closing: textsOf(sections, 'closing'),
    sections: body.map((section) => outlineSection(section, placed.get(section.id)?.path ?? '', placed.get(section.id)?.label ?? '')),
    appendices: sections.filter((section) => section.kind === 'appendix').map((section) => ({
      id: section.id, path: placed.get(section.id)?.path ?? '', title: sectionHeading(section), text: sectionText(section),
    })),
    assignments, deadlines, citations,
    warnings: (extras.warnings ?? []).map(({ line, code, message }) => ({ line, code, message })),
  }
}

/** What a plan asks of whom and by when, and the documents it cites: the part of an outline that is not the text itself. */
export function demandsOf(plan: Plan): Demands {
  const sections = standing(plan)
  return demandsIn(sections, places(sections, plan.meta.numbering), plan, choosePack(sampleOf(plan, sections)))
}

function demandsIn(sections: readonly Section[], placed: ReadonlyMap<SectionId, Place>, plan: Plan, pack: Pack): Demands {
  return {
    assignments: findAssignments(sections, placed, pack),
    deadlines: findDeadlines(sections, placed, pack),
    citations: citedNumbers(textsIn(sections), pack).filter((number) => number !== plan.meta.number),
  }
}

function* textsIn(sections: readonly Section[]): Generator<string> {
  for (const section of sections) {
    yield sectionHeading(section)
    for (const block of section.blocks) yield inlineText(block.content)
  }
}

function outlineSection(section: Section, path: string, label: string): OutlineSection {
  const heading = sectionHeading(section)
  // A blank line that waits to be written on is no paragraph yet; what cannot be read as text is there all the same.
  const blocks = section.blocks.filter((block) => (block.type !== 'paragraph' && block.type !== 'bullet') || inlineText(block.content).trim() !== '')
  const items = blocks.filter((block) => block.type === 'bullet').length
  return { id: section.id, path, level: section.level, label, heading: heading === '' ? null : heading, paragraphs: blocks.length - items, items, text: sectionText({ ...section, blocks }) }
}

function textsOf(sections: readonly Section[], kind: Section['kind']): readonly string[] {
  return sections.filter((section) => section.kind === kind).flatMap((section) => section.blocks.map(blockText))
}

function sampleOf(plan: Plan, sections: readonly Section[]): string {
  let out = plan.meta.title
  for (const section of sections) {
    out += sectionHeading(section) + sectionText(section)
    if (out.length > 20_000) break
  }
  return out
}
