import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from './Kbd.tsx'
import { Mark } from './Mark.tsx'
import { useShell } from './shell.ts'
import classes from './TopBar.module.css'

/** One plan above this one: its unit's name, and the version that is meant (0: none issued). */
export interface PlanCrumb {
  readonly planId: string
  readonly label: string
  readonly version?: number
}

export interface TopBarProps {
  /** Down through the cascade, root first. */
  readonly breadcrumb?: readonly PlanCrumb[]
  readonly title?: ReactNode
  /** Whether what was written is safe, which draft this is. */
  readonly state?: ReactNode
  readonly people?: ReactNode
  /** The one primary action that this person may take now. */
  readonly action?: ReactNode
}

/** The bar above every screen: mark, where we are in the cascade, title, state, people, search, the one primary action. */
export function TopBar({ breadcrumb = [], title, state, people, action }: TopBarProps): ReactElement {
  const { t } = useTranslation()
  const { openSearch, account } = useShell()
  useEffect(() => {
    document.title = typeof title === 'string' && title !== '' ? `${title} · ${t('product')}` : t('product')
  }, [title, t])
  return (
    <header className={classes.bar}>
      <a className={classes.skip} href="#main">{t('skip')}</a>
      <Link to="/" className={classes.mark} aria-label={`${t('product')}: ${t('home')}`}><Mark size={26} /></Link>
      <div className={classes.where}>
        {breadcrumb.length === 0 ? null : (
          <nav aria-label={t('breadcrumb')} className={classes.crumbs}>
            {breadcrumb.map((crumb) => (
              <span key={crumb.planId}>
                <Link to="/plans/$planId" params={{ planId: crumb.planId }}>{crumb.label}</Link>
                {crumb.version === undefined ? null : <small>{crumb.version === 0 ? t('noVersion') : t('versionOf', { n: String(crumb.version) })}</small>}
                <IconChevronRight size={14} aria-hidden="true" />
              </span>
            ))}
          </nav>
        )}
        <h1 className={classes.title} title={typeof title === 'string' ? title : undefined}>{title === '' ? t('untitled') : title}</h1>
      </div>
      {state === undefined ? null : <div className={classes.state}>{state}</div>}
      <div className={classes.end}>
        {people}
        {openSearch === null ? null : <SearchButton label={t('shell.search')} onClick={openSearch} />}
        {action === undefined || action === null ? null : <div className={classes.action}>{action}</div>}
        {account}
      </div>
    </header>
  )
}

function SearchButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactElement {
  return (
    <Tooltip label={<>{label} <Kbd>Ctrl K</Kbd></>}>
      <ActionIcon aria-label={label} onClick={onClick}><IconSearch size={18} /></ActionIcon>
    </Tooltip>
  )
}
