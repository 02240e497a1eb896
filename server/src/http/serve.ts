import type { Answer, Call, CallName, Calls } from '@thac/api'
import { CALLS } from '@thac/api'
import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import type { Actor } from '../access/can.ts'
import type { Session } from '../access/sessions.ts'
import type { Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { JsonText, sendAnswer, sendProblem } from './send.ts'

/** A request as a use case's route sees it: parsed, and from somebody. */
export interface Asked<N extends CallName> {
  readonly session: Session
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly body: z.output<Calls[N]['body']>
  readonly request: Request
  readonly response: Response
}

export interface ServePorts {
  readonly router: Router
  readonly sessionOf: (request: Request) => Promise<Session | null>
  readonly actorOf: (userId: string) => Promise<Actor>
  /** Parse what goes out by the interface's own schemas too: for tests. */
  readonly checkAnswers: boolean
}

export interface Serve {
  /** Serves a call to people who are signed in: parse, use case, present. */
  readonly signedIn: <N extends CallName>(name: N, handle: (asked: Asked<N>) => Promise<Outcome<Answer<N> | JsonText>>) => void
  /** Serves a call to anybody. */
  readonly open: <N extends CallName>(name: N, handle: (asked: Pick<Asked<N>, 'body' | 'params' | 'request' | 'response'>) => Promise<Outcome<Answer<N>>>) => void
}

/** The way from HTTP to use cases and back, by the table of calls. */
export function createServe({ router, sessionOf, actorOf, checkAnswers }: ServePorts): Serve {
  function route(call: Call, handle: (request: Request, response: Response) => Promise<Outcome<unknown>>): void {
    const method = call.method.toLowerCase() as Lowercase<Call['method']>
    router[method](call.path, async (request: Request, response: Response) => {
      const outcome = await handle(request, response)
      if (!outcome.ok) return sendProblem(response, outcome.code, outcome.detail, outcome.more)
      if (checkAnswers) call.answer.parse(outcome.value instanceof JsonText ? outcome.value.parse() : outcome.value)
      sendAnswer(response, call.status, outcome.value)
    })
  }

  return {
    signedIn(name, handle) {
      const call: Call = CALLS[name]
      route(call, async (request, response) => {
        const session = await sessionOf(request)
        if (session === null) return refused('unauthenticated')
        const body = parseBody(call, request)
        if (!body.ok) return body
        const actor = await actorOf(session.person.id)
        // The schema of this very call has just parsed the body.
        return handle({ session, actor, params: paramsOf(request), body: body.value as never, request, response })
      })
    },
    open(name, handle) {
      const call: Call = CALLS[name]
      route(call, async (request, response) => {
        const body = parseBody(call, request)
        if (!body.ok) return body
        // As above.
        return handle({ params: paramsOf(request), body: body.value as never, request, response })
      })
    },
  }
}

function parseBody(call: Call, request: Request): Outcome<unknown> {
  if (call.body.safeParse(undefined).success) return { ok: true, value: undefined }
  const parsed = call.body.safeParse(request.body ?? {})
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) => ({ path, message }))
  return refused('invalid', issues[0] === undefined ? undefined : `${issues[0].path.join('.') || 'body'}: ${issues[0].message}`, { issues })
}

/** Routes here name each parameter once, so that Express gives text and no lists. */
function paramsOf(request: Request): Readonly<Record<string, string>> {
  return request.params as Record<string, string>
}
