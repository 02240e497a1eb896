import type { ErrorRequestHandler, RequestHandler } from 'express'
import multer from 'multer'
import type { ProblemCode } from './problems.ts'
import { sendProblem } from './send.ts'

/** Answers every call of the interface that no route took. */
export const unknownRoute: RequestHandler = (request, response) => {
  sendProblem(response, 'unknown-route', `${request.method} ${request.originalUrl.split('?')[0] ?? ''}`)
}

/** Turns whatever a route or a parser threw into a problem document; what is nobody's fault but ours is reported to `warn`. */
export function failureHandler(warn: (message: string, details: Readonly<Record<string, unknown>>) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const code = codeOf(error)
    if (code === 'internal-error') warn('a request failed', { path: request.path, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    sendProblem(response, code)
  }
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof multer.MulterError) return error.code === 'LIMIT_FILE_SIZE' ? 'too-large' : 'bad-request'
  if (typeof error !== 'object' || error === null) return 'internal-error'
  const { type, status } = error as { type?: unknown; status?: unknown }
  switch (type) {
    case 'entity.parse.failed': return 'malformed-json'
    case 'entity.too.large': return 'too-large'
    case 'encoding.unsupported':
    case 'charset.unsupported': return 'unsupported-type'
    default: return status === 400 || error instanceof URIError || isMultipart(error) ? 'bad-request' : 'internal-error'
  }
}

/** The multipart parser throws plain errors for a body cut short or without a boundary. */
function isMultipart(error: object): boolean {
  return error instanceof Error && /multipart|unexpected end of form|malformed part header/i.test(error.message)
}
