import { Button, Textarea } from '@mantine/core'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ReviewPanel.module.css'

export interface ComposerProps {
  /** What is commented on, in words; null for an answer. */
  readonly about: string | null
  readonly quote: string | null
  readonly label: string
  readonly busy: boolean
  readonly failed: boolean
  /** Sends the text; rejects where it was not taken. */
  readonly onSend: (body: string) => Promise<void>
  readonly onCancel: () => void
}

/** A place to write a comment or an answer. Ctrl+Enter sends, Escape gives up; what was not taken stays written. */
export function Composer({ about, quote, label, busy, failed, onSend, onCancel }: ComposerProps): ReactElement {
  const { t } = useTranslation('review')
  const [body, setBody] = useState('')

  function send(): void {
    if (body.trim() === '' || busy) return
    // A failure is told by `failed`; the text stays for another try.
    onSend(body.trim()).then(() => setBody(''), () => undefined)
  }

  return (
    <form className={classes.composer} onSubmit={(event) => { event.preventDefault(); send() }}>
      {about === null ? null : <p className={classes.on}>{about}</p>}
      {quote === null ? null : <blockquote className={classes.quote}>{quote}</blockquote>}
      <Textarea
        aria-label={label} placeholder={label} autosize minRows={2} maxRows={10} autoFocus value={body} onChange={(event) => setBody(event.currentTarget.value)} maxLength={10000}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send() }
          if (event.key === 'Escape') { event.stopPropagation(); onCancel() }
        }}
      />
      {failed ? <p className={classes.failed} role="alert">{t('notSent')}</p> : null}
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>{t('cancel')}</Button>
        <Button size="compact-sm" type="submit" loading={busy} disabled={body.trim() === ''}>{t('send')}</Button>
      </div>
    </form>
  )
}
