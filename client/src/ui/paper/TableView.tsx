import type { TableRow } from '@thac/plan'
import type { ReactElement } from 'react'
import { InlineText } from './InlineText.tsx'
import classes from './TableView.module.css'

/** A table as printed, header cells bold; one too wide for the paper scrolls. */
export function TableView({ rows }: { readonly rows: readonly TableRow[] }): ReactElement {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, k) => {
                const Cell = cell.header ? 'th' : 'td'
                return <Cell key={k} colSpan={cell.colspan} rowSpan={cell.rowspan} scope={cell.header ? 'col' : undefined}><InlineText content={cell.content} /></Cell>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
