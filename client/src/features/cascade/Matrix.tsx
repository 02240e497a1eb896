import { Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Answer, SectionState } from '@thac/api'
import type { ReactElement } from 'react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { StateBadge, StateBar } from '../../ui/index.ts'
import { rowSummary, rowsShown } from './chain.ts'
import classes from './Matrix.module.css'

type Rollup = Answer<'rollup'>

export interface MatrixProps {
  readonly rollup: Rollup
}

/** The heat map: a line a section, a column a unit; a cell opens the section there, a name its summary. */
export function Matrix({ rollup }: MatrixProps): ReactElement {
  const { t } = useTranslation('cascade')
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const rows = rowsShown(rollup, all)
  const some = rollup.units.some(({ local }) => local > 0)
  return (
    <section className={classes.matrix} aria-labelledby="matrix">
      <header>
        <h2 id="matrix">{t('rollup.title')}</h2>
        <p>{t('rollup.hint')}</p>
        <Switch size="sm" label={t('rollup.onlyDifferent')} checked={!all} onChange={(event) => setAll(!event.currentTarget.checked)} />
      </header>
      {rows.length === 0 && !some ? <p className={classes.nothing}>{t('rollup.nothing')}</p> : (
        <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="matrix">
          <table>
            <thead>
              <tr>
                <th scope="col" className={classes.corner}>{t('rollup.section')}</th>
                {rollup.units.map((unit) => <th key={unit.planId} scope="col" data-depth={unit.depth}><Link to="/plans/$planId" params={{ planId: unit.planId }}>{unit.unitName}</Link></th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map((section) => (
                <Fragment key={section.id}>
                  <tr data-open={open === section.id || undefined}>
                    <th scope="row">
                      <button type="button" aria-expanded={open === section.id} onClick={() => setOpen(open === section.id ? null : section.id)}>
                        <span>{isFigure(section.path) ? section.path : ''}</span> {headingOf(section, t('fork.preamble'), t('fork.closing'), t('fork.untitled'))}
                      </button>
                    </th>
                    {rollup.units.map((unit) => <Cell key={unit.planId} unit={unit} section={section.id} />)}
                  </tr>
                  {open === section.id ? <tr><td className={classes.summary} colSpan={rollup.units.length + 1}><Summary rollup={rollup} section={section.id} /></td></tr> : null}
                </Fragment>
              ))}
              {some
                ? (
                  <tr className={classes.local}>
                    <th scope="row">{t('rollup.local')}</th>
                    {rollup.units.map(({ planId, local }) => <td key={planId}>{local === 0 ? null : <span className={classes.own}><StateBadge state="local" size={14} />{number(local)}</span>}</td>)}
                  </tr>
                )
                : null}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Cell({ unit, section }: { readonly unit: Rollup['units'][number]; readonly section: string }): ReactElement {
  const { t } = useTranslation('cascade')
  const common = useTranslation().t
  const state = unit.cells[section]
  if (state === undefined) return <td><span className={classes.absent} role="img" aria-label={t('rollup.absent', { unit: unit.unitName })} title={t('rollup.absent', { unit: unit.unitName })}>·</span></td>
  const label = t('rollup.cell', { unit: unit.unitName, state: common(`state.${state}.name`) })
  return (
    <td data-state={state}>
      <Link to="/plans/$planId" params={{ planId: unit.planId }} search={{ section }} className={classes.cell} aria-label={label} title={label}><StateBadge state={state} size={14} /></Link>
    </td>
  )
}

function Summary({ rollup, section }: { readonly rollup: Rollup; readonly section: string }): ReactElement {
  const { t } = useTranslation('cascade')
  const common = useTranslation().t
  const found = rowSummary(rollup, section)
  const states: Partial<Record<SectionState, number>> = {}
  for (const [state, units] of found) if (state !== 'absent') states[state] = units.length
  return (
    <div className={classes.inside}>
      <StateBar states={states} total={rollup.units.length} />
      <dl aria-label={t('rollup.row')}>
        {[...found].flatMap(([state, units]) => (state === 'absent' ? [] : [
          <div key={state}>
            <dt><StateBadge state={state} size={14} /> {common(`state.${state}.name`)} <b>{number(units.length)}</b></dt>
            <dd>{units.map((unit, i) => <Fragment key={unit.planId}>{i > 0 ? ', ' : ''}<Link to="/plans/$planId" params={{ planId: unit.planId }} search={{ section }}>{unit.unitName}</Link></Fragment>)}</dd>
          </div>,
        ]))}
      </dl>
    </div>
  )
}

/** Preamble, closing and appendices have a word for a path, not a number. */
function isFigure(path: string): boolean {
  return path !== 'preamble' && path !== 'closing' && !path.startsWith('appendix')
}

function headingOf({ path, heading }: Rollup['sections'][number], preamble: string, closing: string, untitled: string): string {
  if (heading !== '') return heading
  return path === 'preamble' ? preamble : path === 'closing' ? closing : untitled
}
