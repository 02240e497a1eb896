import type { Attrs, Block, Inline, InlineLeaf } from './content.ts'
import { isText } from './content.ts'

/** One cell: its text, paragraphs parted by a `hardBreak`. Spans are 1 where the cell is an ordinary one. */
export interface TableCell {
  readonly content: readonly Inline[]
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
}

export type TableRow = readonly TableCell[]

/** A `table` block in ProseMirror's JSON: `tableRow`s of `tableHeader` and `tableCell`, each holding inline content. */
export function tableBlock(rows: readonly TableRow[]): Block {
  return { type: 'table', content: rows.map((cells): InlineLeaf => ({ type: 'tableRow', content: cells.map(cellNode) })) }
}

/** The rows of a `table` block; null for a block of another type. What is no row or cell in it is passed over. */
export function tableRows(block: Block): readonly TableRow[] | null {
  if (block.type !== 'table') return null
  return leaves(block.content, ['tableRow']).map((row) => leaves(row.content, ['tableCell', 'tableHeader']).map((cell) => ({
    content: cell.content ?? [], header: cell.type === 'tableHeader', colspan: span(cell.attrs, 'colspan'), rowspan: span(cell.attrs, 'rowspan'),
  })))
}

export function tableCell(content: readonly Inline[], header = false): TableCell {
  return { content, header, colspan: 1, rowspan: 1 }
}

function cellNode({ content, header, colspan, rowspan }: TableCell): InlineLeaf {
  const attrs: Attrs = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) }
  return { type: header ? 'tableHeader' : 'tableCell', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

function leaves(content: readonly Inline[] | undefined, types: readonly string[]): readonly InlineLeaf[] {
  return (content ?? []).filter((node): node is InlineLeaf => !isText(node) && types.includes(node.type))
}

function span(attrs: Attrs | undefined, key: string): number {
  const value = attrs?.[key]
  return typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= 1000 ? value : 1
}
