import type { Block, Inline, SectionId } from '@thac/plan'
import { inlineText, joinRuns, sliceRuns, trimRuns } from '@thac/plan'
import type { Guess, Reading } from './reading.ts'
import { changeSection, linesOf, sectionOf } from './reading.ts'

/*
 * Changes to the blocks of one section. Each gives back a new reading, or the very same one where the change does not
 * apply, so that a button can ask whether it would do anything.
 */

/** Undoes a join: the later line becomes a paragraph of its own again, in a heading its section's first. */
export function splitJoin(reading: Reading, guess: Guess): Reading {
  const { sectionId, block, offset, line } = guess
  const section = sectionId === null ? null : sectionOf(reading, sectionId)
  if (section === null || offset === undefined || offset <= 0) return reading
  const whole = block === null ? section.title : section.blocks[block]?.content
  if (whole === undefined || offset >= inlineText(whole).length) return reading
  const head = trimRuns(sliceRuns(whole, 0, offset))
  const tail = trimRuns(sliceRuns(whole, offset))
  const lost = inlineText(sliceRuns(whole, offset)).length - inlineText(sliceRuns(whole, offset)).trimStart().length
  const lines = linesOf(reading, section.id)
  const at = block === null ? 0 : block + 1
  const own = block === null ? lines.heading : (lines.blocks[block] ?? [])
  const earlier = own.filter((one) => one < line)
  const later = own.filter((one) => one >= line)
  const blockLines = insert(lines.blocks, at, later)
  const place = (other: Guess): Guess | null => {
    if (other.id === guess.id) return null
    if (other.block === block && other.offset !== undefined && other.offset >= offset) return { ...other, block: at, offset: Math.max(0, other.offset - offset - lost) }
    return other.block !== null && other.block >= at ? { ...other, block: other.block + 1 } : other
  }
  const blocks = insert(section.blocks, at, paragraph(tail))
  if (block === null) return changeSection(reading, section.id, { title: head, blocks, runIn: false, heading: earlier, blockLines }, place)
  return changeSection(reading, section.id, {
    blocks: blocks.map((one, i) => (i === block ? { ...one, content: head } : one)),
    blockLines: blockLines.map((one, i) => (i === block ? earlier : one)),
  }, place)
}

/** Makes a paragraph or bullet go on with the block above it. */
export function joinAbove(reading: Reading, id: SectionId, block: number): Reading {
  const section = sectionOf(reading, id)
  const above = section?.blocks[block - 1]
  const own = section?.blocks[block]
  if (section === null || above === undefined || own === undefined) return reading
  const before = inlineText(above.content).length + 1
  const lines = linesOf(reading, id)
  return changeSection(reading, id, {
    blocks: section.blocks.flatMap((one, i) => (i === block - 1 ? { ...above, content: joinRuns(above.content ?? [], ' ', own.content ?? []) } : i === block ? [] : one)),
    blockLines: lines.blocks.flatMap((one, i) => (i === block - 1 ? [[...one, ...(lines.blocks[block] ?? [])]] : i === block ? [] : [one])),
  }, (guess) => {
    if (guess.block === null || guess.block < block) return guess
    if (guess.block > block) return { ...guess, block: guess.block - 1 }
    return { ...guess, block: block - 1, ...(guess.offset === undefined ? {} : { offset: guess.offset + before }) }
  })
}

/** Puts a line that was left out back as a paragraph, behind the part that the line before it went into. */
export function takeLine(reading: Reading, line: number, text: string): Reading {
  const content = text.trim()
  if (content === '' || !reading.leftOut.some((one) => one.line === line)) return reading
  const spot = spotBefore(reading, line)
  const section = spot === null ? null : sectionOf(reading, spot.id)
  if (spot === null || section === null) return reading
  const lines = linesOf(reading, spot.id)
  const next = changeSection(reading, spot.id, {
    blocks: insert(section.blocks, spot.at, paragraph([{ type: 'text', text: content }])),
    blockLines: insert(lines.blocks, spot.at, [line]),
  }, (guess) => (guess.block !== null && guess.block >= spot.at ? { ...guess, block: guess.block + 1 } : guess))
  return { ...next, leftOut: next.leftOut.filter((one) => one.line !== line) }
}

/** The section and the place among its blocks behind the last part read from above `line`; the plan's start where there is none. */
function spotBefore(reading: Reading, line: number): { readonly id: SectionId; readonly at: number } | null {
  let spot: { readonly id: SectionId; readonly at: number } | null = null
  let nearest = 0
  for (const { id } of reading.plan.sections) {
    const lines = linesOf(reading, id)
    for (const [at, own] of [lines.heading, ...lines.blocks].entries()) {
      const last = Math.max(0, ...own.filter((one) => one < line))
      if (last > nearest || (last === nearest && last > 0)) {
        nearest = last
        spot = { id, at }
      }
    }
  }
  const first = reading.plan.sections[0]
  return spot ?? (first === undefined || first.title.length > 0 ? null : { id: first.id, at: 0 })
}

export function paragraph(content: readonly Inline[]): Block {
  return { type: 'paragraph', content }
}

export function insert<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)]
}
