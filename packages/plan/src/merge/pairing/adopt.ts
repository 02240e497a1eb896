import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import { redirectRefs } from '../../model/refs.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { sectionContent } from '../../model/section.ts'
import { hashRich, sameContent } from '../../cascade/hash.ts'
import { localise } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import { withOrderKeys } from '../tree/order-keys.ts'

/** "This section of mine is that one of the superior's." */
export interface AdoptionDecision {
  readonly base: SectionId
  readonly child: SectionId
}

export interface AdoptOptions {
  /** Those of the new plan; they are put into what is kept of sections left out. */
  readonly terms?: Terms
  /** A fresh section id. */
  readonly newId: () => SectionId
}

/** Why `decisions` cannot be carried out: a section that does not stand there, or one named twice; null where they can. */
export function adoptionFault(superior: Plan, draft: Plan, decisions: readonly AdoptionDecision[]): { readonly at: number; readonly reason: 'unknown-base' | 'unknown-child' | 'base-twice' | 'child-twice' } | null {
  const bases = new Set(standing(superior).map((section) => section.id))
  const children = new Set(standing(draft).map((section) => section.id))
  for (const [at, { base, child }] of decisions.entries()) {
    if (!bases.has(base)) return { at, reason: decisions.slice(0, at).some((one) => one.base === base) ? 'base-twice' : 'unknown-base' }
    if (!children.has(child)) return { at, reason: decisions.slice(0, at).some((one) => one.child === child) ? 'child-twice' : 'unknown-child' }
    bases.delete(base)
    children.delete(child)
  }
  return null
}

/**
 * `draft` as a plan made out of `superior`: sections that were paired carry the superior's id and, as `base`, the hash of
 * its raw text; all others get fresh ids; the superior's sections without a counterpart are held as removed where they
 * would stand, as in a fork that dropped them. Words, order, levels and letterhead are the draft's; references follow
 * their targets. Throws RangeError on decisions with a fault (`adoptionFault`).
 */
export function adopt(superior: Plan, draft: Plan, decisions: readonly AdoptionDecision[], { terms = {}, newId }: AdoptOptions): Plan {
  const fault = adoptionFault(superior, draft, decisions)
  if (fault !== null) throw new RangeError(`decision ${fault.at}: ${fault.reason}`)
  const above = new Map(standing(superior).map((section) => [section.id, section]))
  const baseOf = new Map(decisions.map(({ base, child }) => [child, base]))
  const paired = new Set(baseOf.values())
  const dropped = standing(superior).filter((section) => !paired.has(section.id)).map((section) => left(section, terms))
  // What both the draft and the superior's list of dropped sections hold would come back twice.
  const kept = draft.sections.filter((section) => section.removed !== true || !dropped.some((one) => sameContent(one, section)))
  const theirs = new Set(superior.sections.map((section) => section.id))
  const ids = newIds(kept, baseOf, theirs, newId)
  const taken = new Set([...theirs, ...ids.values()])
  const redirect = (to: SectionId): SectionId => ids.get(to) ?? (taken.has(to) ? newId() : to)
  const own = redirectRefs({ meta: draft.meta, sections: kept }, redirect).sections.map((section): Section => {
    const { base: _base, ...rest } = { ...section, id: ids.get(section.id) ?? section.id }
    const source = above.get(baseOf.get(section.id) ?? '')
    return source === undefined ? rest : { ...rest, base: hashRich(sectionContent(source)) }
  })
  return { meta: draft.meta, sections: withOrderKeys(placed(own, dropped, superior)) }
}

/** `dropped` put in behind what they follow at the superior's, past the sections of one's own that stand below that. */
function placed(own: readonly Section[], dropped: readonly Section[], superior: Plan): readonly Section[] {
  const theirs = new Set(standing(superior).map((section) => section.id))
  const waiting = new Map(dropped.map((section) => [section.id, section]))
  // Stretches of the draft: a paired section first, and those of its own behind it.
  const stretches: Section[][] = [[]]
  const stretchOf = new Map<SectionId | null, Section[]>([[null, stretches[0] ?? []]])
  for (const section of own) {
    if (theirs.has(section.id)) {
      const stretch = [section]
      stretches.push(stretch)
      stretchOf.set(section.id, stretch)
    } else stretches[stretches.length - 1]?.push(section)
  }
  let stretch = stretchOf.get(null)
  let place = 0
  for (const { id } of standing(superior)) {
    const section = waiting.get(id)
    if (section === undefined) {
      stretch = stretchOf.get(id)
      place = 1
      continue
    }
    if (stretch === undefined) continue
    for (let next = stretch[place]; next?.kind === 'body' && next.level > section.level; next = stretch[++place]);
    stretch.splice(place++, 0, section)
  }
  return stretches.flat()
}

/** A section of the superior's as a fork holds it that took it out. */
function left(section: Section, terms: Terms): Section {
  const { label: _label, base: _base, ...rest } = section
  const { title, blocks } = localise(section, terms)
  return { ...rest, title, blocks, base: hashRich(sectionContent(section)), removed: true }
}

/** Old id to new: the superior's for what was paired, else a fresh one that neither plan has. */
function newIds(sections: readonly Section[], baseOf: ReadonlyMap<SectionId, SectionId>, reserved: ReadonlySet<SectionId>, newId: () => SectionId): ReadonlyMap<SectionId, SectionId> {
  const used = new Set([...reserved, ...sections.map((section) => section.id)])
  return new Map(sections.map((section) => {
    const base = baseOf.get(section.id)
    if (base !== undefined) return [section.id, base]
    let id = newId()
    for (let tries = 0; used.has(id); tries++) {
      if (tries >= MOST_TRIES) throw new RangeError('newId gives no fresh ids')
      id = newId()
    }
    used.add(id)
    return [section.id, id]
  }))
}

const MOST_TRIES = 1000
