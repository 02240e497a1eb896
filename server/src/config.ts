import path from 'node:path'
import { isLoopbackName } from './http/origin.ts'

/** Everything the server is told from outside. */
export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly dataDir: string
  /** Make a demo workspace in an empty data folder, and let people of this machine sign in to it without a password. */
  readonly demo: boolean
  /** The built client, or null to serve the interface alone. */
  readonly clientDir: string | null
  readonly logLevel: string
  /** The first person of an empty workspace that is no demo. */
  readonly admin: { readonly email: string; readonly password: string } | null
}

/** Shortest password of the first admin. */
const SHORTEST = 10

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly reason: string }

/** Reads the environment. `defaultClientDir` is where the build puts the client. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string, defaultClientDir: string): ConfigResult {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    if ((env[name] ?? '') !== '') return { ok: false, reason: `${name} is set, but this version keeps its data in SQLite only: unset it and set DATA_DIR instead.` }
  }
  const port = Number(env['PORT'] ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65535) return { ok: false, reason: `PORT must be a number from 0 to 65535, not "${env['PORT'] ?? ''}".` }
  const email = env['THAC_ADMIN_EMAIL'] ?? ''
  const password = env['THAC_ADMIN_PASSWORD'] ?? ''
  if (email !== '' && password.length < SHORTEST) return { ok: false, reason: `THAC_ADMIN_EMAIL is set: set THAC_ADMIN_PASSWORD too, with at least ${SHORTEST} characters.` }
  const host = env['HOST'] ?? '127.0.0.1'
  return {
    ok: true,
    config: {
      host, port, dataDir: path.resolve(cwd, env['DATA_DIR'] ?? 'data'), demo: env['THAC_DEMO'] !== '0' && isLoopbackName(host),
      clientDir: env['THAC_CLIENT_DIR'] === undefined ? defaultClientDir : path.resolve(cwd, env['THAC_CLIENT_DIR']), logLevel: env['LOG_LEVEL'] ?? 'warn',
      admin: email === '' ? null : { email, password },
    },
  }
}
