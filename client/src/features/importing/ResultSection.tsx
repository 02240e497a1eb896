import type { Block, Inline, Place, Section } from '@thac/plan'
import { blockPrefix, inlineText, sliceRuns, tableRows } from '@thac/plan'
import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { InlineText, TableView } from '../../ui/index.ts'
import { PartTools } from './PartTools.tsx'
import { hasHeadingRow } from './parts.ts'
import type { Guess } from './reading.ts'
import { SplitText } from './SplitText.tsx'
import type { Part } from './ties.ts'
import { partKey } from './ties.ts'
import type { Tool } from './tools.ts'
import classes from './ResultPane.module.css'

export interface ResultSectionProps {
  readonly section: Section
  readonly place: Place | undefined
  readonly guessed: ReadonlySet<string>
  /** The part in hand, the one under the pointer, and the one that Tab reaches: null where it is in another section. */
  readonly part: string | null
  readonly hovered: string | null
  readonly entry: string | null
  /** The guess that is looked at, where it is about this section. */
  readonly guess: Guess | null
  readonly tools: readonly Tool[]
  readonly splits: boolean
  readonly splitting: boolean
  readonly onPart: (part: Part) => void
  readonly onHover: (part: string | null) => void
  readonly onUse: (tool: Tool) => void
  readonly onOpen: (part: string | null) => void
  readonly onSplit: (part: Part, offset: number) => void
}

/** One section of the result. Compared by what it shows; only the one in hand follows the handlers, which are new at every turn. */
export const ResultSection = memo(SectionRows, (a, b) =>
  a.section === b.section && a.place?.label === b.place?.label && a.place?.depth === b.place?.depth && a.part === b.part && a.hovered === b.hovered && a.entry === b.entry
  && a.guessed === b.guessed && a.guess === b.guess && a.splitting === b.splitting && a.part === null)

function SectionRows({ section, place, guessed, part, hovered, entry, guess, tools, splits, splitting, onPart, onHover, onUse, onOpen, onSplit }: ResultSectionProps): ReactElement {
  const { t } = useTranslation('importing')
  const label = place?.label ?? ''
  const kind = section.kind === 'body' ? null : t(`part.${section.kind}`)
  const row = (block: number | null, content: readonly Inline[], show: (text: ReactNode) => ReactNode, table: number | null = null): ReactElement => {
    const own: Part = { kind: 'text', id: section.id, block }
    const key = partKey(own)
    const held = key === part
    return (
      <div key={key} className={block === null ? classes.heading : classes.block} data-tie={held ? 'held' : key === hovered ? 'near' : undefined} data-guessed={guessed.has(key) || undefined} onMouseEnter={() => onHover(key)}>
        <div
          className={classes.pick} data-part={key} tabIndex={key === entry ? 0 : -1} lang="vi" onClick={() => { if (!(held && splitting)) onPart(own) }}
          role={table === null ? 'button' : 'group'} aria-label={table === null ? undefined : t('table', { rows: table })} aria-current={held || undefined}
        >
          {held && splitting ? <SplitText text={inlineText(content)} onSplit={(offset) => onSplit(own, offset)} onStop={() => onOpen(null)} /> : show(held && guess?.block === block ? <Seam content={content} guess={guess} /> : <InlineText content={content} />)}
        </div>
        {held && !splitting ? <PartTools tools={tools} splits={splits} onUse={onUse} onSplit={() => onOpen(key)} /> : null}
      </div>
    )
  }
  const blockRow = (block: Block, i: number): ReactElement => {
    const rows = tableRows(block)
    if (rows !== null) return row(i, [], () => <TableView rows={rows} />, rows.length)
    return row(i, block.content ?? [], (text) => <span className={classes.words} data-bullet={blockPrefix(block).trim() || undefined}>{blockPrefix(block)}{text}</span>)
  }
  const [first] = section.blocks
  const joined = section.runIn && first !== undefined
  return (
    <section className={classes.section} data-level={section.kind === 'body' ? section.level : undefined} style={indent(place?.depth ?? 0)}>
      {kind === null ? null : <span className={classes.kind}>{kind}</span>}
      {hasHeadingRow(section, place) ? row(null, section.title, (text) => <>{label === '' ? null : <b>{label} </b>}<b>{text}</b>{section.title.length > 0 && joined ? ':' : ''}</>) : null}
      {section.blocks.map(blockRow)}
    </section>
  )
}

function indent(depth: number): CSSProperties {
  // React takes custom properties in a style, its types do not know them.
  return { '--depth': depth } as CSSProperties
}

/** The words that a guess is about: where two lines were joined, or the word that may be misread. */
function Seam({ content, guess }: { readonly content: readonly Inline[]; readonly guess: Guess }): ReactElement {
  const { t } = useTranslation('importing')
  const { offset } = guess
  if (offset === undefined || offset > inlineText(content).length) return <InlineText content={content} />
  const printed = String(guess.message.params[guess.code === 'misreading' ? 'printed' : 'text'] ?? '')
  const end = guess.code === 'misreading' || guess.code === 'reference-linked' ? offset + printed.length : offset
  return (
    <>
      <InlineText content={sliceRuns(content, 0, offset)} />
      {end > offset ? <mark className={classes.word}><InlineText content={sliceRuns(content, offset, end)} /></mark> : <span className={classes.seam} title={t(`group.${guess.code}`)} aria-hidden="true" />}
      <InlineText content={sliceRuns(content, end)} />
    </>
  )
}
