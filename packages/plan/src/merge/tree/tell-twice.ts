import type { Block } from '../../model/content.ts'
import { blockText } from '../../model/content.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'
import { wholeText } from './plan-conflict.ts'

/**
 * The net below splits and moves: a paragraph that stands once in each of the three plans may not come to stand in two sections of
 * the merge, because the superior took it to one and the child to another. It is asked (`insert`) where it is to stand, and
 * stands once: where the child has it, unless told otherwise.
 */
export function tellTwice(sides: Sides, sections: Map<SectionId, Section>, report: Report): void {
  const came = [...sections.values()].filter(({ id }) => report.applied.has(id)).flatMap((section) => {
    const own = new Set((sides.mine.get(section.id)?.blocks ?? []).map(canonicalBlock))
    const above = new Set((sides.theirs.get(section.id)?.blocks ?? []).map(canonicalBlock))
    // The words last: of most blocks the keys are known, and few of them came.
    const keys = section.blocks.filter((block) => !own.has(canonicalBlock(block)) && above.has(canonicalBlock(block)) && tells(block)).map(canonicalBlock)
    return keys.length === 0 ? [] : [{ id: section.id, keys }]
  })
  if (came.length === 0) return
  const wanted = new Set(came.flatMap(({ keys }) => keys))
  const counts = [sides.base, sides.theirs, sides.mine].map((tree) => count(tree.sections, wanted))
  const homes = new Map<string, SectionId[]>()
  for (const { id, blocks } of sections.values()) {
    for (const key of new Set(blocks.map(canonicalBlock))) {
      if (!wanted.has(key)) continue
      const list = homes.get(key)
      if (list === undefined) homes.set(key, [id])
      else list.push(id)
    }
  }
  const pairs = new Map<string, { readonly here: SectionId; readonly there: SectionId; readonly keys: Set<string> }>()
  for (const { id: there, keys } of came) {
    for (const key of keys) {
      if (counts.some((of) => of.get(key) !== 1)) continue
      for (const here of homes.get(key) ?? []) {
        if (here === there) continue
        const pair = pairs.get(`${there} ${here}`) ?? { here, there, keys: new Set() }
        pairs.set(`${there} ${here}`, pair)
        pair.keys.add(key)
      }
    }
  }
  for (const { here, there, keys } of pairs.values()) {
    const [mine, theirs] = [sections.get(here), sections.get(there)]
    if (mine === undefined || theirs === undefined) continue
    const said = mine.blocks.filter((block) => keys.has(canonicalBlock(block))).map(blockText).join('\n')
    const side = report.ask(here, 'insert', said, wholeText(theirs), wholeText(mine), { parts: [here, there] })
    without(sections, side === 'mine' ? theirs : mine, keys, sides)
  }
}

/** Few words stand in many places by chance. */
const TELLING = /(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){4,}[\p{L}\p{N}]+/u

/** True for a block of words enough to be known again by. */
export function tells(block: Block): boolean {
  return TELLING.test(blockText(block))
}

/** How often each of `wanted`, canonical blocks, stands in the sections. */
export function count(sections: readonly Section[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const { blocks } of sections) {
    for (const block of blocks) {
      const key = canonicalBlock(block)
      if (wanted.has(key)) out.set(key, (out.get(key) ?? 0) + 1)
    }
  }
  return out
}

/** Takes the blocks `keys`, canonical, out of a section; one of the superior's that says nothing without them does not come in. */
export function without(sections: Map<SectionId, Section>, section: Section, keys: ReadonlySet<string>, { mine }: Sides): void {
  const blocks = section.blocks.filter((block) => !keys.has(canonicalBlock(block)))
  const { base: _base, ...rest } = section
  const base = mine.get(section.id)?.base
  if (blocks.length === 0 && section.title.length === 0 && !mine.has(section.id)) sections.delete(section.id)
  else sections.set(section.id, { ...rest, blocks, runIn: section.runIn && blocks.length > 0, ...(base === undefined ? {} : { base }) })
}
