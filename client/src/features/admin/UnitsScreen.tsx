import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { Me, Unit } from '@thac/api'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDemoAccounts, useMe, useUnits } from '../../platform/api/index.ts'
import { Page, ProblemNotice } from '../../ui/index.ts'
import { NewUnit } from './NewUnit.tsx'
import { unitLines } from './people.ts'
import { UnitRow } from './UnitRow.tsx'
import classes from './Units.module.css'

/** The tree of units, what each is called on paper, who works in it, and, for admins, a new one. */
export function UnitsScreen(): ReactElement {
  const { t } = useTranslation('admin')
  const units = useUnits()
  const me = useMe()
  // `undefined`: closed; null: a new unit at the top.
  const [adding, setAdding] = useState<string | null | undefined>(undefined)
  const first = me.data?.memberships.find(({ role }) => role === 'admin')?.unitId
  const failed = units.error ?? me.error
  return (
    <Page title={t('title')} actions={first === undefined ? null : <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setAdding(first)}>{t('add')}</Button>}>
      {units.data !== undefined && me.data !== undefined
        ? (
          <>
            <List units={units.data} me={me.data} onAdd={setAdding} />
            {adding === undefined ? null : <NewUnit key={adding} units={units.data} me={me.data} parentId={adding} onClose={() => setAdding(undefined)} />}
          </>
        )
        : failed === null
          ? [0, 1, 2, 3, 4].map((n) => <Skeleton key={n} height={48} mb={8} />)
          : <ProblemNotice error={failed} onRetry={() => void Promise.all([units.refetch(), me.refetch()])} />}
    </Page>
  )
}

interface ListProps {
  readonly units: readonly Unit[]
  readonly me: Me | null
  readonly onAdd: (parentId: string) => void
}

function List({ units, me, onAdd }: ListProps): ReactElement {
  const { t } = useTranslation('admin')
  const accounts = useDemoAccounts()
  const [search, setSearch] = useState('')
  const lines = useMemo(() => unitLines(units, accounts.data ?? [], me, search), [units, accounts.data, me, search])
  return (
    <div className={classes.units}>
      <p className={classes.intro}>{t('intro')}</p>
      <TextInput className={classes.search} aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      {lines.length === 0 ? <p className={classes.intro}>{t('nothing')}</p> : null}
      <ul className={classes.list} aria-label={t('units')}>{lines.map((line) => <UnitRow key={line.unit.id} line={line} onAdd={onAdd} />)}</ul>
    </div>
  )
}
