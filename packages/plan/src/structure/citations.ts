import type { Pack } from './pack.ts'

export interface Citation {
  readonly number: string
  readonly from: number
  readonly to: number
}

/** Every number of a document holds this; most sentences do not, and need no search for one. */
const SIGN_INSIDE = /[/.-][\p{L}\d]/u

/** Numbers of documents (`21-KL/TW`, `30/2020/NĐ-CP`) where they stand in a text. */
export function findCitations(text: string, pack: Pack): readonly Citation[] {
  if (!SIGN_INSIDE.test(text)) return []
  const out: Citation[] = []
  for (const match of text.matchAll(pack.citation)) out.push({ number: match[0].replace(/\s/g, ''), from: match.index, to: match.index + match[0].length })
  return out
}

/** The numbers cited in several texts, in order, each once. */
export function citedNumbers(texts: Iterable<string>, pack: Pack): readonly string[] {
  const out = new Set<string>()
  for (const text of texts) for (const { number } of findCitations(text, pack)) out.add(number)
  return [...out]
}
