import type { TruthCase } from './cases.ts'
import { footprint } from './footprint.ts'
import type { Draft, Id } from './tree.ts'
import { unitTexts, wordsText } from './tree.ts'
import type { Truth } from './truth.ts'
import { READINGS, truthOf } from './truth.ts'
import type { Visible } from './visible.ts'
import { draftLines } from './visible.ts'

/** What a merge answered, as a reader sees it. */
export interface Answer {
  readonly visible: Visible
  readonly conflicts: readonly { readonly base: string; readonly upstream: string; readonly child: string }[]
  /** Whether the reader is asked to look at this line, or at some line where none is given. */
  readonly shown: (line?: string) => boolean
}

/**
 * - `merged`: both changes stand as the truth has it
 * - `told`: a conflict, and it is one
 * - `cautious`: a conflict where both changes could stand, but they touch the same sentence or the same build
 * - `open`: either answer was right (see truth.ts), or a tie was told
 * - `false conflict`: a conflict, though what the sides touched has nothing in common
 * - `only shown`: a clash merged, or a wrong text made, but put before the reader to be looked at
 * - `false clean`: neither told nor shown, and not the truth
 */
export type Verdict = 'merged' | 'told' | 'cautious' | 'open' | 'false conflict' | 'only shown' | 'false clean'

export interface Score {
  readonly verdict: Verdict
  /** A change neither in the text nor in any conflict, or a removal undone without a word. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** All is there, but between other neighbours. */
  readonly wrongPlace: boolean
  /** Two changes of one sentence merged, and nobody is asked to look. */
  readonly unshown: boolean
  /** Something is shown though the sides touched nothing in common. */
  readonly noise: boolean
  /** The words are right and a mark is not. */
  readonly format: boolean
  /** Right by another reading of what cannot be seen: which of two equal things went. */
  readonly ambiguous: boolean
}

export function score(one: TruthCase, answer: Answer): Score {
  const truths = one.theirs.flatMap((theirs) => one.mine.map((mine) => ({ theirs, mine, truth: truthOf(one.base, theirs, mine) })))
  const found = truths.find(({ truth }) => truth.clash.length === 0 && isOf(truth, answer.visible, 'lines'))
  const rest = { lost: [], doubled: [], wrongPlace: false, unshown: false, noise: false, format: false, ambiguous: false }
  const clean = answer.conflicts.length === 0
  if (clean && found !== undefined) {
    const { truth } = found
    return {
      ...rest, verdict: 'merged', ambiguous: found !== truths[0],
      unshown: truth.shared && !answer.shown(), noise: truth.apart && answer.shown(), format: !isOf(truth, answer.visible, 'rich'),
    }
  }
  const first = truths[0]
  if (first === undefined) throw new RangeError('a case without a truth')
  const account = accounts(one.base, first.theirs, first.mine, first.truth, answer)
  const open = truths.some(({ truth }) => truth.open.length > 0)
  const clash = truths.some(({ truth }) => truth.clash.length > 0)
  const tie = truths.some(({ truth }) => truth.tie)
  const wrongPlace = !open && !clash && !tie && isElsewhere(first.truth, answer, clean)
  if (clean) return { ...rest, ...account, wrongPlace, verdict: open ? 'open' : isShown(first.truth, answer) ? 'only shown' : 'false clean' }
  const verdict: Verdict = clash ? 'told' : open || tie ? 'open' : truths.every(({ truth }) => truth.apart) ? 'false conflict' : 'cautious'
  return { ...rest, ...account, wrongPlace, verdict }
}

function isOf(truth: Truth, visible: Visible, form: keyof Visible): boolean {
  const text = visible[form].join('\n')
  return READINGS.some((reading) => draftLines(truth.draft(reading), form === 'rich').join('\n') === text)
}

/** Every line that differs from the truth is one that the reader is asked to look at. */
function isShown(truth: Truth, answer: Answer): boolean {
  if (!answer.shown()) return false
  const right = new Set(READINGS.slice(0, 1).flatMap((reading) => draftLines(truth.draft(reading), false)))
  return answer.visible.lines.every((line) => right.has(line) || answer.shown(line))
}

/** The lines that stand once on either side, in another order than every reading has them; or, clean, the same lines in none of the orders. */
function isElsewhere(truth: Truth, answer: Answer, clean: boolean): boolean {
  return READINGS.every((reading) => {
    const right = draftLines(truth.draft(reading), false)
    if (clean && String([...right].sort()) !== String([...answer.visible.lines].sort())) return false
    const once = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.filter((line) => lines.indexOf(line) === lines.lastIndexOf(line)))
    const [a, b] = [once(right), once(answer.visible.lines)]
    return String(right.filter((line) => a.has(line) && b.has(line))) !== String(answer.visible.lines.filter((line) => a.has(line) && b.has(line)))
  })
}

