import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { MetaLines } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ResultPane.module.css'

export interface FieldRowProps {
  readonly field: MetaLines['field']
  /** What it says, a line each. */
  readonly lines: readonly string[]
  readonly partName: string
  readonly tie: 'held' | 'near' | undefined
  readonly guessed: boolean
  readonly tabbable: boolean
  /** Its words where it can be written anew in place, else null. */
  readonly written: string | null
  readonly open: boolean
  readonly onOpen: () => void
  readonly onHold: () => void
  readonly onHover: () => void
  /** New words; null: left as it was. */
  readonly onWrite: (text: string | null) => void
}

/** One field of the letterhead or foot; those of one line are written anew in place. */
export function FieldRow({ field, lines, partName, tie, guessed, tabbable, written, open, onOpen, onHold, onHover, onWrite }: FieldRowProps): ReactElement {
  const { t } = useTranslation('importing')
  return (
    <div
      className={classes.field} data-field={field} data-part={partName} data-tie={tie} data-guessed={guessed || undefined} tabIndex={tabbable ? 0 : -1}
      role="group" aria-label={t(`field.${field}`)} aria-current={tie === 'held' || undefined} onMouseEnter={onHover} onClick={open ? undefined : onHold} onDoubleClick={written === null || open ? undefined : onOpen}
    >
      <span className={classes.name}>{t(`field.${field}`)}</span>
      {open && written !== null
        ? <FieldInput label={t(`field.${field}`)} text={written} onWrite={onWrite} />
        : <span lang="vi">{lines.length === 0 ? <i>{t('blank')}</i> : lines.map((line, i) => <span key={i} className={classes.fieldLine}>{line}</span>)}</span>}
      {tie !== 'held' || open || written === null ? null : (
        <Tooltip label={t('tool.edit')}><ActionIcon className={classes.pencil} size={28} variant="default" aria-label={`${t('tool.edit')}: ${t(`field.${field}`)}`} onClick={(event) => { event.stopPropagation(); onOpen() }}><IconPencil size={16} /></ActionIcon></Tooltip>
      )}
    </div>
  )
}

function FieldInput({ label, text, onWrite }: { readonly label: string; readonly text: string; readonly onWrite: (text: string | null) => void }): ReactElement {
  const [words, setWords] = useState(text)
  return (
    <TextInput
      value={words} aria-label={label} lang="vi" maxLength={1000} autoFocus onChange={(event) => setWords(event.currentTarget.value)} onBlur={() => onWrite(words)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onWrite(words)
        else if (event.key === 'Escape') onWrite(null)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
