import type { Block } from '@thac/plan'
import { blockPrefix, tableRows } from '@thac/plan'
import type { ReactElement } from 'react'
import { InlineText } from './InlineText.tsx'
import { TableView } from './TableView.tsx'

export interface BlockTextProps {
  readonly block: Block
  /** Class of the paragraph. */
  readonly className?: string | undefined
}

/** One block of a section to be read: a paragraph, a bullet with its mark, or a table. */
export function BlockText({ block, className }: BlockTextProps): ReactElement {
  const rows = tableRows(block)
  if (rows !== null) return <TableView rows={rows} />
  const prefix = blockPrefix(block)
  return <p className={className} data-bullet={prefix === '' ? undefined : prefix.trim()}>{prefix}<InlineText content={block.content} /></p>
}
