import type { Reading } from './reading.ts'
import { joinAbove } from './blocks.ts'
import { dissolve, headingIntoText, paragraphIntoHeading, renumber, shiftLevel, textIntoHeading } from './headings.ts'
import type { Part } from './ties.ts'

export type ToolName = 'up' | 'down' | 'intoText' | 'intoHeading' | 'dissolve' | 'renumber' | 'makeSection' | 'join'

export interface Tool {
  readonly name: ToolName
  readonly apply: (reading: Reading) => Reading
}

/** What can be done to a part of the result: only what would change something. */
export function toolsFor(reading: Reading, part: Part, newId: () => string): readonly Tool[] {
  if (part.kind === 'field') return []
  const { id, block } = part
  const tools: readonly Tool[] = block === null
    ? [
        { name: 'up', apply: (now) => shiftLevel(now, id, -1) },
        { name: 'down', apply: (now) => shiftLevel(now, id, 1) },
        { name: 'intoText', apply: (now) => headingIntoText(now, id) },
        { name: 'intoHeading', apply: (now) => textIntoHeading(now, id) },
        { name: 'dissolve', apply: (now) => dissolve(now, id) },
        { name: 'renumber', apply: (now) => renumber(now, id) },
      ]
    : [
        { name: 'makeSection', apply: (now) => paragraphIntoHeading(now, id, block, newId) },
        { name: 'join', apply: (now) => joinAbove(now, id, block) },
      ]
  return tools.filter((tool) => tool.apply(reading) !== reading)
}
