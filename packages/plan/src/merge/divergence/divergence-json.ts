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
  /** `none`, `grey`, `amber` or `red`, where a superior's policy was asked. */
  readonly severity?: string
}

export interface CompareJson {
  readonly sections: readonly CompareRow[]
  readonly summary: Readonly<Record<string, number>>
  /** Shares of the whole plan, 0 to 1, with four decimals; 1 and 0 for all and nothing only. */
  readonly figures?: { readonly copied: number; readonly drifted: number }
}

/** The divergence as the compare JSON, `status` being the state; similarity has two decimals and is 1 for equals only. */
export function divergenceJson(found: Divergence): CompareJson {
  return {
    sections: found.sections.map(({ state, similarity, ...row }) => ({
      id: row.id, path: row.path, heading: row.heading, status: state, flags: row.flags, similarity: rounded(similarity),
      wordsAdded: row.wordsAdded, wordsRemoved: row.wordsRemoved, basePath: row.basePath, severity: row.severity,
    })),
    summary: found.summary,
    figures: { copied: share(found.figures.copied), drifted: share(found.figures.drifted) },
  }
}

/** Two decimals, never up to 1. */
export function rounded(similarity: number): number {
  return similarity === 1 ? 1 : Math.min(0.99, Math.round(similarity * 100) / 100)
}

/** Four decimals, never up to 1 nor down to 0. */
function share(value: number): number {
  return value === 0 || value === 1 ? value : Math.min(0.9999, Math.max(0.0001, Math.round(value * 10_000) / 10_000))
}
