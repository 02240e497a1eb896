import { standing } from '@thac/plan'
import type { Reading } from './reading.ts'
import { tiesOf } from './ties.ts'

/** How much of a file was understood. Lines are those that say something. */
export interface Figures {
  readonly sections: number
  readonly paragraphs: number
  readonly lines: number
  readonly understood: number
  readonly leftOut: number
}

/** Counts what became of the lines of `source`. */
export function figuresOf(reading: Reading, source: readonly string[]): Figures {
  const { partOf, leftOut } = tiesOf(reading)
  const sections = standing(reading.plan)
  let lines = 0
  let understood = 0
  for (const [i, text] of source.entries()) {
    if (text.trim() === '') continue
    lines++
    if (partOf.has(i + 1)) understood++
  }
  return {
    sections: sections.filter((section) => section.kind === 'body').length,
    paragraphs: sections.reduce((sum, section) => sum + section.blocks.length, 0),
    lines, understood, leftOut: [...leftOut.keys()].filter((line) => !partOf.has(line)).length,
  }
}
