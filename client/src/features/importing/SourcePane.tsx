import { recognitionMessage } from '@thac/plan'
import type { KeyboardEvent, ReactElement } from 'react'
import { memo, useEffect, useMemo, useRef } from 'react'
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
  const held = useMemo(() => new Set([...(part === null ? [] : (ties.linesOf.get(part) ?? [])), ...(line === null ? [] : [line])]), [ties, part, line])
  const near = useMemo(() => new Set(hovered === null ? [] : (ties.linesOf.get(hovered) ?? [])), [ties, hovered])
  const pages = useMemo(() => Array.from({ length: Math.ceil(source.length / PAGE) }, (_, i) => i * PAGE), [source])
  return (
    <ol ref={pane} className={classes.lines} onMouseLeave={() => onHover(null)} onKeyDown={onKeyDown}>
      {pages.map((from) => (
        <Lines
          key={from} source={source} from={from} ties={ties} guessed={guessed} held={within(held, from)} near={within(near, from)} entry={entry > from && entry <= from + PAGE ? entry : null}
          onLine={onLine} onHover={onHover} onTake={onTake}
        />
      ))}
    </ol>
  )
}

/** Lines are drawn so many at a time: one that changes does not ask all others whether they did. */
const PAGE = 64
const NONE: ReadonlySet<number> = new Set()

function within(lines: ReadonlySet<number>, from: number): ReadonlySet<number> {
  for (const line of lines) if (line > from && line <= from + PAGE) return lines
  return NONE
}

interface LinesProps extends Pick<SourcePaneProps, 'source' | 'ties' | 'guessed' | 'onLine' | 'onHover' | 'onTake'> {
  /** The lines behind this one. */
  readonly from: number
  readonly held: ReadonlySet<number>
  readonly near: ReadonlySet<number>
  /** The line that Tab reaches, where it is one of these. */
  readonly entry: number | null
}

/** Compared by what it shows, as its lines are. */
const Lines = memo(LineRows, (a, b) => a.source === b.source && a.ties === b.ties && a.guessed === b.guessed && a.held === b.held && a.near === b.near && a.entry === b.entry)

function LineRows({ source, from, ties, guessed, held, near, entry, onLine, onHover, onTake }: LinesProps): ReactElement {
  const { t } = useTranslation('importing')
  return (
    <>
      {source.slice(from, from + PAGE).map((text, i) => {
        const number = from + i + 1
        const to = ties.partOf.get(number)
        const reason = to === undefined ? ties.leftOut.get(number) : undefined
        return (
          <Line
            key={number} number={number} text={text} part={to === undefined ? null : partKey(to)} guessed={guessed.has(number)} tabbable={number === entry}
            note={reason === undefined ? null : reason === 'by-hand' ? t('byHand') : recognitionMessage(reason, {}, language())}
            tie={held.has(number) ? 'held' : near.has(number) ? 'near' : null} onLine={onLine} onHover={onHover} onTake={onTake}
          />
        )
      })}
    </>
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
