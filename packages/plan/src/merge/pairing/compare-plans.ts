import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import { redirectRefs, redirection } from '../../model/refs.ts'
import { places } from '../../model/labels.ts'
import { sectionHeading } from '../../model/section.ts'
import { differenceFlags } from '../../cascade/flags.ts'
import { sameContent } from '../../cascade/hash.ts'
import { localisePlan } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import { movedIds } from '../../cascade/moves.ts'
import { diffFigures } from '../../cascade/section-diff.ts'
import type { CompareJson, CompareRow } from '../divergence/divergence-json.ts'
import { rounded } from '../divergence/divergence-json.ts'
import { words } from '../divergence/divergence.ts'
import { pairSections } from './pair.ts'
import { rowsInOrder } from './rows-in-order.ts'

/**
 * Two plans side by side, the terms put into `base`: one row a section of either, in the order of `child`, with those
 * that `child` has not where they would stand. Rows go by the child's id where it has the section.
 */
export function comparePlans(base: Plan, childAsRead: Plan, terms: Terms = {}): CompareJson {
  const local = localisePlan(base, terms)
  const pairs = pairSections(local, childAsRead)
  // Plans that were read separately have other ids: what a reference says is which section it means.
  const child = redirectRefs(childAsRead, redirection(pairs.map((pair) => [pair.child, pair.base])))
  const toBase = new Map(pairs.map((pair) => [pair.child, pair.base]))
  const toMine = new Map(pairs.map((pair) => [pair.base, pair.child]))
  const raw = new Map(standing(base).map((section) => [section.id, section]))
  const put = new Map(standing(local).map((section) => [section.id, section]))
  const basePlaces = places(standing(local), base.meta.numbering)
  const myPlaces = places(standing(child), child.meta.numbering)
  const idsOfMine = standing(child).flatMap((section) => toBase.get(section.id) ?? [])
  const parentOfMine = (id: string): string | null | undefined => {
    const parent = myPlaces.get(toMine.get(id) ?? '')?.parent
    return parent === null || parent === undefined ? null : (toBase.get(parent) ?? `local ${parent}`)
  }
  const moved = movedIds(standing(local).map((section) => section.id), idsOfMine, (id) => basePlaces.get(id)?.parent, parentOfMine)
  const rows = standing(child).map((mine): CompareRow => {
    const baseId = toBase.get(mine.id)
    const was = put.get(baseId ?? '')
    const issued = raw.get(baseId ?? '')
    const head = { id: mine.id, path: myPlaces.get(mine.id)?.path ?? '', heading: sectionHeading(mine) }
    if (baseId === undefined || was === undefined || issued === undefined) {
      return { ...head, status: 'local', flags: [], similarity: 0, wordsAdded: words(mine), wordsRemoved: 0, basePath: null }
    }
    const termsIn = !sameContent(issued, was)
    const leftover = termsIn && sameContent(issued, mine)
    const identical = leftover || sameContent(was, mine)
    const flags = [...(moved.has(baseId) ? ['moved'] : []), ...(leftover ? ['leftover'] : termsIn ? ['localised'] : []), ...(identical ? [] : differenceFlags(was, mine))]
    const figures = identical ? { similarity: 1, wordsAdded: 0, wordsRemoved: 0 } : diffFigures(was, mine)
    return { ...head, status: identical ? 'identical' : 'adapted', flags, ...figures, similarity: rounded(figures.similarity), basePath: basePlaces.get(baseId)?.path ?? null }
  })
  let last: string | null = null
  const omitted: { behind: string | null; row: CompareRow }[] = []
  const mineIds = new Set(child.sections.map((section) => section.id))
  for (const was of standing(local)) {
    const mine = toMine.get(was.id)
    if (mine !== undefined) last = mine
    // An id that the child uses for something else must not stand for two rows.
    else omitted.push({ behind: last, row: { id: mineIds.has(was.id) && toBase.has(was.id) ? `base:${was.id}` : was.id, path: '', heading: sectionHeading(was), status: 'omitted', flags: [], similarity: 0, wordsAdded: 0, wordsRemoved: words(was), basePath: basePlaces.get(was.id)?.path ?? null } })
  }
  const sections = rowsInOrder(rows, omitted)
  const count = (status: string): number => sections.filter((row) => row.status === status).length
  return { sections, summary: { identical: count('identical'), adapted: count('adapted'), local: count('local'), omitted: count('omitted') } }
}
