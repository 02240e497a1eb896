import type { ProblemCode } from './http/problems.ts'

/** What a use case answers: its value, or why not. Expected failure is a value; a broken invariant throws. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal

export interface Refusal {
  readonly ok: false
  readonly code: ProblemCode
  /** One sentence for a person, where the code's own sentence says too little. */
  readonly detail?: string
  /** Further members of the problem document. */
  readonly more?: Readonly<Record<string, unknown>>
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refused(code: ProblemCode, detail?: string, more?: Readonly<Record<string, unknown>>): Refusal {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }), ...(more === undefined ? {} : { more }) }
}
