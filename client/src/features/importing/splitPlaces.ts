/** A place where a text may be split: before the word at `offset`. */
export interface SplitPlace {
  readonly offset: number
  /** A sentence or a part of one begins here. */
  readonly sentence: boolean
}

/** Before every word but the first. */
export function splitPlaces(text: string): readonly SplitPlace[] {
  return [...text.matchAll(/\S+/g)].slice(1).map((word) => ({ offset: word.index, sentence: /[.;:?!…][”")]?\s+$/.test(text.slice(Math.max(0, word.index - 8), word.index)) }))
}
