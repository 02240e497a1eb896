import type { ReactElement, ReactNode } from 'react'
import classes from './Notice.module.css'

export interface EmptyStateProps {
  /** One sentence that teaches. */
  readonly text: ReactNode
  /** One button. */
  readonly action?: ReactNode
}

/** A place with nothing in it yet: one sentence and one button. */
export function EmptyState({ text, action }: EmptyStateProps): ReactElement {
  return <div className={classes.empty}><p>{text}</p>{action}</div>
}
