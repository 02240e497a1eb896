import type { Block, Inline, Section, SectionId } from '@thac/plan'
import { inlineText, isText, joinRuns, keysBetween, places, refOf, sliceRuns, standing, tableRows, textInline, trimRuns } from '@thac/plan'
import { insert, paragraph } from './blocks.ts'
import { PRINTED_NUMBER } from './headings.ts'
import type { Guess, Reading } from './reading.ts'
import { changeSection, linesOf, placeGuesses, sectionOf } from './reading.ts'

/*
 * The readings that the recogniser did not choose. As in blocks.ts, the very same reading comes back where one does not apply.
 */

/** A bullet that was rewritten gets the mark that was printed, as text. */
export function asPrinted(reading: Reading, guess: Guess): Reading {
  const mark = String(guess.message.params['mark'] ?? '')
  return changeBlock(reading, guess, (block) => (block.type !== 'bullet' || mark === '' ? null : paragraph(joinRuns(textInline(`${mark} `), '', block.content ?? []))))
}

/** A table that was made of lines becomes these lines again, a paragraph each. */
export function tableIntoLines(reading: Reading, guess: Guess, source: readonly string[]): Reading {
  return guess.sectionId === null || guess.block === null ? reading : rowsIntoText(reading, guess.sectionId, guess.block, source)
}

/** A table becomes paragraphs, one a row: the printed line where `source` has one for each, else the cells parted by bars. */
export function rowsIntoText(reading: Reading, id: SectionId, at: number, source: readonly string[] = []): Reading {
  const section = sectionOf(reading, id)
  const own = section?.blocks[at]
  const rows = own === undefined ? null : tableRows(own)
  if (section === null || rows === null || rows.length === 0) return reading
  const lines = linesOf(reading, section.id).blocks[at] ?? []
  const printed = lines.map((line) => (source[line - 1] ?? '').trim())
  const exact = lines.length === rows.length
  const asIs = exact && printed.every((text) => text !== '')
  const pieces = rows.map((cells, i): Block => {
    const row = cells.reduce<readonly Inline[]>((all, cell, k) => joinRuns(all, k === 0 ? '' : ' | ', cell.content.map((inline) => (inline.type === 'hardBreak' ? { type: 'text', text: ' ' } : inline))), [])
    const marked = row.some((inline) => (inline.marks ?? []).length > 0)
    return paragraph(asIs && !marked ? textInline(printed[i] ?? '') : row)
  })
  return changeSection(reading, section.id, {
    blocks: section.blocks.flatMap((one, i) => (i === at ? pieces : [one])),
    blockLines: linesOf(reading, section.id).blocks.flatMap((one, i) => (i !== at ? [one] : rows.map((_, k) => (exact ? lines.slice(k, k + 1) : k === 0 ? lines : [])))),
  }, (other) => (other.block === at && other.code === 'table-read' ? null : other.block !== null && other.block > at ? { ...other, block: other.block + rows.length - 1 } : other))
}

/** A word of the scan gives way to the probable one, with the marks it has; a misread number to the one that is counted there. */
export function takeProbable(reading: Reading, guess: Guess): Reading {
  const printed = String(guess.message.params['printed'] ?? '')
  const probable = String(guess.message.params['probable'] ?? '')
  if (guess.block === null && guess.offset === undefined && guess.sectionId !== null && sectionOf(reading, guess.sectionId)?.label === printed) return withLabel(reading, guess.sectionId, probable)
  return changeText(reading, guess, (content) => {
    const text = inlineText(content)
    const at = text.startsWith(printed, guess.offset ?? 0) ? (guess.offset ?? 0) : text.indexOf(printed)
    if (printed === '' || at < 0) return null
    const old = sliceRuns(content, at, at + printed.length)
    const marks = old[0]?.marks
    const word: readonly Inline[] = [{ type: 'text', text: probable, ...(marks === undefined ? {} : { marks }) }]
    return joinRuns(joinRuns(sliceRuns(content, 0, at), '', probable === '' ? [] : word), '', sliceRuns(content, at + printed.length))
  }, probable.length - printed.length)
}

/** The section with `label`: counted where that comes to the same, else stored. */
function withLabel(reading: Reading, id: SectionId, label: string): Reading {
  const change = (to: (section: Section) => Section): Reading => ({ ...reading, plan: { ...reading.plan, sections: reading.plan.sections.map((one) => (one.id === id ? to(one) : one)) } })
  const counted = change(({ label: _printed, ...section }) => section)
  const same = places(standing(counted.plan), counted.plan.meta.numbering).get(id)?.label === label
  return same ? counted : change((section) => ({ ...section, label }))
}

/** A reference that follows its section becomes the figure it prints. */
export function unlink(reading: Reading, guess: Guess): Reading {
  return changeText(reading, guess, (content) => {
    let at = 0
    let done = false
    const out = content.reduce<readonly Inline[]>((all, inline) => {
      const ref = refOf(inline)
      const end = at + inlineText([inline]).length
      const here = !done && ref !== null && end > (guess.offset ?? 0)
      at = end
      done ||= here
      const marks = inline.marks
      return joinRuns(all, '', here && ref !== null ? [{ type: 'text', text: ref.text, ...(marks === undefined ? {} : { marks }) }] : [inline])
    }, [])
    return done ? out : null
  }, 0)
}

