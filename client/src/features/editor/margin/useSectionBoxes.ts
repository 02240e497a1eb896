import type { Editor } from '@tiptap/core'
import type { SectionId } from '@thac/plan'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'

/** Where a section stands on the sheet, in pixels from the sheet's top. */
export interface SectionBox {
  readonly id: SectionId
  readonly top: number
}

/** Pixels above and below the window for which boxes are kept ready. */
const AHEAD = 300

/** The sections in sight and just outside it, kept up with scrolling, typing and sizes; measured once a frame at most. */
export function useSectionBoxes(editor: Editor, sheet: RefObject<HTMLDivElement | null>, scroller: RefObject<HTMLElement | null>): readonly SectionBox[] {
  const [boxes, setBoxes] = useState<readonly SectionBox[]>([])
  useEffect(() => {
    let frame = 0
    const measure = (): void => {
      frame = 0
      if (sheet.current === null || editor.isDestroyed) return
      const next = boxesIn(editor.view.dom, sheet.current, innerHeight)
      setBoxes((before) => (same(before, next) ? before : next))
    }
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(measure)
    }
    const element = scroller.current
    const sizes = new ResizeObserver(later)
    if (sheet.current !== null) sizes.observe(sheet.current)
    element?.addEventListener('scroll', later, { passive: true })
    editor.on('transaction', later)
    later()
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      element?.removeEventListener('scroll', later)
      editor.off('transaction', later)
    }
  }, [editor, sheet, scroller])
  return boxes
}

function boxesIn(text: HTMLElement, sheet: HTMLElement, height: number): readonly SectionBox[] {
  const sections = text.children
  const zero = sheet.getBoundingClientRect().top
  const out: SectionBox[] = []
  for (let i = firstBelow(sections, -AHEAD); i < sections.length; i++) {
    const section = sections[i]
    const id = section?.getAttribute('data-section')
    if (section === undefined || id === null || id === undefined || id === '') continue
    const top = section.getBoundingClientRect().top
    if (top > height + AHEAD) break
    out.push({ id, top: Math.round(top - zero) })
  }
  return out
}

/** Sections stand one under the other, so the first one in sight is found by halving. */
function firstBelow(sections: HTMLCollection, edge: number): number {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.getBoundingClientRect().bottom ?? 0) < edge) low = middle + 1
    else high = middle
  }
  return low
}

function same(a: readonly SectionBox[], b: readonly SectionBox[]): boolean {
  return a.length === b.length && a.every((box, i) => box.id === b[i]?.id && box.top === b[i].top)
}
