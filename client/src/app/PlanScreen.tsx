import type { ReactElement } from 'react'
import type { EditorSlots } from '../features/editor/index.ts'
import { EditorScreen } from '../features/editor/index.ts'
import { Outline } from '../features/outline/index.ts'
import { ReviewPanel } from '../features/review/index.ts'

export interface PlanScreenProps {
  readonly planId: string
  readonly sectionId: string | undefined
  readonly IssueDialog: EditorSlots['IssueDialog']
}

/** The editor joined with its outline, its panel and the dialog that issues; all that needs the document's own chunk. */
export function PlanScreen({ planId, sectionId, IssueDialog }: PlanScreenProps): ReactElement {
  return <EditorScreen planId={planId} {...(sectionId === undefined ? {} : { sectionId })} slots={{ Outline, Review: ReviewPanel, IssueDialog }} />
}
