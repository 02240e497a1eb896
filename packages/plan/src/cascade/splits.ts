import type { Inline } from '../model/content.ts'
import { foldWord } from '../model/fold.ts'
import type { Section, SectionId } from '../model/section.ts'
import { coreText, tokens } from './tokens.ts'

/**
 * A section split in two keeps its id on one of them at most, and two that were joined keep one of theirs. What tells is the text:
 * runs of words that stood in one section alone stand in another one alone. Runs that stand in several sections are
 * boilerplate and tell nothing; runs that stand in the old place still were copied, not moved.
 */

/** `split`: `whole` of before became `parts` of after. `joined`: `parts` of before became `whole` of after. */
export interface SplitFound {
  readonly kind: 'split' | 'joined'
  /** May be among the parts, where its id goes on. */
  readonly whole: SectionId
  /** Two or more, in document order. */
  readonly parts: readonly SectionId[]
}

/**
 * The sections of `before` that were split and those of `after` that were joined, splits first, each in document order. Only
 * sections that stand on one side alone are looked at, and the one they come out of. It is strict: at least MOST of
 * every part comes out of the whole, the parts together hold MOST of it, a new part has at least FEWEST words of it. Where the
 * id goes on, new parts with a PROOF, a long block word for word, are enough, whatever else became of the text.
 * Nothing where every id stands on both sides; otherwise linear in the text.
 */
export function findSplits(before: readonly Section[], after: readonly Section[]): readonly SplitFound[] {
  const older = before.filter(stands)
  const newer = after.filter(stands)
  return [...takenApart(older, newer).map((found): SplitFound => ({ kind: 'split', ...found })), ...takenApart(newer, older).map((found): SplitFound => ({ kind: 'joined', ...found }))]
}

/** Words of one run. Four words in a row that stand in one section only are hardly chance. */
const RUN = 4
const FEWEST = 8
const MOST = 0.6
const PROOF = 15

function stands(section: Section): boolean {
  return section.removed !== true
}

/** Sections of `from` whose text went into sections of `to` that are not in `from`, with the part that kept the id. */
function takenApart(from: readonly Section[], to: readonly Section[]): readonly { readonly whole: SectionId; readonly parts: readonly SectionId[] }[] {
  const known = new Set(from.map((section) => section.id))
  const fresh = to.filter((section) => !known.has(section.id) && wordsIn(section).length >= FEWEST)
  if (fresh.length === 0) return []
  const wanted = new Set(fresh.flatMap((section) => runsOf(wordsIn(section))))
  const homes = soleHomes(from, wanted)
  const targets = soleHomes(to, wanted)
  const parts = new Map<Section, Section[]>()
  for (const part of fresh) {
    const whole = originOf(part, homes, targets)
    if (whole === null) continue
    const list = parts.get(whole)
    if (list === undefined) parts.set(whole, [part])
    else list.push(part)
  }
  const place = new Map(to.map((section, i) => [section.id, i]))
  return from.flatMap((whole) => {
    const all = withKept(whole, parts.get(whole) ?? [], to[place.get(whole.id) ?? -1])
    if (all === null || all.length < 2) return []
    const goesOn = all.some((part) => part.id === whole.id)
    if (!hold(all, whole) && !(goesOn && all.every((part) => part.id === whole.id || isProved(part, whole)))) return []
    return [{ whole: whole.id, parts: all.map((part) => part.id).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)) }]
  })
}

/** The section that most of `part` comes out of, by runs that stand nowhere else on either side; null for none. */
function originOf(part: Section, homes: ReadonlyMap<string, Section | null>, targets: ReadonlyMap<string, Section | null>): Section | null {
  const words = wordsIn(part)
  const shares = new Map<Section, string[]>()
  for (const run of new Set(runsOf(words))) {
    const home = homes.get(run) ?? null
    if (home === null || home.kind !== part.kind || targets.get(run) !== part) continue
    const list = shares.get(home)
    if (list === undefined) shares.set(home, [run])
    else list.push(run)
  }
  for (const [home, runs] of shares) {
    const there = covered(bodyOf(part), new Set(runs))
    if (there >= FEWEST && there >= MOST * bodyOf(part).length) return home
  }
  return null
}

/** The new parts with the section that kept the id; null where that one says something else now. */
function withKept(whole: Section, parts: readonly Section[], kept: Section | undefined): readonly Section[] | null {
  if (kept === undefined || parts.length === 0) return parts
  if (parts.every((part) => isProved(part, whole))) return [kept, ...parts]
  const words = kept.blocks.length === 0 ? [] : bodyOf(kept)
  return covered(words, new Set(runsOf(wordsIn(whole)))) >= MOST * words.length ? [kept, ...parts] : null
}

/** True where a block of at least PROOF words stands word for word in `whole`; that it stands nowhere else is known. */
function isProved(part: Section, whole: Section): boolean {
  const there = new Set(whole.blocks.map((block) => wordsOf(block.content ?? []).join(' ')))
  return part.blocks.some((block) => {
    const words = wordsOf(block.content ?? [])
    return words.length >= PROOF && there.has(words.join(' '))
  })
}

function hold(parts: readonly Section[], whole: Section): boolean {
  const runs = new Set(parts.flatMap((part) => runsOf(wordsIn(part))))
  const words = wordsIn(whole)
  return covered(words, runs) >= MOST * words.length
}

/** For each of the runs wanted, the one section it stands in; null where it stands in several. */
function soleHomes(sections: readonly Section[], wanted: ReadonlySet<string>): ReadonlyMap<string, Section | null> {
  const out = new Map<string, Section | null>()
  for (const section of sections) {
    for (const run of runsOf(wordsIn(section))) {
      if (!wanted.has(run)) continue
      const home = out.get(run)
      if (home === undefined) out.set(run, section)
      else if (home !== section) out.set(run, null)
    }
  }
  return out
}

/** How many of `words` stand in one of `runs`. */
function covered(words: readonly string[], runs: ReadonlySet<string>): number {
  let n = 0
  let until = 0
  runsOf(words).forEach((run, i) => {
    if (!runs.has(run)) return
    n += i + RUN - Math.max(i, until)
    until = i + RUN
  })
  return n
}

function runsOf(words: readonly string[]): readonly string[] {
  const known = remembered.get(words)
  if (known !== undefined) return known
  const out: string[] = []
  for (let i = 0; i + RUN <= words.length; i++) out.push(words.slice(i, i + RUN).join(' '))
  remembered.set(words, out)
  return out
}

const remembered = new WeakMap<readonly string[], readonly string[]>()

/** The words of heading and text, in small letters: where a text is cut, capitals come and go. */
function wordsIn(section: Section): readonly string[] {
  const known = whole.get(section)
  if (known !== undefined) return known
  const made = [...wordsOf(section.title), ...section.blocks.flatMap((block) => wordsOf(block.content ?? []))]
  whole.set(section, made)
  return made
}

/** The text without the heading, for a part has one of its own; the heading where there is nothing else. */
function bodyOf(section: Section): readonly string[] {
  const known = body.get(section)
  if (known !== undefined) return known
  const made = section.blocks.length === 0 ? wordsIn(section) : section.blocks.flatMap((block) => wordsOf(block.content ?? []))
  body.set(section, made)
  return made
}

const whole = new WeakMap<Section, readonly string[]>()
const body = new WeakMap<Section, readonly string[]>()

function wordsOf(content: readonly Inline[]): readonly string[] {
  return tokens(content).flatMap((token) => (token.word ? [foldWord(coreText(token))] : []))
}
