import type { Inline, TableRow as PlanRow } from '@thac/plan'
import { inlineText } from '@thac/plan'
import type { IParagraphOptions } from 'docx'
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { DocxLayout } from './layout.ts'
import { mm, textWidth } from './layout.ts'
import { runs } from './runs.ts'

const NARROWEST = 0.06
/** As many as Word knows. */
const MOST_COLUMNS = 63
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE }

/** A table of the plan, with its lines, header rows that return on every page, and merged cells. */
export function planTable(given: readonly PlanRow[], layout: DocxLayout): Table {
  const rows = given.map((row) => row.map((cell) => ({ ...cell, colspan: Math.min(cell.colspan, MOST_COLUMNS), rowspan: Math.min(cell.rowspan, given.length) })))
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0)))
  const shares = columnShares(rows, columns)
  const widths = shares.map((share) => mm(textWidth(layout) * share))
  return new Table({
    width: { size: mm(textWidth(layout)), type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    rows: rows.map((row) => {
      const header = row.length > 0 && row.every((cell) => cell.header)
      return new TableRow({
        tableHeader: header, cantSplit: true,
        children: row.map((cell) => new TableCell({
          columnSpan: cell.colspan, rowSpan: cell.rowspan, verticalAlign: VerticalAlignTable.CENTER,
          children: paragraphsOf(cell.content).map((content) => new Paragraph({
            children: runs(content, { size: layout.small, bold: header }), spacing: { before: 40, after: 40 }, indent: { firstLine: 0 },
            alignment: header || inlineText(content).length <= 4 ? AlignmentType.CENTER : AlignmentType.LEFT,
          })),
        })),
      })
    }),
  })
}

/** Two columns side by side without lines, as letterheads and feet are set. `left`: its share of the width. */
export function sideBySide(left: readonly IParagraphOptions[], right: readonly IParagraphOptions[], share: number, layout: DocxLayout): Table {
  const widths = [mm(textWidth(layout) * share), mm(textWidth(layout) * (1 - share))]
  const cell = (paragraphs: readonly IParagraphOptions[], width: number | undefined): TableCell => new TableCell({
    width: { size: width ?? 0, type: WidthType.DXA }, margins: { left: 0, right: 0 }, borders: { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE },
    children: (paragraphs.length === 0 ? [{}] : paragraphs).map((options) => new Paragraph(options)),
  })
  return new Table({
    width: { size: mm(textWidth(layout)), type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, borders: NO_LINES,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  })
}

function paragraphsOf(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const out: Inline[][] = [[]]
  for (const inline of content) {
    if (inline.type === 'hardBreak') out.push([])
    else out[out.length - 1]?.push(inline)
  }
  return out
}

/** Columns as wide as what they hold asks for, none too narrow to be read. */
function columnShares(rows: readonly PlanRow[], columns: number): readonly number[] {
  const wanted = Array.from({ length: columns }, () => 4)
  for (const row of rows) {
    let at = 0
    for (const cell of row) {
      const length = Math.min(60, inlineText(cell.content).length) / cell.colspan
      for (let i = at; i < at + cell.colspan && i < columns; i++) wanted[i] = Math.max(wanted[i] ?? 4, length)
      at += cell.colspan
    }
  }
  const total = wanted.reduce((sum, each) => sum + each, 0)
  const shares = wanted.map((each) => Math.max(Math.min(NARROWEST, 1 / columns), each / total))
  const sum = shares.reduce((all, each) => all + each, 0)
  return shares.map((each) => each / sum)
}
