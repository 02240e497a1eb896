import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import path from 'node:path'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Actor } from './access/can.ts'
import { actorsOf } from './access/people.ts'
import { createSessions } from './access/sessions.ts'
import { serveSync } from './collaboration/endpoint.ts'
import { PING_EVERY_MS } from './collaboration/limits.ts'
import { createMetrics } from './collaboration/metrics.ts'
import { judgeConnections } from './collaboration/rights-watch.ts'
import { createRooms } from './collaboration/rooms.ts'
import type { Config } from './config.ts'
import { openData } from './data-folder.ts'
import { seedAdmin } from './access/first-admin.ts'
import { isDemoWorkspace, isEmptyWorkspace, seedDemo } from './demo/seed.ts'
import { createHttp } from './http/app.ts'
import { isLoopbackName, originCheck } from './http/origin.ts'
import { newId } from './new-id.ts'
import { placeOfPlan } from './plans/records.ts'
import { recordEdit } from './plans/edited.ts'
import type { ImportReader } from './plans/import-reader.ts'
import { openImportReader } from './plans/import-reader.ts'
import type { UpdateLog } from './store/ports.ts'
import { createContentStore } from './store/content-store.ts'
import { loadUnits } from './units/units.ts'
import type { Workspace } from './workspace.ts'

/** A server that answers. `close` loses nothing that was acknowledged; neither does not calling it. */
export interface Running {
  readonly url: string
  readonly workspace: Workspace
  readonly log: UpdateLog
  readonly close: () => Promise<void>
}

export interface StartOptions {
  /** Check what goes out by the interface's own schemas: for tests. */
  readonly checkAnswers?: boolean
  readonly now?: () => Date
  readonly reader?: ImportReader
}

const JUDGE_EVERY_MS = 1000
const TIDY_EVERY_MS = 1000

/** Opens the data folder, makes the demo where it is wanted, and listens. Rejects where either cannot be done. */
export async function startServer(config: Config, logger: Logger, { checkAnswers = false, now = () => new Date(), reader = openImportReader() }: StartOptions = {}): Promise<Running> {
  const isOwnOrigin = originCheck(isLoopbackName(config.host))
  const warn = (message: string, details: Readonly<Record<string, unknown>>): void => logger.warn(details, message)
  const data = openData(config.dataDir)
  const { db, log } = data
  const metrics = createMetrics()
  const units = await loadUnits(db)
  const rooms = createRooms({
    log, now: Date.now, warn, onDurable: () => metrics.updates.inc(), onCount: (n) => metrics.rooms.set(n),
    onEdited: (planId, plan, edited) => recordEdit(db, planId, plan, edited),
  })
  const ws: Workspace = { db, contents: createContentStore(db), rooms, units, now, newId, reader, warn }
  const sessions = createSessions({ db, secret: data.secret, isOwnOrigin, allowDemo: isLoopbackName(config.host) })
  const actors = (ids: readonly string[]): Promise<ReadonlyMap<string, Actor>> => actorsOf(db, units, ids)
  const actorOf = async (id: string): Promise<Actor> => (await actors([id])).get(id) ?? { userId: id, memberships: [] }

  if (config.demo && (await isEmptyWorkspace(ws))) await data.whole(() => seedDemo(ws, sessions, actorOf))
  const { admin } = config
  if (admin !== null && (await isEmptyWorkspace(ws))) await data.whole(() => seedAdmin(ws, sessions, admin))
  const isDemo = config.demo && (await isDemoWorkspace(ws))

  const http = createServer(createHttp({
    ws, sessions, actorOf, isDemo, isOwnOrigin, metrics, checkAnswers, warn,
    requestLog: pinoHttp({ logger, autoLogging: logger.isLevelEnabled('debug'), serializers: { req: ({ method, url }: { method: string; url: string }) => ({ method, url: url.split('?')[0] }) } }),
    clientDir: config.clientDir !== null && existsSync(path.join(config.clientDir, 'index.html')) ? config.clientDir : null,
  }))
  const endpoint = serveSync(http, {
    rooms, metrics, now: Date.now, isOwnOrigin, warn, actorOf,
    sessionOf: (request) => sessions.of(request.headers), placeOf: (planId) => placeOfPlan(ws, planId),
  })
  const rights = { connections: endpoint.connections, actorsOf: actors, placeOf: (planId: string) => placeOfPlan(ws, planId), liveSessions: (tokens: readonly string[]) => sessions.live(tokens, now()) }
  const timers = [
    every(JUDGE_EVERY_MS, () => judgeConnections(rights), warn),
    every(TIDY_EVERY_MS, () => rooms.tidy(), warn),
    every(PING_EVERY_MS, async () => { for (const connection of endpoint.connections()) connection.ping() }, warn),
  ]
  const port = await listen(http, config)
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    workspace: ws, log,
    async close() {
      for (const stop of timers) stop()
      endpoint.close()
      http.close()
      http.closeAllConnections()
      await reader.close()
      await rooms.close()
      await data.close()
    },
  }
}

function listen(http: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Runs `work` again and again, never twice at once. Answers how to stop it. */
function every(ms: number, work: () => Promise<void>, warn: Workspace['warn']): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    work().catch((error: unknown) => warn('a periodic task failed', { error: String(error) })).finally(() => { busy = false })
  }, ms)
  return () => clearInterval(timer)
}
