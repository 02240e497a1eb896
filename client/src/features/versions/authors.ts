import type { Block, Inline, Plan } from '@thac/plan'
import { isText } from '@thac/plan'

/** A level of the cascade with what it has written of a plan. */
export interface LevelShare {
  readonly name: string
  readonly words: number
  /** Of all words of the plan, 0 to 1. */
  readonly share: number
}

export function sharesOf(names: readonly string[], words: readonly number[]): readonly LevelShare[] {
  const all = words.reduce((sum, n) => sum + n, 0)
  return names.map((name, level) => ({ name, words: words[level] ?? 0, share: all === 0 ? 0 : (words[level] ?? 0) / all }))
}

/** The plan without the words that some level took out. */
export function withoutRemoved(plan: Plan): Plan {
  return { ...plan, sections: plan.sections.map((section) => ({ ...section, title: standing(section.title), blocks: section.blocks.flatMap(standingBlock) })) }
}

function standing(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((inline): readonly Inline[] => {
    if (inline.marks?.some(({ type }) => type === 'author-removed') === true) return []
    return [isText(inline) || inline.content === undefined ? inline : { ...inline, content: standing(inline.content) }]
  })
}

/** A paragraph of removed words alone goes with them. */
function standingBlock(block: Block): readonly Block[] {
  if (block.content === undefined) return [block]
  const content = standing(block.content)
  return content.length === 0 && block.content.length > 0 ? [] : [{ ...block, content }]
}
