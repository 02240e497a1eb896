import type { SectionContent } from '@thac/plan'
import { sectionDiff, textInline } from '@thac/plan'

/** A piece of one of several texts that stand side by side. */
export interface Piece {
  readonly text: string
  /** Not in the text it is compared with. */
  readonly changed: boolean
  /** A number that the texts do not share: what must not be overlooked. */
  readonly figure: boolean
}

/**
 * `text` in pieces: what differs from `before`, and the numbers in which it differs from any of `others`. Joined, the
 * pieces are the text.
 */
export function piecesOf(text: string, before: string, others: readonly string[]): readonly Piece[] {
  const shared = new Set(figuresIn(text).filter((figure) => others.every((other) => figuresIn(other).includes(figure))))
  return changedRuns(text, before).flatMap(({ changed, text: run }) => splitFigures(run).map(({ text: piece, number }): Piece => ({ text: piece, changed, figure: number && !shared.has(piece) })))
}

const FIGURE = /\d+(?:[.,/:]\d+)*%?/g

function figuresIn(text: string): readonly string[] {
  return text.match(FIGURE) ?? []
}

/** What was put in place of nothing is changed as a whole. */
function changedRuns(text: string, before: string): readonly { readonly text: string; readonly changed: boolean }[] {
  if (before === '' || text === '') return text === '' ? [] : [{ text, changed: true }]
  if (text === before) return [{ text, changed: false }]
  return sectionDiff(lineContent(before), lineContent(text))
    .filter(({ kind }) => kind !== 'removed')
    .flatMap(({ runs }, i) => [...(i === 0 ? [] : [{ text: '\n', changed: false }]), ...runs.filter(({ kind }) => kind !== 'removed').flatMap((run) => (run.kind === 'added' ? withoutTail(run.text) : [{ text: run.text, changed: false }]))])
}

/** A changed run without the space behind it, which is nobody's change. */
function withoutTail(text: string): readonly { readonly text: string; readonly changed: boolean }[] {
  const words = text.trimEnd()
  return [{ text: words, changed: true }, { text: text.slice(words.length), changed: false }].filter((piece) => piece.text !== '')
}

function lineContent(text: string): SectionContent {
  return { title: [], blocks: text.split('\n').map((line) => ({ type: 'paragraph', content: textInline(line) })), runIn: false }
}

function splitFigures(text: string): readonly { readonly text: string; readonly number: boolean }[] {
  const out: { readonly text: string; readonly number: boolean }[] = []
  let at = 0
  for (const match of text.matchAll(FIGURE)) {
    if (match.index > at) out.push({ text: text.slice(at, match.index), number: false })
    out.push({ text: match[0], number: true })
    at = match.index + match[0].length
  }
  if (at < text.length) out.push({ text: text.slice(at), number: false })
  return out
}
