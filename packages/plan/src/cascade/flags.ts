import { composed } from '../model/composed.ts'
import type { SectionContent } from '../model/section.ts'
import { canonicalBlock, canonicalInline } from './canonical.ts'
import { hashText, sameContent } from './hash.ts'
import { blockText, inlineText } from '../model/content.ts'
import { sameWords } from './figures.ts'

/**
 * - `format`, `spelling`, `punctuation`: all the difference there is; `heading-only`: the text is the same, the heading is not
 * - `moved`: stands elsewhere than in the superior's plan; `split`, `joined`: one section's text stands in several, or the
 *   other way round, here or in the superior's newest version; `localised`: terms were put in
 * - `leftover`: a term that should have been put in stands there as the superior wrote it
 * - `field-unfilled`: a field without a value, or a blank left from the superior
 * - `superior-changed`: taken out here, and changed there since
 * - `policy-breach`, `not-localised`: against what the superior lets subordinates do
 */
export type SectionFlag =
  | 'moved' | 'split' | 'joined' | 'spelling' | 'punctuation' | 'format' | 'localised' | 'heading-only' | 'leftover' | 'field-unfilled' | 'superior-changed'
  | 'policy-breach' | 'not-localised'

/** What kind of difference two contents have, where it is of a special kind; [] for equal ones and for real changes. */
export function differenceFlags(before: SectionContent, after: SectionContent): readonly SectionFlag[] {
  if (sameContent(before, after)) return []
  if (hashText(before) === hashText(after)) return [plainText(before) === plainText(after) ? 'format' : 'spelling']
  if (sameWords(before, after)) return ['punctuation']
  const sameBlocks = before.blocks.length === after.blocks.length && before.blocks.every((block, i) => canonicalBlock(block) === blockKey(after, i))
  return sameBlocks && canonicalInline(before.title) !== canonicalInline(after.title) ? ['heading-only'] : []
}

function blockKey(content: SectionContent, i: number): string | null {
  const block = content.blocks[i]
  return block === undefined ? null : canonicalBlock(block)
}

function plainText(content: SectionContent): string {
  return composed([inlineText(content.title), ...content.blocks.map((block) => (block.type === 'paragraph' || block.type === 'bullet' ? inlineText(block.content) : blockText(block)))].join('\n'))
}
