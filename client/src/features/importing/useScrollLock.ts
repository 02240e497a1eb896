import type { RefObject } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import type { Side } from './spans.ts'
import { follow, readingLine, spansOf } from './spans.ts'
import type { Part, Ties } from './ties.ts'

export interface ScrollLockOptions {
  readonly source: RefObject<HTMLElement | null>
  readonly result: RefObject<HTMLElement | null>
  readonly parts: readonly Part[]
  readonly ties: Ties
  readonly locked: boolean
}

/** Farther than this the other side glides instead of jumping, in pixels. */
const GLIDE_FROM = 160
const EVENTS_OF_A_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'focusin'] as const

/**
 * Source and result scroll together by what corresponds. The side that a hand touched last leads; what the other side
 * scrolls by itself moves nothing, so the two never chase each other. Gives back a function that names the leader, for
 * scrolling that no hand did.
 */
export function useScrollLock({ source, result, parts, ties, locked }: ScrollLockOptions): (leader: 'source' | 'result') => void {
  const spans = useMemo(() => spansOf(parts, ties), [parts, ties])
  const leading = useRef<'source' | 'result'>('result')
  useEffect(() => {
    const left = source.current
    const right = result.current
    if (left === null || right === null) return
    const lines = left.querySelector('ol')?.children
    const rows = new Map<string, Element>()
    for (const row of right.querySelectorAll('[data-part]')) rows.set(row.getAttribute('data-part') ?? '', row)
    const top = (pane: HTMLElement, element: Element | undefined): number => (element === undefined ? 0 : element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop)
    const bottom = (pane: HTMLElement, element: Element | undefined): number => top(pane, element) + (element?.getBoundingClientRect().height ?? 0)
    const sides = (): Readonly<Record<'source' | 'result', Side>> => ({
      source: { height: left.scrollHeight, extent: (i) => ({ top: top(left, lines?.[(spans[i]?.from ?? 1) - 1]), bottom: bottom(left, lines?.[(spans[i]?.to ?? 1) - 1]) }) },
      result: { height: right.scrollHeight, extent: (i) => ({ top: top(right, rows.get(spans[i]?.first ?? '')), bottom: bottom(right, rows.get(spans[i]?.last ?? '')) }) },
    })
    let frame = 0
    // Scrolling brings unseen parts to their true height, which moves what lies below: a few more frames settle it.
    let more = 0
    const go = (): void => {
      frame = 0
      const [lead, trail] = leading.current === 'source' ? [left, right] : [right, left]
      const both = sides()
      const [leads, trails] = leading.current === 'source' ? [both.source, both.result] : [both.result, both.source]
      const line = readingLine(lead.scrollTop, lead.scrollHeight, lead.clientHeight)
      const wanted = follow(spans.length, leads, trails, lead.scrollTop + line) - (line / Math.max(1, lead.clientHeight)) * trail.clientHeight
      const distance = Math.min(Math.max(0, wanted), trail.scrollHeight - trail.clientHeight) - trail.scrollTop
      const glides = Math.abs(distance) > GLIDE_FROM && !matchMedia('(prefers-reduced-motion: reduce)').matches
      if (Math.abs(distance) >= 1) trail.scrollTop += glides ? distance * 0.4 : distance
      if (glides || more-- > 0) frame = requestAnimationFrame(go)
    }
    const start = (): void => {
      more = 3
      if (frame === 0) frame = requestAnimationFrame(go)
    }
    const stops = (['source', 'result'] as const).map((name) => {
      const pane = name === 'source' ? left : right
      // What stands in a pane's head is no touch of its text.
      const take = (event: Event): void => { if (!(event.target instanceof Element) || event.target.closest('h2') === null) leading.current = name }
      const onScroll = (): void => { if (locked && leading.current === name) start() }
      for (const event of EVENTS_OF_A_HAND) pane.addEventListener(event, take, { passive: true, capture: true })
      pane.addEventListener('scroll', onScroll, { passive: true })
      return () => {
        for (const event of EVENTS_OF_A_HAND) pane.removeEventListener(event, take, { capture: true })
        pane.removeEventListener('scroll', onScroll)
      }
    })
    if (locked) start()
    return () => {
      cancelAnimationFrame(frame)
      for (const stop of stops) stop()
    }
  }, [spans, locked, source, result])
  return useMemo(() => (leader: 'source' | 'result'): void => { leading.current = leader }, [])
}
