import { Spotlight } from '@mantine/spotlight'
import { IconBuilding, IconFileImport, IconFileText, IconHome, IconKeyboard, IconLanguage, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { language, setLanguage } from '../i18n/index.ts'
import { usePlans } from '../platform/api/index.ts'
import { matching } from './matching.ts'

/** Search for plans and commands, on Ctrl-K. Words match without their marks: "lu lut" finds "lũ, lụt". */
export function Palette({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const plans = usePlans()
  const other = language() === 'vi' ? 'en' : 'vi'
  const commands = [
    { id: 'home', label: t('home'), leftSection: <IconHome size={18} />, onClick: () => void navigate({ to: '/' }) },
    { id: 'import', label: t('shell.import'), leftSection: <IconFileImport size={18} />, onClick: () => void navigate({ to: '/import' }) },
    { id: 'units', label: t('shell.units'), leftSection: <IconBuilding size={18} />, onClick: () => void navigate({ to: '/units' }) },
    { id: 'language', label: t(`shell.${other}`), leftSection: <IconLanguage size={18} />, onClick: () => void setLanguage(other) },
    { id: 'help', label: t('shell.keyboard'), leftSection: <IconKeyboard size={18} />, onClick: onHelp },
  ]
  const found = (plans.data ?? []).map((plan) => ({
    id: plan.id, label: plan.title === '' ? t('untitled') : plan.title, description: plan.unitName, leftSection: <IconFileText size={18} />,
    onClick: () => void navigate({ to: plan.can.includes('read') ? '/plans/$planId' : '/plans/$planId/versions', params: { planId: plan.id } }),
  }))
  return (
    <Spotlight
      shortcut="mod + K" actions={[{ group: t('shell.plans'), actions: found }, { group: t('shell.commands'), actions: commands }]} filter={matching} limit={12}
      yOffset="12vh" overlayProps={{ blur: 0, backgroundOpacity: 0.3 }} transitionProps={{ duration: 100 }}
      nothingFound={t('shell.nothingFound')} searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search'), leftSection: <IconSearch size={18} /> }}
    />
  )
}
