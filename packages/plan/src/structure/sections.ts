import type { Block, Inline } from '../model/content.ts'
import type { Numbering } from '../model/numbering.ts'
import { keysBetween } from '../model/order.ts'
import { tableBlock } from '../model/table.ts'
import type { Section, SectionKind } from '../model/section.ts'
import type { Findings } from './findings.ts'
import { decision } from './findings.ts'
import type { HeadingReading } from './heading.ts'
import { readHeading } from './heading.ts'
import type { Hierarchy, Labelled } from './numbering-style.ts'
import { hierarchyOf, numberingOf, outOfStep, storeIrregular } from './numbering-style.ts'
import type { Pack } from './pack.ts'
import { LABEL_CLASSES } from './pack.ts'
import type { Paragraph } from './paragraphs.ts'
import { isBold, sliceRuns, trimRuns, withoutBlanketMarks } from './runs.ts'
import { wordCount } from './shape.ts'
import { StyleLevels } from './style-levels.ts'
import type { DecisionCode, SectionLines } from './source.ts'

/** A section being gathered. */
interface Draft {
  readonly kind: SectionKind
  readonly level: number
  readonly opener: Paragraph | null
  readonly title: readonly Inline[]
  readonly runIn: boolean
  readonly blocks: { readonly block: Block; readonly paragraph: Paragraph; readonly offset: number }[]
  readonly code: DecisionCode | null
  readonly confidence: number
}

export interface BuiltSections {
  readonly sections: readonly Section[]
  readonly numbering: Numbering
  readonly sectionLines: readonly SectionLines[]
}

/** Paragraphs to sections: preamble before the first label, body, closing, appendices; ids from `newId`, labels stored where irregular. */
export function buildSections(body: readonly Paragraph[], appendices: readonly Paragraph[][], pack: Pack, newId: () => string, findings: Findings): BuiltSections {
  const hierarchy = hierarchyOf(body.flatMap((paragraph) => paragraph.label ?? []))
  const drafts = [...gather(body, hierarchy, pack), ...appendices.map(appendixDraft)]
  const orders = keysBetween(null, null, drafts.length)
  const labelled: Labelled[] = drafts.map((draft, i) => ({
    section: {
      id: newId(), order: orders[i] ?? '', level: draft.level, kind: draft.kind, runIn: draft.runIn, title: draft.title,
      blocks: draft.blocks.map(({ block }) => block),
    },
    label: draft.opener?.label ?? null,
  }))
  const numbering = numberingOf(labelled, hierarchy)
  const sections = storeIrregular(labelled, numbering)
  const odd = outOfStep(labelled)
  for (const [i, draft] of drafts.entries()) {
    const section = sections[i]
    if (section !== undefined) noteDecisions(draft, section, odd.has(section.id), findings)
  }
  return { sections, numbering, sectionLines: drafts.map((draft, i) => linesOf(draft, sections[i]?.id ?? '')) }
}

function gather(body: readonly Paragraph[], hierarchy: Hierarchy, pack: Pack): readonly Draft[] {
  const styles = new StyleLevels(hierarchy)
  const drafts: Draft[] = []
  const lastLabel = body.findLastIndex((paragraph) => paragraph.label !== null)
  let current: Draft | null = null
  for (const [i, paragraph] of body.entries()) {
    if (paragraph.label !== null || paragraph.heading !== null) {
      const level = styles.levelOf(paragraph)
      current = openSection(paragraph, level, followed(body, i, pack), pack)
      drafts.push(current)
      continue
    }
    if (current === null) {
      current = emptyDraft('preamble')
      drafts.push(current)
    } else if (current.kind === 'body' && i > lastLabel && pack.closingStart.test(paragraph.text)) {
      current = emptyDraft('closing')
      drafts.push(current)
    }
    current.blocks.push(blockOf(paragraph))
  }
  return withHintedClosing(drafts, pack)
}

/** The last paragraphs of the last section may speak to everybody: then they close the plan, and say that it was guessed. */
function withHintedClosing(drafts: readonly Draft[], pack: Pack): readonly Draft[] {
  const at = drafts.findLastIndex((draft) => draft.kind === 'body')
  const last = drafts[at]
  const closing = drafts[at + 1]
  if (last === undefined || (closing !== undefined && closing.kind !== 'closing')) return drafts
  const moved: Draft['blocks'] = []
  for (let final = last.blocks.at(-1); final !== undefined; final = last.blocks.at(-1)) {
    const { paragraph } = final
    if (last.blocks.length < 2 || paragraph.bullet !== null || paragraph.table !== null || paragraph === last.opener || !pack.closingHint.test(paragraph.text)) break
    moved.unshift(final)
    last.blocks.pop()
    if (closing === undefined) break
  }
  if (moved.length === 0) return drafts
  if (closing === undefined) return [...drafts, { ...emptyDraft('closing'), blocks: moved, code: 'closing-guessed', confidence: 0.6 }]
  return [...drafts.slice(0, at + 1), { ...closing, blocks: [...moved, ...closing.blocks], code: 'closing-guessed', confidence: 0.6 }]
}

