import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { versionsSearch } from '../features/versions/index.ts'
import { Broken } from './Broken.tsx'
import { Frame } from './Frame.tsx'
import { NotFound } from './NotFound.tsx'
import { CascadeRoute, EditorRoute, ForkRoute, ImportRoute, TodayRoute, UnitsRoute, UpstreamRoute, VersionsRoute } from './screens.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Broken })

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: TodayRoute }),
  createRoute({ getParentRoute: () => root, path: '/import', component: ImportRoute, validateSearch: (search): { unitId?: string } => text('unitId', search['unitId']) }),
  createRoute({ getParentRoute: () => root, path: '/units', component: UnitsRoute }),
  createRoute({ getParentRoute: () => root, path: '/plans/$planId', component: EditorRoute, validateSearch: (search): { section?: string } => text('section', search['section']) }),
  createRoute({ getParentRoute: () => root, path: '/plans/$planId/versions', component: VersionsRoute, validateSearch: versionsSearch }),
  createRoute({ getParentRoute: () => root, path: '/plans/$planId/fork', component: ForkRoute }),
  createRoute({ getParentRoute: () => root, path: '/plans/$planId/cascade', component: CascadeRoute }),
  createRoute({ getParentRoute: () => root, path: '/plans/$planId/upstream', component: UpstreamRoute }),
])

/** Every address of the client. */
export const router = createRouter({ routeTree: routes, defaultErrorComponent: Broken, defaultNotFoundComponent: NotFound, scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** A text of the address; what looks like a number there has been read as one. */
function text<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  const out: { [P in K]?: string } = {}
  if (typeof value === 'string' || typeof value === 'number') out[key] = String(value)
  return out
}
