import type { KeyboardEvent, ReactElement } from 'react'
import { useEffect, useRef, useState } from 'react'
import classes from './MetaField.module.css'

export interface MetaFieldProps {
  readonly value: string | null
  /** Hears what was written, trimmed; null where nothing is left. */
  readonly onChange: (value: string | null) => void
  /** What the field is, for those who do not see the sheet. */
  readonly label: string
  readonly placeholder: string
  readonly readOnly: boolean
  readonly className?: string | undefined
  /** Enter goes to `onEnter` instead of beginning a new line. */
  readonly onEnter?: () => void
  /** Backspace in the empty field, or leaving it empty. */
  readonly onErase?: () => void
  readonly autoFocus?: boolean
}

/** What is written reaches the document at most this long after the last key. */
const WRITE_AFTER_MS = 400

/** A line of the letterhead that is written where it stands: it looks like print until it is touched. */
export function MetaField(props: MetaFieldProps): ReactElement {
  const { value, onChange, readOnly } = props
  const [draft, setDraft] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef({ draft, onChange })
  latest.current = { draft, onChange }
  const shown = draft ?? value ?? ''

  function commit(): void {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    const text = latest.current.draft
    if (text !== null) latest.current.onChange(cleaned(text))
  }

  // What was written and not yet passed on must not be lost when the sheet closes.
  useEffect(() => () => { if (timer.current !== null) commit() }, [])

  function write(text: string): void {
    setDraft(text)
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = setTimeout(commit, WRITE_AFTER_MS)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Enter that accepts a composed character is the input method's.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && props.onEnter !== undefined) {
      event.preventDefault()
      commit()
      props.onEnter()
    }
    if (event.key === 'Backspace' && shown === '' && props.onErase !== undefined) {
      event.preventDefault()
      props.onErase()
    }
  }

  return (
    <span className={`${classes.grow} ${props.className ?? ''}`} data-value={shown === '' ? props.placeholder : shown}>
      <textarea
        rows={1} value={shown} readOnly={readOnly} aria-label={props.label} placeholder={readOnly ? '' : props.placeholder} spellCheck={false} autoFocus={props.autoFocus === true}
        onChange={(event) => write(event.currentTarget.value)} onKeyDown={onKeyDown}
        onBlur={() => { commit(); setDraft(null); if (shown === '') props.onErase?.() }}
      />
    </span>
  )
}

function cleaned(text: string): string | null {
  const trimmed = text.normalize('NFC').replace(/[ \t]+/g, ' ').trim()
  return trimmed === '' ? null : trimmed
}
