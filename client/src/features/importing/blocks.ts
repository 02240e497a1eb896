import type { Block, Inline, Section, SectionId } from '@thac/plan'
import { inlineText, joinRuns, sliceRuns, textInline, trimRuns } from '@thac/plan'
import type { Guess, Reading } from './reading.ts'
import { changeSection, linesOf, sectionOf } from './reading.ts'

/*
 * Changes to the blocks of one section. Each gives back a new reading, or the very same one where the change does not
 * apply, so that a button can ask whether it would do anything.
 */

/** Undoes a join: the later line becomes a paragraph of its own again, in a heading its section's first. */
export function splitJoin(reading: Reading, guess: Guess): Reading {
  const { sectionId, block, offset, line } = guess
  if (sectionId === null || offset === undefined) return reading
  const lines = linesOf(reading, sectionId)
  const own = block === null ? lines.heading : (lines.blocks[block] ?? [])
  return withoutGuess(cut(reading, { id: sectionId, block, offset, earlier: own.filter((one) => one < line), later: own.filter((one) => one >= line) }), reading, guess)
}

/** Splits a heading or block at an offset of its text; a line that both halves have words of is tied to both. */
export function splitAt(reading: Reading, id: SectionId, block: number | null, offset: number, source: readonly string[]): Reading {
  const section = sectionOf(reading, id)
  if (section === null) return reading
  const content = block === null ? section.title : (section.blocks[block]?.content ?? [])
  const lines = linesOf(reading, id)
  const own = block === null ? lines.heading : (lines.blocks[block] ?? [])
  const starts = lineStarts(inlineText(content), own, source)
  const at = inlineText(content).slice(offset).search(/\S/) + offset
  const later = own.filter((_, i) => (starts[i] ?? 0) >= at || (starts[i + 1] ?? Infinity) > at)
  return cut(reading, { id, block, offset, earlier: own.filter((_, i) => (starts[i] ?? 0) < at), later })
}

/** Takes all sure unwrapping back: every printed line that was joined without a question becomes a paragraph of its own. */
export function splitLines(reading: Reading, guess: Guess, source: readonly string[]): Reading {
  const asked = new Set(reading.guesses.filter((one) => one.offset !== undefined && (one.code === 'page-break-joined' || one.code === 'wrap-joined')).map((one) => one.line))
  let next = reading
  for (const section of reading.plan.sections) {
    const lines = linesOf(reading, section.id)
    const parts = [[null, section.title, lines.heading] as const, ...section.blocks.map((one, i) => [i, one.type === 'table' ? [] : (one.content ?? []), lines.blocks[i] ?? []] as const)]
    // From the end, so that the places of the ones before stay true.
    for (const [block, content, own] of parts.reverse()) {
      const starts = lineStarts(inlineText(content), own, source)
      for (let i = own.length - 1; i > 0; i--) {
        const line = own[i]
        const offset = starts[i]
        if (line === undefined || offset === undefined || offset === null || offset <= 0 || asked.has(line)) continue
        const now = linesOf(next, section.id)
        const all = block === null ? now.heading : (now.blocks[block] ?? [])
        next = cut(next, { id: section.id, block, offset, earlier: all.filter((one) => one < line), later: all.filter((one) => one >= line) })
      }
    }
  }
  return withoutGuess(next, reading, guess)
}

interface Cut {
  readonly id: SectionId
  /** null: the heading. */
  readonly block: number | null
  readonly offset: number
  readonly earlier: readonly number[]
  readonly later: readonly number[]
}

function cut(reading: Reading, { id, block, offset, earlier, later }: Cut): Reading {
  const section = sectionOf(reading, id)
  const whole = block === null ? section?.title : section?.blocks[block]?.content
  if (section === null || whole === undefined || (block !== null && section.blocks[block]?.type === 'table')) return reading
  const rest = inlineText(sliceRuns(whole, offset))
  const head = trimRuns(sliceRuns(whole, 0, offset))
  const tail = trimRuns(sliceRuns(whole, offset))
  if (head.length === 0 || tail.length === 0) return reading
  const lost = rest.length - rest.trimStart().length
  const at = block === null ? 0 : block + 1
  const blockLines = insert(linesOf(reading, id).blocks, at, later)
  const place = (other: Guess): Guess => {
    if (other.block === block && other.offset !== undefined && other.offset >= offset) return { ...other, block: at, offset: Math.max(0, other.offset - offset - lost) }
    return other.block !== null && other.block >= at ? { ...other, block: other.block + 1 } : other
  }
  const blocks = insert(section.blocks, at, paragraph(tail))
  if (block === null) return changeSection(reading, id, { title: head, blocks, runIn: false, heading: earlier, blockLines }, place)
  return changeSection(reading, id, {
    blocks: blocks.map((one, i) => (i === block ? { ...one, content: head } : one)),
    blockLines: blockLines.map((one, i) => (i === block ? earlier : one)),
  }, place)
}

