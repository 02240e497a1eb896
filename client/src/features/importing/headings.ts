import type { Inline, Section, SectionId } from '@thac/plan'
import { MAX_LEVEL, inlineText, joinRuns, keyBetween, places, sliceRuns, standing, trimRuns } from '@thac/plan'
import { insert, paragraph } from './blocks.ts'
import type { Guess, Reading } from './reading.ts'
import { changeSection, linesOf, placeGuesses, sectionBefore, sectionOf } from './reading.ts'

/*
 * Changes between heading and text, and to levels and numbers. As in blocks.ts, the very same reading comes back where
 * a change does not apply.
 */

/** The heading becomes the beginning of the section's text; the section keeps its number. */
export function headingIntoText(reading: Reading, id: SectionId): Reading {
  const section = sectionOf(reading, id)
  if (section === null || section.kind !== 'body' || section.title.length === 0) return reading
  const lines = linesOf(reading, id)
  const first = section.blocks[0]
  const place = (shift: number, ahead: number) => (guess: Guess): Guess | null => {
    if (guess.code.startsWith('heading-from-')) return null
    if (guess.block === null) return guess.offset === undefined ? guess : { ...guess, block: 0 }
    return { ...guess, block: guess.block + shift, ...(guess.block === 0 && guess.offset !== undefined ? { offset: guess.offset + ahead } : {}) }
  }
  if (section.runIn && first !== undefined) {
    const content = joinRuns(section.title, ': ', first.content ?? [])
    return changeSection(reading, id, { title: [], runIn: true, blocks: [{ ...first, content }, ...section.blocks.slice(1)] }, place(0, inlineText(section.title).length + 2))
  }
  return changeSection(reading, id, { title: [], runIn: true, blocks: [paragraph(section.title), ...section.blocks], blockLines: [lines.heading, ...lines.blocks] }, place(1, 0))
}

/** The beginning of a section without heading becomes one: up to the first colon, or the whole first paragraph. */
export function textIntoHeading(reading: Reading, id: SectionId): Reading {
  const section = sectionOf(reading, id)
  const first = section?.blocks[0]
  if (section === null || section.kind !== 'body' || section.title.length > 0 || !section.runIn || first === undefined) return reading
  const content = first.content ?? []
  const text = inlineText(content)
  const colon = text.search(/(?<!\d):\s*\S|:$/)
  const end = colon < 0 ? text.length : colon
  const rest = trimRuns(sliceRuns(content, colon < 0 ? text.length : colon + 1))
  const from = text.length - inlineText(rest).length
  const title = trimRuns(sliceRuns(content, 0, end))
  const lines = linesOf(reading, id)
  const gone = rest.length === 0
  const place = (guess: Guess): Guess | null => {
    if (guess.code === 'sentence-section' || guess.code === 'lead-in-section') return null
    if (guess.block === null) return guess
    if (guess.block > 0) return gone ? { ...guess, block: guess.block - 1 } : guess
    if (guess.offset === undefined || guess.offset < end) return { ...guess, block: null }
    return { ...guess, offset: Math.max(0, guess.offset - from) }
  }
  return changeSection(reading, id, {
    title, runIn: !gone,
    blocks: gone ? section.blocks.slice(1) : [{ ...first, content: rest }, ...section.blocks.slice(1)],
    blockLines: gone ? lines.blocks.slice(1) : lines.blocks,
  }, place)
}

/** A paragraph becomes a section of the level it stands in, with what follows it in its section. A number it began with is left to be counted. */
export function paragraphIntoHeading(reading: Reading, id: SectionId, block: number, newId: () => string): Reading {
  const section = sectionOf(reading, id)
  const own = section?.blocks[block]
  if (section === null || own === undefined || (section.kind !== 'body' && section.kind !== 'preamble')) return reading
  if (block === 0 && section.runIn) return textIntoHeading(reading, id)
  const content = own.content ?? []
  const cut = PRINTED_NUMBER.exec(inlineText(content))?.[0].length ?? 0
  const title = withoutColon(trimRuns(sliceRuns(content, cut)))
  if (title.length === 0) return reading
  const lines = linesOf(reading, id)
  const at = reading.plan.sections.findIndex((one) => one.id === id)
  const fresh: Section = {
    id: newId(), order: keyBetween(section.order, reading.plan.sections[at + 1]?.order ?? null), level: section.kind === 'body' ? section.level : 1,
    kind: 'body', runIn: false, title, blocks: section.blocks.slice(block + 1),
  }
  const kept: Section = { ...section, blocks: section.blocks.slice(0, block) }
  const place = (guess: Guess): Guess => {
    if (guess.block === null || guess.block < block) return guess
    if (guess.block > block) return { ...guess, sectionId: fresh.id, block: guess.block - block - 1 }
    return { ...guess, sectionId: fresh.id, block: null, ...(guess.offset === undefined ? {} : { offset: Math.max(0, guess.offset - cut) }) }
  }
  const emptied = kept.title.length === 0 && kept.blocks.length === 0 && kept.kind === 'preamble'
  const sections = insert(reading.plan.sections, at + 1, fresh).flatMap((one) => (one.id !== id ? one : emptied ? [] : kept))
  return {
    ...reading,
    plan: { ...reading.plan, sections },
    lines: new Map(reading.lines)
      .set(id, { ...lines, blocks: lines.blocks.slice(0, block) })
      .set(fresh.id, { sectionId: fresh.id, heading: lines.blocks[block] ?? [], blocks: lines.blocks.slice(block + 1) }),
    guesses: placeGuesses(reading.guesses, id, place),
  }
}

