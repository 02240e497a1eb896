import { recognitionMessage } from '@thac/plan'
import type { KeyboardEvent, ReactElement } from 'react'
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
  /** The line in hand takes the keyboard, again at every turn. */
  readonly grabs: boolean
  readonly turn: number
  readonly onLine: (line: number) => void
  readonly onHover: (part: string | null) => void
  readonly onTake: (line: number) => void
}

/** The file as it came, line by line; each line knows what it became. Arrows go from line to line, Enter takes back what was left out. */
export function SourcePane({ source, ties, guessed, part, hovered, line, grabs, turn, onLine, onHover, onTake }: SourcePaneProps): ReactElement {
  const { t } = useTranslation('importing')
  const pane = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (grabs && line !== null) pane.current?.children[line - 1]?.querySelector('button')?.focus({ preventScroll: true })
  }, [grabs, line, turn])
  const entry = line ?? source.findIndex((text) => text.trim() !== '') + 1
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      let next = entry + by
      while (next >= 1 && next <= source.length && source[next - 1]?.trim() === '') next += by
      if (next >= 1 && next <= source.length) onLine(next)
    } else if ((event.key === 'Enter' || event.key === 't') && ties.leftOut.has(entry) && !ties.partOf.has(entry)) onTake(entry)
    else return
    event.preventDefault()
  }
  return (
    <ol ref={pane} className={classes.lines} onMouseLeave={() => onHover(null)} onKeyDown={onKeyDown}>
      {source.map((text, i) => {
        const number = i + 1
        const to = ties.partOf.get(number)
        const key = to === undefined ? null : partKey(to)
        const reason = key === null ? ties.leftOut.get(number) : undefined
        return (
          <Line
            key={number} number={number} text={text} part={key} guessed={guessed.has(number)} tabbable={number === entry}
            note={reason === undefined ? null : reason === 'by-hand' ? t('byHand') : recognitionMessage(reason, {}, language())}
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
  readonly tabbable: boolean
  /** Why it was left out; null for a line that was not. */
  readonly note: string | null
  readonly tie: 'held' | 'near' | null
}

/** Compared by what it shows: the handlers are new at every turn and do the same. */
const Line = memo(LineRow, (a, b) => a.text === b.text && a.part === b.part && a.guessed === b.guessed && a.tabbable === b.tabbable && a.note === b.note && a.tie === b.tie)

function LineRow({ number, text, part, guessed, tabbable, note, tie, onLine, onHover, onTake }: LineProps): ReactElement {
  const { t } = useTranslation('importing')
  const blank = text.trim() === ''
  return (
    <li className={classes.line} data-blank={blank || undefined} data-tie={tie ?? undefined} data-left-out={(note !== null && !blank) || undefined} onMouseEnter={() => onHover(part)} onClick={blank ? undefined : () => onLine(number)}>
      <button type="button" className={classes.number} tabIndex={tabbable ? 0 : -1} disabled={blank} aria-label={t('line', { n: number })} data-guessed={guessed || undefined}>{number}</button>
      <span className={classes.text} lang="vi">{text}</span>
      {note === null || blank ? null : <span className={classes.note}>{note} <button type="button" tabIndex={tabbable ? 0 : -1} onClick={(event) => { event.stopPropagation(); onTake(number) }}>{t('takeLine')}</button></span>}
    </li>
  )
}
