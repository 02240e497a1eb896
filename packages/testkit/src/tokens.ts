/** Words that can be told apart, so that a run can say of each what became of it. */
import type { Node } from 'prosemirror-model'

/** `[p0.7]`, or a word of a run with pulls: `p0x7z` typed by peer 0, `b…` there from the start, `s…` the superior's. */
const TOKEN = /\[p\d+\.\d+\]|[pbs]\d+x\d+z/g

/** How often each token stands in a document. */
export function countTokens(doc: Node): ReadonlyMap<string, number> {
  return countIn(doc.textBetween(0, doc.content.size, '\n', ' '))
}

/** The tokens of a text in order. */
export function tokensIn(text: string): readonly string[] {
  return text.match(TOKEN) ?? []
}

export function countIn(text: string): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const [token] of text.matchAll(TOKEN)) out.set(token, (out.get(token) ?? 0) + 1)
  return out
}

/** The offsets of a text that are not inside a token. */
export function freeOffsets(text: string): readonly number[] {
  const inside = new Set<number>()
  for (const match of text.matchAll(TOKEN)) {
    for (let i = 1; i < match[0].length; i++) inside.add(match.index + i)
  }
  const out: number[] = []
  for (let i = 0; i <= text.length; i++) if (!inside.has(i)) out.push(i)
  return out
}
