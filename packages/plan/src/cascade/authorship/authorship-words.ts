import type { Inline } from '../../model/content.ts'
import type { Matcher } from '../terms/matcher.ts'
import { script } from '../script.ts'
import { termOwners } from './term-owners.ts'
import type { Token } from '../tokens.ts'
import { tokens } from '../tokens.ts'

/** One word with its author. `removedBy` is null while it stands; such slots are in the order of the text. */
export interface Slot {
  readonly token: Token
  level: number
  term: boolean
  removedBy: number | null
  /** It turned out to have gone elsewhere, and is left out here. */
  moved: boolean
}

/** A line of words (a title, a paragraph, a cell), with what was taken out of it where it stood. */
export interface Line {
  readonly content: readonly Inline[]
  readonly slots: readonly Slot[]
}

/** What one step put in and took out, in stretches, to be searched for words that only went elsewhere. */
export interface Pool {
  readonly added: Slot[][]
  readonly gone: Slot[][]
}

/** A line that `level` wrote from scratch. */
export function writtenLine(content: readonly Inline[], level: number, pool: Pool): Line {
  const slots = tokens(content).map((token): Slot => ({ token, level, term: false, removedBy: null, moved: false }))
  if (slots.length > 0) pool.added.push(slots)
  return { content, slots }
}

/** The line with all that stands in it taken out by `level`. */
export function goneLine(line: Line, level: number, pool: Pool): Line {
  const gone: Slot[] = []
  const slots = line.slots.map((slot) => {
    if (slot.removedBy !== null) return slot
    const out = { ...slot, removedBy: level }
    gone.push(out)
    return out
  })
  if (gone.length > 0) pool.gone.push(gone)
  return { content: [], slots }
}

/** The line with terms put in, as `content` has it: what a term put in has the author of the words it stands for. */
export function localisedLine(line: Line, content: readonly Inline[], matcher: Matcher): Line {
  if (content === line.content) return line
  const standing = line.slots.filter((slot) => slot.removedBy === null)
  const owners = termOwners(standing.map((slot) => slot.token), tokens(content), matcher)
  const slots: Slot[] = []
  let place = 0
  let next = 0
  for (const slot of line.slots) {
    if (slot.removedBy !== null) slots.push(slot)
    else {
      for (let owner = owners[next]; owner !== undefined && owner.index <= place; owner = owners[++next]) slots.push({ ...slot, token: owner.token, term: slot.term || owner.put })
      place++
    }
  }
  return { content, slots }
}

/** The line as `level` has it: words that stayed keep their author, new ones are the level's, the others are taken out by it. */
export function nextLine(line: Line, content: readonly Inline[], level: number, pool: Pool): Line {
  return { content, slots: carried(line, tokens(content), (added, from) => {
    const gone = from.map((slot): Slot => ({ ...slot, removedBy: level }))
    const put = added.map((token): Slot => ({ token, level, term: false, removedBy: null, moved: false }))
    if (gone.length > 0) pool.gone.push(gone)
    if (put.length > 0) pool.added.push(put)
    return [...gone, ...put]
  }) }
}

/** What stands for one hunk, in place of the slots it covers. */
type Changed = (added: readonly Token[], from: readonly Slot[]) => readonly Slot[]

/** Walks the slots along the script to `after`. */
function carried(line: Line, after: readonly Token[], changed: Changed): readonly Slot[] {
  const standing = line.slots.filter((slot) => slot.removedBy === null)
  const { hunks, image } = script(standing.map((slot) => slot.token.key), after.map((token) => token.key), (i) => standing[i]?.token.word === true)
  const out: Slot[] = []
  let place = 0
  let n = 0
  const insertionsAt = (at: number): void => {
    for (let hunk = hunks[n]; hunk !== undefined && hunk.from === at && hunk.to === at; hunk = hunks[++n]) out.push(...changed(after.slice(hunk.at, hunk.until), []))
  }
  for (const slot of line.slots) {
    if (slot.removedBy !== null) {
      out.push(slot)
      continue
    }
    insertionsAt(place)
    const hunk = hunks[n]
    const token = after[image[place] ?? -1]
    if (token !== undefined) out.push({ ...slot, token })
    else if (hunk !== undefined && place === hunk.to - 1) {
      out.push(...changed(after.slice(hunk.at, hunk.until), standing.slice(hunk.from, hunk.to)))
      n++
    }
    place++
  }
  insertionsAt(place)
  return out
}
