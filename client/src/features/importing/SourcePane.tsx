import { recognitionMessage } from '@thac/plan'
import type { ReactElement } from 'react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/index.ts'
import type { Ties } from './ties.ts'
import { partKey } from './ties.ts'
import classes from './SourcePane.module.css'

export interface SourcePaneProps {
  readonly source: readonly string[]
  readonly ties: Ties
  /** Lines with a guess about them. */
  readonly guessed: ReadonlySet<number>
  /** The part in hand, the part under the pointer, and the line in hand. */
  readonly part: string | null
  readonly hovered: string | null
  readonly line: number | null
  readonly onLine: (line: number) => void
  readonly onHover: (part: string | null) => void
  readonly onTake: (line: number) => void
}

/** The file as it came, line by line; each line knows what it became. */
export function SourcePane({ source, ties, guessed, part, hovered, line, onLine, onHover, onTake }: SourcePaneProps): ReactElement {
  const pane = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (line !== null) pane.current?.children[line - 1]?.scrollIntoView({ block: 'nearest' })
  }, [line, part])
  return (
    <ol ref={pane} className={classes.lines} onMouseLeave={() => onHover(null)}>
      {source.map((text, i) => {
        const number = i + 1
        const to = ties.partOf.get(number)
        const key = to === undefined ? null : partKey(to)
        const reason = key === null ? ties.leftOut.get(number) : undefined
        return (
          <Line
            key={number} number={number} text={text} part={key} guessed={guessed.has(number)}
            note={reason === undefined ? null : recognitionMessage(reason, {}, language())}
            tie={number === line || (key !== null && key === part) ? 'held' : key !== null && key === hovered ? 'near' : null}
            onLine={onLine} onHover={onHover} onTake={onTake}
          />
        )
      })}
    </ol>
  )
}

interface LineProps extends Pick<SourcePaneProps, 'onLine' | 'onHover' | 'onTake'> {
  readonly number: number
  readonly text: string
  readonly part: string | null
  readonly guessed: boolean
  /** Why it was left out; null for a line that was not. */
  readonly note: string | null
  readonly tie: 'held' | 'near' | null
}

/** Compared by what it shows: the handlers are new at every turn and do the same. */
const Line = memo(LineRow, (a, b) => a.text === b.text && a.part === b.part && a.guessed === b.guessed && a.note === b.note && a.tie === b.tie)

function LineRow({ number, text, part, guessed, note, tie, onLine, onHover, onTake }: LineProps): ReactElement {
  const { t } = useTranslation('importing')
  const blank = text.trim() === ''
  return (
    <li className={classes.line} data-blank={blank || undefined} data-tie={tie ?? undefined} data-left-out={(note !== null && !blank) || undefined} onMouseEnter={() => onHover(part)} onClick={() => onLine(number)}>
      <button type="button" className={classes.number} tabIndex={blank ? -1 : 0} aria-label={t('line', { n: number })} data-guessed={guessed || undefined}>{number}</button>
      <span className={classes.text} lang="vi">{text}</span>
      {note === null || blank ? null : <span className={classes.note}>{note} <button type="button" onClick={(event) => { event.stopPropagation(); onTake(number) }}>{t('takeLine')}</button></span>}
    </li>
  )
}
