import type { Block } from '../model/content.ts'
import type { BlocksMerge, Choose } from './conflict.ts'

export function mergeTable(_base: Block, _theirs: Block, _mine: Block, _choose: Choose): BlocksMerge | null {
  return null
}
