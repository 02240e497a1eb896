import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp, IconArrowDown, IconArrowForwardUp, IconArrowUp, IconBold, IconIndentDecrease, IconIndentIncrease, IconItalic, IconLayoutSidebar, IconLayoutSidebarRight, IconList, IconRowInsertBottom,
  IconTrash, IconUnderline,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { addSectionAfter, demote, moveSectionBy, promote, redo, toggleBullet, undo, undoState } from '@thac/sync'
import { toggleMark } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../../platform/sync/index.ts'
import { look, useStore } from '../../../platform/sync/index.ts'
import { sectionAt } from '../text/caretSection.ts'
import { shortcut } from './shortcut.ts'
import classes from './Toolbar.module.css'

export interface ToolbarProps {
  readonly desk: Desk
  readonly editor: Editor
}

/** The few things that are done to text and sections all day. The keys for them stand in the tooltips. */
export function Toolbar({ desk, editor }: ToolbarProps): ReactElement {
  const { t } = useTranslation('editor')
  const view = useStore(desk.view)
  const on = useEditorState({ editor, selector: ({ editor: one }) => stateOf(one) })

  function run(command: Command): void {
    command(editor.state, editor.view.dispatch, editor.view)
    editor.view.focus()
  }
  function mark(name: string): void {
    const type = editor.schema.marks[name]
    if (type !== undefined) run(toggleMark(type))
  }

  return (
    <div className={classes.bar} role="toolbar" aria-label={t('toolbar')}>
      {view.outlineOpen ? null : <Tool label={t('showOutline')} first onRun={() => look(desk, { outlineOpen: true })}><IconLayoutSidebar size={18} /></Tool>}
      {desk.mayEdit
        ? (
          <>
            <Tool label={t('undo')} keys="Mod+Z" disabled={!on.canUndo} onRun={() => { undo(editor.view); editor.view.focus() }}><IconArrowBackUp size={18} /></Tool>
            <Tool label={t('redo')} keys="Mod+Y" disabled={!on.canRedo} onRun={() => { redo(editor.view); editor.view.focus() }}><IconArrowForwardUp size={18} /></Tool>
            <span className={classes.gap} />
            <Tool label={t('bold')} keys="Mod+B" pressed={on.bold} onRun={() => mark('bold')}><IconBold size={18} /></Tool>
            <Tool label={t('italic')} keys="Mod+I" pressed={on.italic} onRun={() => mark('italic')}><IconItalic size={18} /></Tool>
            <Tool label={t('underline')} keys="Mod+U" pressed={on.underline} onRun={() => mark('underline')}><IconUnderline size={18} /></Tool>
            <Tool label={t('bullet')} keys="Mod+Shift+8" pressed={on.bullet} disabled={!on.inBlock} onRun={() => run(toggleBullet(1))}><IconList size={18} /></Tool>
            <span className={classes.gap} />
            <Tool label={t('addSection')} keys="Mod+Enter" onRun={() => run(addSectionAfter())}><IconRowInsertBottom size={18} /></Tool>
            <Tool label={t('promote')} keys="Alt+Shift+←" disabled={!on.inBody} onRun={() => run(promote())}><IconIndentDecrease size={18} /></Tool>
            <Tool label={t('demote')} keys="Alt+Shift+→" disabled={!on.inBody} onRun={() => run(demote())}><IconIndentIncrease size={18} /></Tool>
            <Tool label={t('moveUp')} keys="Alt+Shift+↑" disabled={!on.inBody} onRun={() => run(moveSectionBy(-1))}><IconArrowUp size={18} /></Tool>
            <Tool label={t('moveDown')} keys="Alt+Shift+↓" disabled={!on.inBody} onRun={() => run(moveSectionBy(1))}><IconArrowDown size={18} /></Tool>
            <Tool label={t('removeSection')} disabled={on.section === null} onRun={() => { if (on.section !== null) desk.actions.remove(on.section) }}><IconTrash size={18} /></Tool>
          </>
        )
        : <span className={classes.note}>{desk.mayComment ? t('readOnlyComment') : t('readOnly')}</span>}
      <span className={classes.space} />
      {view.panelOpen ? null : <Tool label={t('showPanel')} first onRun={() => look(desk, { panelOpen: true })}><IconLayoutSidebarRight size={18} /></Tool>}
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly keys?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  /** On a narrow screen it stands before the others, so that nobody must look for it behind the edge. */
  readonly first?: boolean
  readonly onRun: () => void
  readonly children: ReactElement
}

function Tool({ label, keys, pressed, disabled, first, onRun, children }: ToolProps): ReactElement {
  const words = keys === undefined ? label : `${label} (${shortcut(keys)})`
  return (
    <Tooltip label={words} openDelay={300}>
      <ActionIcon
        className={first === true ? `${classes.tool} ${classes.first}` : classes.tool} variant={pressed === true ? 'light' : 'subtle'} color={pressed === true ? undefined : 'gray'} size={32} aria-label={words} aria-pressed={pressed} disabled={disabled}
        // A press must not take the caret out of the text.
        onMouseDown={(event) => event.preventDefault()} onClick={onRun}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

interface ToolState {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly bullet: boolean
  readonly inBlock: boolean
  readonly inBody: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly section: string | null
}

function stateOf(editor: Editor): ToolState {
  const { state } = editor
  const { $from } = state.selection
  const inText = $from.depth === 2
  return {
    bold: editor.isActive('bold'), italic: editor.isActive('italic'), underline: editor.isActive('underline'),
    bullet: inText && $from.parent.type.name === 'bullet',
    inBlock: inText && $from.parent.type.name !== 'title',
    inBody: inText && $from.node(1).attrs['kind'] === 'body',
    ...undoState(state),
    section: inText ? sectionAt(state, $from.pos) : null,
  }
}
