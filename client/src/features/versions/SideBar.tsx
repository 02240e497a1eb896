import { ActionIcon, CopyButton, Select, Tooltip } from '@mantine/core'
import type { Answer } from '@thac/api'
import { IconCheck, IconLink, IconPrinter } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Against, Side } from './search.ts'
import { useSideName } from './useSideName.ts'
import classes from './VersionsScreen.module.css'

export interface SideBarProps {
  readonly plan: Answer<'plan'>
  readonly sides: readonly Side[]
  readonly n: Side
  readonly against: Against | null
  readonly onAgainst: (side: Against | null) => void
}

/** Above the text: what is read, what to compare it with, print, copy a link. */
export function SideBar({ plan, sides, n, against, onAgainst }: SideBarProps): ReactElement {
  const { t } = useTranslation('versions')
  const nameOf = useSideName()
  const version = plan.versions.find((one) => one.n === n)
  const texts = sides.filter((side) => side !== n).map((side) => ({ value: String(side), label: `${t('compareWith')}: ${nameOf(side)}` }))
  const levels = plan.superior === null ? [] : [{ value: 'levels', label: t('levels.choose') }]
  return (
    <div className={classes.bar}>
      <h2>{nameOf(n)}{version === undefined || version.number === null ? null : <small>{t('number', { number: version.number })}</small>}</h2>
      <Select
        size="xs" className={classes.against} aria-label={t('compareWith')} allowDeselect={false} value={String(against ?? '')}
        data={[{ value: '', label: t('nothing') }, ...levels, ...texts]}
        onChange={(value) => onAgainst(value === 'levels' ? 'levels' : (sides.find((side) => String(side) === value) ?? null))}
      />
      <CopyButton value={window.location.href}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copied') : t('copyLink')}><ActionIcon aria-label={t('copyLink')} onClick={copy}>{copied ? <IconCheck size={18} /> : <IconLink size={18} />}</ActionIcon></Tooltip>
        )}
      </CopyButton>
      <Tooltip label={t('print')}><ActionIcon aria-label={t('print')} onClick={() => window.print()}><IconPrinter size={18} /></ActionIcon></Tooltip>
    </div>
  )
}
