import { blockText } from '../../model/content.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'
import { wholeText } from './plan-conflict.ts'
import { count, tells, without } from './tell-twice.ts'

/**
 * The other net below splits and moves: a paragraph that the child took out may not come back because the superior took it to another
 * section. It is asked (`delete-edit`) whether it is to stand there, and stays out unless told otherwise.
 */
export function tellBack(sides: Sides, sections: Map<SectionId, Section>, report: Report): void {
  const came = [...sections.values()].flatMap((section) => {
    const { id } = section
    // One left out altogether is asked about as a whole.
    if (!report.applied.has(id) || (sides.base.has(id) && !sides.mine.has(id))) return []
    const known = new Set([sides.base, sides.mine].flatMap((tree) => (tree.get(id)?.blocks ?? []).map(canonicalBlock)))
    const above = new Set((sides.theirs.get(id)?.blocks ?? []).map(canonicalBlock))
    const keys = section.blocks.filter(tells).map(canonicalBlock).filter((key) => above.has(key) && !known.has(key))
    return keys.length === 0 ? [] : [{ id, keys }]
  })
  if (came.length === 0) return
  const wanted = new Set(came.flatMap(({ keys }) => keys))
  const [base, theirs, mine] = [sides.base, sides.theirs, sides.mine].map((tree) => count(tree.sections, wanted))
  const result = count([...sections.values()], wanted)
  const of = (counts: ReadonlyMap<string, number> | undefined, key: string): number => counts?.get(key) ?? 0
  // What the superior has more often than before is new, and no one took it out.
  const isBack = (key: string): boolean => of(base, key) > of(mine, key) && of(result, key) > of(mine, key) + Math.max(0, of(theirs, key) - of(base, key))
  for (const { id, keys } of came) {
    const back = new Set(keys.filter(isBack))
    const section = sections.get(id)
    if (section === undefined || back.size === 0) continue
    const said = section.blocks.filter((block) => back.has(canonicalBlock(block))).map(blockText).join('\n')
    const from = sides.base.sections.filter(({ blocks }) => blocks.some((block) => back.has(canonicalBlock(block)))).map((was) => was.id)
    const side = report.ask(id, 'delete-edit', said, wholeText(sides.theirs.get(id)), '', { parts: [...new Set([...from, id])] })
    if (side === 'mine') without(sections, section, back, sides)
  }
}
