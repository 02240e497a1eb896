import type { Block } from '../model/content.ts'
import { inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { tableRows } from '../model/table.ts'
import { clausesOf, timeIn, withoutCited } from './clauses.ts'
import { findDates } from './dates.ts'
import type { Pack } from './pack.ts'
import { wordCount } from './shape.ts'
import type { DeadlineKind, TimePhrase } from './time-grammar.ts'

export type { DeadlineKind } from './time-grammar.ts'

/** Words that bind an action to a time, as printed, with a machine date where there is one. */
export interface Deadline {
  readonly text: string
  readonly kind: DeadlineKind
  /** ISO, shortened to what is printed; the last date of a period; null where no date is named. */
  readonly until: string | null
  /** Path of the section, `preamble` or `closing`. */
  readonly section: string
}

type Found = Omit<Deadline, 'section'>

/** In a block this short under a heading about time, a loose phrase ("thường xuyên") is the time itself. */
const SHORT = 16

const ANYWHERE: ReadonlySet<TimePhrase['when']> = new Set(['always'])
const TIMED: ReadonlySet<TimePhrase['when']> = new Set(['always', 'timed'])
const BRIEF: ReadonlySet<TimePhrase['when']> = new Set(['always', 'timed', 'brief'])

/** The deadlines of a plan, clause by clause. Dates of cited documents, anniversaries and the like are none. */
export function findDeadlines(sections: readonly Section[], placed: ReadonlyMap<SectionId, Place>, pack: Pack): readonly Deadline[] {
  const out: Deadline[] = []
  /** Open headings above; one that begins with time is about time all the way down, one that also mentions it is not. */
  const headings: { level: number; timed: boolean }[] = []
  for (const section of sections) {
    while ((headings.at(-1)?.level ?? 0) >= section.level) headings.pop()
    const heading = sectionHeading(section)
    const at = heading.search(pack.deadline.timeHeading)
    const timed = at >= 0 || headings.some((above) => above.timed)
    headings.push({ level: section.level, timed: at === 0 })
    if (section.kind === 'preamble') continue
    const path = placed.get(section.id)?.path ?? ''
    // An appendix is a form or a list: only a column of times binds there.
    const found = section.kind === 'appendix' ? section.blocks.flatMap((block) => inTable(block, null, pack)) : [...inHeading(heading, pack), ...section.blocks.flatMap((block) => (block.type === 'table' ? inTable(block, timed, pack) : inText(inlineText(block.content), timed, pack)))]
    for (const each of found) out.push({ ...each, section: path })
  }
  return out
}

/**
 * A heading binds only by plain words: that something returns is said of the work below it, and a bare year in its midst
 * is part of a name.
 */
function inHeading(heading: string, pack: Pack): readonly Found[] {
  if (heading === '') return []
  return clausesOf(heading, ANYWHERE, pack).flatMap((clause) => {
    const found = readClause(clause, ANYWHERE, pack)
    if (found === null || found.kind === 'recurring') return []
    return found.until?.length === 4 && timeIn(clause, ANYWHERE, pack)?.from !== 0 ? [] : [found]
  })
}

function inText(text: string, timed: boolean, pack: Pack): readonly Found[] {
  const labelled = pack.deadline.label.test(text.trimStart())
  const scope = labelled || (timed && wordCount(text) <= SHORT) ? BRIEF : timed ? TIMED : ANYWHERE
  return clausesOf(text, scope, pack).flatMap((clause) => readClause(clause, scope, pack) ?? readLabelled(clause, pack) ?? [])
}

/** What stands behind a label such as "Thời gian thực hiện:" is a time, whatever its words. */
function readLabelled(clause: string, pack: Pack): Found | null {
  const label = pack.deadline.label.exec(clause)?.[0]
  if (label === undefined || !/[\p{L}\d]/u.test(clause.slice(label.length))) return null
  return readClause(clause, BRIEF, pack) ?? { text: clause, kind: 'due', until: null }
}

/** A row is one deadline where its column of times is filled; its other cells are read as texts, but not where `timed` is null. */
function inTable(block: Block, timed: boolean | null, pack: Pack): readonly Found[] {
  const rows = (tableRows(block) ?? []).map((row) => row.map((cell) => inlineText(cell.content).replace(/\s+/g, ' ').trim()))
  const column = (rows[0] ?? []).findIndex((cell) => pack.deadline.column.test(cell))
  return rows.slice(column >= 0 ? 1 : 0).flatMap((row) => {
    const time = row[column] ?? ''
    const found = row.flatMap((cell, i) => (i === column || timed === null ? [] : inText(cell, timed, pack)))
    if (!/[\p{L}\d]/u.test(time) || pack.deadline.clock.test(time)) return found
    const read = readClause(time, BRIEF, pack)
    const filled = row.filter((cell) => cell !== '')
    // A row of one cell is a heading inside the table.
    if (read === null && filled.length === 1) return found
    return [{ text: filled.join(' | '), kind: read?.kind ?? 'due', until: read?.until ?? null }, ...found]
  })
}

function readClause(clause: string, scope: ReadonlySet<TimePhrase['when']>, pack: Pack): Found | null {
  // A slogan binds nobody, nor does a line of place and date.
  if (/!["”’)]*$/.test(clause) || pack.placeLine.test(clause.slice(0, 200).replace(/[.;]$/, ''))) return null
  const own = withoutCited(clause, pack)
  const kind = timeIn(own, scope, pack)?.kind
  if (kind === undefined) return null
  const dates = findDates(own, pack).map((date) => date.iso)
  const until = kind === 'recurring' ? null : dates.reduce<string | null>((latest, iso) => (latest === null || iso > latest ? iso : latest), null)
  return { text: clause, kind, until }
}
