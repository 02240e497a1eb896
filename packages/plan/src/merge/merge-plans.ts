import type { Place } from '../model/labels.ts'
import { places } from '../model/labels.ts'
import type { PlanFileJson } from '../model/file.ts'
import { toPlanFile } from '../model/file.ts'
import type { Plan } from '../model/plan.ts'
import { standing } from '../model/plan.ts'
import { hasRefs, redirectRefs, redirection } from '../model/refs.ts'
import type { Section, SectionContent, SectionId } from '../model/section.ts'
import { sectionHeading, sectionText } from '../model/section.ts'
import { hashRich, sameContent } from '../cascade/hash.ts'
import { localisePlan } from '../cascade/localise.ts'
import type { Terms } from '../cascade/matcher.ts'
import { movedIds } from '../cascade/moves.ts'
import type { ConflictKind } from './conflict.ts'
import { mergeSection } from './merge-section.ts'
import { OutlineOrder } from './outline-order.ts'
import { pairSections } from './pair.ts'

export interface MergeJson {
  readonly plan: PlanFileJson
  readonly conflicts: readonly { readonly section: SectionId; readonly kind: ConflictKind; readonly base: string; readonly upstream: string; readonly child: string }[]
  readonly review: readonly { readonly section: SectionId; readonly reason: string }[]
  readonly applied: readonly { readonly section: SectionId; readonly from: 'upstream' }[]
}

interface Outcome {
  readonly conflicts: MergeJson['conflicts'][number][]
  readonly review: MergeJson['review'][number][]
  readonly applied: Set<SectionId>
}

/**
 * The whole pull: `upstream` against `base`, with the terms put into both, taken into `child`. Sections are paired as
 * `pairSections` does, merged one by one, added, withdrawn, and moved where the superior moved them and the child did
 * not. In conflict the child's stands. Sections that came from or agree with the superior carry its new base.
 */
export function mergePlans(base: Plan, upstream: Plan, child: Plan, terms: Terms = {}): MergeJson {
  // References mean the base's sections while texts are compared, and the child's again in the result.
  if (![base, upstream, child].some(hasRefs)) return mergePaired(base, upstream, child, terms)
  const toMine = pairSections(localisePlan(base, terms), child).filter((pair) => pair.base !== pair.child)
  const toTheirs = pairSections(base, upstream).filter((pair) => pair.base !== pair.child)
  if (toMine.length === 0 && toTheirs.length === 0) return mergePaired(base, upstream, child, terms)
  const merged = mergePaired(base, redirectRefs(upstream, redirection(toTheirs.map((pair) => [pair.child, pair.base]))), redirectRefs(child, redirection(toMine.map((pair) => [pair.child, pair.base]))), terms)
  const back = redirectRefs({ meta: merged.plan.meta, sections: merged.plan.sections }, redirection(toMine.map((pair) => [pair.base, pair.child])))
  return { ...merged, plan: toPlanFile(back) }
}

function mergePaired(base: Plan, upstream: Plan, child: Plan, terms: Terms): MergeJson {
  const was = localisePlan(base, terms)
  const theirs = localisePlan(upstream, terms)
  const links = link(was, theirs, child)
  const issued = new Map(standing(upstream).map((section) => [section.id, hashRich(section)]))
  const outcome: Outcome = { conflicts: [], review: [], applied: new Set() }
  const kept = standing(child).flatMap((mine) => mergeOne(mine, links, issued, outcome) ?? [])
  const order = new OutlineOrder(withParents(kept, child, links, outcome), new Set(kept.flatMap((section) => (links.baseOf.has(section.id) ? [] : section.id))))
  reportOmitted(was, links, outcome)
  moveAndInsert(was, theirs, child, links, issued, order, outcome)
  const sections = order.sections()
  const standingIds = new Set(sections.map((section) => section.id))
  const tombs = child.sections.filter((section) => section.removed === true && !standingIds.has(section.id))
  const title = theirs.meta.title !== was.meta.title && child.meta.title === was.meta.title ? theirs.meta.title : child.meta.title
  return {
    plan: toPlanFile({ meta: { ...child.meta, title }, sections: [...sections, ...tombs] }),
    conflicts: outcome.conflicts,
    review: outcome.review,
    applied: [...outcome.applied].map((section) => ({ section, from: 'upstream' as const })),
  }
}

