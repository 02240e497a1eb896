import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { PlanDetail } from '@thac/api'
import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { StateBar } from '../../ui/index.ts'
import type { ChainNode, PlanNode } from './chain.ts'
import classes from './Chain.module.css'

export interface ChainProps {
  readonly chain: readonly ChainNode[]
  readonly lineage: PlanDetail['lineage']
  /** Units for which this person may make a plan now. */
  readonly free: ReadonlySet<string>
}

/** The tree as a picture: a line down from each plan to those made from it, each with the version it follows. */
export function Chain({ chain, lineage, free }: ChainProps): ReactElement {
  const { t } = useTranslation('cascade')
  const lead = lineage.length
  return (
    <section className={classes.chain} aria-label={t('tree.label')}>
      <ol>
        {lineage.map((crumb, i) => (
          <li key={crumb.planId} className={classes.node} data-low="" style={{ marginInlineStart: i * 28, ...line(0, 1) }} data-child={i > 0 || undefined}>
            <div className={classes.who}><Link to="/plans/$planId/cascade" params={{ planId: crumb.planId }}>{crumb.unitName}</Link></div>
            <div className={classes.follows}>{crumb.version === 0 ? t('tree.draft') : t('tree.issued', { n: number(crumb.version) })}</div>
          </li>
        ))}
        {chain.map((node, i) => (
          <li
            key={node.kind === 'plan' ? node.planId : `${node.superiorId} ${node.unitId}`} className={classes.node} data-child={lead + node.depth > 0 || undefined} data-gap={node.kind === 'gap' || undefined} data-low={node.kind === 'gap' || undefined}
            data-here={node.depth === 0 || undefined} style={{ marginInlineStart: (lead + node.depth) * 28, ...rise(chain, i) }}
          >
            {node.kind === 'plan' ? <PlanLine node={node} /> : <GapLine node={node} mayMake={node.depth === 1 && free.has(node.unitId)} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function PlanLine({ node }: { readonly node: PlanNode }): ReactElement {
  const { t } = useTranslation('cascade')
  const behind = node.adopted < node.newest
  return (
    <>
      <div className={classes.who}>
        <Link to="/plans/$planId" params={{ planId: node.planId }}>{node.unitName}</Link>
        <small>{node.depth === 0 ? `${t('tree.here')} · ` : ''}{node.version === null || node.version === 0 ? t('tree.draft') : t('tree.issued', { n: number(node.version) })}</small>
      </div>
      {node.adopted === 0
        ? null
        : (
          <div className={classes.follows} data-behind={behind || undefined}>
            {behind ? <IconAlertCircle size={15} aria-hidden="true" /> : <IconCircleCheck size={15} aria-hidden="true" />}
            {behind ? t('tree.behind', { n: number(node.adopted), newest: number(node.newest) }) : t('tree.follows', { n: number(node.adopted) })}
          </div>
        )}
      <div className={classes.bar}>{Object.keys(node.states).length === 0 ? null : <StateBar states={node.states} />}</div>
      <div className={classes.waiting}>{node.waiting === 0 ? null : <Link to="/plans/$planId/upstream" params={{ planId: node.planId }}>{t('tree.waiting', { n: number(node.waiting) })}</Link>}</div>
    </>
  )
}

function GapLine({ node, mayMake }: { readonly node: Extract<ChainNode, { kind: 'gap' }>; readonly mayMake: boolean }): ReactElement {
  const { t } = useTranslation('cascade')
  return (
    <>
      <div className={classes.who}><span>{node.unitName}</span></div>
      <div className={classes.follows}>{t('tree.none')}{mayMake ? <> · <Link to="/plans/$planId/fork" params={{ planId: node.superiorId }}>{t('tree.make')}</Link></> : null}</div>
    </>
  )
}

/** The way from a line up to its sibling's or parent's: half of each, and all that lies between. */
function rise(chain: readonly ChainNode[], at: number): CSSProperties {
  const depth = chain[at]?.depth ?? 0
  let plans = chain[at]?.kind === 'plan' ? 0.5 : 0
  let low = 0.5 - plans
  for (let i = at - 1; i >= 0; i--) {
    const reached = (chain[i]?.depth ?? 0) <= depth
    if (chain[i]?.kind === 'plan') plans += reached ? 0.5 : 1
    else low += reached ? 0.5 : 1
    if (reached) break
  }
  // Above the plan in hand stands its superior.
  return at === 0 ? line(plans, low + 0.5) : line(plans, low)
}

/** So many lines of plans and so many low ones, as the height that the style sheet gives them. */
function line(plans: number, low: number): CSSProperties {
  // React knows no custom properties; the style sheet of this file reads this one.
  return { '--rise': `calc(var(--plan) * ${plans} + var(--low) * ${low})` } as CSSProperties
}
