import type { Token } from '../../cascade/tokens.ts'
import { coreText } from '../../cascade/tokens.ts'

/** Where each sentence of a text begins and ends, as [from, to) over its tokens; together they cover all of them. */
export function sentences(list: readonly Token[]): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  let from = 0
  for (let i = 0; i < list.length; i++) {
    if (i + 1 === list.length || endsSentence(list, i)) {
      out.push([from, i + 1])
      from = i + 1
    }
  }
  return out
}

/** The last token closes its sentence by a sign or ends the paragraph, so that what is added behind it is a sentence of its own. */
export function isClosed(list: readonly Token[]): boolean {
  const last = list[list.length - 1]
  return last !== undefined && isEnd(last)
}

/** A token that no sentence goes on behind, whatever follows. */
export function isEnd(token: Token): boolean {
  return token.opens !== undefined || END.test(coreText(token))
}

export function startsCapital(token: Token): boolean {
  return /^\p{Lu}/u.test(coreText(token))
}

const END = /^(?:[.!?]|\.{3,}|…+)$/

/** A full stop behind these is no end: TP. Hà Giang, TS. Lan. */
const ABBREVIATION = /^(?:\p{Lu}{1,3}|[Tt]h[sS]?|[Tt]r|[Ss]t|v|vv)$/u

/** A sign that can end a sentence, with space behind it and a capital, a figure or a bracket next; or the end of a paragraph. */
function endsSentence(list: readonly Token[], i: number): boolean {
  const token = list[i]
  const next = list[i + 1]
  if (token === undefined || next === undefined) return false
  if (token.opens !== undefined || next.opens !== undefined) return true
  if (token.leaf !== null || !END.test(coreText(token)) || token.space.length === 0) return false
  const previous = list[i - 1]
  if (previous !== undefined && coreText(token) === '.' && ABBREVIATION.test(coreText(previous))) return false
  return next.kind === 'number' || next.kind === 'date' || next.kind !== 'word' || startsCapital(next)
}
