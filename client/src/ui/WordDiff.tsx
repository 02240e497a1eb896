import type { BlockDiff, SectionContent, TableRow } from '@thac/plan'
import { sectionDiff, tableRows } from '@thac/plan'
import type { ReactElement } from 'react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { TableView } from './paper/TableView.tsx'
import classes from './WordDiff.module.css'

export interface WordDiffProps {
  /** null: there was no such section. */
  readonly before: SectionContent | null
  readonly after: SectionContent | null
}

/** What became of a section's words: added ones underlined, removed ones struck through, and said so to those who listen. */
export function WordDiff({ before, after }: WordDiffProps): ReactElement {
  const { t } = useTranslation()
  const blocks = sectionDiff(before ?? NOTHING, after ?? NOTHING)
  const differs = blocks.some((block) => block.kind !== 'same')
  return (
    <div className={classes.diff}>
      {differs ? null : <p className={classes.none}>{t('diff.same')}</p>}
      {blocks.map((block, i) => {
        const rows = block.kind === 'same' ? tableOf(block, after ?? before) : null
        return rows !== null ? <TableView key={i} rows={rows} /> : (
          <p key={i} data-part={block.part} data-kind={block.kind} data-bullet={block.prefix === '' ? undefined : block.prefix.trim()}>
            {block.prefix === '' ? null : <span className={classes.prefix}>{block.prefix}</span>}
            {block.runs.map((run, j) => {
              if (run.kind === 'same') return <Fragment key={j}>{run.text}</Fragment>
              // A line through a space at the end would tie the words to those that follow.
              const words = run.text.trimEnd()
              const gap = run.text.slice(words.length)
              return <Fragment key={j}>{run.kind === 'added' ? <ins title={t('diff.added')}>{words}</ins> : <del title={t('diff.removed')}>{words}</del>}{gap}</Fragment>
            })}
          </p>
        )
      })}
    </div>
  )
}

/** The rows of a table that is the same on both sides; one that differs is shown by its lines. */
function tableOf(block: BlockDiff, content: SectionContent | null): readonly TableRow[] | null {
  const own = block.part === 'block' && block.after !== null ? content?.blocks[block.after] : undefined
  return own === undefined ? null : tableRows(own)
}

const NOTHING: SectionContent = { title: [], blocks: [], runIn: false }
