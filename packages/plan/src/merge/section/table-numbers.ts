import type { Inline } from '../../model/content.ts'
import { inlineText, isText } from '../../model/content.ts'
import type { TableCell, TableRow } from '../../model/table.ts'
import { COUNT } from './table-grid.ts'

/** The rows with the cells of the counting `column` numbered through from `head` on, set as the `sample` cell is (`1`, `01`, `1.`). */
export function numbered(rows: readonly TableRow[], head: number, column: number, sample: string): readonly TableRow[] {
  const digits = /^\d+/.exec(sample)?.[0].length ?? 1
  const sign = /[.)]$/.exec(sample)?.[0] ?? ''
  return rows.map((row, i) => {
    const cell = row[column]
    if (i < head || cell === undefined) return row
    const n = String(i - head + 1)
    if (COUNT.exec(inlineText(cell.content).trim())?.[1] === n) return row
    return row.map((one, j): TableCell => (j === column ? { ...one, content: written(one.content, n.padStart(digits, '0') + sign) } : one))
  })
}

function written(content: readonly Inline[], text: string): readonly Inline[] {
  const marks = content.find(isText)?.marks
  return [marks === undefined ? { type: 'text', text } : { type: 'text', text, marks }]
}
