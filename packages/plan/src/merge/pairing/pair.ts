import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section } from '../../model/section.ts'
import { hashText } from '../../cascade/hash.ts'
import { dice } from '../../cascade/similarity.ts'
import type { SectionPair } from './pairing.ts'
import { Families } from '../tree/families.ts'
import { Pairing, SharedKeys, byKey, byKind, byParent, headingKey, wordsOf } from './pairing.ts'

/**
 * Which section of `child` is which of `base`: by id, else by heading (one alone of that heading on either side, or the
 * one under the paired parent, or in order), else by content: under the paired parent first (equal, half alike, or alone between paired neighbours), then
 * anywhere (equal, then half alike). Never by number. Terms
 * are to be put into `base` before. Sections without a counterpart are in no pair. Near linear in the text.
 */
export function pairSections(base: Plan, child: Plan): readonly SectionPair[] {
  const pairing = new Pairing(standing(base), standing(child))
  const mine = new Map(pairing.mine.map((section) => [section.id, section]))
  for (const section of pairing.base) {
    const same = mine.get(section.id)
    if (same !== undefined) pairing.add(section, same, 'id')
  }
  byKind(pairing)
  byKey(pairing, headingKey, 'heading', true)
  // Points without a heading say the same under many units: each belongs to the unit it stands under.
  const families = new Families(pairing, base, child)
  families.pair(equal, 1)
  byKey(pairing, hashText, 'content', true)
  byParent(pairing, base, child)
  families.pair(equal, 1)
  families.pair(alike, ALIKE)
  families.pairBetween(alike, SAME_PLACE)
  byKey(pairing, wholeKey, 'content', false)
  byKey(pairing, headingKey, 'heading', false)
  families.pairParents()
  families.pair(equal, 1)
  families.pair(alike, ALIKE)
  byLikeness(pairing, (a, b) => (headingKey(a) === null && headingKey(b) === null && !families.areSiblings(a, b) ? ELSEWHERE : ALIKE))
  return pairing.pairs
}

/** Heading and text together; null for a section that says nothing. */
export function wholeKey(section: Section): string | null {
  const heading = headingKey(section)
  return heading === null && section.blocks.length === 0 ? null : `${heading ?? ''}\n${hashText(section)}`
}

/** Least likeness of contents that makes two sections one; of points without a heading below different parents; of two in one place. */
const ALIKE = 0.5
const ELSEWHERE = 0.7
const SAME_PLACE = 0.2

function equal(a: Section, b: Section): number {
  return wholeKey(a) !== null && wholeKey(a) === wholeKey(b) ? 1 : 0
}

function alike(a: Section, b: Section): number {
  return a.kind === b.kind && (a.blocks.length > 0 || b.blocks.length > 0) ? dice(wordsOf(a), wordsOf(b)) : 0
}

/** Contents that share rare runs of words, most alike first. */
function byLikeness(pairing: Pairing, least: (base: Section, mine: Section) => number): void {
  const index = new SharedKeys(pairing.leftMine(), (section) => wordsOf(section).keys())
  const found: { readonly base: Section; readonly mine: Section; readonly score: number }[] = []
  for (const section of pairing.leftBase()) {
    for (const other of index.like(section)) {
      const score = dice(wordsOf(section), wordsOf(other))
      if (score >= least(section, other)) found.push({ base: section, mine: other, score })
    }
  }
  found.sort((a, b) => b.score - a.score)
  for (const { base, mine } of found) pairing.add(base, mine, 'content')
}
