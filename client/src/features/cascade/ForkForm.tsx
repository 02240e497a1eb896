import { Button, Progress } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Me, PlanDetail, Unit } from '@thac/api'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import type { IssuedVersion } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import { candidatesOf, firstChoice } from './candidates.ts'
import { SectionStep } from './SectionStep.tsx'
import { TermStep } from './TermStep.tsx'
import { UnitStep } from './UnitStep.tsx'
import { useForks } from './useForks.ts'
import type { TermRow } from './wording.ts'
import { termRows, termsOf } from './wording.ts'
import classes from './Fork.module.css'

export interface ForkFormProps {
  readonly plan: PlanDetail
  readonly version: IssuedVersion
  readonly units: readonly Unit[]
  readonly me: Me | null
}

/** The three steps on one page, and the one button below them. */
export function ForkForm({ plan, version, units, me }: ForkFormProps): ReactElement {
  const { t } = useTranslation('cascade')
  const navigate = useNavigate()
  const candidates = useMemo(() => candidatesOf(plan, units, me), [plan, units, me])
  const [chosen, setChosen] = useState<readonly string[]>(() => firstChoice(candidates, me))
  const [shown, setShown] = useState<string | null>(null)
  const [written, setWritten] = useState<ReadonlyMap<string, readonly TermRow[]>>(new Map())
  const forks = useForks(plan.id)
  const above = units.find(({ id }) => id === plan.unitId)
  const picked = candidates.filter(({ unit, planId }) => chosen.includes(unit.id) && planId === null).map(({ unit }) => unit)
  const current = picked.find(({ id }) => id === shown) ?? picked[0] ?? null
  const proposed = useMemo(() => (current === null || above === undefined ? [] : termRows(version.plan, above, current)), [version, above, current])
  const rows = (current === null ? undefined : written.get(current.id)) ?? proposed
  const terms = useMemo(() => termsOf(rows), [rows])

  function rowsOf(unit: Unit): readonly TermRow[] {
    return written.get(unit.id) ?? (above === undefined ? [] : termRows(version.plan, above, unit))
  }

  async function make(): Promise<void> {
    const made = await forks.make(picked.map((unit) => ({ unit, terms: termsOf(rowsOf(unit)) })))
    const [only] = made
    if (only !== undefined && made.length === 1 && picked.length === 1) await navigate({ to: '/plans/$planId', params: { planId: only.planId } })
  }

  const [first] = picked
  return (
    <div className={classes.fork}>
      <p className={classes.from}>{t('fork.from', { kind: plan.kind.toLocaleLowerCase('vi'), number: version.summary.number ?? t('fork.noNumber'), unit: plan.unitName, n: number(version.summary.n) })}</p>
      <p className={classes.planTitle}>{plan.title}</p>
      <UnitStep candidates={candidates} chosen={chosen} onChoose={setChosen} />
      <TermStep key={current?.id ?? ''} plan={version.plan} units={picked} current={current} rows={rows} onShow={setShown} onRows={(next) => { if (current !== null) setWritten((before) => new Map(before).set(current.id, next)) }} />
      <SectionStep plan={version.plan} unit={current} terms={terms} />
      <footer className={classes.foot}>
        {forks.problem === null ? null : <ProblemNotice error={forks.problem} />}
        {forks.made.length === 0 ? null : <MadeList planId={plan.id} forks={forks.made} />}
        {forks.running === null ? null : <Progress value={(forks.running.done / forks.running.of) * 100} size={6} aria-label={t('fork.making', { done: number(forks.running.done), of: number(forks.running.of) })} />}
        <div className={classes.go}>
          <p>{picked.length === 0 ? t('fork.chooseFirst') : t('fork.summary')}</p>
          <Button size="md" disabled={picked.length === 0 || forks.running !== null} onClick={() => void make()}>
            {forks.running !== null
              ? t('fork.making', { done: number(forks.running.done), of: number(forks.running.of) })
              : first !== undefined && picked.length === 1 ? t('fork.goOne', { unit: first.shortName }) : t('fork.go', { count: picked.length })}
          </Button>
        </div>
      </footer>
    </div>
  )
}

function MadeList({ planId, forks }: { readonly planId: string; readonly forks: ReturnType<typeof useForks>['made'] }): ReactElement {
  const { t } = useTranslation('cascade')
  return (
    <div className={classes.made} role="status">
      <b>{t('fork.made', { n: number(forks.length) })}</b>
      <ul>{forks.map(({ unit, planId: made }) => <li key={unit.id}><Link to="/plans/$planId" params={{ planId: made }}>{unit.shortName}</Link></li>)}</ul>
      <Link to="/plans/$planId/cascade" params={{ planId }}>{t('fork.openCascade')}</Link>
    </div>
  )
}
