import type { DeskView } from '../../../platform/sync/index.ts'

const KEPT = 'thac-desk'
/** Below these widths the outline and the panel lie over the sheet and start closed. */
export const OUTLINE_FROM = 1000
export const PANEL_FROM = 1240

/** How the desk was left on this machine, fitted to the window. */
export function firstView(width: number): DeskView {
  const kept = readKept()
  return {
    tab: 'comments', section: null, composing: null, comment: null,
    outlineOpen: width >= OUTLINE_FROM && kept.outlineOpen, panelOpen: width >= PANEL_FROM && kept.panelOpen,
  }
}

/** Keeps what should be found again as it was left. */
export function keepView(view: DeskView, width: number): void {
  if (width < PANEL_FROM) return
  try {
    localStorage.setItem(KEPT, JSON.stringify({ outlineOpen: view.outlineOpen, panelOpen: view.panelOpen }))
  } catch {
    // A browser that keeps nothing shows the desk as it is at first.
  }
}

function readKept(): Pick<DeskView, 'outlineOpen' | 'panelOpen'> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
    const record: { outlineOpen?: unknown; panelOpen?: unknown } = typeof kept === 'object' && kept !== null ? kept : {}
    return { outlineOpen: record.outlineOpen !== false, panelOpen: record.panelOpen !== false }
  } catch {
    return { outlineOpen: true, panelOpen: true }
  }
}
