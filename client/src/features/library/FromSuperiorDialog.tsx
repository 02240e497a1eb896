import { Modal, NavLink, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { PlanSummary } from '@thac/api'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DialogProps } from './NewPlanDialog.tsx'
import { isForkable } from './waiting.ts'

export interface FromSuperiorDialogProps extends DialogProps {
  readonly plans: readonly PlanSummary[]
  readonly unitIds: readonly string[]
}

/** The issued plans from which this person may make one; a click goes to the fork wizard. */
export function FromSuperiorDialog({ opened, onClose, plans, unitIds }: FromSuperiorDialogProps): ReactElement {
  const { t } = useTranslation('library')
  const offered = plans.filter(isForkable).sort((a, b) => Number(unitIds.includes(a.unitId)) - Number(unitIds.includes(b.unitId)))
  const carried = new Set(plans.filter((plan) => unitIds.includes(plan.unitId)).map((plan) => plan.superior?.planId))
  return (
    <Modal opened={opened} onClose={onClose} title={t('fromDialog.title')}>
      <Text size="md" mb="sm">{t(offered.length === 0 ? 'fromDialog.none' : 'fromDialog.choose')}</Text>
      {offered.map((plan) => (
        <NavLink
          key={plan.id} component={Link} to={`/plans/${plan.id}/fork`} onClick={onClose} label={plan.title} rightSection={<IconChevronRight size={16} />}
          description={[plan.unitName, t('issued', { n: String(plan.version) }), ...(carried.has(plan.id) ? [t('fromDialog.already')] : [])].join(' · ')}
        />
      ))}
    </Modal>
  )
}