/** Where each of `lines` begins in `text` that was read from them; null for one that is not found there. The first begins at 0. */
export function lineStarts(text: string, lines: readonly number[], source: readonly string[]): readonly (number | null)[] {
  let from = 0
  return lines.map((line, i) => {
    const words = (source[line - 1] ?? '').replace(/\*/g, '').trim().replace(/\s+/g, ' ')
    const at = i === 0 ? 0 : words === '' ? -1 : text.indexOf(words.slice(0, 40), from)
    if (at < 0) return null
    from = at + 1
    return at
  })
}

/** Makes a paragraph or bullet go on with the block above it. */
export function joinAbove(reading: Reading, id: SectionId, block: number): Reading {
  const section = sectionOf(reading, id)
  const above = section?.blocks[block - 1]
  const own = section?.blocks[block]
  if (section === null || own === undefined || own.type === 'table' || above?.type === 'table') return reading
  if (above === undefined) return joinHeading(reading, section, own)
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

/** Makes the first block go on with its section's heading. */
function joinHeading(reading: Reading, section: Section, own: Block): Reading {
  if (section.title.length === 0 || section.runIn) return reading
  const { heading, blocks } = linesOf(reading, section.id)
  const before = inlineText(section.title).length + 1
  return changeSection(reading, section.id, {
    title: joinRuns(section.title, ' ', own.content ?? []), blocks: section.blocks.slice(1), heading: [...heading, ...(blocks[0] ?? [])], blockLines: blocks.slice(1),
  }, (guess) => {
    if (guess.block === null) return guess
    return guess.block > 0 ? { ...guess, block: guess.block - 1 } : { ...guess, block: null, ...(guess.offset === undefined ? {} : { offset: guess.offset + before }) }
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
    blocks: insert(section.blocks, spot.at, printedBlock(content)),
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

/** A printed line as a block: a bullet where it opens with a bullet's mark. */
function printedBlock(text: string): Block {
  const mark = BULLET.exec(text)
  const words = mark === null ? text : text.slice(mark[0].length)
  return mark === null ? paragraph(textInline(words)) : { type: 'bullet', attrs: { depth: mark[1] === '+' ? 2 : 1 }, content: textInline(words) }
}

/** A paragraph as a bullet of a depth, or back (0). The line that a run-in heading opens stays a paragraph. */
export function setBullet(reading: Reading, id: SectionId, block: number, depth: 0 | 1 | 2): Reading {
  const section = sectionOf(reading, id)
  const own = section?.blocks[block]
  if (section === null || own === undefined || (own.type !== 'paragraph' && own.type !== 'bullet') || (block === 0 && section.runIn) || depthOf(own) === depth) return reading
  const mark = own.type === 'paragraph' ? (BULLET.exec(inlineText(own.content))?.[0].length ?? 0) : 0
  const content = sliceRuns(own.content ?? [], mark)
  const next: Block = depth === 0 ? paragraph(content) : { type: 'bullet', attrs: { depth }, content }
  return changeSection(reading, id, { blocks: section.blocks.map((one, i) => (i === block ? next : one)) }, (guess) => (guess.block === block && guess.code === 'bullet-restyled' ? null : guess))
}

/** How deep a block's bullet is; 0 for none. */
export function depthOf(block: Block): 0 | 1 | 2 {
  return block.type !== 'bullet' ? 0 : block.attrs?.['depth'] === 2 ? 2 : 1
}

/** Leaves one block out; its lines are listed among those left out. */
export function leaveOut(reading: Reading, id: SectionId, block: number): Reading {
  const section = sectionOf(reading, id)
  if (section === null || section.blocks[block] === undefined) return reading
  const lines = linesOf(reading, id)
  const next = changeSection(reading, id, {
    blocks: section.blocks.filter((_, i) => i !== block), blockLines: lines.blocks.filter((_, i) => i !== block), runIn: section.runIn && block !== 0,
  }, (guess) => (guess.block === null || guess.block < block ? guess : guess.block === block ? null : { ...guess, block: guess.block - 1 }))
  const used = new Set([...next.lines.values()].flatMap((one) => [...one.heading, ...one.blocks.flat()]))
  const gone = (lines.blocks[block] ?? []).filter((line) => !used.has(line))
  return { ...next, leftOut: [...next.leftOut, ...gone.map((line) => ({ line, reason: 'by-hand' as const }))].sort((a, b) => a.line - b.line) }
}

const BULLET = /^([-–—•*+])\s+/

function withoutGuess(next: Reading, before: Reading, guess: Guess): Reading {
  return next === before ? before : { ...next, guesses: next.guesses.filter((one) => one.id !== guess.id) }
}

export function paragraph(content: readonly Inline[]): Block {
  return { type: 'paragraph', content }
}

export function insert<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)]
}
