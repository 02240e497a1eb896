import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'
import { partKey } from './ties.ts'
import type { Focus } from './useReview.ts'

export interface ShownOptions {
  readonly source: RefObject<HTMLElement | null>
  readonly result: RefObject<HTMLElement | null>
  readonly focus: Focus
  /** Which of them is on screen where there is room for one only. */
  readonly pane: string
  readonly lead: (leader: 'source' | 'result') => void
}

/** Keeps what is looked at on screen, on both sides. The side that the look went to leads the other. */
export function useShown({ source, result, focus, pane, lead }: ShownOptions): void {
  const { turn } = focus
  useLayoutEffect(() => {
    const { line, part } = focus
    const row = part === null ? null : (result.current?.querySelector(`[data-part="${CSS.escape(partKey(part))}"]`) ?? null)
    const printed = line === null ? null : (source.current?.querySelector('ol')?.children[line - 1] ?? null)
    const first = focus.pane === 'source' || row === null ? 'source' : 'result'
    if (row === null && printed === null) return
    lead(first)
    // Parts that were never drawn take their true height only when they come near: a few frames settle it.
    let frames = 2
    let frame = 0
    const go = (): void => {
      const moved = [bring(source.current, printed), bring(result.current, row)].includes(true)
      if (moved || frames-- > 0) frame = requestAnimationFrame(go)
    }
    go()
    const stop = (): void => cancelAnimationFrame(frame)
    const late = setTimeout(stop, LONGEST_MS)
    for (const event of HANDS) addEventListener(event, stop, { passive: true, capture: true })
    return () => {
      stop()
      clearTimeout(late)
      for (const event of HANDS) removeEventListener(event, stop, { capture: true })
    }
    // A new look, or another pane on a narrow screen; where it goes is read at that moment.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [turn, pane])
}

/** However restless the page is, after this the reader's own scrolling is left alone. */
const LONGEST_MS = 400
/** A reader who scrolls or points is not held back. */
const HANDS = ['wheel', 'touchstart', 'pointerdown'] as const

/** Scrolls only where something is not wholly in sight, and then to the upper third; says whether it did. */
function bring(pane: HTMLElement | null, element: Element | null): boolean {
  if (pane === null || element === null) return false
  const box = element.getBoundingClientRect()
  if (box.height === 0) return false
  const scrolls = pane.scrollHeight > pane.clientHeight + 1
  const window = scrolls ? pane.getBoundingClientRect() : { top: 120, bottom: innerHeight, height: innerHeight }
  if (box.top >= window.top + 40 && box.bottom <= window.bottom - 8) return false
  const by = box.top - window.top - Math.max(48, Math.min(window.height / 3, window.height - box.height - 16))
  if (Math.abs(by) < 1) return false
  if (scrolls) pane.scrollTop += by
  else scrollBy({ top: by })
  return true
}
