import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreatePlan, useMe, useUnits } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'

export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for the unit and the subject of a new plan, and opens it. */
export function NewPlanDialog({ opened, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation('library')
  return <Modal opened={opened} onClose={onClose} title={t('newDialog.title')}><NewPlanForm onClose={onClose} /></Modal>
}

function NewPlanForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('library')
  const navigate = useNavigate()
  const units = useUnits()
  const me = useMe()
  const create = useCreatePlan()
  const drafting = new Set(me.data?.memberships.flatMap(({ unitId, role }) => (role === 'drafter' || role === 'admin' ? [unitId] : [])))
  const choices = (units.data ?? []).filter((unit) => drafting.has(unit.id)).map((unit) => ({ value: unit.id, label: unit.name }))
  const [chosen, setChosen] = useState<string | null>(null)
  const unitId = chosen ?? choices[0]?.value ?? null
  if (units.isSuccess && choices.length === 0) return <Text size="md">{t('newDialog.noUnit')}</Text>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const title = String(new FormData(event.currentTarget).get('title')).trim()
        if (unitId === null || title === '') return
        create.mutate({ unitId, title }, { onSuccess: ({ id }) => { onClose(); void navigate({ to: '/plans/$planId', params: { planId: id } }) } })
      }}
    >
      <Stack>
        {create.isError ? <ProblemNotice error={create.error} /> : null}
        <TextInput name="title" label={t('newDialog.name')} placeholder={t('newDialog.namePlaceholder')} required withAsterisk={false} maxLength={1000} data-autofocus />
        <Select label={t('newDialog.unit')} data={choices} value={unitId} onChange={setChosen} allowDeselect={false} />
        <Button type="submit" loading={create.isPending}>{t('newDialog.create')}</Button>
      </Stack>
    </form>
  )
}