/** Numbered paragraphs of an appendix become sections below it, with the numbers that were printed. */
export function splitAppendix(reading: Reading, guess: Guess, newId: () => string): Reading {
  const section = guess.sectionId === null ? null : sectionOf(reading, guess.sectionId)
  if (section === null || section.kind !== 'appendix') return reading
  const lines = linesOf(reading, section.id)
  const labels = section.blocks.map((block) => (block.type === 'paragraph' ? (PRINTED_NUMBER.exec(inlineText(block.content))?.[0] ?? null) : null))
  const starts = labels.flatMap((label, i) => (label === null ? [] : [i]))
  const first = starts[0]
  if (first === undefined) return reading
  const at = reading.plan.sections.findIndex((one) => one.id === section.id)
  const keys = keysBetween(section.order, reading.plan.sections[at + 1]?.order ?? null, starts.length)
  const ranks = [...new Set(labels.flatMap((label) => (label === null ? [] : [rankOf(label)])))].sort((a, b) => a - b)
  const made = starts.map((start, n): { readonly section: Section; readonly start: number; readonly end: number; readonly headed: boolean } => {
    const end = starts[n + 1] ?? section.blocks.length
    const label = labels[start] ?? ''
    const content = trimRuns(sliceRuns(section.blocks[start]?.content ?? [], label.length))
    const headed = !/[.;,:]$/.test(inlineText(content)) && inlineText(content).split(' ').length <= 40
    return {
      start, end, headed,
      section: {
        id: newId(), order: keys[n] ?? section.order, level: ranks.indexOf(rankOf(label)) + 1, kind: 'body', runIn: !headed, label: label.trim(),
        title: headed ? content : [], blocks: [...(headed ? [] : [paragraph(content)]), ...section.blocks.slice(start + 1, end)],
      },
    }
  })
  const kept: Section = { ...section, blocks: section.blocks.slice(0, first) }
  const next = new Map(reading.lines).set(section.id, { ...lines, blocks: lines.blocks.slice(0, first) })
  for (const one of made) {
    const heading = lines.blocks[one.start] ?? []
    next.set(one.section.id, { sectionId: one.section.id, heading, blocks: [...(one.headed ? [] : [heading]), ...lines.blocks.slice(one.start + 1, one.end)] })
  }
  const place = (other: Guess): Guess => {
    const { block } = other
    const home = block === null ? undefined : made.find((one) => block >= one.start && block < one.end)
    if (block === null || home === undefined) return other
    const cut = block === home.start ? (labels[block]?.length ?? 0) : 0
    return {
      ...other, sectionId: home.section.id, block: home.headed ? (block === home.start ? null : block - home.start - 1) : block - home.start,
      ...(other.offset === undefined ? {} : { offset: Math.max(0, other.offset - cut) }),
    }
  }
  let sections = reading.plan.sections.map((one) => (one.id === section.id ? kept : one))
  for (const [n, one] of made.entries()) sections = [...insert(sections, at + 1 + n, one.section)]
  return { ...reading, plan: { ...reading.plan, sections }, lines: next, guesses: placeGuesses(reading.guesses, section.id, place) }
}

/** Which level a printed number belongs to, the smallest first: Roman, figures, one more for every point, letters. */
function rankOf(label: string): number {
  if (/^[IVXLC]+/.test(label)) return 0
  const figures = /^\d+(?:\.\d+)*/.exec(label)?.[0]
  return figures === undefined ? 9 : figures.split('.').length
}

function changeBlock(reading: Reading, { sectionId, block }: Guess, change: (block: Block) => Block | null): Reading {
  const section = sectionId === null ? null : sectionOf(reading, sectionId)
  const own = block === null ? undefined : section?.blocks[block]
  const next = own === undefined ? null : change(own)
  return section === null || next === null ? reading : changeSection(reading, section.id, { blocks: section.blocks.map((one, i) => (i === block ? next : one)) }, (guess) => guess)
}

/** Changes the text that a guess points into; guesses behind its place in the same text move by `shift`. */
function changeText(reading: Reading, guess: Guess, change: (content: readonly Inline[]) => readonly Inline[] | null, shift: number): Reading {
  const section = guess.sectionId === null ? null : sectionOf(reading, guess.sectionId)
  if (section === null) return reading
  const { block } = guess
  const own = block === null ? section.title : section.blocks[block]?.content
  const next = own === undefined ? null : change(own)
  if (next === null) return reading
  const place = (other: Guess): Guess => (other.block === block && other.offset !== undefined && other.offset > (guess.offset ?? 0) ? { ...other, offset: other.offset + shift } : other)
  return changeSection(reading, section.id, block === null ? { title: next } : { blocks: section.blocks.map((one, i) => (i === block && isWordy(one) ? { ...one, content: next } : one)) }, place)
}

function isWordy(block: Block): boolean {
  return (block.content ?? []).every((inline) => isText(inline) || inline.content === undefined)
}
