import type { Matcher } from '../terms/matcher.ts'
import { findTerms } from '../terms/matcher.ts'
import type { Token } from '../tokens.ts'
import { tokensText } from '../tokens.ts'

/** A word of a text with terms put in, and the word of the text without them that it stands for. */
export interface TermOwner {
  readonly token: Token
  /** Place in the text without terms. Ascending. */
  readonly index: number
  /** A term put it in. */
  readonly put: boolean
}

/**
 * Which word of `before` each word of `after` stands for, where `after` is `before` with the matcher's terms put in. Exact, by
 * the places where the terms stand; no alignment is guessed. What a term put in stands for the term's first word.
 */
export function termOwners(before: readonly Token[], after: readonly Token[], matcher: Matcher): readonly TermOwner[] {
  const out: TermOwner[] = []
  const runsAfter = runsOf(after)
  runsOf(before).forEach((run, i) => {
    const into = runsAfter[i]
    if (into !== undefined) out.push(...ownersInRun(run, into, matcher))
  })
  return out
}

/** Words between two leaves, or one leaf. `at` is the place of the first one. */
interface Run {
  readonly at: number
  readonly list: readonly Token[]
}

/** Terms are found across marks but never across leaves, so both sides have the same runs. */
function runsOf(list: readonly Token[]): readonly Run[] {
  const out: Run[] = []
  let from = 0
  const upTo = (to: number): void => {
    out.push({ at: from, list: list.slice(from, to) })
    from = to
  }
  list.forEach((token, i) => {
    if (token.leaf === null) return
    upTo(i)
    upTo(i + 1)
  })
  upTo(list.length)
  return out
}

function ownersInRun(before: Run, after: Run, matcher: Matcher): readonly TermOwner[] {
  const isLeaf = before.list[0] !== undefined && before.list[0].leaf !== null
  const matches = isLeaf ? [] : findTerms(tokensText(before.list), matcher)
  const ends = endsOf(before.list)
  const out: TermOwner[] = []
  let index = 0
  let at = 0
  let shift = 0
  let n = 0
  for (const token of after.list) {
    // The place in the text before: as far behind the last term as it is behind what that term put in.
    let match = matches[n]
    while (match !== undefined && at >= match.start + shift + match.to.length) {
      shift += match.to.length - (match.end - match.start)
      match = matches[++n]
    }
    const put = match !== undefined && at >= match.start + shift
    const place = put && match !== undefined ? match.start : at - shift
    while (index < before.list.length - 1 && (ends[index] ?? 0) <= place) index++
    out.push({ token, index: before.at + index, put })
    at += tokensText([token]).length
  }
  return out
}

/** Where each word ends, its space included, in characters. */
function endsOf(list: readonly Token[]): readonly number[] {
  let end = 0
  return list.map((token) => (end += tokensText([token]).length))
}