/** Who is who: child to base and to upstream, base to upstream and to child, upstream to child. */
interface Links {
  readonly baseOf: ReadonlyMap<SectionId, Section>
  readonly theirsOf: ReadonlyMap<SectionId, Section>
  readonly theirsOfBase: ReadonlyMap<SectionId, Section>
  readonly mineOfBase: ReadonlyMap<SectionId, SectionId>
  readonly mineOfTheirs: ReadonlyMap<SectionId, SectionId>
  readonly tombs: ReadonlyMap<SectionId, Section>
}

function link(was: Plan, theirs: Plan, child: Plan): Links {
  const baseById = new Map(standing(was).map((section) => [section.id, section]))
  const theirsById = new Map(standing(theirs).map((section) => [section.id, section]))
  const toTheirs = pairSections(was, theirs)
  const toMine = pairSections(was, child)
  const theirsOfBase = new Map(toTheirs.flatMap(({ base, child: id }) => entry(base, theirsById.get(id))))
  const baseOf = new Map(toMine.flatMap(({ base, child: id }) => entry(id, baseById.get(base))))
  const theirsOf = new Map<SectionId, Section>()
  for (const [id, section] of baseOf) {
    const upstream = theirsOfBase.get(section.id)
    if (upstream !== undefined) theirsOf.set(id, upstream)
  }
  // What both added since, or what the child added and the superior then took up.
  const known = new Set(toTheirs.map((pair) => pair.child))
  const added = { ...theirs, sections: standing(theirs).filter((section) => !known.has(section.id)) }
  const own = { ...child, sections: standing(child).filter((section) => !baseOf.has(section.id)) }
  for (const pair of pairSections(added, own)) {
    const upstream = theirsById.get(pair.base)
    if (upstream !== undefined) theirsOf.set(pair.child, upstream)
  }
  return {
    baseOf, theirsOf, theirsOfBase,
    mineOfBase: new Map(toMine.map((pair) => [pair.base, pair.child])),
    mineOfTheirs: new Map([...theirsOf].map(([id, section]) => [section.id, id])),
    tombs: new Map(child.sections.filter((section) => section.removed === true).map((section) => [section.id, section])),
  }
}

function entry(id: SectionId, section: Section | undefined): readonly (readonly [SectionId, Section])[] {
  return section === undefined ? [] : [[id, section]]
}

/** The child's section after the merge; null where the superior withdrew it and the child had left it alone. */
function mergeOne(mine: Section, links: Links, issued: ReadonlyMap<SectionId, string>, outcome: Outcome): Section | null {
  const was = links.baseOf.get(mine.id)
  const theirs = links.theirsOf.get(mine.id)
  if (was === undefined) {
    if (theirs === undefined) return mine
    if (sameContent(theirs, mine)) return { ...mine, base: issued.get(theirs.id) ?? hashRich(theirs) }
    outcome.conflicts.push({ section: mine.id, kind: 'added', base: '', upstream: wholeText(theirs), child: wholeText(mine) })
    return mine
  }
  if (theirs === undefined) {
    if (sameContent(was, mine)) return null
    outcome.conflicts.push({ section: mine.id, kind: 'withdrawn', base: wholeText(was), upstream: '', child: wholeText(mine) })
    return mine
  }
  const merged = mergeSection(was, theirs, mine)
  for (const { kind, base, upstream, child } of merged.conflicts) outcome.conflicts.push({ section: mine.id, kind, base, upstream, child })
  for (const reason of new Set(merged.review.map((review) => review.reason))) outcome.review.push({ section: mine.id, reason })
  const level = mine.level === was.level ? theirs.level : mine.level
  const label = mine.label === was.label ? theirs.label : mine.label
  if (!sameContent(merged.content, mine) || level !== mine.level || label !== mine.label) outcome.applied.add(mine.id)
  const { label: _label, ...rest } = mine
  const base = merged.clean ? (issued.get(theirs.id) ?? mine.base) : mine.base
  return { ...rest, ...merged.content, level, ...(label === undefined ? {} : { label }), ...(base === undefined ? {} : { base }) }
}