function openSection(paragraph: Paragraph, level: number, isFollowed: boolean, pack: Pack): Draft {
  const top = paragraph.label === null || LABEL_CLASSES.indexOf(paragraph.label.class) <= LABEL_CLASSES.indexOf('roman')
  const bold = isBold(paragraph.content)
  // A heading by its style is one whatever stands in it.
  const styled: HeadingReading | null = paragraph.label === null ? { headingEnd: paragraph.text.replace(/:$/, '').length, bodyFrom: null, confidence: 0.7, code: null } : null
  const reading = styled ?? readHeading(paragraph.text, { top, followed: isFollowed, bold, pack })
  const title = withoutBlanketMarks(trimRuns(sliceRuns(paragraph.content, 0, reading.headingEnd)))
  const runIn = reading.bodyFrom !== null
  const blocks = reading.bodyFrom === null ? [] : [{ block: paragraphBlock(sliceRuns(paragraph.content, reading.bodyFrom)), paragraph, offset: reading.bodyFrom }]
  const code = paragraph.label === null ? 'heading-from-style' : reading.code
  return { kind: 'body', level, opener: paragraph, title, runIn, blocks, code, confidence: paragraph.label === null ? 0.7 : reading.confidence }
}

/** Something of this section's own follows: a paragraph, a bullet or a deeper label. */
function followed(body: readonly Paragraph[], at: number, pack: Pack): boolean {
  const label = body[at]?.label
  const next = body[at + 1]
  if (next === undefined) return false
  if (next.label === null) return !pack.closingStart.test(next.text) && !pack.closingHint.test(next.text)
  if (label?.class === 'decimal' && next.label.class === 'decimal') return next.label.depth > label.depth
  return label !== null && label !== undefined && LABEL_CLASSES.indexOf(next.label.class) > LABEL_CLASSES.indexOf(label.class)
}

const LONGEST_APPENDIX_TITLE = 40

function appendixDraft(paragraphs: readonly Paragraph[]): Draft {
  const [first, ...others] = paragraphs
  const titled = first !== undefined && first.table === null && wordCount(first.text) <= LONGEST_APPENDIX_TITLE && !/^\[\d/.test(first.text)
  const opener = titled ? first : null
  const rest = titled ? others : paragraphs
  return {
    kind: 'appendix', level: 1, opener, title: withoutBlanketMarks(opener?.content ?? []), runIn: false, blocks: rest.map(blockOf),
    code: rest.some((paragraph) => /^(?:[IVX]+|\d+)[.)]\s/.test(paragraph.text)) ? 'appendix-kept-whole' : null, confidence: 0.6,
  }
}

function emptyDraft(kind: SectionKind): Draft {
  return { kind, level: 1, opener: null, title: [], runIn: false, blocks: [], code: null, confidence: 1 }
}

function blockOf(paragraph: Paragraph): { readonly block: Block; readonly paragraph: Paragraph; readonly offset: number } {
  if (paragraph.table !== null) return { block: tableBlock(paragraph.table), paragraph, offset: 0 }
  const block: Block = paragraph.bullet === null ? paragraphBlock(paragraph.content) : { type: 'bullet', attrs: { depth: paragraph.bullet.depth }, content: withoutBlanketMarks(paragraph.content) }
  return { block, paragraph, offset: 0 }
}

function paragraphBlock(content: readonly Inline[]): Block {
  return { type: 'paragraph', content }
}

function noteDecisions(draft: Draft, section: Section, odd: boolean, findings: Findings): void {
  const line = draft.opener?.lines[0] ?? draft.blocks[0]?.paragraph.lines[0] ?? 0
  const label = draft.opener?.label ?? null
  const put = (code: DecisionCode, at: number, confidence: number, params: Readonly<Record<string, string | number>>, block: number | null, offset?: number): void => {
    findings.decisions.push({ ...decision(code, at, confidence, params), sectionId: section.id, block, ...(offset === undefined ? {} : { offset }) })
  }
  if (draft.code !== null) put(draft.code, line, draft.confidence, { label: label?.printed ?? '', text: (draft.opener?.text ?? draft.blocks[0]?.paragraph.text ?? '').slice(0, 80) }, null)
  if (label !== null && label.confidence < 0.9 && label.misread === undefined) put('label-out-of-sequence', line, label.confidence, { label: label.printed }, null)
  if (label?.misread !== undefined) put('misreading', line, label.confidence, { printed: label.printed, probable: label.misread }, null)
  else if (odd && section.label !== undefined && section.label !== '') {
    put('label-irregular', line, 0.8, { label: section.label }, null)
  }
  const opener = draft.opener
  if (opener !== null && !draft.blocks.some(({ paragraph }) => paragraph === opener)) noteJoins(opener, null, 0, put)
  for (const [i, { paragraph, offset }] of draft.blocks.entries()) {
    noteJoins(paragraph, i, offset, put)
    if (paragraph.tableGuessed === true) put('table-read', paragraph.lines[0] ?? line, 0.8, { rows: paragraph.lines.length }, i)
    if (paragraph.bullet !== null && !'-+'.includes(paragraph.bullet.mark)) put('bullet-restyled', paragraph.lines[0] ?? line, 0.9, { mark: paragraph.bullet.mark }, i)
  }
}

function noteJoins(paragraph: Paragraph, block: number | null, offset: number, put: (code: DecisionCode, line: number, confidence: number, params: Readonly<Record<string, string | number>>, block: number | null, offset?: number) => void): void {
  for (const join of paragraph.joins) {
    const inTitle = block !== null && join.offset < offset
    if (join.acrossGap || join.confidence < 0.7) {
      put(join.acrossGap ? 'page-break-joined' : 'wrap-joined', join.line, join.confidence, { before: join.before, after: join.after }, inTitle ? null : block, inTitle ? join.offset : join.offset - offset)
    }
  }
}

function linesOf(draft: Draft, sectionId: string): SectionLines {
  return { sectionId, heading: draft.opener?.lines ?? [], blocks: draft.blocks.map(({ paragraph }) => paragraph.lines) }
}
