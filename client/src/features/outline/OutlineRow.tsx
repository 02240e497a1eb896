import { useDraggable, useDroppable } from '@dnd-kit/core'
import { IconChevronDown, IconChevronRight, IconMessage2 } from '@tabler/icons-react'
import type { Person } from '@thac/api'
import type { SectionId, SectionState } from '@thac/plan'
import { sectionHeading, sectionText } from '@thac/plan'
import type { KeyboardEvent, ReactElement } from 'react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { look } from '../../platform/sync/index.ts'
import { StateBadge } from '../../ui/index.ts'
import { SectionMenu } from './SectionMenu.tsx'
import type { OutlineRow as Row } from './tree.ts'
import classes from './Outline.module.css'

export interface OutlineRowProps {
  readonly desk: Desk
  readonly row: Row
  readonly current: boolean
  readonly state: SectionState | null
  readonly comments: number
  readonly people: readonly Person[]
  /** Where a section that is being dragged over this line would land. */
  readonly drop: 'above' | 'below' | null
  readonly onFold: (id: SectionId, folded: boolean) => void
}

/** One section in the outline. Arrows walk, left and right fold, Alt with an arrow moves. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps): ReactElement {
  const { desk, row, state, comments, people, onFold } = props
  const { t } = useTranslation('outline')
  const { section } = row
  const movable = desk.mayEdit && section.kind === 'body'
  const drag = useDraggable({ id: section.id, disabled: !movable })
  const drop = useDroppable({ id: section.id })
  const heading = headingOf(row, t('preamble'), t('closing'), t('untitled'))

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const done = act(event)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }
  function act(event: KeyboardEvent<HTMLDivElement>): boolean {
    if (event.target !== event.currentTarget) return false
    if (event.altKey) return movable && moveBy(desk, section.id, event.key)
    switch (event.key) {
      case 'ArrowDown': return walk(event.currentTarget, 1)
      case 'ArrowUp': return walk(event.currentTarget, -1)
      case 'ArrowRight': return row.folded ? (onFold(section.id, false), true) : walk(event.currentTarget, 1)
      case 'ArrowLeft': return row.below > 0 && !row.folded ? (onFold(section.id, true), true) : walk(event.currentTarget, -1)
      case 'Enter':
      case ' ': return (desk.actions.goTo(section.id), true)
      case 'Delete': return movable && (desk.actions.remove(section.id), true)
      default: return false
    }
  }

  return (
    <li
      ref={(element) => { drag.setNodeRef(element); drop.setNodeRef(element) }} role="treeitem" aria-level={row.depth + 1} aria-selected={props.current}
      aria-expanded={row.below > 0 ? !row.folded : undefined} className={classes.row} data-current={props.current || undefined} data-faint={row.faint || undefined}
      data-drop={props.drop ?? undefined} data-lifted={drag.isDragging || undefined} data-top={row.depth === 0 || undefined}
    >
      <div
        {...drag.listeners} className={classes.line} tabIndex={0} data-outline-line="" style={{ paddingInlineStart: 4 + row.depth * 14 }}
        onClick={() => desk.actions.goTo(section.id)} onKeyDown={onKeyDown}
      >
        {row.below > 0
          ? (
            <button type="button" tabIndex={-1} className={classes.fold} aria-label={row.folded ? t('unfold') : t('fold')} onClick={(event) => { event.stopPropagation(); onFold(section.id, !row.folded) }}>
              {row.folded ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
            </button>
          )
          : <span className={classes.fold} />}
        {row.label === '' ? null : <span className={classes.label}>{row.label}</span>}
        <span className={classes.heading} data-blank={sectionHeading(section) === '' || undefined}>{heading}</span>
        {people.map((person) => <span key={person.id} className={classes.person} style={{ background: person.color }} title={person.name} role="img" aria-label={t('isHere', { name: person.name })}>{initial(person.name)}</span>)}
        {comments === 0 ? null : (
          <button type="button" tabIndex={-1} className={classes.comments} aria-label={t('comments', { count: comments })} onClick={(event) => { event.stopPropagation(); look(desk, { section: section.id, tab: 'comments', panelOpen: true }) }}>
            <IconMessage2 size={13} />{comments}
          </button>
        )}
        {state === null ? null : <StateBadge state={state} size={14} />}
      </div>
      <SectionMenu desk={desk} section={section} />
    </li>
  )
}, sameProps)

/** While somebody types, the tree is made again several times a second; a line that says the same is not drawn again. */
function sameProps(a: OutlineRowProps, b: OutlineRowProps): boolean {
  return a.desk === b.desk && a.current === b.current && a.state === b.state && a.comments === b.comments && a.people === b.people && a.drop === b.drop
    && a.row.section === b.row.section && a.row.depth === b.row.depth && a.row.label === b.row.label && a.row.below === b.row.below
    && a.row.folded === b.row.folded && a.row.faint === b.row.faint
}

/** What a line says for a section without a heading: how its text begins. */
function headingOf(row: Row, preamble: string, closing: string, untitled: string): string {
  if (row.section.kind === 'preamble') return preamble
  if (row.section.kind === 'closing') return closing
  const heading = sectionHeading(row.section)
  if (heading !== '') return heading
  const text = sectionText(row.section)
  return text === '' ? untitled : text.slice(0, 80)
}

function moveBy(desk: Desk, id: SectionId, key: string): boolean {
  switch (key) {
    case 'ArrowUp': desk.actions.moveBy(id, -1); return true
    case 'ArrowDown': desk.actions.moveBy(id, 1); return true
    case 'ArrowLeft': desk.actions.promote(id); return true
    case 'ArrowRight': desk.actions.demote(id); return true
    default: return false
  }
}

function walk(from: HTMLElement, step: -1 | 1): boolean {
  const lines = [...(from.closest('[role=tree]')?.querySelectorAll<HTMLElement>('[data-outline-line]') ?? [])]
  lines[lines.indexOf(from) + step]?.focus()
  return true
}

/** The given name comes last in Vietnamese. */
function initial(name: string): string {
  return (name.trim().split(/\s+/).at(-1) ?? '').slice(0, 1).toUpperCase()
}
