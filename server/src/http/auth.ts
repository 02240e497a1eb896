import type { Request, RequestHandler, Response as Answer } from 'express'
import { STATUS_CODES } from 'node:http'
import type { Sessions } from '../access/sessions.ts'

/**
 * Hands a request to better-auth, and its failures back as problem documents: its `code` and `message` stay members, so
 * that its own client library reads them as well. Needs the raw body.
 */
export function serveAuth(sessions: Sessions): RequestHandler {
  return async (request, response) => {
    const answer = await sessions.handler(asWebRequest(request))
    response.status(answer.status)
    answer.headers.forEach((value, name) => {
      if (name !== 'set-cookie' && name !== 'content-length' && name !== 'content-type') response.setHeader(name, value)
    })
    for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie)
    const text = await answer.text()
    if (answer.status < 400) return void response.type(answer.headers.get('content-type') ?? 'application/json').send(text)
    sendFailure(response, answer.status, text)
  }
}

function sendFailure(response: Answer, status: number, text: string): void {
  const said = objectOf(text)
  const title = STATUS_CODES[status] ?? 'Refused'
  const code = typeof said['code'] === 'string' ? said['code'] : title.toUpperCase().replace(/\W+/g, '_')
  response.type('application/problem+json').send(JSON.stringify({ ...said, type: `about:blank#${code}`, title, status, code, ...(typeof said['message'] === 'string' ? { detail: said['message'] } : {}) }))
}

function asWebRequest(request: Request): Request_ {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  // The address that attempts are counted by is the socket's; whoever sends the request could write any into a header.
  headers.set('x-forwarded-for', request.socket.remoteAddress ?? 'unknown')
  const own = `${request.protocol}://${request.headers.host ?? 'localhost'}`
  // A program sends no origin, and some send fetch metadata all the same, which better-auth takes for a browser that hides
  // its origin. Foreign origins were refused before (origin.ts).
  if (!headers.has('origin')) headers.set('origin', own)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null
  return new globalThis.Request(`${own}${request.originalUrl}`, { method: request.method, headers, body })
}

/** The web's Request, not Express's. */
type Request_ = globalThis.Request

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    // A record by the checks in the same expression.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
