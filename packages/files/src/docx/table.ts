import type { SourceLine } from '@thac/plan'
import type { SourceCell } from '../tables.ts'
import type { Reader } from './reader.ts'
import { note } from './reader.ts'
import { drawsLines } from './styles.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, isElement, isOn, valueOf } from './xml.ts'

/** What may stand between a table and its rows, or a row and its cells. */
const WRAPPERS = ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']

/** A cell that the next rows may go on with. */
interface Open {
  readonly lines: SourceLine[]
  readonly header: boolean | null
  readonly colspan: number
  rowspan: number
}

/** The rows of a `tbl`: deleted rows and cells left out, merged cells as one. `read` reads a cell's blocks. */
export function readRows(table: XmlElement, reader: Reader, read: (nodes: readonly XmlNode[]) => readonly SourceLine[]): readonly (readonly SourceCell[])[] {
  const rows: Open[][] = []
  /** By column: the cell that stands above. */
  let above = new Map<number, Open>()
  for (const row of wrapped(table, 'tr')) {
    const properties = child(row, 'trPr')
    if (child(properties, 'del') !== undefined || child(properties, 'moveFrom') !== undefined) {
      note(reader, 'deletions-dropped')
      continue
    }
    if (child(properties, 'ins') !== undefined) note(reader, 'insertions-accepted')
    const header = isOn(properties, 'tblHeader') ? true : null
    const cells: Open[] = []
    const here = new Map<number, Open>()
    let column = Number(valueOf(properties, 'gridBefore') ?? 0)
    for (const cell of wrapped(row, 'tc')) {
      const own = child(cell, 'tcPr')
      if (child(own, 'cellDel') !== undefined) {
        note(reader, 'deletions-dropped')
        continue
      }
      const colspan = Math.max(1, Number(valueOf(own, 'gridSpan') ?? 1) || 1)
      const merge = child(own, 'vMerge')
      const upper = merge !== undefined && merge.attrs['val'] !== 'restart' ? above.get(column) : undefined
      const left = child(own, 'hMerge')?.attrs['val'] === 'restart' || child(own, 'hMerge') === undefined ? undefined : cells.at(-1)
      const lines = read(cell.children)
      const open = upper ?? left ?? { lines: [], header, colspan, rowspan: 1 }
      open.lines.push(...(open === upper || open === left ? lines.filter((line) => line.text.trim() !== '') : lines))
      if (open === upper) open.rowspan++
      else if (open !== left) cells.push(open)
      here.set(column, open)
      column += colspan
    }
    above = here
    if (cells.length > 0) rows.push(cells)
    // A row that only goes on with the cells above is none of its own.
    else for (const open of new Set(here.values())) open.rowspan = Math.max(1, open.rowspan - 1)
  }
  return rows
}

/** Whether the table draws lines of its own, of its cells' or of its style's. */
export function isBordered(table: XmlElement, reader: Reader): boolean {
  const properties = child(table, 'tblPr')
  const borders = child(properties, 'tblBorders')
  if (borders === undefined ? reader.styles.style(valueOf(properties, 'tblStyle'), 'other').bordered : drawsLines(borders)) return true
  return wrapped(table, 'tr').some((row) => wrapped(row, 'tc').some((cell) => drawsLines(child(child(cell, 'tcPr'), 'tcBorders'))))
}

function wrapped(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((node) => (!isElement(node) ? [] : node.name === name ? [node] : WRAPPERS.includes(node.name) ? wrapped(node, name) : []))
}
