import type { Block, Place, Plan, Section } from '@thac/plan'
import { inlineText, places, standing, tableRows } from '@thac/plan'
import type { FileChild, ILevelsOptions, IParagraphOptions } from 'docx'
import { AlignmentType, Document, Header, LevelFormat, LevelSuffix, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { ListLevel } from '../../docx/numbering.ts'
import { wordsOf } from '../words.ts'
import type { Automatic } from './automatic.ts'
import { automaticNumbering } from './automatic.ts'
import { blank, foot, head } from './frame.ts'
import type { DocxLayout } from './layout.ts'
import { mm } from './layout.ts'
import { runs, textRun } from './runs.ts'
import { planTable } from './tables.ts'

const HEADINGS = ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6'] as const
const FORMATS: Readonly<Record<string, ILevelsOptions['format']>> = { upperRoman: LevelFormat.UPPER_ROMAN, decimal: LevelFormat.DECIMAL, lowerLetter: LevelFormat.LOWER_LETTER, upperLetter: LevelFormat.UPPER_LETTER }
const BULLETS = 'bullets'
/** Labels that stand in the middle of the page. */
const CENTRED = /^(?:Phần|Chương|Part|Chapter)\s/iu

/** What writing one plan carries along. */
interface Writer {
  readonly layout: DocxLayout
  readonly automatic: Automatic
  readonly placed: ReadonlyMap<string, Place>
}

/** Bytes of a Word file. */
export async function writeDocx(plan: Plan, layout: DocxLayout): Promise<Uint8Array> {
  const words = wordsOf(plan)
  const sections = standing(plan)
  const writer: Writer = { layout, automatic: automaticNumbering(plan.meta.numbering), placed: places(sections, plan.meta.numbering) }
  const [before, after] = [sections.filter((section) => section.kind !== 'appendix'), sections.filter((section) => section.kind === 'appendix')]
  const children = [
    ...head(plan, words, layout), ...before.flatMap((section) => sectionParts(section, writer)),
    ...foot(plan.meta, words, layout), ...after.flatMap((section) => appendixParts(section, writer)),
  ]
  const { page } = layout
  const document = new Document({
    title: plan.meta.title, styles: styles(layout), numbering: { config: numbering(writer.automatic, layout) },
    sections: [{
      properties: { titlePage: true, page: { size: { width: mm(page.width), height: mm(page.height) }, margin: { top: mm(page.top), bottom: mm(page.bottom), left: mm(page.left), right: mm(page.right), header: mm(page.header) } } },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }), first: new Header({ children: [blank()] }) },
      children,
    }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function sectionParts(section: Section, writer: Writer): readonly FileChild[] {
  const [first, ...rest] = section.runIn ? section.blocks : [undefined, ...section.blocks]
  const opener = section.kind === 'body' ? [openerOf(section, first, writer)] : []
  return [...opener, ...rest.flatMap((block) => (block === undefined ? [] : blockParts(block, writer)))]
}

/** The line a section opens with: its number, its heading, and what runs in behind it. */
function openerOf(section: Section, first: Block | undefined, writer: Writer): Paragraph {
  const label = writer.placed.get(section.id)?.label ?? ''
  const automatic = writer.automatic.take(section.level, label)
  const printed = automatic === null && label !== '' ? [textRun(`${label} `, { bold: first !== undefined && section.title.length > 0 })] : []
  const number: IParagraphOptions = automatic === null ? {} : { numbering: { reference: automatic.reference, level: automatic.level, instance: 0 } }
  if (first === undefined) {
    return new Paragraph({ ...number, ...(CENTRED.test(label) ? { alignment: AlignmentType.CENTER } : {}), heading: HEADINGS[Math.min(section.level, HEADINGS.length) - 1] ?? 'Heading6', children: [...printed, ...runs(section.title)] })
  }
  const title = section.title.length === 0 ? [] : [...runs(section.title, { bold: true }), textRun(':', { bold: true }), textRun(' ')]
  return new Paragraph({ ...number, run: { bold: section.title.length > 0 }, children: [...printed, ...title, ...runs(first.content ?? [])] })
}

function blockParts(block: Block, { layout }: Writer): readonly FileChild[] {
  const rows = tableRows(block)
  // Word makes one table of two that touch.
  if (rows !== null) return rows.length === 0 ? [] : [planTable(rows, layout), blank()]
  if (block.type === 'bullet') return [new Paragraph({ numbering: { reference: BULLETS, level: block.attrs?.['depth'] === 2 ? 1 : 0, instance: 0 }, children: runs(block.content ?? []) })]
  return [new Paragraph({ children: runs(block.content ?? []) })]
}

function appendixParts(section: Section, writer: Writer): readonly FileChild[] {
  const title = new Paragraph({ pageBreakBefore: true, alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, children: runs(section.title, { bold: true }) })
  return [...(inlineText(section.title) === '' ? [] : [title]), ...section.blocks.flatMap((block) => blockParts(block, writer))]
}

function numbering(automatic: Automatic, layout: DocxLayout): readonly { readonly reference: string; readonly levels: readonly ILevelsOptions[] }[] {
  const setting = { paragraph: { indent: { left: 0, firstLine: mm(layout.indent) } } }
  const level = (at: number, { format, text }: Pick<ListLevel, 'format' | 'text'>): ILevelsOptions => ({
    level: at, format: FORMATS[format] ?? LevelFormat.DECIMAL, text, start: 1, alignment: AlignmentType.LEFT, suffix: LevelSuffix.SPACE, style: setting,
  })
  return [
    ...automatic.lists.map(({ reference, levels }) => ({ reference, levels: [...levels].map(([at, each]) => level(at, each)) })),
    { reference: BULLETS, levels: ['-', '+'].map((text, at) => ({ ...level(at, { format: 'bullet', text }), format: LevelFormat.BULLET })) },
  ]
}

function styles(layout: DocxLayout): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const paragraph = { alignment: AlignmentType.BOTH, indent: { firstLine: mm(layout.indent) }, spacing: { before: layout.gap * 20, after: layout.gap * 20, line: Math.round(layout.line * 240) } }
  const heading = { run: { font: layout.font, size: layout.size * 2, bold: true, color: '000000' }, paragraph: { ...paragraph, keepNext: true } }
  return {
    default: {
      document: { run: { font: layout.font, size: layout.size * 2, language: { value: 'vi-VN' } }, paragraph },
      heading1: heading, heading2: heading, heading3: heading, heading4: heading, heading5: heading, heading6: heading,
    },
  }
}
