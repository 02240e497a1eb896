import type { Response } from 'express'
import type { ProblemCode } from './problems.ts'
import { problem } from './problems.ts'

/** Answers with a problem document (RFC 9457). */
export function sendProblem(response: Response, code: ProblemCode, detail?: string, more?: Readonly<Record<string, unknown>>): void {
  const document = problem(code, detail, more)
  response.status(document.status).type('application/problem+json').send(JSON.stringify(document))
}
