import { Drawer } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { PlanDetail } from '@thac/api'
import type { PlanMeta } from '@thac/plan'
import { restoreSection, writeMeta } from '@thac/sync'
import type { CSSProperties, ReactElement } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LivePlanReader, PlanConnection } from '../../platform/sync/index.ts'
import { look, readLive, useStore } from '../../platform/sync/index.ts'
import { CommentButton } from './CommentButton.tsx'
import type { DeskCell } from './desk/deskCell.ts'
import { deskCell } from './desk/deskCell.ts'
import { OUTLINE_FROM, PANEL_FROM } from './desk/deskView.ts'
import { useLifetime } from './desk/lifetime.ts'
import type { Presence } from './desk/presence.ts'
import { followPresence } from './desk/presence.ts'
import { usePlanDesk } from './desk/usePlanDesk.ts'
import { Header } from './Header.tsx'
import { Margin } from './margin/Margin.tsx'
import { Sheet } from './sheet/Sheet.tsx'
import type { EditorSlots } from './slots.ts'
import { StateNotice } from './StateNotice.tsx'
import { useText } from './text/useText.ts'
import { Toolbar } from './toolbar/Toolbar.tsx'
import classes from './EditorScreen.module.css'

export interface PlanDeskProps {
  readonly connection: PlanConnection
  readonly plan: PlanDetail
  readonly editable: boolean
  readonly sectionId: string | null
  readonly slots: EditorSlots
}

/** What changes on screen is read from the document at most this often. */
const READ_EVERY_MS = 150

/** The desk with a complete document on it. */
export function PlanDesk(props: PlanDeskProps): ReactElement | null {
  const { connection } = props
  const live = useLifetime(() => readLive(connection.doc, READ_EVERY_MS), (reader) => reader.stop(), [connection])
  const presence = useLifetime(() => followPresence(connection), (one) => one.stop(), [connection])
  const [view] = useState(() => deskCell(props.sectionId))
  return live === null || presence === null ? null : <Laid {...props} live={live} presence={presence} view={view} />
}

interface LaidProps extends PlanDeskProps {
  readonly live: LivePlanReader
  readonly presence: Presence
  readonly view: DeskCell
}

function Laid({ connection, plan, editable, sectionId, slots, live, presence, view }: LaidProps): ReactElement {
  const { t } = useTranslation('editor')
  const { plan: { meta } } = useStore(live)
  const { outlineOpen, panelOpen } = useStore(view)
  const { width } = useViewportSize()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const editor = useText({
    connection, editable, numbering: meta.numbering, label: t('textLabel'),
    onPickComment: (comment) => look({ view }, { comment, tab: 'comments', panelOpen: true }),
    onEnterSection: (section) => look({ view }, { section }),
    onRescue: () => notifications.show({ message: t('rescued') }),
    onGo: (id) => desk.actions.goTo(id),
    words: { caption: t('table.caption'), intoLines: t('table.intoLines'), goneReference: t('goneReference') },
  })
  const desk = usePlanDesk({
    connection, plan, editor, live, presence, view,
    hooks: {
      onRemoved: (id) => notifications.show({ message: <Removed onRestore={() => restoreSection(connection.doc, id)} />, autoClose: 6000 }),
      onCopied: () => notifications.show({ message: t('linkCopied'), autoClose: 2000 }),
    },
  })

  useEffect(() => {
    if (sectionId !== null) desk.actions.goTo(sectionId)
    // Only a new link jumps; a new desk for the same link does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sectionId])

  // Before the first measure the window's own width counts.
  const room = width === 0 ? innerWidth : width
  const outlineBeside = room >= OUTLINE_FROM
  const panelBeside = room >= PANEL_FROM
  // A custom property, which React's style type does not list.
  const untitled = { '--untitled': editable ? `"${t('untitled')}"` : '""' } as CSSProperties
  return (
    <div className={classes.screen} style={untitled}>
      <Header desk={desk} connection={connection} plan={plan} people={presence.people} IssueDialog={slots.IssueDialog} />
      <Toolbar desk={desk} editor={editor} />
      <StateNotice connection={connection} />
      <div className={classes.columns}>
        {outlineBeside && outlineOpen ? <div className={classes.outline}><slots.Outline desk={desk} /></div> : null}
        <div ref={scroller} className={classes.desk} data-desk="">
          <Sheet
            editor={editor} meta={meta} readOnly={!editable} sheetRef={sheet}
            writeMeta={(patch: Partial<PlanMeta>) => { if (editable) writeMeta(connection.doc, patch, META_EDIT) }}
            margin={<><Margin desk={desk} editor={editor} sheet={sheet} scroller={scroller} /><CommentButton desk={desk} editor={editor} sheet={sheet} /></>}
          />
        </div>
        {panelBeside && panelOpen ? <div className={classes.panel}><slots.Review desk={desk} /></div> : null}
      </div>
      <Drawer opened={!outlineBeside && outlineOpen} onClose={() => look(desk, { outlineOpen: false })} withCloseButton={false} size={320} padding={0} classNames={{ body: classes.drawer }} aria-label={t('showOutline')}>
        <slots.Outline desk={desk} />
      </Drawer>
      <Drawer opened={!panelBeside && panelOpen} onClose={() => look(desk, { panelOpen: false })} withCloseButton={false} position={room < 700 ? 'bottom' : 'right'} size={room < 700 ? '70%' : 380} padding={0} classNames={{ body: classes.drawer }} aria-label={t('showPanel')}>
        <slots.Review desk={desk} />
      </Drawer>
    </div>
  )
}

/** Origin of edits of the letterhead. */
const META_EDIT = { name: 'letterhead' }

function Removed({ onRestore }: { readonly onRestore: () => void }): ReactElement {
  const { t } = useTranslation('editor')
  const [back, setBack] = useState(false)
  return <span className={classes.removed}>{t(back ? 'restored' : 'removed')} {back ? null : <button type="button" onClick={() => { onRestore(); setBack(true) }}>{t('restore')}</button>}</span>
}
