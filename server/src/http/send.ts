import type { Response } from 'express'
import type { ProblemCode } from './problems.ts'
import { problem } from './problems.ts'

/** An answer that is JSON already, in UTF-8: written on another thread, so that this one need not walk through it. */
export class JsonText {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) { this.bytes = bytes }

  parse(): unknown {
    return JSON.parse(new TextDecoder().decode(this.bytes))
  }
}

/** Answers with JSON. */
export function sendAnswer(response: Response, status: number, value: unknown): void {
  if (value instanceof JsonText) response.status(status).type('json').send(Buffer.from(value.bytes.buffer, value.bytes.byteOffset, value.bytes.byteLength))
  else response.status(status).json(value)
}

/** Answers with a problem document (RFC 9457). */
export function sendProblem(response: Response, code: ProblemCode, detail?: string, more?: Readonly<Record<string, unknown>>): void {
  const document = problem(code, detail, more)
  response.status(document.status).type('application/problem+json').send(JSON.stringify(document))
}
