import type { Inline } from '../../model/content.ts'
import { blockPrefix, isText } from '../../model/content.ts'
import type { SectionContent, SectionId } from '../../model/section.ts'
import type { AuthoredBlock, AuthoredRow, AuthoredRun, LevelFigures, SectionAuthorship } from './authored.ts'
import type { BlockState, SectionState } from './authorship-blocks.ts'
import { goneSection, localisedSection, nextSection, standingContent, writtenSection } from './authorship-blocks.ts'
import { settleMoved } from './authorship-moved.ts'
import type { Line, Pool, Slot } from './authorship-words.ts'
import { canonicalJson } from '../canonical.ts'
import { localise } from '../terms/localise.ts'
import type { LocaliseOptions, Terms } from '../terms/matcher.ts'
import { compileTerms } from '../terms/matcher.ts'
import { isWordy } from '../similarity.ts'

/** One step of the chain: what the level has of each section, and the terms it put into the text above. */
export interface ChainStep {
  readonly level: string
  readonly texts: ReadonlyMap<SectionId, SectionContent>
  readonly terms?: Terms
  readonly options?: LocaliseOptions
}

/** All sections that stand in any step, by id, as the last step leaves them. `levels` are the names that steps may have. */
export function attribute(steps: readonly ChainStep[], levels: readonly string[]): ReadonlyMap<SectionId, SectionAuthorship> {
  const states = new Map<SectionId, Standing>()
  for (const step of steps) walk(states, step, levels.indexOf(step.level))
  return new Map([...states].map(([id, { state, gone }]) => [id, authored(gone ?? state, gone === null, levels.length)]))
}

/** A section as it stood last; `gone` is the same with everything taken out, while a level does not have it. */
interface Standing {
  readonly state: SectionState
  readonly runIn: boolean
  readonly gone: SectionState | null
}

function walk(states: Map<SectionId, Standing>, step: ChainStep, level: number): void {
  const pool: Pool = { added: [], gone: [] }
  const terms = step.terms ?? NO_TERMS
  for (const [id, held] of states) {
    const text = step.texts.get(id)
    if (text === undefined) {
      states.set(id, held.gone === null ? { ...held, gone: goneSection(held.state, level, pool) } : held)
      continue
    }
    const before = standingContent(held.state, held.runIn)
    const put = localise(before, terms, step.options)
    const state = put === before ? held.state : localisedSection(held.state, put, compileTerms(terms, step.options))
    states.set(id, { state: isToTheLetter(put, text) ? state : nextSection(state, text, level, pool), runIn: text.runIn, gone: null })
  }
  for (const [id, text] of step.texts) if (!states.has(id)) states.set(id, { state: writtenSection(text, level, pool), runIn: text.runIn, gone: null })
  settleMoved(pool)
}

const NO_TERMS: Terms = {}

/** The level says the same with the same marks in the same order, so that nobody's words need to be looked at (A3). */
function isToTheLetter(before: SectionContent, after: SectionContent): boolean {
  return before === after || (JSON.stringify(before.title) === JSON.stringify(after.title) && JSON.stringify(before.blocks) === JSON.stringify(after.blocks))
}

function authored(state: SectionState, standing: boolean, levels: number): SectionAuthorship {
  const figures = Array.from({ length: levels }, () => ({ wrote: 0, byTerm: 0, removed: 0 }))
  const count = (line: Line): void => {
    for (const { token, level, term, removedBy, moved } of line.slots) {
      if (!token.word || moved) continue
      const one = figures[removedBy ?? level]
      if (one === undefined) continue
      if (removedBy !== null) one.removed++
      else {
        one.wrote++
        if (term) one.byTerm++
      }
    }
  }
  count(state.title)
  for (const block of state.blocks) for (const row of block.rows) row.cells.forEach(count)
  let place = 0
  const blocks = state.blocks.flatMap((block) => {
    const made = authoredBlock(block, block.removedBy === null ? place++ : null)
    return made === null ? [] : [made]
  })
  return { standing, level: state.level, title: runs(state.title), blocks, figures: figures satisfies readonly LevelFigures[] }
}

/** Null for what was taken out and holds nothing any more: an empty paragraph, or one whose words went elsewhere. */
function authoredBlock({ block, level, removedBy, rows }: BlockState, place: number | null): AuthoredBlock | null {
  const wordy = isWordy(block)
  if (removedBy !== null && rows.length > 0 && rows.every((row) => row.cells.every((cell) => cell.slots.every((slot) => slot.moved)))) return null
  const first = rows[0]?.cells[0]
  let row = 0
  const table = block.type === 'table'
    ? rows.map(({ removedBy: by, cells }): AuthoredRow => ({ row: by === null ? row++ : null, cells: cells.map(runs) }))
    : null
  return { block: place, prefix: blockPrefix(block), level, removedBy, runs: wordy && first !== undefined ? runs(first) : [], rows: table }
}

function runs(line: Line): readonly AuthoredRun[] {
  const out: { content: Inline[]; level: number; term: boolean; removedBy: number | null }[] = []
  for (const slot of line.slots) {
    if (slot.moved) continue
    const last = out[out.length - 1]
    const run = last !== undefined && last.level === slot.level && last.term === slot.term && last.removedBy === slot.removedBy ? last : { content: [], level: slot.level, term: slot.term, removedBy: slot.removedBy }
    if (run !== last) out.push(run)
    push(run.content, slot)
  }
  return out
}

/** Appends a word as inline content, joined to the text before it where the marks are the same. */
function push(content: Inline[], { token }: Slot): void {
  if (token.leaf !== null) content.push(token.leaf)
  for (const piece of token.leaf === null ? [...token.core, ...token.space] : token.space) {
    const last = content[content.length - 1]
    const joins = last !== undefined && isText(last) && canonicalJson(last.marks ?? []) === canonicalJson(piece.marks)
    const text = (joins ? last.text : '') + piece.text
    if (joins) content.pop()
    content.push(piece.marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: piece.marks })
  }
}
