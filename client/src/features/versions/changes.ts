import type { Plan, Section, SectionContent, SectionId, SectionKind } from '@thac/plan'
import { comparePlans, pairSections, places, sectionContent, standing } from '@thac/plan'
import type { FieldChange } from './letterheadChanges.ts'
import { letterheadChanges } from './letterheadChanges.ts'

/** What became of one section from the older plan to the newer. */
export interface SectionChange {
  readonly id: SectionId
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  readonly sectionKind: SectionKind
  /** As printed in the newer plan, in the older one for a removed section; "" where it has none. */
  readonly label: string
  readonly path: string
  readonly heading: string
  readonly before: SectionContent | null
  readonly after: SectionContent | null
  /** Where it stood before it was moved; null where it was not. */
  readonly movedFrom: string | null
  /** What kind of difference it is, where it is a special one. */
  readonly flag: 'spelling' | 'format' | 'heading-only' | null
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

export interface Changes {
  /** In the newer plan's order, removed sections where they stood. */
  readonly sections: readonly SectionChange[]
  readonly letterhead: readonly FieldChange[]
  readonly counts: { readonly changed: number; readonly added: number; readonly removed: number; readonly moved: number }
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/** All that differs between two texts of one plan, section by section, and in the letterhead. */
export function changesBetween(before: Plan, after: Plan): Changes {
  const olderOf = new Map(pairSections(before, after).map((pair) => [pair.child, pair.base]))
  const older = index(before)
  const newer = index(after)
  const sections = comparePlans(before, after).sections.flatMap((row): SectionChange[] => {
    const gone = row.status === 'omitted'
    const now = gone ? undefined : newer.get(row.id)
    const was = older.get(gone ? row.id.replace(/^base:/, '') : (olderOf.get(row.id) ?? ''))
    const shown = now ?? was
    if (shown === undefined) return []
    return [{
      id: row.id,
      kind: gone ? 'removed' : row.status === 'local' ? 'added' : row.status === 'identical' ? 'same' : 'changed',
      sectionKind: shown.section.kind, label: shown.label, path: shown.path, heading: row.heading,
      before: was === undefined || row.status === 'local' ? null : sectionContent(was.section), after: now === undefined ? null : sectionContent(now.section),
      movedFrom: row.flags.includes('moved') ? (was?.path ?? row.basePath) : null,
      flag: FLAGS.find((flag) => row.flags.includes(flag)) ?? null,
      wordsAdded: row.wordsAdded, wordsRemoved: row.wordsRemoved,
    }]
  })
  const count = (kind: SectionChange['kind']): number => sections.filter((one) => one.kind === kind).length
  return {
    sections, letterhead: letterheadChanges(before.meta, after.meta),
    counts: { changed: count('changed'), added: count('added'), removed: count('removed'), moved: sections.filter((one) => one.movedFrom !== null).length },
    wordsAdded: sections.reduce((sum, one) => sum + one.wordsAdded, 0), wordsRemoved: sections.reduce((sum, one) => sum + one.wordsRemoved, 0),
  }
}

/** True where anything at all differs. */
export function differs({ sections, letterhead }: Changes): boolean {
  return letterhead.length > 0 || sections.some(isDifference)
}

export function isDifference(change: SectionChange): boolean {
  return change.kind !== 'same' || change.movedFrom !== null
}

const FLAGS = ['spelling', 'format', 'heading-only'] as const

interface Placed {
  readonly section: Section
  readonly label: string
  readonly path: string
}

function index(plan: Plan): ReadonlyMap<SectionId, Placed> {
  const sections = standing(plan)
  const where = places(sections, plan.meta.numbering)
  return new Map(sections.map((section) => [section.id, { section, label: where.get(section.id)?.label ?? '', path: where.get(section.id)?.path ?? '' }]))
}
