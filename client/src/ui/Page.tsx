import type { PlanDetail } from '@thac/api'
import type { ReactElement, ReactNode } from 'react'
import type { PlanCrumb } from './TopBar.tsx'
import { TopBar } from './TopBar.tsx'
import classes from './Page.module.css'

export interface PageProps {
  readonly title: string
  /** Down through the cascade, root first. */
  readonly crumbs?: readonly (PlanCrumb | PlanDetail['lineage'][number])[]
  /** The one primary action, in the top bar. */
  readonly actions?: ReactNode
  /** The whole width of the window, for matrices and columns. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A screen that is read downwards: the top bar, and content of a readable width. */
export function Page({ title, crumbs, actions, wide = false, children }: PageProps): ReactElement {
  return (
    <div className={classes.page}>
      <TopBar title={title} action={actions} breadcrumb={(crumbs ?? []).map((crumb) => ('label' in crumb ? crumb : { planId: crumb.planId, label: crumb.unitName, version: crumb.version }))} />
      <main id="main" className={classes.main} data-wide={wide || undefined} tabIndex={-1}>{children}</main>
    </div>
  )
}
