import { HoverCard } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { Person } from '@thac/api'
import type { SectionDivergence, SectionId } from '@thac/plan'
import { sectionHeading } from '@thac/plan'
import type { ReactElement, RefObject } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../../platform/sync/index.ts'
import { look, useStore } from '../../../platform/sync/index.ts'
import { BlockText, StateBadge } from '../../../ui/index.ts'
import { useSectionBoxes } from './useSectionBoxes.ts'
import classes from './Margin.module.css'

export interface MarginProps {
  readonly desk: Desk
  readonly editor: Editor
  readonly sheet: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLElement | null>
}

/** On the sheet's outer margin, one mark a section: its state, its comments, who is in it. */
export function Margin({ desk, editor, sheet, scroller }: MarginProps): ReactElement {
  const { t } = useTranslation('editor')
  const boxes = useSectionBoxes(editor, sheet, scroller)
  const divergence = useStore(desk.divergence)
  const comments = useStore(desk.comments)
  const presence = useStore(desk.presence)
  const states = useMemo(() => new Map((divergence?.sections ?? []).map((one) => [one.id, one])), [divergence])
  return (
    <div className={classes.margin} role="group" aria-label={t('marginLabel')}>
      {boxes.map(({ id, top }) => {
        const count = comments.get(id) ?? 0
        return (
          <div key={id} className={classes.mark} style={{ top }}>
            {states.get(id) === undefined ? null : <StateMark desk={desk} state={states.get(id) ?? null} />}
            {count === 0 ? null : (
              <button type="button" className={classes.comments} aria-label={t('openComments', { count })} onClick={() => look(desk, { section: id, tab: 'comments', panelOpen: true })}>
                <IconMessage2 size={14} />{count}
              </button>
            )}
            <People people={presence.get(id) ?? []} />
          </div>
        )
      })}
    </div>
  )
}

function StateMark({ desk, state }: { readonly desk: Desk; readonly state: SectionDivergence | null }): ReactElement | null {
  const { t } = useTranslation('editor')
  if (state === null) return null
  return (
    <HoverCard width={380} position="left" shadow="md" openDelay={350} closeDelay={80} withinPortal>
      <HoverCard.Target>
        <button type="button" className={classes.state} aria-label={t('showSuperior')} onClick={() => look(desk, { section: state.id, tab: 'superior', panelOpen: true })}><StateBadge state={state.state} size={18} /></button>
      </HoverCard.Target>
      <HoverCard.Dropdown><SuperiorGlance desk={desk} id={state.id} /></HoverCard.Dropdown>
    </HoverCard>
  )
}

/** The superior's text in place, for a look in passing. */
function SuperiorGlance({ desk, id }: { readonly desk: Desk; readonly id: SectionId }): ReactElement {
  const { t } = useTranslation('editor')
  const texts = desk.texts(id)
  const shown = texts?.theirs ?? texts?.base ?? null
  if (shown === null) return <p className={classes.own}>{t('ownSection')}</p>
  return (
    <div className={classes.glance}>
      <p className={classes.source}>{t('superiorText')}</p>
      <p><strong>{sectionHeading(shown)}</strong></p>
      {shown.blocks.slice(0, 4).map((block, i) => <BlockText key={i} block={block} />)}
      {shown.blocks.length > 4 ? <p>…</p> : null}
    </div>
  )
}

function People({ people }: { readonly people: readonly Person[] }): ReactElement | null {
  const { t } = useTranslation('editor')
  if (people.length === 0) return null
  return (
    <>
      {people.slice(0, 3).map((person) => <span key={person.id} className={classes.person} style={{ background: person.color }} role="img" aria-label={t('isHere', { name: person.name })} title={person.name} />)}
    </>
  )
}
