import type { Problem } from '@thac/api'

/** Every problem the interface answers: its status and one sentence. `code` is what a program looks at. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The request body is not valid JSON.' },
  'bad-request': { status: 400, title: 'The request could not be understood.' },
  'missing-file': { status: 400, title: 'The request carries no file.' },
  unauthenticated: { status: 401, title: 'Sign in first.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  'foreign-origin': { status: 403, title: 'The request comes from another site.' },
  'not-found': { status: 404, title: 'There is no such thing here.' },
  'unknown-route': { status: 404, title: 'There is no such call.' },
  'no-superior': { status: 404, title: 'This plan was not made from a superior\'s plan.' },
  conflict: { status: 409, title: 'This cannot be done in the present state.' },
  'nothing-issued': { status: 409, title: 'This plan has no issued version yet.' },
  'already-decided': { status: 409, title: 'This change no longer waits for a verdict.' },
  'not-subordinate': { status: 409, title: 'The unit is not subordinate to the one that issued the plan.' },
  'not-issuable': { status: 409, title: 'The plan cannot be issued as it stands.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-type': { status: 415, title: 'Send JSON.' },
  invalid: { status: 422, title: 'The request does not have the expected form.' },
  'unreadable-file': { status: 422, title: 'The file could not be read.' },
  'too-many-requests': { status: 429, title: 'Too many requests. Wait a little.' },
  'internal-error': { status: 500, title: 'Something went wrong here. Nothing was changed.' },
  unavailable: { status: 503, title: 'The plan cannot be loaded or stored at the moment. Nothing was changed.' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** The problem document (RFC 9457) of a code. */
export function problem(code: ProblemCode, detail?: string, more: Readonly<Record<string, unknown>> = {}): Problem {
  const { status, title } = PROBLEMS[code]
  return { ...more, type: `about:blank#${code}`, title, status, code, ...(detail === undefined ? {} : { detail }) }
}
