import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { lazy } from 'react'
import { TodayScreen } from '../features/library/index.ts'
import { IssueDialog } from '../features/versions/index.ts'

// Where features meet: a screen a route, each big one in a chunk of its own.
const PlanScreen = lazy(() => import('./PlanScreen.tsx').then((room) => ({ default: room.PlanScreen })))
const importing = () => import('../features/importing/index.ts')
const ImportScreen = lazy(() => importing().then((room) => ({ default: room.ImportScreen })))
const VersionsScreen = lazy(() => import('../features/versions/index.ts').then((room) => ({ default: room.VersionsScreen })))
const ForkScreen = lazy(() => import('../features/cascade/index.ts').then((room) => ({ default: room.ForkScreen })))
const CascadeScreen = lazy(() => import('../features/cascade/index.ts').then((room) => ({ default: room.CascadeScreen })))
const UpstreamScreen = lazy(() => import('../features/upstream/index.ts').then((room) => ({ default: room.UpstreamScreen })))
const UnitsScreen = lazy(() => import('../features/admin/index.ts').then((room) => ({ default: room.UnitsScreen })))

export function TodayRoute(): ReactElement {
  const navigate = useNavigate()
  return (
    <TodayScreen
      onImport={async (file) => {
        if (file !== null) (await importing()).handOver(file)
        await navigate({ to: '/import' })
      }}
    />
  )
}

export function ImportRoute(): ReactElement {
  return <ImportScreen />
}

export function UnitsRoute(): ReactElement {
  return <UnitsScreen />
}

export function EditorRoute(): ReactElement {
  const { planId } = useParams({ from: '/plans/$planId' })
  const { section } = useSearch({ from: '/plans/$planId' })
  return <PlanScreen planId={planId} sectionId={section} IssueDialog={IssueDialog} />
}

export function VersionsRoute(): ReactElement {
  return <VersionsScreen planId={useParams({ from: '/plans/$planId/versions' }).planId} />
}

export function ForkRoute(): ReactElement {
  return <ForkScreen planId={useParams({ from: '/plans/$planId/fork' }).planId} />
}

export function CascadeRoute(): ReactElement {
  return <CascadeScreen planId={useParams({ from: '/plans/$planId/cascade' }).planId} />
}

export function UpstreamRoute(): ReactElement {
  return <UpstreamScreen planId={useParams({ from: '/plans/$planId/upstream' }).planId} />
}
