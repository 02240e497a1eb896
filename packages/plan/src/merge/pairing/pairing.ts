import type { Plan } from '../../model/plan.ts'
import { places } from '../../model/labels.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { sectionHeading } from '../../model/section.ts'
import { foldText } from '../../model/fold.ts'
import { shingles } from '../../cascade/similarity.ts'

/** What made two sections one. `title-alike`: headings a word or two, or a slip, apart. */
export type PairedBy = 'id' | 'heading' | 'title-alike' | 'content'

export interface SectionPair {
  readonly base: SectionId
  readonly child: SectionId
  readonly by: PairedBy
}

/** Pairs as they are found, one rule after the other: what is paired once stays so, and no section is in two pairs. */
export class Pairing {
  readonly pairs: SectionPair[] = []
  readonly base: readonly Section[]
  readonly mine: readonly Section[]
  private readonly toMine = new Map<SectionId, SectionId>()
  private readonly taken = new Set<SectionId>()

  constructor(base: readonly Section[], mine: readonly Section[]) {
    this.base = base
    this.mine = mine
  }

  add(base: Section, mine: Section, by: PairedBy): void {
    if (this.toMine.has(base.id) || this.taken.has(mine.id)) return
    this.toMine.set(base.id, mine.id)
    this.taken.add(mine.id)
    this.pairs.push({ base: base.id, child: mine.id, by })
  }

  partner(base: SectionId): SectionId | undefined {
    return this.toMine.get(base)
  }

  isTaken(mine: SectionId): boolean {
    return this.taken.has(mine)
  }

  leftBase(kind?: Section['kind']): readonly Section[] {
    return this.base.filter((section) => !this.toMine.has(section.id) && (kind === undefined || section.kind === kind))
  }

  leftMine(kind?: Section['kind']): readonly Section[] {
    return this.mine.filter((section) => !this.taken.has(section.id) && (kind === undefined || section.kind === kind))
  }
}

/** The one preamble and the one closing of either side, which have no heading. */
export function byKind(pairing: Pairing): void {
  for (const kind of ['preamble', 'closing'] as const) {
    const [a, b] = [pairing.leftBase(kind), pairing.leftMine(kind)]
    if (a.length === 1 && b.length === 1 && a[0] !== undefined && b[0] !== undefined) pairing.add(a[0], b[0], 'content')
  }
}

/** Pairs of one key: `alone` only where one section on either side has it, otherwise in order. */
export function byKey(pairing: Pairing, key: (section: Section) => string | null, by: PairedBy, alone: boolean): void {
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

/** The same heading under a paired parent, where it is the only one there on this side. */
export function byParent(pairing: Pairing, base: Plan, child: Plan): void {
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

/**
 * Sections that share rare keys with another, the most shared first: each looks at a few only, so that the whole stays
 * near linear. A key that stands in more than `common` sections says nothing about which is which.
 */
export class SharedKeys {
  private readonly postings = new Map<string, Section[]>()
  private readonly keysOf: (section: Section) => Iterable<string>
  private readonly common: number

  constructor(sections: readonly Section[], keysOf: (section: Section) => Iterable<string>, common: number = COMMON) {
    this.keysOf = keysOf
    this.common = common
    for (const section of sections) {
      for (const key of new Set(keysOf(section))) {
        const list = this.postings.get(key)
        if (list === undefined) this.postings.set(key, [section])
        else list.push(section)
      }
    }
  }

  /** At most eight sections of the same kind. */
  like(section: Section): readonly Section[] {
    const votes = new Map<Section, number>()
    for (const key of new Set(this.keysOf(section))) {
      const list = this.postings.get(key) ?? []
      if (list.length <= this.common) for (const other of list) if (other.kind === section.kind) votes.set(other, (votes.get(other) ?? 0) + 1)
    }
    return [...votes].sort((a, b) => b[1] - a[1]).slice(0, MAX_CANDIDATES).map(([other]) => other)
  }
}

const COMMON = 24
const MAX_CANDIDATES = 8

/** Pairs of neighbouring words of a section, its heading's included, with how often each stands. */
export function wordsOf(section: Section): ReadonlyMap<string, number> {
  return remembered(whole, section, [{ type: 'paragraph', content: section.title }, ...section.blocks])
}

/** As `wordsOf`, of the text below the heading alone, without pairs with a sign or an end of a block: those stand everywhere. */
export function bodyOf(section: Section): ReadonlyMap<string, number> {
  return remembered(body, section, section.blocks, TWO_WORDS)
}

const TWO_WORDS = /^[\p{L}\p{N}][^\n]*\n[\p{L}\p{N}]/u

/** A heading as it is compared: folded, in small letters, without an end mark, with the kind before it; null for none. */
export function headingKey(section: Section): string | null {
  const known = headings.get(section)
  if (known !== undefined) return known
  const made = keyOfHeading(section)
  headings.set(section, made)
  return made
}

const headings = new WeakMap<Section, string | null>()

function keyOfHeading(section: Section): string | null {
  const heading = foldText(sectionHeading(section)).toLowerCase().replace(/[\s.:;,]+$/, '')
  return heading === '' ? null : `${section.kind} ${heading}`
}

const whole = new WeakMap<Section, ReadonlyMap<string, number>>()
const body = new WeakMap<Section, ReadonlyMap<string, number>>()

function remembered(store: WeakMap<Section, ReadonlyMap<string, number>>, section: Section, blocks: Section['blocks'], only: RegExp | null = null): ReadonlyMap<string, number> {
  const known = store.get(section)
  if (known !== undefined) return known
  const out = new Map<string, number>()
  for (const block of blocks) {
    for (const [key, n] of shingles(block)) if (only?.test(key) !== false) out.set(key, (out.get(key) ?? 0) + n)
  }
  store.set(section, out)
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

function underParent(section: Section, parent: string): string | null {
  const heading = headingKey(section)
  return heading === null ? null : `${parent}/${heading}`
}
