import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'
import type { KindFound } from './title.ts'

/** How far below its kind an attached document says that it is attached, in printed lines. */
const REACH = 12

/**
 * The kind line of a plan that came attached to a decision (`KẾ HOẠCH … (Ban hành kèm theo Quyết định số …)`): the plan is
 * the document, and the decision what issued it. Null where the document stands for itself.
 */
export function findAttached(lines: readonly Line[], kind: KindFound | null, from: number, pack: Pack): KindFound | null {
  if (kind === null || !pack.issuing.test(kind.kind.toUpperCase())) return null
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    const found = pack.kinds.find((each) => text.toUpperCase().replace(/[:.]$/, '') === each)
    if (found === undefined || pack.issuing.test(found)) continue
    let seen = 0
    for (let i = at + 1; i < lines.length && seen < REACH; i++) {
      const below = lines[i]?.text ?? ''
      if (below === '') continue
      if (pack.attachedNote.test(below)) return { at, kind: text.replace(/[:.]$/, ''), rest: '' }
      seen++
    }
  }
  return null
}
