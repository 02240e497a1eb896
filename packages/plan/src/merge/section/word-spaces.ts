import type { Token } from '../../cascade/tokens.ts'
import { coreText } from '../../cascade/tokens.ts'

/**
 * Spaces where tokens come to stand side by side that do so on none of the `sides`: a word gets one before it, a closing
 * sign loses the one that its new neighbour brought along, and so does the end of a paragraph that had none on any side.
 */
export function withSpaces(list: readonly Token[], sides: readonly (readonly Token[])[]): readonly Token[] {
  const together = new Set(sides.flatMap((side) => pairs(side, (token, next) => parts(token, next) && token.space.length === 0)))
  const apart = new Set(sides.flatMap((side) => pairs(side, (token, next) => closes(token, next) && token.space.length > 0)))
  const openEnded = sides.some((side) => side.some((token, i) => token.space.length > 0 && (i + 1 === side.length || side[i + 1]?.opens !== undefined)))
  return list.map((token, i) => {
    const next = list[i + 1]
    if (next === undefined || next.opens !== undefined) return openEnded || token.space.length === 0 ? token : { ...token, space: [] }
    if (parts(token, next)) {
      if (token.space.length > 0 || together.has(pairKey(token, next))) return token
      return { ...token, space: [{ text: ' ', marks: token.core[token.core.length - 1]?.marks ?? [] }] }
    }
    return token.space.length > 0 && closes(token, next) && !apart.has(pairKey(token, next)) ? { ...token, space: [] } : token
  })
}

/** What a word follows only after a space, or it would be read as one number with what stands before: `5.` and `2`. */
const CLOSING = /^[.,;:!?…)\]”»]+$/u
/** Signs that are set against the word before them. */
const SET_AGAINST = /^[.,;:!?)\]”»]+$/u

function pairs(list: readonly Token[], isOne: (token: Token, next: Token) => boolean): readonly string[] {
  const out: string[] = []
  list.forEach((token, i) => {
    const next = list[i + 1]
    if (next !== undefined && isOne(token, next)) out.push(pairKey(token, next))
  })
  return out
}

function parts(token: Token, next: Token): boolean {
  return isRead(next) && (isRead(token) || CLOSING.test(token.key))
}

/** A word, or an atom that prints some. */
function isRead(token: Token): boolean {
  return token.word || (token.leaf !== null && coreText(token).trim() !== '')
}

function closes(token: Token, next: Token): boolean {
  return token.word && !next.word && SET_AGAINST.test(next.key)
}

function pairKey(a: Token, b: Token): string {
  return `${a.key}\n${b.key}`
}