/** A withdrawn section that the child's own text still hangs below stays, as a conflict; the others go. */
function withParents(kept: readonly Section[], child: Plan, links: Links, outcome: Outcome): readonly Section[] {
  const ids = new Map(kept.map((section) => [section.id, section]))
  const parents = places(standing(child), child.meta.numbering)
  const needed = new Set<SectionId>()
  for (const section of kept) {
    for (let id = parents.get(section.id)?.parent ?? null; id !== null && !needed.has(id); id = parents.get(id)?.parent ?? null) needed.add(id)
  }
  return standing(child).flatMap((mine) => {
    const section = ids.get(mine.id)
    if (section !== undefined) return [section]
    if (!needed.has(mine.id)) {
      outcome.applied.add(mine.id)
      return []
    }
    const was = links.baseOf.get(mine.id)
    outcome.conflicts.push({ section: mine.id, kind: 'withdrawn', base: was === undefined ? '' : wholeText(was), upstream: '', child: wholeText(mine) })
    return [mine]
  })
}

/** What the child left out and the superior has changed since is asked once more. */
function reportOmitted(was: Plan, links: Links, outcome: Outcome): void {
  for (const section of standing(was)) {
    const theirs = links.theirsOfBase.get(section.id)
    if (links.mineOfBase.has(section.id) || theirs === undefined || sameContent(section, theirs)) continue
    outcome.conflicts.push({ section: section.id, kind: 'omitted', base: wholeText(section), upstream: wholeText(theirs), child: '' })
  }
}

function moveAndInsert(was: Plan, theirs: Plan, child: Plan, links: Links, issued: ReadonlyMap<SectionId, string>, order: OutlineOrder, outcome: Outcome): void {
  const theirPlaces = places(standing(theirs), theirs.meta.numbering)
  const movedThere = movesOf(was, standing(theirs), theirPlaces, new Map([...links.theirsOfBase].map(([base, section]) => [section.id, base])))
  const movedHere = movesOf(was, standing(child), places(standing(child), child.meta.numbering), new Map([...links.baseOf].map(([id, base]) => [id, base.id])))
  const known = new Set([...links.theirsOfBase.values()].map((section) => section.id))
  const baseOfTheirs = new Map([...links.theirsOfBase].map(([base, section]) => [section.id, base]))
  let last: SectionId | null = null
  for (const section of standing(theirs)) {
    const mine = links.mineOfTheirs.get(section.id)
    const base = baseOfTheirs.get(section.id)
    if (mine !== undefined && order.has(mine)) {
      if (base !== undefined && movedThere.has(base)) {
        if (movedHere.has(base)) outcome.review.push({ section: mine, reason: 'moved-by-both' })
        else {
          order.move(mine, last)
          outcome.applied.add(mine)
        }
      }
      last = mine
    } else if (mine === undefined && !known.has(section.id)) {
      const tomb = links.tombs.get(section.id)
      const hash = issued.get(section.id) ?? hashRich(section)
      if (tomb !== undefined) {
        if (tomb.base !== hash) outcome.conflicts.push({ section: section.id, kind: 'omitted', base: '', upstream: wholeText(section), child: '' })
        continue
      }
      const id = order.has(section.id) ? `${section.id.slice(0, 60)}-up` : section.id
      const { label: _label, base: _base, ...rest } = section
      order.insert({ ...rest, id, base: hash, ...(section.label === undefined ? {} : { label: section.label }) }, last)
      outcome.applied.add(id)
      last = id
    }
  }
}

/** Base ids that stand elsewhere on a side, `toBase` leading from its ids. */
function movesOf(was: Plan, side: readonly Section[], sidePlaces: ReadonlyMap<SectionId, Place>, toBase: ReadonlyMap<SectionId, SectionId>): ReadonlySet<SectionId> {
  const back = new Map([...toBase].map(([id, base]) => [base, id]))
  const basePlaces = places(standing(was), was.meta.numbering)
  return movedIds(
    standing(was).map((section) => section.id),
    side.flatMap((section) => toBase.get(section.id) ?? []),
    (base) => basePlaces.get(base)?.parent,
    (base) => {
      const parent = sidePlaces.get(back.get(base) ?? '')?.parent
      return parent === null || parent === undefined ? null : (toBase.get(parent) ?? `own ${parent}`)
    },
  )
}

function wholeText(section: SectionContent): string {
  return [sectionHeading(section), sectionText(section)].filter((text) => text !== '').join('\n')
}
