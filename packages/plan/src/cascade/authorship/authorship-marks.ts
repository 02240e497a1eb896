import type { Attrs, Block, Inline } from '../../model/content.ts'
import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { sectionContent } from '../../model/section.ts'
import { tableBlock, tableCell, tableRows } from '../../model/table.ts'
import type { AuthoredBlock, AuthoredRun, SectionAuthorship } from './authored.ts'
import { attribute } from './authorship-chain.ts'
import type { LocaliseOptions, Terms } from '../terms/matcher.ts'

/** One text above a section. */
export interface TextAbove {
  /** Null where that level does not have the section. */
  readonly content: SectionContent | null
}

/** One level above, or the lowest one: the terms it declared for what comes from above, where `content` does not have them in it yet. */
export interface LevelTerms {
  readonly terms: Terms
  readonly options?: LocaliseOptions
}

export interface AuthoredPlanOptions {
  /** Also what was taken out, at its place, under the mark `author-removed`. */
  readonly removed?: boolean
  /** One entry a level, highest first, the plan's own last; needed for the flag `term` alone. */
  readonly terms?: readonly (LevelTerms | null)[]
}

export interface AuthoredPlan {
  /** The plan's standing sections, each text and leaf under a mark `author` that tells its level (0 = highest) and `term` where a term put it in. */
  readonly plan: Plan
  /** Words by level that stand, and words that each level took out. */
  readonly words: readonly number[]
  readonly removed: readonly number[]
}

/**
 * A plan to be printed as a blackline by level. `chainOf` answers the texts above a section, highest first, one a level; a
 * shorter list lacks the highest ones, an empty one makes the section the plan's own. Marks of authors enter no hash.
 */
export function authoredPlan(plan: Plan, chainOf: (section: Section) => readonly TextAbove[], { removed = false, terms }: AuthoredPlanOptions = {}): AuthoredPlan {
  const sections = standing(plan)
  const chains = sections.map((section) => ({ section, above: chainOf(section) }))
  const depth = Math.max(0, ...chains.map(({ above }) => above.length))
  const names = Array.from({ length: depth + 1 }, (_, level) => `${level}`)
  const steps = names.map((name, level) => ({ level: name, ...(terms?.[level] ?? {}), texts: new Map(chains.flatMap(({ section, above }): [SectionId, SectionContent][] => {
    const text = level === depth ? sectionContent(section) : (above[level - depth + above.length]?.content ?? null)
    return text === null ? [] : [[section.id, text]]
  })) }))
  const found = attribute(steps, names)
  const total = (count: (of: SectionAuthorship, level: number) => number): readonly number[] => names.map((_, level) => [...found.values()].reduce((n, of) => n + count(of, level), 0))
  return {
    plan: { ...plan, sections: sections.map((section) => marked(section, found.get(section.id), removed)) },
    words: total((of, level) => of.figures[level]?.wrote ?? 0),
    removed: total((of, level) => of.figures[level]?.removed ?? 0),
  }
}

function marked(section: Section, of: SectionAuthorship | undefined, removed: boolean): Section {
  if (of === undefined) return section
  const blocks = of.blocks.flatMap((one) => {
    const block = one.block === null ? undefined : section.blocks[one.block]
    if (block !== undefined) return [markedBlock(block, one, removed)]
    return removed ? removedBlock(one) : []
  })
  return { ...section, title: inline(of.title, removed), blocks }
}

function markedBlock(block: Block, of: AuthoredBlock, removed: boolean): Block {
  const was = tableRows(block)
  if (was === null) return block.content === undefined && of.runs.length === 0 ? block : { ...block, ...(of.rows === null && of.runs.length === 0 ? {} : { content: inline(of.runs, removed) }) }
  const rows = (of.rows ?? []).flatMap(({ row, cells }) => {
    const own = row === null ? (removed && cells.length === was[0]?.length ? cells.map(() => tableCell([])) : null) : was[row]
    return own === null || own === undefined ? [] : [own.map((cell, i) => ({ ...cell, content: inline(cells[i] ?? [], removed) }))]
  })
  const { content } = tableBlock(rows)
  return { ...block, ...(content === undefined ? {} : { content }) }
}

/** Sealed blocks cannot be shown as taken out. */
function removedBlock({ prefix, runs, rows }: AuthoredBlock): readonly Block[] {
  if (rows !== null) return [tableBlock(rows.map((row) => row.cells.map((cell) => tableCell(inline(cell, true)))))]
  if (runs.length === 0) return []
  return [prefix === '' ? { type: 'paragraph', content: inline(runs, true) } : { type: 'bullet', attrs: { depth: prefix === '+ ' ? 2 : 1 }, content: inline(runs, true) }]
}

function inline(runs: readonly AuthoredRun[], removed: boolean): readonly Inline[] {
  return runs.flatMap(({ content, level, term, removedBy }): readonly Inline[] => {
    if (removedBy !== null && !removed) return []
    const author: Attrs = term ? { level, term } : { level }
    const marks = [{ type: 'author', attrs: author }, ...(removedBy === null ? [] : [{ type: 'author-removed', attrs: { level: removedBy } }])]
    return content.map((one) => ({ ...one, marks: [...(one.marks ?? []), ...marks] }))
  })
}
