import type { DragEndEvent, DragMoveEvent } from '@dnd-kit/core'
import { DndContext, DragOverlay, PointerSensor, TouchSensor, closestCenter, useSensor, useSensors } from '@dnd-kit/core'
import { sectionHeading } from '@thac/plan'
import type { SectionId } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { useStore } from '../../platform/sync/index.ts'
import { OutlineRow } from './OutlineRow.tsx'
import type { OutlineInput, OutlineRow as Row } from './tree.ts'
import { dropTarget } from './tree.ts'
import classes from './Outline.module.css'

export interface OutlineTreeProps {
  readonly desk: Desk
  readonly input: OutlineInput
  readonly rows: readonly Row[]
  readonly onFold: (id: SectionId, folded: boolean) => void
}

interface Hover {
  readonly moved: SectionId
  readonly over: SectionId | null
  readonly side: 'above' | 'below'
}

/** The lines of the outline, to be dragged to another place with all that is below them. */
export function OutlineTree({ desk, input, rows, onFold }: OutlineTreeProps): ReactElement {
  const { t } = useTranslation('outline')
  const view = useStore(desk.view)
  const presence = useStore(desk.presence)
  const [hover, setHover] = useState<Hover | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, PRESS), useSensor(TouchSensor, TOUCH))

  function onMove(event: DragMoveEvent): void {
    setHover(hoverOf(event))
  }
  function onEnd(event: DragEndEvent): void {
    const { moved, over, side } = hoverOf(event)
    setHover(null)
    const target = over === null ? null : dropTarget(input, moved, over, side)
    if (target !== null) desk.actions.move(moved, target)
  }

  const lifted = rows.find((row) => row.section.id === hover?.moved)
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragMove={onMove} onDragEnd={onEnd} onDragCancel={() => setHover(null)}>
      <ul className={classes.rows} role="tree" aria-label={t('outline')}>
        {rows.map((row) => (
          <OutlineRow
            key={row.section.id} desk={desk} row={row} current={view.section === row.section.id} state={input.states.get(row.section.id)?.state ?? null}
            comments={input.comments.get(row.section.id) ?? 0} people={presence.get(row.section.id) ?? NOBODY}
            drop={hover !== null && hover.over === row.section.id && dropTarget(input, hover.moved, row.section.id, hover.side) !== null ? hover.side : null}
            onFold={onFold}
          />
        ))}
      </ul>
      <DragOverlay dropAnimation={null}>
        {lifted === undefined ? null : <div className={classes.lifted}>{lifted.label} {sectionHeading(lifted.section)}</div>}
      </DragOverlay>
    </DndContext>
  )
}

const NOBODY: readonly never[] = []

// A press must travel, or last on touch, before it drags: else no line could be clicked or scrolled past. The same objects at
// every render: new ones would have every line drawn again.
const PRESS = { activationConstraint: { distance: 6 } }
const TOUCH = { activationConstraint: { delay: 350, tolerance: 8 } }

function hoverOf(event: DragMoveEvent | DragEndEvent): Hover {
  const { active, over } = event
  const dragged = active.rect.current.translated
  const side = over !== null && dragged !== null && dragged.top + dragged.height / 2 > over.rect.top + over.rect.height / 2 ? 'below' : 'above'
  return { moved: String(active.id), over: over === null ? null : String(over.id), side }
}
