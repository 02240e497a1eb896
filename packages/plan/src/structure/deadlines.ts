import { inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { findDates } from './dates.ts'
import type { Pack } from './pack.ts'
import { wordCount } from './shape.ts'

export type DeadlineKind = 'due' | 'event' | 'period' | 'recurring'

/** Words that bind an action to a time, as printed, with a machine date where there is one. */
export interface Deadline {
  readonly text: string
  readonly kind: DeadlineKind
  /** ISO, shortened to what is printed; the last date of a period; null where no date is named. */
  readonly until: string | null
  /** Path of the section, `preamble` or `closing`. */
  readonly section: string
}

/** In a block this short under a heading about time, a loose phrase ("thường xuyên") is the time itself. */
const SHORT = 16

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
    if (section.kind === 'preamble' || section.kind === 'appendix') continue
    const path = placed.get(section.id)?.path ?? ''
    for (const block of section.blocks) {
      const text = inlineText(block.content)
      const short = wordCount(text) <= SHORT
      for (const clause of clausesOf(text)) {
        const found = readClause(clause, timed, short && timed, pack)
        if (found !== null) out.push({ ...found, section: path })
      }
    }
  }
  return out
}

function readClause(clause: string, timed: boolean, short: boolean, pack: Pack): Omit<Deadline, 'section'> | null {
  const own = clause.replace(pack.citedDate, (cited) => ' '.repeat(cited.length))
  const kind = kindOf(own, timed, short, pack)
  if (kind === null) return null
  const dates = findDates(own, pack).map((date) => date.iso)
  const until = kind === 'recurring' ? null : dates.reduce<string | null>((latest, iso) => (latest === null || iso > latest ? iso : latest), null)
  return { text: clause, kind, until }
}

function kindOf(own: string, timed: boolean, short: boolean, pack: Pack): DeadlineKind | null {
  const { due, period, recurring, recurringHint, eventStart } = pack.deadline
  if (recurring.test(own)) return 'recurring'
  if (period.test(own)) return timed || findDates(own, pack).some((date) => date.iso.length > 4) ? 'period' : null
  if (due.test(own)) return isDue(own, timed, pack) ? (timed && eventStart.test(own) && hasFullDate(own, pack) ? 'event' : 'due') : null
  if (hasFullDate(own, pack) && (timed || eventStart.test(own))) return 'event'
  if (timed && recurringHint.test(own)) return 'recurring'
  if (short && findDates(own, pack).length > 0) return 'due'
  return null
}

/** A bare year after "before" or "by" binds nothing unless something is to be finished, or the heading speaks of time. */
function isDue(own: string, timed: boolean, pack: Pack): boolean {
  const found = pack.deadline.due.exec(own)?.[0] ?? ''
  return timed || /\/|tháng|quý|ngày|[A-Z][a-z]+ \d|\d-\d|Q\d/iu.test(found) || /^(?:hoàn thành|xong|đến hết|hạn|vào cuối|đến cuối|bắt đầu|trong vòng)/iu.test(found)
}

function hasFullDate(text: string, pack: Pack): boolean {
  return findDates(text, pack).some((date) => date.iso.length === 10)
}

/** Clauses end at a semicolon or at a full stop before a capital. */
function clausesOf(text: string): readonly string[] {
  return text.split(/;\s+|(?<=[\p{Ll}\d)”"]\.)\s+(?=\p{Lu})|(?<=\.{3})\s+(?=\p{Lu})/u).map((clause) => clause.trim()).filter((clause) => clause !== '')
}
