import type { KeyboardEvent, ReactElement } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/index.ts'
import { splitPlaces } from './splitPlaces.ts'
import classes from './ResultPane.module.css'

export interface SplitTextProps {
  readonly text: string
  /** Called with the offset of the word that is to open the later piece. */
  readonly onSplit: (offset: number) => void
  readonly onStop: () => void
}

/** A text whose words are places to split it at: click the one that opens the later piece, or go there by arrows and press Enter. */
export function SplitText({ text, onSplit, onStop }: SplitTextProps): ReactElement {
  const { t } = useTranslation('importing')
  const root = useRef<HTMLSpanElement>(null)
  const places = useMemo(() => splitPlaces(text), [text])
  const [at, setAt] = useState(() => Math.max(0, places.findIndex((place) => place.sentence)))
  useEffect(() => root.current?.focus({ preventScroll: true }), [])
  const go = (by: 1 | -1, sentences: boolean): void => {
    for (let next = at + by; next >= 0 && next < places.length; next += by) if (!sentences || places[next]?.sentence === true) return setAt(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = places[at]
    switch (event.key) {
      case 'ArrowLeft': go(-1, false); break
      case 'ArrowRight': go(1, false); break
      case 'ArrowUp': go(-1, true); break
      case 'ArrowDown': go(1, true); break
      case 'Enter': if (place !== undefined) onSplit(place.offset); break
      case 'Escape': onStop(); break
      default: return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const first = places[0]
  const opens = places[at]?.offset ?? 0
  return (
    <>
      <span
        ref={root} className={classes.splitting} tabIndex={0} onKeyDown={onKeyDown} role="slider" aria-label={t('tool.split')} aria-valuemin={0} aria-valuemax={Math.max(0, places.length - 1)} aria-valuenow={at}
        aria-valuetext={t('splitBefore', { words: text.slice(opens, opens + 40) })}
      >
        {text.slice(0, first?.offset ?? text.length)}
        {places.map(({ offset }, i) => (
          <span key={offset}>{i === at ? <span className={classes.cut} aria-hidden="true" /> : null}<span className={classes.place} onMouseEnter={() => setAt(i)} onClick={(event) => { event.stopPropagation(); onSplit(offset) }}>{text.slice(offset, places[i + 1]?.offset ?? text.length)}</span></span>
        ))}
      </span>
      <span className={classes.splitHint}>{t('splitHere')} <span><Kbd>←</Kbd> <Kbd>→</Kbd> {t('splitKeys')} · <Kbd>↵</Kbd> {t('keys.split')} · <Kbd>Esc</Kbd> {t('keys.stop')}</span> <button type="button" onClick={(event) => { event.stopPropagation(); onStop() }}>{t('stop')}</button></span>
    </>
  )
}
