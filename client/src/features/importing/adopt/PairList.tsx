import { IconQuestionMark } from '@tabler/icons-react'
import type { SectionId } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../../ui/index.ts'
import type { PairRow } from './desk.ts'
import type { Named } from './names.ts'
import type { Foretold } from './outcome.ts'
import type { Pairing } from './usePairing.ts'
import classes from './Adopt.module.css'

export interface PairListProps {
  readonly rows: readonly PairRow[]
  readonly theirs: ReadonlyMap<SectionId, Named>
  readonly mine: ReadonlyMap<SectionId, Named>
  readonly outcome: Foretold
  readonly pairing: Pairing
}

/** The superior's outline at the left, one's own at the right, a line a section; a line can be taken in hand and changed. */
export function PairList({ rows, theirs, mine, outcome, pairing }: PairListProps): ReactElement {
  const { t } = useTranslation('adopt')
  const open = new Set(pairing.open)
  return (
    <section className={classes.list} aria-label={t('list')}>
      <div className={classes.columns} aria-hidden="true"><span>{t('theirs')}</span><span>{t('mine')}</span></div>
      <ul>
        {rows.map(({ base, child }) => {
          const state = base === null ? 'local' : (outcome.states.get(base) ?? 'omitted')
          const mark = base !== null && open.has(base)
            ? <span className={classes.ask} role="img" aria-label={t('asked')} title={t('asked')}><IconQuestionMark size={14} stroke={2.4} aria-hidden="true" /></span>
            : <StateBadge state={state} />
          const cells = <><Cell named={base === null ? undefined : theirs.get(base)} none={t('notThere')} /><span className={classes.link}>{mark}</span><Cell named={child === null ? undefined : mine.get(child)} none={t('notHere')} /></>
          return (
            <li key={`${base ?? ''} ${child ?? ''}`}>
              {base === null
                ? <div className={classes.row}>{cells}</div>
                : <button type="button" className={classes.row} aria-current={base === pairing.inHand ? 'true' : undefined} onClick={() => pairing.take(base)}>{cells}</button>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Cell({ named, none }: { readonly named: Named | undefined; readonly none: string }): ReactElement {
  const { t } = useTranslation('adopt')
  if (named === undefined) return <span className={classes.cell} data-none="">{none}</span>
  const { section, label, depth, name } = named
  return (
    <span className={classes.cell} style={{ paddingInlineStart: depth * 12 }} lang="vi">
      {label === '' ? null : <b>{label} </b>}{section.kind === 'preamble' ? t('preamble') : section.kind === 'closing' ? t('closing') : name || t('unnamed')}
    </span>
  )
}
