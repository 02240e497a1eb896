import { Problem } from '@thac/api'


/**
 * A call that did not succeed. `code` is the server's own word for it (RFC 9457 `code`), or one of ours:
 * `unreachable` (no answer at all), `unexpected-answer` (an answer this build does not understand).
 * `status` is the HTTP status, 0 where there was none. `params` are the problem's further members, to put into a sentence.
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | null
  readonly params: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, title: string, detail: string | null = null, params: Readonly<Record<string, unknown>> = {}) {
    super(detail ?? title)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.params = params
  }
}

/** The problem that an answer of a failing status stands for; answers that are no problem document count as well. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const parsed = Problem.safeParse(body)
  if (!parsed.success) return new ApiProblem(status, `http-${status}`, `HTTP ${status}`)
  const { title, detail, code, type: _type, status: _status, ...params } = parsed.data
  return new ApiProblem(status, code, title, detail ?? null, params)
}

export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem
}

/** True where asking again may help: no answer, or a server that is busy or down. */
export function isPassing(error: unknown): boolean {
  return isProblem(error) && (error.status === 0 || error.status === 429 || error.status >= 500)
}
