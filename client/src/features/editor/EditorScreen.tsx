import { Skeleton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { PlanDetail } from '@thac/api'
import type { ReactElement } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { keys, useMe, usePlan } from '../../platform/api/index.ts'
import type { PlanConnection } from '../../platform/sync/index.ts'
import { connectPlan, releasePlan, useStore } from '../../platform/sync/index.ts'
import { Page, ProblemNotice } from '../../ui/index.ts'
import { useLifetime } from './desk/lifetime.ts'
import { PlanDesk } from './PlanDesk.tsx'
import type { EditorSlots } from './slots.ts'
import { StateNotice } from './StateNotice.tsx'
import classes from './EditorScreen.module.css'

export interface EditorScreenProps {
  readonly planId: string
  /** The section to show first, from a link. */
  readonly sectionId?: string
  readonly slots: EditorSlots
}

/** The plan on the desk: outline, sheet and panel, drafted by everybody who has it open. */
export function EditorScreen({ planId, sectionId, slots }: EditorScreenProps): ReactElement {
  const { t } = useTranslation()
  const plan = usePlan(planId)
  const me = useMe()
  if (plan.isError && plan.data === undefined) return <Page title={t('shell.plans')}><ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} /></Page>
  if (plan.data === undefined || me.data === undefined || me.data === null) return <Waiting />
  return <Connected key={planId} plan={plan.data} userId={me.data.user.id} sectionId={sectionId ?? null} slots={slots} />
}

interface ConnectedProps {
  readonly plan: PlanDetail
  readonly userId: string
  readonly sectionId: string | null
  readonly slots: EditorSlots
}

function Connected({ plan, userId, sectionId, slots }: ConnectedProps): ReactElement {
  const mayWrite = plan.can.includes('edit')
  const request = { planId: plan.id, userId, mayWrite }
  const connection = useLifetime(() => connectPlan(request), () => releasePlan(request), [plan.id, userId, mayWrite])
  if (connection === null) return <Waiting />
  return <WhenReady connection={connection} plan={plan} mayWrite={mayWrite} sectionId={sectionId} slots={slots} />
}

interface WhenReadyProps extends Omit<ConnectedProps, 'userId'> {
  readonly connection: PlanConnection
  readonly mayWrite: boolean
}

/** Nothing is shown to be edited before the document is complete. */
function WhenReady({ connection, plan, mayWrite, sectionId, slots }: WhenReadyProps): ReactElement {
  const ready = useStore(connection.ready)
  const status = useStore(connection.status)
  useLiveEvents(connection)
  if (!ready) return <Waiting connection={connection} />
  const writable = mayWrite && status.kind !== 'refused' && status.kind !== 'closed'
  return <PlanDesk key={String(writable)} connection={connection} plan={plan} editable={writable} sectionId={sectionId} slots={slots} />
}

/** What the server pushes makes the lists on screen be asked for again. */
function useLiveEvents(connection: PlanConnection): void {
  const client = useQueryClient()
  useEffect(() => connection.onEvent(({ type }) => {
    const planId = connection.planId
    const stale = {
      comments: [keys.comments(planId)],
      versions: [keys.versions(planId), keys.detail(planId)],
      superior: [keys.superior(planId), keys.detail(planId), keys.proposals(planId)],
      plan: [keys.detail(planId), keys.superior(planId), keys.proposals(planId)],
      rights: [keys.detail(planId), keys.me],
    }[type]
    for (const queryKey of stale) void client.invalidateQueries({ queryKey })
  }), [connection, client])
}

function Waiting({ connection }: { readonly connection?: PlanConnection }): ReactElement {
  return (
    <div className={classes.waiting} aria-busy="true">
      {connection === undefined ? null : <StateNotice connection={connection} />}
      <div className={classes.blankSheet}>
        <Skeleton height={14} width="40%" mb={40} />
        <Skeleton height={20} width="60%" mx="auto" mb={48} />
        {[92, 97, 88, 95, 60, 94, 90, 96, 72].map((width, i) => <Skeleton key={i} height={12} width={`${width}%`} mb={14} />)}
      </div>
    </div>
  )
}
