import type { Pack } from './pack.ts'
import type { DeadlineKind, TimePhrase } from './time-grammar.ts'

/** So many letters beside a time and its connectives say that something is done then. */
const LEAST_LETTERS = 3

/**
 * The clauses of a text, each with at most one time where its commas allow: they end at a semicolon, at a full stop
 * before a capital, and at a comma between two actions of which each has a time of its own. A time that stands first
 * holds for all that follows it.
 */
export function clausesOf(text: string, scope: ReadonlySet<TimePhrase['when']>, pack: Pack): readonly string[] {
  return text.split(/;\s+|(?<=[\p{Ll}\d)”"]\.)\s+(?=\p{Lu})|(?<=[.!]{3}|[\p{Ll}\d]!)\s+(?=\p{Lu})/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .flatMap((clause) => partedAtCommas(clause, scope, pack))
}

/** A text with the dates of cited documents and of anniversaries blanked out, at its old length. */
export function withoutCited(text: string, pack: Pack): string {
  return text.replace(pack.citedDate, (cited) => ' '.repeat(cited.length))
}

/** The first phrase of time that binds in a text, with where it stands; null where none does. */
export function timeIn(text: string, scope: ReadonlySet<TimePhrase['when']>, pack: Pack): { readonly kind: DeadlineKind; readonly from: number; readonly to: number } | null {
  if (scope.size === 1 && !pack.deadline.hint.test(text)) return null
  for (const phrase of pack.deadline.phrases) {
    const found = scope.has(phrase.when) ? phrase.pattern.exec(text) : null
    if (found !== null && phrase.unless?.test(text) !== true) return { kind: phrase.kind, from: found.index, to: found.index + found[0].length }
  }
  return null
}

interface Piece {
  readonly from: number
  readonly kind: DeadlineKind | null
  /** The time stands first in the piece. */
  readonly timeFirst: boolean
  readonly acts: boolean
}

function partedAtCommas(clause: string, scope: ReadonlySet<TimePhrase['when']>, pack: Pack): readonly string[] {
  if (!clause.includes(', ') || timeIn(withoutCited(clause, pack), scope, pack) === null) return [clause.replace(/,$/, '')]
  const pieces = piecesOf(clause, scope, pack)
  const cuts: number[] = []
  /** Something is done up to and including the last piece that binds. */
  let done = false
  let acts = false
  let last: Piece | null = null
  let afterLast = 0
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== null && piece.acts && done && last !== null && (piece.timeFirst || !last.timeFirst)) {
      cuts.push(pieces[last.timeFirst ? i : afterLast]?.from ?? piece.from)
      acts = false
    }
    acts ||= piece.acts
    if (piece.kind === null) continue
    last = piece
    afterLast = i + 1
    done = acts
  }
  return [0, ...cuts].map((from, k) => clause.slice(from, cuts[k] ?? clause.length).replace(/,\s*$/, '').trim()).filter((part) => part !== '')
}

function piecesOf(clause: string, scope: ReadonlySet<TimePhrase['when']>, pack: Pack): readonly Piece[] {
  const own = withoutCited(clause, pack)
  const out: Piece[] = []
  let from = 0
  for (const comma of [...own.matchAll(/,\s+/g), null]) {
    const end = comma === null ? own.length : comma.index
    const text = own.slice(from, end)
    const time = timeIn(text, scope, pack)
    const rest = time === null ? text : text.slice(0, time.from) + text.slice(time.to)
    const letters = rest.replace(pack.deadline.connective, ' ').match(/\p{L}/gu)?.length ?? 0
    out.push({ from, kind: time?.kind ?? null, timeFirst: (time?.from ?? 0) <= 2, acts: letters >= LEAST_LETTERS })
    from = comma === null ? end : end + comma[0].length
  }
  return out
}
