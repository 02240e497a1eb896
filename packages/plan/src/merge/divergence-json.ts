import type { Divergence } from './divergence.ts'

/** One section as `compare --json` and the divergence call print it. */
export interface CompareRow {
  readonly id: string
  readonly path: string
  readonly heading: string
  readonly status: string
  readonly flags: readonly string[]
  readonly similarity: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
  readonly basePath: string | null
}

export interface CompareJson {
  readonly sections: readonly CompareRow[]
  readonly summary: Readonly<Record<string, number>>
}

/** The divergence as the compare JSON, `status` being the state; similarity has two decimals and is 1 for equals only. */
export function divergenceJson(found: Divergence): CompareJson {
  return {
    sections: found.sections.map(({ state, similarity, ...row }) => ({
      id: row.id, path: row.path, heading: row.heading, status: state, flags: row.flags, similarity: rounded(similarity),
      wordsAdded: row.wordsAdded, wordsRemoved: row.wordsRemoved, basePath: row.basePath,
    })),
    summary: found.summary,
  }
}

/** Two decimals, never up to 1. */
export function rounded(similarity: number): number {
  return similarity === 1 ? 1 : Math.min(0.99, Math.round(similarity * 100) / 100)
}
