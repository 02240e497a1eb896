import type { Plan } from '../../model/plan.ts'
import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { hashRich } from '../../cascade/hash.ts'
import { localise } from '../../cascade/terms/localise.ts'
import type { LocaliseOptions, Terms } from '../../cascade/terms/matcher.ts'
import type { Choose } from '../section/conflict.ts'
import { oneNaming } from './one-naming.ts'
import { PlanTree } from './plan-tree.ts'

/** How whole plans are merged; everything may be left out. */
export interface MergeOptions {
  /** The terms under which the base was taken in, where they were others than those of now. */
  readonly termsBefore?: Terms
  /** As `termsBefore`, for single sections, by the base that they hold. */
  readonly baseTerms?: ReadonlyMap<string, Terms>
  /** Names that stay as they are, and the terms inside them with them. */
  readonly protected?: readonly string[]
  /** The superior's texts by hash. A section whose `base` is among them is merged from that one, not from the base plan's. */
  readonly bases?: ReadonlyMap<string, SectionContent>
  /** Which side stands in a conflict; the child's unless told. */
  readonly choose?: Choose
  /**
   * What a section that agrees with the upstream holds as its base: the upstream's text (`superior`), what it held (`none`: the
   * upstream is no superior), or what the upstream holds (`restore`: the upstream is this plan before a pull).
   */
  readonly advance?: 'superior' | 'none' | 'restore'
}

/** The three plans as they are merged: under one naming, the terms put into base and theirs. */
export interface Sides {
  readonly base: PlanTree
  readonly theirs: PlanTree
  readonly mine: PlanTree
  readonly plans: { readonly base: Plan; readonly theirs: Plan; readonly mine: Plan }
  /** What the child took out, by id. */
  readonly tombs: ReadonlyMap<SectionId, Section>
  /** The superior's text that a section of the child's was last reconciled with, the terms of then put in. */
  readonly baseOf: (mine: Section) => SectionContent | undefined
  /** Hash of what the upstream's section says as issued. */
  readonly issuedHash: (id: SectionId) => string | undefined
  /** The base of a section that says by now what the upstream says, or has merged it in. */
  readonly nextBase: (id: SectionId) => string | undefined
  /** The base of a section that comes in from the upstream. */
  readonly firstBase: (id: SectionId) => string | undefined
}

/** `base` and `upstream` as issued; the terms are put in here. */
export function sidesOf(base: Plan, upstream: Plan, child: Plan, terms: Terms, options: MergeOptions): Sides {
  const words: LocaliseOptions = options.protected === undefined ? {} : { protected: options.protected }
  const before = options.termsBefore ?? terms
  const [was, theirs] = [inTerms(base, before, words), inTerms(upstream, terms, words)]
  const named = oneNaming(base, upstream, child, was, theirs)
  const plans = {
    base: named.base === base ? was : inTerms(named.base, before, words),
    theirs: named.upstream === upstream ? theirs : inTerms(named.upstream, terms, words),
    mine: child,
  }
  const trees = { base: new PlanTree(plans.base), theirs: new PlanTree(plans.theirs), mine: new PlanTree(child) }
  const raw = new Map(named.upstream.sections.map((section) => [section.id, section]))
  const advance = options.advance ?? 'superior'
  const issuedHash = (id: SectionId): string | undefined => {
    const section = named.issued.get(id)
    return section === undefined ? undefined : hashRich(section)
  }
  const baseOf = (mine: Section): SectionContent | undefined => {
    const ofPlan = trees.base.get(mine.id)
    if (mine.base === undefined || advance !== 'superior') return ofPlan
    const text = issuedHash(mine.id) === mine.base ? raw.get(mine.id) : options.bases?.get(mine.base)
    return text === undefined ? ofPlan : localise(text, options.baseTerms?.get(mine.base) ?? before, words)
  }
  const ownBase = (id: SectionId): string | undefined => named.issued.get(id)?.base
  return {
    ...trees, plans, baseOf, issuedHash,
    tombs: new Map(child.sections.flatMap((section) => (section.removed === true && !trees.mine.has(section.id) ? [[section.id, section]] : []))),
    nextBase: (id) => (advance === 'superior' ? issuedHash(id) : advance === 'restore' ? ownBase(id) : trees.mine.get(id)?.base),
    firstBase: (id) => (advance === 'superior' ? issuedHash(id) : ownBase(id)),
  }
}

/** As `localisePlan`, the letterhead aside; the same sections for the same terms, so that their hashes stay warm. */
function inTerms(plan: Plan, terms: Terms, words: LocaliseOptions): Plan {
  let same = true
  const sections = plan.sections.map((section) => {
    const content = localise(section, terms, words)
    if (content === section) return section
    same = false
    let full = localised.get(content)?.get(section)
    if (full === undefined) {
      full = { ...section, title: content.title, blocks: content.blocks }
      const known = localised.get(content) ?? new WeakMap<Section, Section>()
      localised.set(content, known.set(section, full))
    }
    return full
  })
  return same ? plan : { meta: plan.meta, sections }
}

const localised = new WeakMap<SectionContent, WeakMap<Section, Section>>()
