import type { Attrs, Block, Json } from '../../model/content.ts'
import { canonicalJson } from '../../cascade/canonical.ts'
import type { Choose, Conflict } from './conflict.ts'
import { decide } from './conflict.ts'

/**
 * Which block's kind and attributes stand: they are one value, as a bullet's depth means nothing on a paragraph. The
 * block returned is one of the three as it is; its content is not looked at.
 */
export function mergeForm(base: Block, theirs: Block, mine: Block, choose: Choose): { readonly block: Block; readonly conflicts: readonly Conflict[] } {
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
