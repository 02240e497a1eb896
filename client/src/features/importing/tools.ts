import type { Reading } from './reading.ts'
import { sectionBefore, sectionOf } from './reading.ts'
import { depthOf, joinAbove, leaveOut, setBullet } from './blocks.ts'
import { dissolve, headingIntoText, paragraphIntoHeading, renumber, shiftLevel, textIntoHeading } from './headings.ts'
import { rowsIntoText } from './otherReadings.ts'
import type { Part } from './ties.ts'

export type ToolName =
  | 'up' | 'down' | 'dissolve' | 'intoText' | 'intoHeading' | 'renumber' | 'makeSection' | 'join' | 'bullet' | 'subBullet' | 'plain' | 'leaveOut' | 'intoLines'

export interface Tool {
  readonly name: ToolName
  /** The key that does the same, by its name in a keyboard event; letters small. */
  readonly key: string
  readonly apply: (reading: Reading) => Reading
  /** Where the words in hand are afterwards. */
  readonly then: Part
}

/** What can be done to a part of the result: only what would change something. `fresh` is the id for a section it may make. */
export function toolsFor(reading: Reading, part: Part, fresh: string): readonly Tool[] {
  if (part.kind === 'field') return []
  const tools = part.block === null ? headingTools(reading, part.id) : blockTools(reading, part.id, part.block, fresh)
  return tools.filter((tool) => tool.apply(reading) !== reading)
}

/** Whether a part can be split in two at a place in its words. */
export function maySplit(reading: Reading, part: Part): boolean {
  if (part.kind === 'field') return false
  const section = sectionOf(reading, part.id)
  return part.block === null ? (section?.title.length ?? 0) > 0 : section?.blocks[part.block]?.type !== 'table'
}

function headingTools(reading: Reading, id: string): readonly Tool[] {
  const own = text(id, null)
  const above = sectionBefore(reading, id)
  return [
    { name: 'dissolve', key: 'h', apply: (now) => dissolve(now, id), then: above === null ? own : text(above.id, above.blocks.length) },
    { name: 'up', key: 'ArrowLeft', apply: (now) => shiftLevel(now, id, -1), then: own },
    { name: 'down', key: 'ArrowRight', apply: (now) => shiftLevel(now, id, 1), then: own },
    { name: 'intoText', key: 't', apply: (now) => headingIntoText(now, id), then: text(id, 0) },
    { name: 'intoHeading', key: 't', apply: (now) => textIntoHeading(now, id), then: own },
    { name: 'renumber', key: 'r', apply: (now) => renumber(now, id), then: own },
  ]
}

function blockTools(reading: Reading, id: string, block: number, fresh: string): readonly Tool[] {
  const section = sectionOf(reading, id)
  const own = section?.blocks[block]
  if (section === null || own === undefined) return []
  const here = text(id, block)
  const runsIn = block === 0 && section.runIn
  const gone = section.blocks[block + 1] !== undefined ? here : block > 0 ? text(id, block - 1) : text(id, null)
  const out: Tool = { name: 'leaveOut', key: 'Delete', apply: (now) => leaveOut(now, id, block), then: gone }
  if (own.type === 'table') return [{ name: 'intoLines', key: 'h', apply: (now) => rowsIntoText(now, id, block), then: here }, out]
  const depth = depthOf(own)
  const deeper: readonly Tool[] = depth === 2 ? [] : [{ name: depth === 0 ? 'bullet' : 'subBullet', key: 'ArrowRight', apply: (now) => setBullet(now, id, block, depth === 0 ? 1 : 2), then: here }]
  const flatter: readonly Tool[] = depth === 0 ? [] : [{ name: depth === 2 ? 'bullet' : 'plain', key: 'ArrowLeft', apply: (now) => setBullet(now, id, block, depth === 2 ? 1 : 0), then: here }]
  return [
    { name: 'makeSection', key: 'h', apply: (now) => paragraphIntoHeading(now, id, block, () => fresh), then: text(runsIn ? id : fresh, null) },
    { name: 'join', key: 'Backspace', apply: (now) => joinAbove(now, id, block), then: block === 0 ? text(id, null) : text(id, block - 1) },
    ...flatter, ...deeper, out,
  ]
}

function text(id: string, block: number | null): Part {
  return { kind: 'text', id, block }
}
