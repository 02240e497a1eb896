import type { Plan } from '../model/plan.ts'
import { standing } from '../model/plan.ts'
import { places } from '../model/labels.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { foldText } from '../cascade/fold.ts'
import { hashText } from '../cascade/hash.ts'
import { dice, shingles } from '../cascade/similarity.ts'

export interface SectionPair {
  readonly base: SectionId
  readonly child: SectionId
  readonly by: 'id' | 'heading' | 'content'
}

/**
 * Which section of `child` is which of `base`: by id, else by heading (one alone of that heading on either side, or the
 * one under the paired parent, or in order), else by content (equal, then at least half alike). Never by number. Terms
 * are to be put into `base` before. Sections without a counterpart are in no pair. Near linear in the text.
 */
export function pairSections(base: Plan, child: Plan): readonly SectionPair[] {
  const pairing = new Pairing(standing(base), standing(child))
  const mine = new Map(pairing.mine.map((section) => [section.id, section]))
  for (const section of pairing.base) {
    const same = mine.get(section.id)
    if (same !== undefined) pairing.add(section, same, 'id')
  }
  for (const kind of ['preamble', 'closing'] as const) {
    const [a, b] = [pairing.leftBase(kind), pairing.leftMine(kind)]
    if (a.length === 1 && b.length === 1 && a[0] !== undefined && b[0] !== undefined) pairing.add(a[0], b[0], 'content')
  }
  byKey(pairing, headingOf, 'heading', true)
  byKey(pairing, hashText, 'content', true)
  byParent(pairing, base, child)
  byKey(pairing, (section) => (headingOf(section) === null && section.blocks.length === 0 ? null : `${headingOf(section) ?? ''}\n${hashText(section)}`), 'content', false)
  byKey(pairing, headingOf, 'heading', false)
  byLikeness(pairing)
  return pairing.pairs
}

/** Least likeness of contents that makes two sections one. */
const ALIKE = 0.5
/** A run of words that stands in more sections than this says nothing about which is which. */
const COMMON = 24
const MAX_CANDIDATES = 8

class Pairing {
  readonly pairs: SectionPair[] = []
  readonly base: readonly Section[]
  readonly mine: readonly Section[]
  private readonly toMine = new Map<SectionId, SectionId>()
  private readonly taken = new Set<SectionId>()

  constructor(base: readonly Section[], mine: readonly Section[]) {
    this.base = base
    this.mine = mine
  }

  add(base: Section, mine: Section, by: SectionPair['by']): void {
    if (this.toMine.has(base.id) || this.taken.has(mine.id)) return
    this.toMine.set(base.id, mine.id)
    this.taken.add(mine.id)
    this.pairs.push({ base: base.id, child: mine.id, by })
  }

  partner(base: SectionId): SectionId | undefined {
    return this.toMine.get(base)
  }

  leftBase(kind?: Section['kind']): readonly Section[] {
    return this.base.filter((section) => !this.toMine.has(section.id) && (kind === undefined || section.kind === kind))
  }

  leftMine(kind?: Section['kind']): readonly Section[] {
    return this.mine.filter((section) => !this.taken.has(section.id) && (kind === undefined || section.kind === kind))
  }
}

/** Pairs of one key: `alone` only where one section on either side has it, otherwise in order. */
function byKey(pairing: Pairing, key: (section: Section) => string | null, by: SectionPair['by'], alone: boolean): void {
  const mine = grouped(pairing.leftMine(), key)
  for (const [own, group] of grouped(pairing.leftBase(), key)) {
    const others = mine.get(own) ?? []
    if (alone && (group.length !== 1 || others.length !== 1)) continue
    group.forEach((section, i) => {
      const other = others[i]
      if (other !== undefined) pairing.add(section, other, by)
    })
  }
}

/** The same heading under a paired parent. */
function byParent(pairing: Pairing, base: Plan, child: Plan): void {
  const basePlaces = places(pairing.base, base.meta.numbering)
  const myPlaces = places(pairing.mine, child.meta.numbering)
  const mine = grouped(pairing.leftMine(), (section) => underParent(section, myPlaces.get(section.id)?.parent ?? ''))
  for (const section of pairing.leftBase()) {
    const parent = basePlaces.get(section.id)?.parent ?? null
    const other = parent === null ? '' : pairing.partner(parent)
    const key = other === undefined ? null : underParent(section, other)
    const [first, second] = key === null ? [] : (mine.get(key) ?? [])
    if (first !== undefined && second === undefined) pairing.add(section, first, 'heading')
  }
}

/** Contents that share rare runs of words, most alike first; each section looks at a few candidates only. */
function byLikeness(pairing: Pairing): void {
  const postings = new Map<string, Section[]>()
  for (const section of pairing.leftMine()) {
    for (const key of bag(section).keys()) {
      const list = postings.get(key)
      if (list === undefined) postings.set(key, [section])
      else list.push(section)
    }
  }
  const found: { readonly base: Section; readonly mine: Section; readonly score: number }[] = []
  for (const section of pairing.leftBase()) {
    const votes = new Map<Section, number>()
    for (const key of bag(section).keys()) {
      const list = postings.get(key) ?? []
      if (list.length <= COMMON) for (const other of list) votes.set(other, (votes.get(other) ?? 0) + 1)
    }
    const best = [...votes].sort((a, b) => b[1] - a[1]).slice(0, MAX_CANDIDATES)
    for (const [other] of best) {
      const score = section.kind === other.kind ? dice(bag(section), bag(other)) : 0
      if (score >= ALIKE) found.push({ base: section, mine: other, score })
    }
  }
  found.sort((a, b) => b.score - a.score)
  for (const { base, mine } of found) pairing.add(base, mine, 'content')
}

const bags = new WeakMap<Section, ReadonlyMap<string, number>>()

function bag(section: Section): ReadonlyMap<string, number> {
  const known = bags.get(section)
  if (known !== undefined) return known
  const out = new Map<string, number>()
  for (const block of [{ type: 'paragraph', content: section.title }, ...section.blocks]) {
    for (const [key, n] of shingles(block)) out.set(key, (out.get(key) ?? 0) + n)
  }
  bags.set(section, out)
  return out
}

function grouped(sections: readonly Section[], key: (section: Section) => string | null): ReadonlyMap<string, readonly Section[]> {
  const out = new Map<string, Section[]>()
  for (const section of sections) {
    const own = key(section)
    if (own === null) continue
    const list = out.get(own)
    if (list === undefined) out.set(own, [section])
    else list.push(section)
  }
  return out
}

function headingOf(section: Section): string | null {
  const heading = foldText(sectionHeading(section)).toLowerCase().replace(/[\s.:;,]+$/, '')
  return heading === '' ? null : `${section.kind} ${heading}`
}

function underParent(section: Section, parent: string): string | null {
  const heading = headingOf(section)
  return heading === null ? null : `${parent}/${heading}`
}
