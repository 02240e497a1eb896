import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Me, Unit } from '@thac/api'
import { UnitLevel } from '@thac/api'
import type { FormEvent, ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, useCreateUnit } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import { codeFrom, unitLines } from './people.ts'
import classes from './Units.module.css'

export interface NewUnitProps {
  readonly units: readonly Unit[]
  readonly me: Me | null
  /** The unit above to begin with; null for none. */
  readonly parentId: string | null
  readonly onClose: () => void
}

interface TermPair {
  readonly key: number
  readonly from: string
  readonly to: string
}

/** Adding a unit: where it stands, how it is called in talk and on paper, and the words it puts in. */
export function NewUnit({ units, me, parentId, onClose }: NewUnitProps): ReactElement {
  const { t } = useTranslation('admin')
  const common = useTranslation().t
  const create = useCreateUnit()
  const above = units.find(({ id }) => id === parentId)
  const [parent, setParent] = useState(parentId)
  const [name, setName] = useState('')
  const [shortName, setShortName] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [level, setLevel] = useState<Unit['level']>(below(above?.level))
  const [place, setPlace] = useState('')
  const [notation, setNotation] = useState(above?.notation ?? 'UBND')
  const [terms, setTerms] = useState<readonly TermPair[]>([])
  const [tried, setTried] = useState(false)
  const shownCode = code ?? codeFrom(shortName === '' ? name : shortName)
  const badCode = !/^[A-Za-z0-9_-]{1,40}$/.test(shownCode)
  const taken = units.some((unit) => unit.code === shownCode)
  const ready = name.trim() !== '' && !badCode && !taken
  const parents = unitLines(units, [], me, '').filter(({ mayAdd }) => mayAdd)

  function save(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!ready || create.isPending) return
    const declared = Object.fromEntries(terms.filter(({ from, to }) => from.trim() !== '' && to.trim() !== '').map(({ from, to }) => [from.trim(), to.trim()]))
    create.mutate(
      { name: name.trim(), ...(shortName.trim() === '' ? {} : { shortName: shortName.trim() }), code: shownCode, level, parentId: parent, place: place.trim(), notation: notation.trim(), terms: declared },
      { onSuccess: onClose },
    )
  }
  function write(key: number, next: Partial<TermPair>): void {
    setTerms(terms.map((pair) => (pair.key === key ? { ...pair, ...next } : pair)))
  }

  const codeError = badCode ? t('form.badCode') : t('form.takenCode')
  return (
    <Modal opened onClose={onClose} title={t('add')} size="lg" closeButtonProps={{ 'aria-label': common('close') }}>
      <form className={classes.form} onSubmit={save} noValidate>
        <Select label={t('form.parent')} data={parents.map(({ unit }) => ({ value: unit.id, label: unit.shortName }))} value={parent} placeholder={t('form.top')} searchable allowDeselect={false} onChange={setParent} />
        <TextInput label={t('form.name')} description={t('form.nameHint')} required maxLength={300} value={name} error={tried && name.trim() === '' ? t('form.needed') : null} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <div className={classes.two}>
          <TextInput label={t('form.shortName')} description={t('form.shortNameHint')} maxLength={100} value={shortName} onChange={(event) => setShortName(event.currentTarget.value)} />
          <TextInput label={t('form.place')} description={t('form.placeHint')} maxLength={100} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
        </div>
        <TextInput label={t('form.code')} description={t('form.codeHint')} maxLength={40} value={shownCode} error={(tried || code !== null || taken) && (badCode || taken) && shownCode !== '' ? codeError : tried && badCode ? codeError : null} onChange={(event) => setCode(event.currentTarget.value)} />
        <div className={classes.two}>
          <Select
            label={t('form.level')} data={UnitLevel.options.map((value) => ({ value, label: common(`level.${value}`) }))} value={level} allowDeselect={false}
            // The list holds nothing but levels.
            onChange={(value) => { if (value !== null) setLevel(value as Unit['level']) }}
          />
          <TextInput label={t('form.notation')} maxLength={20} value={notation} onChange={(event) => setNotation(event.currentTarget.value)} />
        </div>
        <fieldset className={classes.pairs}>
          <legend>{t('form.terms')}</legend>
          {terms.map(({ key, from, to }) => (
            <div key={key}>
              <TextInput size="xs" aria-label={t('form.from')} placeholder={t('form.from')} maxLength={200} value={from} onChange={(event) => write(key, { from: event.currentTarget.value })} />
              <TextInput size="xs" aria-label={t('form.to')} placeholder={t('form.to')} maxLength={200} value={to} onChange={(event) => write(key, { to: event.currentTarget.value })} />
              <ActionIcon aria-label={t('form.removeTerm')} onClick={() => setTerms(terms.filter((pair) => pair.key !== key))}><IconTrash size={16} /></ActionIcon>
            </div>
          ))}
          <Button type="button" variant="subtle" size="xs" leftSection={<IconPlus size={15} />} onClick={() => setTerms([...terms, { key: (terms.at(-1)?.key ?? 0) + 1, from: '', to: '' }])}>{t('form.addTerm')}</Button>
        </fieldset>
        {create.error === null ? null : isProblem(create.error) && create.error.code === 'conflict' ? <p role="alert" className={classes.wrong}>{t('form.takenCode')}</p> : <ProblemNotice error={create.error} />}
        <div className={classes.end}>
          <Button type="button" variant="default" onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" loading={create.isPending}>{t('form.save')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** The level that mostly stands below another. */
function below(level: Unit['level'] | undefined): Unit['level'] {
  switch (level) {
    case undefined: return 'province'
    case 'national': return 'province'
    case 'province': return 'district'
    case 'district': return 'commune'
    case 'commune': return 'school'
    case 'school':
    case 'other': return 'other'
  }
}
