import type { Cell, DeskView } from '../../../platform/sync/index.ts'
import { cell } from '../../../platform/sync/index.ts'
import { firstView, keepView } from './deskView.ts'

export type DeskCell = Cell<DeskView>

/** What is open and pointed at, begun as the desk was left and kept for the next time. */
export function deskCell(section: string | null): DeskCell {
  const view = cell<DeskView>({ ...firstView(innerWidth), section })
  view.subscribe(() => keepView(view.get(), innerWidth))
  return view
}
