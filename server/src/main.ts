/** The command that serves: the only reader of the environment, and the only one that ends the process. */
import { pino } from 'pino'
import { fileURLToPath } from 'node:url'
import { startServer } from './app.ts'
import { readConfig } from './config.ts'

const read = readConfig(process.env, process.cwd(), fileURLToPath(new URL('../../client/dist', import.meta.url)))
if (!read.ok) fail(read.reason)
const { config } = read
const logger = pino({ level: config.logLevel }, pino.destination(2))

const running = await startServer(config, logger).catch((error: unknown) => fail(explain(error, config.port, config.dataDir)))
process.stdout.write(`thac listening on ${running.url}\n`)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    // Everything acknowledged is on the disk already; a store that hangs is not waited for.
    setTimeout(() => process.exit(1), 8000).unref()
    running.close().then(() => process.exit(0), () => process.exit(1))
  })
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

function explain(error: unknown, port: number, dataDir: string): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or set PORT to another.`
  if (code === 'EACCES' || code === 'EROFS') return `No right to use port ${port} or to write into ${dataDir}.`
  return `thac could not start: ${error instanceof Error ? error.message : String(error)}`
}
