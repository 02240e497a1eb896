import type { Block } from '../../model/content.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { sameContent } from '../../cascade/hash.ts'
import type { SplitFound } from '../../cascade/splits.ts'
import { findSplits } from '../../cascade/splits.ts'
import { mergeSection } from '../section/merge-section.ts'
import { withCutBehind } from './cut-behind.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'
import { wholeText } from './plan-conflict.ts'
import type { PlanTree } from './plan-tree.ts'

/**
 * Sections that were split or joined on a side cannot be merged one by one: what one of them lost, another has. They are put
 * end to end on every side, with a border before each that carries its id and its heading, merged as one text, and cut
 * again at the borders that remain. Words are merged by the rules of a section, so none comes twice and none is lost; and
 * each stands in the part into which its text went.
 */

/** Sections that one split or join, or several that touch, have to do with. */
export interface PartGroup {
  readonly ids: ReadonlySet<SectionId>
  readonly found: readonly SplitFound[]
}

/** A group merged and cut again. */
export interface MergedParts {
  readonly contents: ReadonlyMap<SectionId, SectionContent>
  readonly clean: boolean
  /** Where what hung below a section that went into another one hangs now. */
  readonly heir: (id: SectionId) => SectionId | null
}

/** The splits and joins between the base and either side. */
export function partGroups(sides: Sides): readonly PartGroup[] {
  const found = [...between(sides.base, sides.theirs), ...between(sides.base, sides.mine)]
  const groups: { ids: Set<SectionId>; found: SplitFound[] }[] = []
  for (const one of found) {
    const ids = new Set([one.whole, ...one.parts])
    const touching = groups.filter((group) => [...ids].some((id) => group.ids.has(id)))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push({ ids: new Set([...ids, ...touching.flatMap((group) => [...group.ids])]), found: [...touching.flatMap((group) => group.found), one] })
  }
  return groups
}

function between(before: PlanTree, after: PlanTree): readonly SplitFound[] {
  if (before.sections.every((section) => after.has(section.id)) && after.sections.every((section) => before.has(section.id))) return []
  return withCutBehind(findSplits(before.sections, after.sections), before, after)
}

/** Merges a group of which every side has a section, and tells its conflicts. */
export function mergeParts(sides: Sides, group: PartGroup, report: Report): MergedParts {
  const mine = members(sides.mine, group)
  const base = members(sides.base, group).map((was) => withContent(was, sides.baseOf(sides.mine.get(was.id) ?? was)))
  const theirs = members(sides.theirs, group)
  const merged = mergeSection(endToEnd(base), endToEnd(theirs), endToEnd(mine), report.choose)
  const contents = cut(merged.content, mine[0]?.id ?? theirs[0]?.id ?? '')
  const first = [...contents.keys()][0] ?? ''
  // Both took the border away, each on another side: the text stays in the section of the child's.
  if (merged.content.blocks.length > 0 && typeof merged.content.blocks[0]?.attrs?.['part'] !== 'string') report.note(first, 'moved-by-both')
  const texts = [...contents].map(([id, content]) => [id, wholeText(content)] as const)
  const home = (...said: readonly string[]): SectionId => said.flatMap((text) => texts.filter(([, whole]) => text !== '' && whole.includes(text)).map(([id]) => id))[0] ?? first
  const parts = [...group.ids]
  for (const conflict of merged.conflicts) report.conflicts.push({ section: home(conflict.child, conflict.upstream), ...conflict, parts })
  for (const { reason, text } of merged.review) report.note(home(text), reason)
  const heir = (id: SectionId): SectionId | null => {
    for (const { kind, whole, parts: named } of group.found) {
      const next = kind === 'joined' ? (named.includes(id) ? [whole] : []) : whole === id ? named : []
      const there = next.find((one) => contents.has(one))
      if (there !== undefined) return there
    }
    return first === '' ? null : first
  }
  return { contents, clean: merged.clean, heir }
}

/** True where the superior has other words, or other borders, than the child left out. */
export function partsChanged(sides: Sides, group: PartGroup): boolean {
  return !sameContent(endToEnd(members(sides.base, group)), endToEnd(members(sides.theirs, group)))
}

/** The sections of a group on a side, in document order. */
export function members(tree: PlanTree, group: PartGroup): readonly Section[] {
  return [...group.ids].flatMap((id) => tree.get(id) ?? []).sort((a, b) => tree.at(a.id) - tree.at(b.id))
}

function withContent(section: Section, content: SectionContent | undefined): Section {
  return content === undefined || content === section ? section : { ...section, title: content.title, blocks: content.blocks, runIn: content.runIn }
}

function endToEnd(sections: readonly Section[]): SectionContent {
  return { title: [], runIn: false, blocks: sections.flatMap((section): Block[] => [{ type: 'paragraph', attrs: { part: section.id, runIn: section.runIn }, content: section.title }, ...section.blocks]) }
}

/** What stands before the first border is of the first part; a border that comes twice parts nothing the second time. */
function cut(content: SectionContent, otherwise: SectionId): ReadonlyMap<SectionId, SectionContent> {
  const out = new Map<SectionId, { title: SectionContent['title']; blocks: Block[]; runIn: boolean }>()
  const early: Block[] = []
  let open = early
  for (const block of content.blocks) {
    const part = block.attrs?.['part']
    if (typeof part !== 'string') {
      open.push(block)
      continue
    }
    const known = out.get(part)
    const section = known ?? { title: block.content ?? [], blocks: [], runIn: block.attrs?.['runIn'] === true }
    if (known !== undefined && (block.content ?? []).length > 0) known.blocks.push({ type: 'paragraph', content: block.content ?? [] })
    out.set(part, section)
    open = section.blocks
  }
  if (early.length === 0) return out
  const [first] = out.values()
  if (first === undefined) return new Map([[otherwise, { title: [], blocks: early, runIn: false }]])
  first.blocks.unshift(...early)
  return out
}
