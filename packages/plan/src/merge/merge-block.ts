import type { Attrs, Block, Json } from '../model/content.ts'
import { blockText } from '../model/content.ts'
import { canonicalBlock, canonicalJson } from '../cascade/canonical.ts'
import { isWordy } from '../cascade/similarity.ts'
import type { Choose, Conflict, Review } from './conflict.ts'
import { decide } from './conflict.ts'
import { mergeInline } from './merge-inline.ts'

export interface BlockMerge {
  readonly block: Block
  readonly conflicts: readonly Conflict[]
  readonly review: readonly Review[]
}

/** One block that all three sides have: its kind and attributes each by itself, then its words. Sealed blocks are whole or nothing. */
export function mergeBlock(base: Block, theirs: Block, mine: Block, choose: Choose): BlockMerge {
  const [b, t, m] = [canonicalBlock(base), canonicalBlock(theirs), canonicalBlock(mine)]
  if (t === b || t === m) return { block: mine, conflicts: [], review: [] }
  if (m === b) return { block: theirs, conflicts: [], review: [] }
  if (!isWordy(base) || !isWordy(theirs) || !isWordy(mine)) {
    const { conflict, side } = decide('block', blockText(base), blockText(theirs), blockText(mine), choose)
    return { block: side === 'mine' ? mine : theirs, conflicts: [conflict], review: [] }
  }
  const form = mergeForm(base, theirs, mine, choose)
  const words = mergeInline(base.content ?? [], theirs.content ?? [], mine.content ?? [], choose)
  const { content: _content, ...rest } = form.block
  return {
    block: words.content.length === 0 ? rest : { ...rest, content: words.content },
    conflicts: [...form.conflicts, ...words.conflicts],
    review: words.review,
  }
}

/** A kind of block with its attributes is one value: a bullet's depth means nothing on a paragraph. */
function mergeForm(base: Block, theirs: Block, mine: Block, choose: Choose): { readonly block: Block; readonly conflicts: readonly Conflict[] } {
  const [b, t, m] = [formOf(base), formOf(theirs), formOf(mine)]
  if (t === b || t === m) return { block: mine, conflicts: [] }
  if (m === b) return { block: theirs, conflicts: [] }
  const { conflict, side } = decide('format', b, t, m, choose)
  return { block: side === 'mine' ? mine : theirs, conflicts: [conflict] }
}

function formOf(block: Block): string {
  const attrs: Attrs = block.attrs ?? {}
  const set: Record<string, Json> = {}
  for (const [key, value] of Object.entries(attrs)) if (value !== null) set[key] = value
  return block.type + (Object.keys(set).length === 0 ? '' : ` ${canonicalJson(set)}`)
}