/** What became of every change of either side, sentence by sentence. */
function accounts(base: Draft, theirs: Draft, mine: Draft, truth: Truth, answer: Answer): { readonly lost: readonly string[]; readonly doubled: readonly string[] } {
  const text = answer.visible.lines.join('\n')
  const told = answer.conflicts.flatMap(({ base: was, upstream, child }) => [was, upstream, child]).map((part) => part.replace(/[^\S\n]+/gu, ' ')).join('\n')
  const sides = answer.conflicts.flatMap(({ upstream, child }) => [upstream, child]).map((part) => part.replace(/[^\S\n]+/gu, ' ')).join('\n')
  const drafts = READINGS.slice(0, 1).map((reading) => truth.draft(reading))
  const merged = drafts.flatMap((draft) => draft.items)
  const mergedById = new Map(merged.map((item) => [item.id, item]))
  const unitsOf = unitTexts
  const [was, right] = [unitsOf(base), drafts[0] === undefined ? new Map<string, string>() : unitsOf(drafts[0])]
  const counts = (units: ReadonlyMap<string, string>, wanted: string): number => [...units.values()].filter((unit) => unit === wanted).length
  const lost: string[] = []
  for (const side of [theirs, mine]) {
    const other = side === theirs ? mine : theirs
    const [own, others] = [unitsOf(side), unitsOf(other)]
    for (const unit of footprint(base, side).words) {
      const now = own.get(unit)
      if (now === '') continue
      if (now === undefined) {
        // Taken out: it must not be back, unless the other's version of it is told of.
        const gone = was.get(unit)
        if (gone === undefined || gone === '' || others.get(unit) !== gone || unit.includes(':')) continue
        if (occurrences(text, gone) > counts(right, gone) && !told.includes(gone) && !mergedById.has(Number(unit))) lost.push(`back again: ${gone}`)
        continue
      }
      const need = Math.max(1, Math.min(counts(right, now), counts(own, now)))
      const both = right.get(unit)
      if (occurrences(text, now) + occurrences(sides, now) < need && (both === undefined || !text.includes(both)) && !oneWithin(now, sides, text) && !merelyMixed(was.get(unit), now, answer)) lost.push(`lost: ${now}`)
    }
    for (const row of newRows(base, side)) if (row.some((cell) => cell !== '' && !text.includes(cell) && !told.includes(cell))) lost.push(`lost: ${row.join(' | ')}`)
  }
  const doubled: string[] = []
  const all = [was, right, unitsOf(theirs), unitsOf(mine)]
  for (const unit of new Set(all.flatMap((units) => [...units].flatMap(([name, words]) => (name.includes(':') || words.length < 12 ? [] : [words]))))) {
    if (!told.includes(unit) && occurrences(text, unit) > Math.max(...all.map((units) => contained(units, unit)))) doubled.push(unit)
  }
  return { lost, doubled }
}

/** Two sentences of a conflict that were joined by a comma or cut elsewhere: every word told, in order, in one line. */
function oneWithin(now: string, sides: string, text: string): boolean {
  const lines = [...sides.split('\n'), ...text.split('\n')]
  return lines.some((line) => line.includes(now.replace(/[.;]$/u, '')))
}

/** A clash that was merged and shown: the side's new words stand in one line that the reader is asked to look at. */
function merelyMixed(was: string | undefined, now: string, answer: Answer): boolean {
  const old = (was ?? '').split(' ')
  const put = now.split(' ').filter((word) => !old.includes(word))
  return answer.conflicts.length === 0 && answer.visible.lines.some((line) => answer.shown(line) && put.every((word) => line.includes(word)))
}

/** How often the units' texts hold a text, their own or as a part. */
function contained(units: ReadonlyMap<string, string>, wanted: string): number {
  let n = 0
  for (const unit of units.values()) n += occurrences(unit, wanted)
  return n
}

function newRows(base: Draft, side: Draft): readonly (readonly string[])[] {
  const known = new Set<Id>(base.items.flatMap((item) => (item.kind === 'table' ? item.rows.map((row) => row.id) : [])))
  return side.items.flatMap((item) => (item.kind === 'table' && base.items.some((one) => one.id === item.id)
    ? item.rows.filter((row) => !known.has(row.id)).map((row) => item.columns.map((column) => wordsText(row.cells.get(column) ?? []))) : []))
}

function occurrences(text: string, part: string): number {
  let n = 0
  for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + part.length)) n++
  return n
}
