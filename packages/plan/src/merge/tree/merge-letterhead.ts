import type { Block } from '../../model/content.ts'
import { inlineText, textInline } from '../../model/content.ts'
import type { Basis, PlanMeta, Recipient } from '../../model/meta.ts'
import type { SectionContent } from '../../model/section.ts'
import { canonicalJson } from '../../cascade/canonical.ts'
import { mergeSection } from '../section/merge-section.ts'
import type { Report } from './plan-conflict.ts'
import { LETTERHEAD } from './plan-conflict.ts'

/** Fields of the letterhead that can come from a superior; the others belong to whoever issues the plan. */
export type LetterheadField = 'kind' | 'title' | 'bases' | 'recipients' | 'numbering'

/** The letterhead three ways; the terms are put into the titles of `base` and `theirs`. Tells its conflicts under `@meta`. */
export function mergeLetterhead(base: PlanMeta, theirs: PlanMeta, mine: PlanMeta, report: Report): { readonly meta: PlanMeta; readonly applied: readonly LetterheadField[] } {
  const value = <T>(field: LetterheadField, was: T, above: T, own: T, text: (it: T) => string): T => {
    const [b, t, m] = [canonicalJson(was), canonicalJson(above), canonicalJson(own)]
    if (t === b || t === m) return own
    if (m === b) return above
    return report.ask(LETTERHEAD, 'meta', text(was), text(above), text(own), { field }) === 'mine' ? own : above
  }
  const meta: PlanMeta = {
    ...mine,
    kind: value('kind', base.kind, theirs.kind, mine.kind, String),
    title: mergeTitle(base.title, theirs.title, mine.title, report),
    bases: mergeList('bases', base.bases, theirs.bases, mine.bases, basisText, report),
    recipients: mergeList('recipients', base.recipients, theirs.recipients, mine.recipients, ({ name }) => name, report),
    numbering: value('numbering', base.numbering, theirs.numbering, mine.numbering, canonicalJson),
  }
  const applied = FIELDS.filter((field) => canonicalJson(meta[field]) !== canonicalJson(mine[field]))
  return { meta: applied.length === 0 ? mine : meta, applied }
}

const FIELDS: readonly LetterheadField[] = ['kind', 'title', 'bases', 'recipients', 'numbering']

function mergeTitle(base: string, theirs: string, mine: string, report: Report): string {
  const content = (title: string): SectionContent => ({ title: textInline(title), blocks: [], runIn: false })
  if (theirs === base || theirs === mine) return mine
  if (mine === base) return theirs
  return inlineText(merged('title', content(base), content(theirs), content(mine), report).title)
}

/**
 * A list item by item, as long as at least half of what the superior listed stands here still; otherwise the list is the
 * child's own.
 */
function mergeList<T extends Basis | Recipient>(field: LetterheadField, base: readonly T[], theirs: readonly T[], mine: readonly T[], text: (item: T) => string, report: Report): readonly T[] {
  const keys = (list: readonly T[]): readonly string[] => list.map((item) => canonicalJson(item))
  const same = (a: readonly T[], b: readonly T[]): boolean => canonicalJson(a) === canonicalJson(b)
  if (same(theirs, base) || same(theirs, mine)) return mine
  if (same(mine, base)) return theirs
  const own = new Set(keys(mine))
  if (keys(base).filter((key) => own.has(key)).length * 2 < base.length) return mine
  const items = new Map([...theirs, ...mine].map((item) => [canonicalJson(item), item]))
  // A type that no plan has: an item is whole or nothing, whatever its words.
  const content = (list: readonly T[]): SectionContent => ({ title: [], runIn: false, blocks: list.map((item): Block => ({ type: 'letterheadItem', attrs: { item: canonicalJson(item) }, content: textInline(text(item)) })) })
  const { blocks } = merged(field, content(base), content(theirs), content(mine), report)
  return blocks.flatMap((block) => items.get(String(block.attrs?.['item'])) ?? [])
}

function merged(field: LetterheadField, base: SectionContent, theirs: SectionContent, mine: SectionContent, report: Report): SectionContent {
  const { content, conflicts, review } = mergeSection(base, theirs, mine, report.choose)
  for (const conflict of conflicts) report.conflicts.push({ section: LETTERHEAD, ...conflict, kind: 'meta', field })
  for (const { reason } of review) report.note(LETTERHEAD, reason)
  return content
}

function basisText({ kind, number, date, issuer, text }: Basis): string {
  return text ?? [kind, number, date, issuer].filter((part) => part !== null).join(' ')
}
