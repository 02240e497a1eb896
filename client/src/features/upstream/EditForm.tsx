import { ActionIcon, Button, SegmentedControl, Textarea, Tooltip } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { SectionContent } from '@thac/plan'
import { sectionHeading } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { Kbd } from '../../ui/index.ts'
import type { Change, Result } from './change.ts'
import type { Field } from './editing.ts'
import { fieldsOf, withFields } from './editing.ts'
import classes from './EditForm.module.css'

export interface EditFormProps {
  readonly change: Change
  readonly result: Result | null
  readonly busy: boolean
  readonly onCancel: () => void
  /** `from`: our text when the editing began, which others may be changing meanwhile. */
  readonly onSave: (text: SectionContent, from: SectionContent | null) => void
}

type Start = 'result' | 'theirs' | 'mine'

/** The section's text, block by block, begun from either side's or from both together. */
export function EditForm({ change, result, busy, onCancel, onSave }: EditFormProps): ReactElement {
  const { t } = useTranslation('upstream')
  const texts: Readonly<Record<Start, SectionContent | null>> = { result: result?.content ?? null, theirs: change.theirs, mine: change.mine }
  const starts = STARTS.filter((start) => texts[start] !== null)
  const [start, setStart] = useState<Start>(starts[0] ?? 'mine')
  const source = texts[start] ?? NOTHING
  const [fields, setFields] = useState<readonly Field[]>(() => fieldsOf(source))
  const [from, setFrom] = useState(change.mine)
  const [added, setAdded] = useState(0)
  const text = withFields(source, fields)
  const empty = text.blocks.length === 0 && sectionHeading(text).trim() === ''
  const save = (): void => { if (!empty && !busy) onSave(text, from) }
  let block = 0

  function begin(at: Start): void {
    setStart(at)
    setFrom(change.mine)
    setFields(fieldsOf(texts[at] ?? NOTHING))
  }
  function write(key: string, words: string): void {
    setFields(fields.map((field) => (field.key === key ? { ...field, text: words } : field)))
  }
  function add(): void {
    setFields([...fields, { key: `new${added}`, part: 'block', source: null, text: '', sealed: false }])
    setAdded(added + 1)
  }

  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); save() }} onKeyDown={getHotkeyHandler([['mod+Enter', save], ['Escape', onCancel]])}>
      {starts.length < 2
        ? null
        : (
          <div className={classes.start}>
            <span id="start-from">{t('edit.from')}</span>
            <SegmentedControl
              size="xs" value={start} aria-labelledby="start-from" data={starts.map((value) => ({ value, label: t(`edit.start.${value}`) }))}
              // The control answers with one of its own values.
              onChange={(value) => begin(value as Start)}
            />
          </div>
        )}
      {fields.map((field, i) => {
        if (field.part === 'block') block++
        const label = field.part === 'title' ? t('edit.title') : t('edit.block', { n: number(block) })
        return (
          <div key={field.key} className={classes.field} data-part={field.part}>
            <Textarea
              label={label} autosize minRows={1} maxRows={14} value={field.text} disabled={field.sealed} autoFocus={i === 0}
              description={field.table === true ? t('edit.table') : field.sealed ? t('edit.sealed') : undefined} onChange={(event) => write(field.key, event.currentTarget.value)}
            />
            {field.part === 'title' || field.sealed ? null : <Tooltip label={t('edit.remove', { n: number(block) })}><ActionIcon aria-label={t('edit.remove', { n: number(block) })} onClick={() => setFields(fields.filter(({ key }) => key !== field.key))}><IconTrash size={16} /></ActionIcon></Tooltip>}
          </div>
        )
      })}
      <Button type="button" variant="subtle" size="xs" leftSection={<IconPlus size={15} />} onClick={add}>{t('edit.add')}</Button>
      {empty ? <p className={classes.empty} role="alert">{t('edit.empty')}</p> : null}
      <footer className={classes.foot}>
        <Button type="submit" disabled={busy || empty} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('edit.save')}</Button>
        <Button type="button" variant="default" onClick={onCancel} rightSection={<Kbd>Esc</Kbd>}>{t('edit.cancel')}</Button>
      </footer>
    </form>
  )
}

const STARTS: readonly Start[] = ['result', 'theirs', 'mine']
const NOTHING: SectionContent = { title: [], blocks: [], runIn: false }
