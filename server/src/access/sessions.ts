import type { Person } from '@thac/api'
import { demoAccounts } from '@thac/demo'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import type { IncomingHttpHeaders } from 'node:http'
import type { Database } from '../store/tables.ts'
import { inkOf } from './people.ts'

/** A signed-in person. */
export interface Session {
  readonly token: string
  readonly person: Person
  readonly email: string
}

export interface Sessions {
  /** better-auth's own endpoints under /api/auth. */
  readonly handler: (request: Request) => Promise<Response>
  readonly of: (headers: IncomingHttpHeaders) => Promise<Session | null>
  /** Signs in with a password; answers the cookies to set, or null where the pair is wrong. */
  readonly signIn: (email: string, password: string, headers: IncomingHttpHeaders) => Promise<readonly string[] | null>
  readonly hashPassword: (password: string) => Promise<string>
  readonly live: (tokens: readonly string[], now: Date) => Promise<ReadonlySet<string>>
}

export interface SessionsConfig {
  readonly db: Database
  readonly secret: string
  readonly isOwnOrigin: (origin: string | undefined, host: string | undefined) => boolean
  /** Whether demo people, whose password everybody knows, may sign in: on this machine alone. */
  readonly allowDemo: boolean
}

const DEMO_EMAILS = new Set(demoAccounts().map(({ email }) => email.toLowerCase()))

/** Sessions by cookie, kept by better-auth in the row database. */
export function createSessions({ db, secret, isOwnOrigin, allowDemo }: SessionsConfig): Sessions {
  const auth = betterAuth({
    database: { db, type: 'sqlite' },
    secret,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    user: { additionalFields: { color: { type: 'string', required: false, input: false } } },
    rateLimit: { enabled: true, window: 10, max: 200, storage: 'memory', customRules: { '/sign-in/email': { window: 60, max: 100 } } },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin') ?? undefined
      return origin !== undefined && isOwnOrigin(origin, request?.headers.get('host') ?? undefined) ? [origin] : []
    },
    logger: { disabled: true },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (allowDemo || context.path !== '/sign-in/email') return
        // better-auth checks the body's form after this.
        const email: unknown = (context.body as { email?: unknown } | undefined)?.email
        if (DEMO_EMAILS.has(String(email).toLowerCase())) throw new APIError('FORBIDDEN', { message: 'Demo people sign in on the machine itself only.' })
      }),
    },
  })

  return {
    handler: (request) => auth.handler(request),
    async of(headers) {
      if (headers.cookie === undefined) return null
      const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.cookie }) })
      if (found === null) return null
      const { id, name, email, color } = found.user
      return { token: found.session.token, email, person: { id, name, color: inkOf(id, color ?? null) } }
    },
    async signIn(email, password, headers) {
      const response = await auth.api.signInEmail({ body: { email, password }, headers: new Headers({ host: headers.host ?? 'localhost' }), asResponse: true })
      return response.ok ? response.headers.getSetCookie() : null
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    async live(tokens, now) {
      if (tokens.length === 0) return new Set()
      const rows = await db.selectFrom('session').select('token').where('token', 'in', [...tokens]).where('expiresAt', '>', now.toISOString()).execute()
      return new Set(rows.map((row) => row.token))
    },
  }
}
