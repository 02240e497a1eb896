import type { Mark } from '../../model/content.ts'
import { REMARK_MARKS, canonicalJson } from '../../cascade/canonical.ts'
import type { Piece, Token } from '../../cascade/tokens.ts'

/** Marks put on and taken off. */
export interface MarkChange {
  readonly on: readonly Mark[]
  readonly off: ReadonlySet<string>
}

/**
 * What a side that left some words standing did to their marks, so that it can be done to the words that the other side put
 * in their place: null for nothing, `mixed` where it did not do the same to all of them. Both lists are the same words.
 */
export function carriedMarks(base: readonly Token[], side: readonly Token[]): MarkChange | 'mixed' | null {
  let found: MarkChange | null = null
  let signature: string | null = null
  for (const [i, token] of base.entries()) {
    const change = changeOf(token.core[0]?.marks ?? [], side[i]?.core[0]?.marks ?? [])
    const own = canonicalJson([change.on, [...change.off].sort()])
    if (signature !== null && own !== signature) return 'mixed'
    signature = own
    found = change
  }
  return found === null || (found.on.length === 0 && found.off.size === 0) ? null : found
}

/** The words with the marks changed, and the spaces between them. */
export function withMarks(list: readonly Token[], { on, off }: MarkChange): readonly Token[] {
  const changed = (pieces: readonly Piece[]): readonly Piece[] => pieces.map(({ text, marks }) => ({ text, marks: [...marks.filter((mark) => !off.has(mark.type) && !on.some((one) => one.type === mark.type)), ...on] }))
  return list.map((token, i) => ({ ...token, core: changed(token.core), space: i + 1 < list.length ? changed(token.space) : token.space }))
}

function changeOf(before: readonly Mark[], after: readonly Mark[]): MarkChange {
  const had = new Set(before.map(canonicalJson))
  const types = new Set(after.map((mark) => mark.type))
  return {
    on: after.filter((mark) => !REMARK_MARKS.has(mark.type) && !had.has(canonicalJson(mark))),
    off: new Set(before.flatMap((mark) => (REMARK_MARKS.has(mark.type) || types.has(mark.type) ? [] : [mark.type]))),
  }
}