/** A section becomes paragraphs of the one before it, its number written out; what stood below it stays where it is. */
export function dissolve(reading: Reading, id: SectionId): Reading {
  const section = sectionOf(reading, id)
  const above = sectionBefore(reading, id)
  if (section === null || above === null) return reading
  const label = places(standing(reading.plan), reading.plan.meta.numbering).get(id)?.label ?? ''
  const number: readonly Inline[] = label === '' ? [] : [{ type: 'text', text: `${label} ` }]
  const lines = linesOf(reading, id)
  const [first, ...rest] = section.blocks
  const runsIn = section.runIn && first !== undefined
  const opens = runsIn || section.title.length > 0 || label !== ''
  const lead = joinRuns(number, '', joinRuns(section.title, runsIn && section.title.length > 0 ? ': ' : '', runsIn ? (first.content ?? []) : []))
  const blocks = opens ? [paragraph(lead), ...(runsIn ? rest : section.blocks)] : section.blocks
  const blockLines = opens ? [runsIn ? union(lines.heading, lines.blocks[0] ?? []) : lines.heading, ...lines.blocks.slice(runsIn ? 1 : 0)] : lines.blocks
  const base = above.blocks.length
  const titleAhead = number.length === 0 ? 0 : label.length + 1
  const textAhead = titleAhead + (section.title.length > 0 ? inlineText(section.title).length + 2 : 0)
  const moved = (guess: Guess): Guess | null => {
    if (guess.block === null) return guess.offset === undefined ? null : { ...guess, sectionId: above.id, block: base, offset: guess.offset + titleAhead }
    if (guess.block === 0 && runsIn) return { ...guess, sectionId: above.id, block: base, ...(guess.offset === undefined ? {} : { offset: guess.offset + textAhead }) }
    return { ...guess, sectionId: above.id, block: base + guess.block + (opens && !runsIn ? 1 : 0) }
  }
  const joined = changeSection(reading, above.id, { blocks: [...above.blocks, ...blocks], blockLines: [...linesOf(reading, above.id).blocks, ...blockLines] }, (guess) => guess)
  const left = new Map(joined.lines)
  left.delete(id)
  return {
    ...joined,
    plan: { ...joined.plan, sections: joined.plan.sections.filter((one) => one.id !== id) },
    lines: left,
    guesses: placeGuesses(joined.guesses, id, moved),
  }
}

/** Moves a section, with all that stands below it, one level down (`by` 1) or up (-1). Down needs a section beside or below it to stand under. */
export function shiftLevel(reading: Reading, id: SectionId, by: 1 | -1): Reading {
  const sections = standing(reading.plan)
  const at = sections.findIndex((section) => section.id === id)
  const section = sections[at]
  if (section === undefined || section.kind !== 'body') return reading
  const tree = new Set([id])
  let deepest = section.level
  for (const below of sections.slice(at + 1)) {
    if (below.kind !== 'body' || below.level <= section.level) break
    tree.add(below.id)
    deepest = Math.max(deepest, below.level)
  }
  const before = sections[at - 1]
  const room = by < 0 ? section.level > 1 : deepest < MAX_LEVEL && before?.kind === 'body' && before.level >= section.level
  if (!room) return reading
  return { ...reading, plan: { ...reading.plan, sections: reading.plan.sections.map((one) => (tree.has(one.id) ? { ...one, level: one.level + by } : one)) } }
}

/** Drops a number that was kept as printed: the section is counted like its neighbours. */
export function renumber(reading: Reading, id: SectionId): Reading {
  if (sectionOf(reading, id)?.label === undefined) return reading
  const sections = reading.plan.sections.map(({ label, ...section }) => (section.id === id || label === undefined ? section : { ...section, label }))
  return { ...reading, plan: { ...reading.plan, sections }, guesses: placeGuesses(reading.guesses, id, (guess) => (guess.code === 'label-irregular' ? null : guess)) }
}

export const PRINTED_NUMBER = /^(?:[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)\-–:]+\s+/

function withoutColon(title: readonly Inline[]): readonly Inline[] {
  const text = inlineText(title)
  return text.endsWith(':') ? trimRuns(sliceRuns(title, 0, text.length - 1)) : title
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
