import { Badge, Button, Checkbox, SegmentedControl, TextInput, Tooltip } from '@mantine/core'
import { IconArrowNarrowRight, IconPlus } from '@tabler/icons-react'
import type { Unit } from '@thac/api'
import type { Plan } from '@thac/plan'
import type { FormEvent, ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import type { TermRow } from './wording.ts'
import { around, typedRow } from './wording.ts'
import classes from './Fork.module.css'

export interface TermStepProps {
  readonly plan: Plan
  /** The units chosen; `current` is the one whose words are shown. */
  readonly units: readonly Unit[]
  readonly current: Unit | null
  readonly rows: readonly TermRow[]
  readonly onShow: (unitId: string) => void
  readonly onRows: (rows: readonly TermRow[]) => void
}

/** The words that are replaced, each with the first place where it would be, unit by unit. */
export function TermStep({ plan, units, current, rows, onShow, onRows }: TermStepProps): ReactElement {
  const { t } = useTranslation('cascade')
  function change(from: string, next: Partial<TermRow>): void {
    onRows(rows.map((row) => (row.from === from ? { ...row, ...next } : row)))
  }
  return (
    <section className={classes.step} aria-labelledby="fork-terms">
      <h2 id="fork-terms">{t('fork.terms')}</h2>
      <p className={classes.hint}>{current === null ? t('fork.pickUnit') : t('fork.termsHint')}</p>
      {current === null
        ? null
        : (
          <>
            {units.length < 2 ? null : <div className={classes.tabs}><SegmentedControl size="xs" value={current.id} onChange={onShow} data={units.map(({ id, shortName }) => ({ value: id, label: shortName }))} aria-label={t('fork.termsOf', { unit: current.shortName })} /></div>}
            {rows.length === 0 ? <p className={classes.hint}>{t('fork.noTerms')}</p> : null}
            <ul className={classes.terms}>{rows.map((row) => <Row key={row.from} row={row} onChange={(next) => change(row.from, next)} />)}</ul>
            <AddTerm onAdd={(from, to) => onRows([...rows.filter((row) => row.from !== from), typedRow(plan, from, to)])} />
          </>
        )}
    </section>
  )
}

function Row({ row, onChange }: { readonly row: TermRow; readonly onChange: (next: Partial<TermRow>) => void }): ReactElement {
  const { t } = useTranslation('cascade')
  const { before, found, after } = around(row.example, row.from)
  return (
    <li className={classes.term} data-off={!row.on || undefined}>
      <Checkbox checked={row.on} aria-label={t('fork.use', { from: row.from })} onChange={(event) => onChange({ on: event.currentTarget.checked })} />
      <span className={classes.words}>
        <b>{row.from}</b>
        <IconArrowNarrowRight size={16} role="img" aria-label={t('fork.becomes')} />
        <TextInput size="xs" value={row.to} maxLength={200} aria-label={t('fork.toLabel', { from: row.from })} onChange={(event) => onChange({ to: event.currentTarget.value })} />
      </span>
      <span className={classes.count}>
        {row.source === 'guessed' ? <Tooltip label={t('fork.guessedHint')} multiline w={240}><Badge size="sm" variant="light" color="yellow" tt="none">{t('fork.guessed')}</Badge></Tooltip> : null}
        {row.count === 0 ? t('fork.none') : t('fork.places', { n: number(row.count) })}
      </span>
      {row.example === '' ? null : <q className={classes.example}>{before}{found === '' ? null : row.on ? <><del>{found}</del> <ins>{row.to}</ins></> : <mark>{found}</mark>}{after}</q>}
    </li>
  )
}

function AddTerm({ onAdd }: { readonly onAdd: (from: string, to: string) => void }): ReactElement {
  const { t } = useTranslation('cascade')
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const ready = from.trim() !== '' && to.trim() !== ''
  function add(event: FormEvent): void {
    event.preventDefault()
    if (!ready) return
    onAdd(from.trim(), to.trim())
    setFrom('')
    setTo('')
    setOpen(false)
  }
  if (!open) return <Button variant="subtle" size="xs" leftSection={<IconPlus size={15} />} onClick={() => setOpen(true)}>{t('fork.addTerm')}</Button>
  return (
    <form className={classes.addTerm} onSubmit={add}>
      <TextInput size="xs" label={t('fork.fromNew')} value={from} maxLength={200} autoFocus onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput size="xs" label={t('fork.toNew')} value={to} maxLength={200} onChange={(event) => setTo(event.currentTarget.value)} />
      <Button type="submit" size="xs" disabled={!ready}>{t('fork.add')}</Button>
    </form>
  )
}
