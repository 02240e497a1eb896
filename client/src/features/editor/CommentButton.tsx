import { Button } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { anchorOf } from '@thac/sync'
import type { ReactElement, RefObject } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { look } from '../../platform/sync/index.ts'
import classes from './EditorScreen.module.css'

export interface CommentButtonProps {
  readonly desk: Desk
  readonly editor: Editor
  readonly sheet: RefObject<HTMLDivElement | null>
}

/** Pixels between the selection's last line and the button. */
const BELOW = 6
/** A selection must rest this long before it is offered a comment. */
const REST_MS = 250

/** Beside a selected passage: comment on it. Works where the text may only be read, too. */
export function CommentButton({ desk, editor, sheet }: CommentButtonProps): ReactElement | null {
  const { t } = useTranslation('editor')
  const [spot, setSpot] = useState<{ readonly top: number; readonly left: number } | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const place = (): void => {
      const paper = sheet.current
      const { from, to, empty } = editor.state.selection
      if (editor.isDestroyed || paper === null || empty || editor.state.doc.textBetween(from, to).trim() === '') return setSpot(null)
      const end = editor.view.coordsAtPos(to)
      const box = paper.getBoundingClientRect()
      setSpot({ top: end.bottom - box.top + BELOW, left: Math.min(Math.max(end.left - box.left - 40, 8), box.width - 110) })
    }
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      if (editor.state.selection.empty) setSpot(null)
      else timer = setTimeout(place, REST_MS)
    }
    editor.on('selectionUpdate', later)
    return () => {
      if (timer !== null) clearTimeout(timer)
      editor.off('selectionUpdate', later)
    }
  }, [editor, sheet])

  function begin(): void {
    const anchor = anchorOf(editor.state, editor.state.selection.from, editor.state.selection.to)
    setSpot(null)
    if (anchor === null) return
    const { sectionId, ...passage } = anchor
    look(desk, { section: sectionId, tab: 'comments', panelOpen: true, composing: { sectionId, anchor: { ...passage, prefix: passage.prefix.slice(-100), suffix: passage.suffix.slice(0, 100) } } })
  }

  if (spot === null || !desk.mayComment) return null
  return (
    <Button
      className={classes.commentButton} size="compact-sm" leftSection={<IconMessagePlus size={15} />} style={spot}
      // A press must not lose the selection it is about.
      onMouseDown={(event) => event.preventDefault()} onClick={begin}
    >
      {t('comment')}
    </Button>
  )
}
