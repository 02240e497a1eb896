import type { Terms } from './matcher.ts'

/** What a unit calls things where its superior calls them otherwise, as of one version of the list. */
export interface TermList {
  /** 1, 2, 3 …: a base is compared under the version it was reconciled with. */
  readonly version: number
  readonly terms: Terms
  /** Names that stay as they are, and the terms in them with them. */
  readonly protected: readonly string[]
}

/** The first version of a list. */
export function termList(terms: Terms, names: readonly string[] = []): TermList {
  return { version: 1, terms, protected: names }
}

/** The next version of `before`; `before` itself where the same is declared, in whatever order. */
export function nextTermList(before: TermList, terms: Terms, names: readonly string[] = before.protected): TermList {
  return said(before.terms, before.protected) === said(terms, names) ? before : { version: before.version + 1, terms, protected: names }
}

function said(terms: Terms, names: readonly string[]): string {
  return JSON.stringify([Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)), [...new Set(names)].sort()])
}
