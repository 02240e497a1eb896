import express from 'express'
import type { Express, Request, RequestHandler } from 'express'
import helmet from 'helmet'
import type { Actor } from '../access/can.ts'
import type { Sessions } from '../access/sessions.ts'
import type { Metrics } from '../collaboration/metrics.ts'
import type { Workspace } from '../workspace.ts'
import { serveAuth } from './auth.ts'
import { clientFiles } from './client-files.ts'
import { serveDemo } from './demo-routes.ts'
import { failureHandler, unknownRoute } from './failures.ts'
import { openApi } from './openapi.ts'
import type { OriginCheck } from './origin.ts'
import { refuseForeignOrigins } from './origin.ts'
import { serveWorkspace } from './routes.ts'
import { sendProblem } from './send.ts'
import { createServe } from './serve.ts'
import { oneFile } from './upload.ts'

export interface HttpPorts {
  readonly ws: Workspace
  readonly sessions: Sessions
  readonly actorOf: (userId: string) => Promise<Actor>
  readonly isDemo: boolean
  readonly isOwnOrigin: OriginCheck
  readonly metrics: Metrics
  readonly checkAnswers: boolean
  readonly warn: Workspace['warn']
  readonly requestLog: RequestHandler
  readonly clientDir: string | null
}

/** Largest JSON body: a plan of 300 pages with its marks is some 3 MB. */
const LARGEST_JSON = '12mb'
const LARGEST_AUTH = '100kb'

/** All of HTTP: the interface under /api, the measures, and the client's files. */
export function createHttp({ ws, sessions, actorOf, isDemo, isOwnOrigin, metrics, checkAnswers, warn, requestLog, clientDir }: HttpPorts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(requestLog)
  app.use(helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        // The page's own styles are set as attributes by its component library and by the editor.
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"],
      },
    },
    // Whether there is TLS in front is not known here.
    strictTransportSecurity: false,
  }))

  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  const api = express.Router()
  api.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  api.use('/api', refuseForeignOrigins(isOwnOrigin))
  api.all('/api/auth/{*any}', express.raw({ type: () => true, limit: LARGEST_AUTH }), serveAuth(sessions))
  api.get('/api/openapi.json', (_request, response) => void response.json(openApi()))
  const sessionOf = (request: Request) => sessions.of(request.headers)
  // A file of 50 MB is read into memory only for people who are signed in.
  api.post(['/api/plans/import', '/api/import/preview'], demandSession(sessionOf), oneFile)
  api.use('/api', express.json({ limit: LARGEST_JSON }))
  const serve = createServe({ router: api, sessionOf, actorOf, checkAnswers })
  serveDemo(serve, ws, sessions, isDemo)
  serveWorkspace(serve, ws, isDemo)
  api.use('/api', unknownRoute)
  app.use(api)

  if (clientDir !== null) app.use(clientFiles(clientDir))
  app.use(unknownRoute)
  app.use(failureHandler(warn))
  return app
}

function demandSession(sessionOf: (request: Request) => Promise<unknown>): RequestHandler {
  return async (request, response, next) => {
    if ((await sessionOf(request)) === null) return sendProblem(response, 'unauthenticated')
    next()
  }
}
