import type { Block, Inline } from '../../model/content.ts'
import { isText } from '../../model/content.ts'
import type { SectionContent } from '../../model/section.ts'
import { REMARK_MARKS } from '../../cascade/canonical.ts'

/** The content without marks that talk about it (comments, suggestions); the very same object where it has none. */
export function withoutRemarks(content: SectionContent): SectionContent {
  const title = inlineWithout(content.title)
  const blocks = content.blocks.map((block): Block => {
    const own = block.content === undefined ? undefined : inlineWithout(block.content)
    return own === block.content || own === undefined ? block : { ...block, content: own }
  })
  return title === content.title && blocks.every((block, i) => block === content.blocks[i]) ? content : { ...content, title, blocks }
}

/** Somebody talks about some of it in the margin. */
export function hasRemarks(content: readonly Inline[] | undefined): boolean {
  return (content ?? []).some((inline) => inline.marks?.some((mark) => REMARK_MARKS.has(mark.type)) === true || (!isText(inline) && hasRemarks(inline.content)))
}

function inlineWithout(content: readonly Inline[]): readonly Inline[] {
  if (!hasRemarks(content)) return content
  return content.map((inline): Inline => {
    const kept = inline.marks?.filter((mark) => !REMARK_MARKS.has(mark.type)) ?? []
    const marks = kept.length === 0 ? {} : { marks: kept }
    if (isText(inline)) return { type: 'text', text: inline.text, ...marks }
    const { marks: _marks, ...leaf } = inline
    return { ...leaf, ...(leaf.content === undefined ? {} : { content: inlineWithout(leaf.content) }), ...marks }
  })
}
