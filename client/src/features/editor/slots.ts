import type { ComponentType } from 'react'
import type { Desk } from '../../platform/sync/index.ts'

/** What other features bring to the desk; `app/` joins them. */
export interface EditorSlots {
  readonly Outline: ComponentType<{ readonly desk: Desk }>
  readonly Review: ComponentType<{ readonly desk: Desk }>
  /** Asks for number, date and note, and issues. */
  readonly IssueDialog: ComponentType<{ readonly planId: string; readonly opened: boolean; readonly onClose: () => void }>
}
