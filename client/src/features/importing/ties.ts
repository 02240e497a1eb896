import type { MetaLines, SectionId } from '@thac/plan'
import type { Guess, LeftLine, Reading } from './reading.ts'

/** A part of the result that source lines can be tied to: a field, a heading (`block` null) or a block. */
export type Part =
  | { readonly kind: 'field'; readonly field: MetaLines['field'] }
  | { readonly kind: 'text'; readonly id: SectionId; readonly block: number | null }

/** Where the lines went. */
export interface Ties {
  /** The first part each line went into. */
  readonly partOf: ReadonlyMap<number, Part>
  readonly linesOf: ReadonlyMap<string, readonly number[]>
  readonly leftOut: ReadonlyMap<number, LeftLine['reason']>
}

/** A name for a part, to compare and to look it up by. */
export function partKey(part: Part): string {
  return part.kind === 'field' ? `field ${part.field}` : `text ${part.id} ${part.block ?? 'heading'}`
}

/** Which line went where, both ways. */
export function tiesOf(reading: Reading): Ties {
  const partOf = new Map<number, Part>()
  const linesOf = new Map<string, readonly number[]>()
  const tie = (part: Part, lines: readonly number[]): void => {
    if (lines.length === 0) return
    const key = partKey(part)
    linesOf.set(key, [...(linesOf.get(key) ?? []), ...lines])
    for (const line of lines) if (!partOf.has(line)) partOf.set(line, part)
  }
  for (const { field, lines } of reading.metaLines) tie({ kind: 'field', field }, lines)
  for (const { sectionId: id, heading, blocks } of reading.lines.values()) {
    tie({ kind: 'text', id, block: null }, heading)
    for (const [block, lines] of blocks.entries()) tie({ kind: 'text', id, block }, lines)
  }
  return { partOf, linesOf, leftOut: new Map(reading.leftOut.map(({ line, reason }) => [line, reason])) }
}

/** The part that a guess is about; null for one about a line that went nowhere. */
export function partOfGuess(guess: Guess, ties: Ties): Part | null {
  return guess.sectionId === null ? (ties.partOf.get(guess.line) ?? null) : { kind: 'text', id: guess.sectionId, block: guess.block }
}
