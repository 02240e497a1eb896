import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconFileText, IconHistory, IconSitemap, IconStairsDown } from '@tabler/icons-react'
import type { PlanSummary } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkItem } from '../../ui/index.ts'
import { isForkable } from './waiting.ts'

/** Where else one may go from a plan in the list. */
export function PlanMenu({ plan, title }: { readonly plan: PlanSummary; readonly title: string }): ReactElement {
  const { t } = useTranslation('library')
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={t('more', { title })}><IconDots size={18} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {plan.can.includes('read') ? <LinkItem to="/plans/$planId" params={{ planId: plan.id }} leftSection={<IconFileText size={16} />}>{t('openDraft')}</LinkItem> : null}
        <LinkItem to="/plans/$planId/versions" params={{ planId: plan.id }} leftSection={<IconHistory size={16} />}>{t('versions')}</LinkItem>
        <LinkItem to="/plans/$planId/cascade" params={{ planId: plan.id }} leftSection={<IconSitemap size={16} />}>{t('cascade')}</LinkItem>
        {isForkable(plan) ? <LinkItem to="/plans/$planId/fork" params={{ planId: plan.id }} leftSection={<IconStairsDown size={16} />}>{t('fork')}</LinkItem> : null}
      </Menu.Dropdown>
    </Menu>
  )
}
