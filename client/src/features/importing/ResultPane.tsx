import type { MetaLines } from '@thac/plan'
import { places, standing } from '@thac/plan'
import type { KeyboardEvent, ReactElement } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefPlaces } from '../../ui/index.ts'
import { FieldRow } from './FieldRow.tsx'
import { GuessBar } from './GuessBar.tsx'
import { fieldTexts } from './fields.ts'
import { isWritten, writeField, writtenText } from './letterhead.ts'
import { newId } from './newId.ts'
import { FOOT_FIELDS, HEAD_FIELDS } from './parts.ts'
import { splitAt } from './blocks.ts'
import { ResultSection } from './ResultSection.tsx'
import type { Part } from './ties.ts'
import { partKey } from './ties.ts'
import type { Tool } from './tools.ts'
import { maySplit, toolsFor } from './tools.ts'
import type { ReviewDesk } from './useReview.ts'
import classes from './ResultPane.module.css'

export interface ResultPaneProps {
  readonly desk: ReviewDesk
  readonly source: readonly string[]
  readonly hovered: string | null
  /** Parts that a guess is about. */
  readonly guessed: ReadonlySet<string>
  readonly onHover: (part: string | null) => void
  /** The part that is being written anew or split, by its key; null for none. */
  readonly open: string | null
  readonly onOpen: (part: string | null) => void
}

/** The plan as it was understood, on paper; the part in hand carries the tools that correct it, and every tool has a key. */
export function ResultPane({ desk, source, hovered, guessed, onHover, open, onOpen }: ResultPaneProps): ReactElement {
  const { t } = useTranslation('importing')
  const { reading, parts, focus } = desk
  const sheet = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => standing(reading.plan), [reading.plan])
  const where = useMemo(() => places(sections, reading.plan.meta.numbering), [sections, reading.plan.meta.numbering])
  const part = focus.part === null ? null : partKey(focus.part)
  const [fresh, setFresh] = useState(newId)
  const tools = useMemo(() => (focus.part === null ? [] : toolsFor(reading, focus.part, fresh)), [reading, focus.part, fresh])
  const splits = focus.part !== null && maySplit(reading, focus.part)
  // What may be reached by Tab while nothing is held.
  const entry = part ?? (parts[0] === undefined ? null : partKey(parts[0]))

  useEffect(() => {
    if (part === null || focus.pane !== 'result' || open !== null) return
    const row = sheet.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)
    row?.focus({ preventScroll: true })
    // Every look takes the keyboard along, also a second one at the same part.
  }, [part, focus.turn, focus.pane, open])

  const apply = (tool: Tool): void => {
    desk.change(tool.apply, tool.then)
    setFresh(newId())
  }
  const move = (by: number): void => {
    const at = part === null ? -1 : parts.findIndex((one) => partKey(one) === part)
    const next = parts[Math.min(parts.length - 1, Math.max(0, at + by))]
    if (next !== undefined) desk.lookAtPart(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    // A field, a place to split at and a button have keys of their own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset['part'] === undefined) return
    if (!press(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const press = (key: string): boolean => {
    switch (key) {
      case 'ArrowDown': return move(1), true
      case 'ArrowUp': return move(-1), true
      case 'Home': return move(-parts.length), true
      case 'End': return move(parts.length), true
      case 'Escape': return desk.lookAtPart(null), true
    }
    if (focus.part === null || part === null) return false
    const edits = focus.part.kind === 'field' && isWritten(focus.part.field)
    if ((key === 'Enter' || key === 'F2' || key.toLowerCase() === 'e') && edits) return onOpen(part), true
    if (key === 'Enter' && splits) return onOpen(part), true
    const tool = tools.find((one) => one.key === (key.length === 1 ? key.toLowerCase() : key))
    if (tool === undefined) return false
    apply(tool)
    return true
  }

  const texts = fieldTexts(reading.plan.meta)
  const field = (name: MetaLines['field']): ReactElement => {
    const own: Part = { kind: 'field', field: name }
    const key = partKey(own)
    return (
      <FieldRow
        key={name} field={name} lines={texts[name]} partName={key} tie={tieOf(key, part, hovered)} guessed={guessed.has(key)} tabbable={key === entry}
        written={isWritten(name) ? writtenText(reading, name) : null} open={open === key} onOpen={() => { desk.lookAtPart(own); onOpen(key) }} onHold={() => desk.lookAtPart(own)} onHover={() => onHover(key)}
        onWrite={(text) => {
          onOpen(null)
          desk.change((now) => (text === null || !isWritten(name) ? now : writeField(now, name, text)), own)
        }}
      />
    )
  }
  const guess = focus.guess === null ? undefined : reading.guesses.find((one) => one.id === focus.guess)
  return (
    <div ref={sheet} className={classes.sheet} onMouseLeave={() => onHover(null)} onKeyDown={onKeyDown} role="group" aria-label={t('result')}>
      <div className={classes.fields}>{HEAD_FIELDS.map(field)}</div>
      <RefPlaces value={where}>{sections.map((section) => {
        const prefix = `text ${section.id} `
        const own = part !== null && part.startsWith(prefix) ? part : null
        return (
          <ResultSection
            key={section.id} section={section} place={where.get(section.id)} guessed={guessed} part={own} entry={entry !== null && entry.startsWith(prefix) ? entry : null}
            hovered={hovered !== null && hovered.startsWith(prefix) ? hovered : null} guess={own === null || guess?.sectionId !== section.id ? null : guess}
            tools={own === null ? NO_TOOLS : tools} splits={own !== null && splits} splitting={own !== null && open === own}
            onPart={desk.lookAtPart} onHover={onHover} onUse={apply} onOpen={onOpen}
            onSplit={(held, offset) => {
              onOpen(null)
              if (held.kind !== 'text') return
              desk.change((now) => splitAt(now, held.id, held.block, offset, source), { kind: 'text', id: held.id, block: held.block === null ? 0 : held.block + 1 })
            }}
          />
        )
      })}</RefPlaces>
      <div className={classes.fields}>{FOOT_FIELDS.map(field)}</div>
      <GuessBar desk={desk} onEdit={onOpen} />
    </div>
  )
}

const NO_TOOLS: readonly Tool[] = []

function tieOf(key: string, part: string | null, hovered: string | null): 'held' | 'near' | undefined {
  return key === part ? 'held' : key === hovered ? 'near' : undefined
}
