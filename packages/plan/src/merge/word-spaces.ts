import type { Token } from '../cascade/tokens.ts'

/** A word gets a space before it where on none of the `sides` it stands without one behind that word or closing mark. */
export function withSpaces(list: readonly Token[], sides: readonly (readonly Token[])[]): readonly Token[] {
  const together = new Set(sides.flatMap(pairsWithoutSpace))
  return list.map((token, i) => {
    const next = list[i + 1]
    if (next === undefined || !parts(token, next) || token.space.length > 0 || together.has(pairKey(token, next))) return token
    return { ...token, space: [{ text: ' ', marks: token.core[token.core.length - 1]?.marks ?? [] }] }
  })
}

/** What a word follows only after a space, or it would be read as one number with what stands before: `5.` and `2`. */
const CLOSING = /^[.,;:!?…)\]”»]+$/u

function pairsWithoutSpace(list: readonly Token[]): readonly string[] {
  const out: string[] = []
  list.forEach((token, i) => {
    const next = list[i + 1]
    if (next !== undefined && parts(token, next) && token.space.length === 0) out.push(pairKey(token, next))
  })
  return out
}

function parts(token: Token, next: Token): boolean {
  return next.word && (token.word || CLOSING.test(token.key))
}

function pairKey(a: Token, b: Token): string {
  return `${a.key}\n${b.key}`
}
