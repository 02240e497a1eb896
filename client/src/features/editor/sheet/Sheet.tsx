import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import type { PlanMeta } from '@thac/plan'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { Foot } from './Foot.tsx'
import { Letterhead } from './Letterhead.tsx'
import classes from './Sheet.module.css'
import '../text/text.css'

export interface SheetProps {
  readonly editor: Editor
  readonly meta: PlanMeta
  readonly readOnly: boolean
  readonly writeMeta: (patch: Partial<PlanMeta>) => void
  readonly sheetRef: RefObject<HTMLDivElement | null>
  /** What lies on the sheet's outer margin. */
  readonly margin: ReactNode
}

/** The paper: letterhead, text, foot. */
export function Sheet({ editor, meta, readOnly, writeMeta, sheetRef, margin }: SheetProps): ReactElement {
  return (
    <div className={classes.desk}>
      <div ref={sheetRef} className={classes.sheet}>
        <Letterhead meta={meta} readOnly={readOnly} write={writeMeta} />
        <EditorContent editor={editor} />
        <Foot meta={meta} readOnly={readOnly} write={writeMeta} />
        {margin}
      </div>
    </div>
  )
}
