import { isText } from '../../model/content.ts'
import type { Block, Inline } from '../../model/content.ts'
import { places } from '../../model/labels.ts'
import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { sectionHeading } from '../../model/section.ts'
import { hashText } from '../../cascade/hash.ts'
import { localisePlan } from '../../cascade/terms/localise.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import { dice } from '../../cascade/similarity.ts'
import { commonWords, headingWords } from './heading-likeness.ts'
import { wholeKey } from './pair.ts'
import type { PairedBy } from './pairing.ts'
import { Pairing, SharedKeys, bodyOf, byKey, byKind, byParent, headingKey } from './pairing.ts'

/** A section of one's own that a superior's could be, and how surely, 0 to 1. */
export interface AdoptionCandidate {
  readonly child: SectionId
  readonly confidence: number
}

export interface AdoptionPair {
  readonly base: SectionId
  readonly child: SectionId
  /** What speaks for it most. */
  readonly by: Exclude<PairedBy, 'id'>
  /** 0 to 1, two decimals. */
  readonly confidence: number
  /** Not sure enough, or another section is nearly as good: a person is to be asked. */
  readonly doubtful: boolean
  /** The next best sections of one's own, at most three, best first. */
  readonly alternatives: readonly AdoptionCandidate[]
}

export interface AdoptionPairs {
  /** In the order of the superior's sections. */
  readonly pairs: readonly AdoptionPair[]
  /** The superior's sections that have no counterpart. */
  readonly unpairedBase: readonly SectionId[]
  /** One's own sections that have none. */
  readonly unpairedChild: readonly SectionId[]
}

/** From here on a pair is made without a question. */
const SURE = 0.7
/** Below, two sections are not even proposed to be one. */
const ASKED = 0.35
/** Least confidence of each round: what a pair says about its neighbours is heard in the next. */
const ROUNDS = [SURE, SURE, 0.55, 0.45, ASKED]
/** A rival that comes this close makes a pair doubtful. */
const NEAR = 0.1
/** A section that has a better pair by this much is no rival elsewhere. */
const SETTLED = 0.1
const MOST_ALTERNATIVES = 3
/** Least confidence of an alternative that is shown. */
const SHOWN = 0.2

/**
 * Which section of `draft`, written without the superior's ids, is which of `superior`'s, the terms put into the latter: by
 * heading, also one a word or two or a slip off, then by content; never by number or id. The parent speaks for a pair and
 * the order breaks ties. Removed sections take no part. Near linear in the text.
 */
export function pairForAdoption(superior: Plan, draft: Plan, terms: Terms = {}): AdoptionPairs {
  const base = blindPlan(localisePlan(superior, terms))
  const mine = blindPlan(draft)
  const pairing = new Pairing(standing(base), standing(mine))
  byKind(pairing)
  byKey(pairing, headingKey, 'heading', true)
  byKey(pairing, hashText, 'content', true)
  byParent(pairing, base, mine)
  byKey(pairing, wholeKey, 'content', false)
  const judge = new Judge(pairing, base, mine)
  // Every pair found may be the parent that speaks for the next.
  for (const least of ROUNDS) judge.pairFrom(least)
  return judge.verdict()
}

/** What speaks for two sections being one: each 0 to 1, and together as independent witnesses. */
interface Evidence {
  readonly heading: number
  readonly exact: boolean
  readonly content: number
  readonly confidence: number
}

/** What an equal heading is worth where it stands once on either side, and where it does not. */
const OWN_HEADING = 0.9
const SHARED_HEADING = 0.6
/** What equal texts below the heading are worth. */
const EQUAL_TEXT = 0.95
/** What it is worth that the parents are one, and that a section below either is. */
const SAME_PARENT = 0.3
const SAME_CHILD = 0.3
/** The one preamble, the one closing. */
const ONE_OF_ITS_KIND = 0.95
/** Texts and headings less alike than this say nothing. */
const LEAST_TEXT = 0.2
const LEAST_HEADING = 0.5
/** The likeness of a short heading and one that begins with it, and of one of more words and one that has them all. */
const OPENS = 0.65
const WITHIN = 0.8
const FEW_WORDS = 4
/** A text of fewer pairs of words says less. */
const SHORT_TEXT = 6
/** Words of headings that stand in more sections than this lead nowhere. */
const COMMON_WORD = 48

class Judge {
  private readonly pairing: Pairing
  private readonly index: readonly SharedKeys[]
  private readonly baseParents: ReadonlyMap<SectionId, SectionId | null>
  private readonly myParents: ReadonlyMap<SectionId, SectionId | null>
  private readonly baseChildren = new Map<SectionId, SectionId[]>()
  private readonly baseHeadings: ReadonlyMap<string, number>
  private readonly myHeadings: ReadonlyMap<string, number>
  private readonly mine: ReadonlyMap<SectionId, Section>
  private readonly candidates = new Map<SectionId, readonly Section[]>()
  private readonly seen = new Map<Section, Map<Section, Evidence>>()

  constructor(pairing: Pairing, base: Plan, mine: Plan) {
    this.pairing = pairing
    this.index = [new SharedKeys(pairing.mine, (section) => bodyOf(section).keys()), new SharedKeys(pairing.mine, titleWords, COMMON_WORD)]
    this.baseParents = parents(base)
    this.myParents = parents(mine)
    for (const [id, parent] of this.baseParents) {
      const list = this.baseChildren.get(parent ?? '')
      if (list === undefined) this.baseChildren.set(parent ?? '', [id])
      else list.push(id)
    }
    this.baseHeadings = counted(pairing.base)
    this.myHeadings = counted(pairing.mine)
    this.mine = new Map(pairing.mine.map((section) => [section.id, section]))
  }

  /** Pairs what is left, the surest first, down to `least`; where two are as sure, the one that keeps the order. */
  pairFrom(least: number): void {
    const place = new Map(this.pairing.mine.map((section, i) => [section.id, i]))
    const found = this.pairing.leftBase().flatMap((base, i) => this.candidatesOf(base).flatMap((mine) => {
      if (this.pairing.isTaken(mine.id)) return []
      const evidence = this.evidence(base, mine)
      return evidence.confidence < least ? [] : [{ base, mine, evidence, i, at: place.get(mine.id) ?? 0 }]
    }))
    found.sort((a, b) => b.evidence.confidence - a.evidence.confidence || a.i - b.i || a.at - b.at)
    for (const { base, mine, evidence } of found) this.pairing.add(base, mine, nameOf(evidence))
  }

  verdict(): AdoptionPairs {
    const surety = new Map<SectionId, number>()
    const childOf = new Map(this.pairing.pairs.map((pair) => [pair.base, pair.child]))
    for (const base of this.pairing.base) {
      const child = this.mine.get(childOf.get(base.id) ?? '')
      if (child !== undefined) surety.set(child.id, this.evidence(base, child).confidence)
    }
    const rivals = this.rivals(childOf)
    const pairs = this.pairing.base.flatMap((base): readonly AdoptionPair[] => {
      const child = this.mine.get(childOf.get(base.id) ?? '')
      if (child === undefined) return []
      const evidence = this.evidence(base, child)
      const others = this.candidatesOf(base).filter((other) => other !== child)
        .map((other) => ({ other, confidence: this.evidence(base, other).confidence }))
        .filter(({ confidence }) => confidence >= SHOWN).sort((a, b) => b.confidence - a.confidence)
      // An equal text elsewhere is no question: which of two that say the same makes no difference.
      const close = others.some(({ other, confidence }) => confidence >= evidence.confidence - NEAR && confidence > (surety.get(other.id) ?? 0) - SETTLED && wholeKey(other) !== wholeKey(child))
      return [{
        base: base.id, child: child.id, by: nameOf(evidence), confidence: rounded(evidence.confidence),
        doubtful: evidence.confidence < SURE || close || (rivals.get(child.id) ?? 0) >= evidence.confidence - NEAR,
        alternatives: others.slice(0, MOST_ALTERNATIVES).map(({ other, confidence }) => ({ child: other.id, confidence: rounded(confidence) })),
      }]
    })
    return {
      pairs,
      unpairedBase: this.pairing.leftBase().map((section) => section.id),
      unpairedChild: this.pairing.leftMine().map((section) => section.id),
    }
  }

  /** How surely each paired section of one's own could be one of the superior's that was left without. */
  private rivals(childOf: ReadonlyMap<SectionId, SectionId>): ReadonlyMap<SectionId, number> {
    const out = new Map<SectionId, number>()
    const bases = new Map(this.pairing.base.map((section) => [childOf.get(section.id), section]))
    for (const base of this.pairing.leftBase()) {
      for (const child of this.candidatesOf(base)) {
        const holder = bases.get(child.id)
        // As above: of two of the superior's that say the same, either will do.
        if (holder === undefined || wholeKey(holder) === wholeKey(base)) continue
        out.set(child.id, Math.max(out.get(child.id) ?? 0, this.evidence(base, child).confidence))
      }
    }
    return out
  }

  private candidatesOf(base: Section): readonly Section[] {
    const known = this.candidates.get(base.id)
    if (known !== undefined) return known
    const partner = this.mine.get(this.pairing.partner(base.id) ?? '')
    const found = [...new Set([...this.index.flatMap((index) => index.like(base)), ...(partner === undefined ? [] : [partner])])]
    this.candidates.set(base.id, found)
    return found
  }

  private evidence(base: Section, mine: Section): Evidence {
    const own = this.witnesses(base, mine)
    const family = own.heading > 0 || own.content > 0
    const parent = family && this.sameParent(base, mine) ? SAME_PARENT : 0
    const child = family && this.sameChild(base, mine) ? SAME_CHILD : 0
    return { ...own, confidence: 1 - (1 - own.confidence) * (1 - parent) * (1 - child) }
  }

  /** What the two sections themselves say, whatever stands around them; looked at once. */
  private witnesses(base: Section, mine: Section): Evidence {
    let known = this.seen.get(base)
    if (known === undefined) this.seen.set(base, (known = new Map()))
    const before = known.get(mine)
    if (before !== undefined) return before
    const made = this.hear(base, mine)
    known.set(mine, made)
    return made
  }

  private hear(base: Section, mine: Section): Evidence {
    if (base.kind !== mine.kind) return { heading: 0, exact: false, content: 0, confidence: 0 }
    const key = headingKey(base)
    const exact = key !== null && key === headingKey(mine)
    const alone = exact && this.baseHeadings.get(key) === 1 && this.myHeadings.get(key) === 1
    const heading = alone ? OWN_HEADING : exact ? SHARED_HEADING : alikeHeading(base, mine)
    const content = alikeText(base, mine)
    const onlyOnes = base.kind === 'preamble' || base.kind === 'closing' ? ONE_OF_ITS_KIND : 0
    return { heading, exact, content, confidence: 1 - (1 - heading) * (1 - content) * (1 - onlyOnes) }
  }

  private sameChild(base: Section, mine: Section): boolean {
    return (this.baseChildren.get(base.id) ?? []).some((child) => this.myParents.get(this.pairing.partner(child) ?? '') === mine.id)
  }

  private sameParent(base: Section, mine: Section): boolean {
    const above = this.baseParents.get(base.id) ?? null
    // Two chapters at the root stand under the same parent: the plan.
    const partner = above === null ? null : this.pairing.partner(above)
    return partner !== undefined && partner === (this.myParents.get(mine.id) ?? null)
  }
}

function nameOf({ heading, exact, content }: Evidence): AdoptionPair['by'] {
  return exact ? 'heading' : heading > content ? 'title-alike' : 'content'
}

/** From nothing at half the words to 0.85 where only slips part the two. */
function alikeHeading(a: Section, b: Section): number {
  const [one, other] = [titleWords(a), titleWords(b)]
  const shortest = Math.min(one.length, other.length)
  if (shortest === 0) return 0
  const common = commonWords(one, other)
  // A heading that was drawn out keeps most words of the shorter one, or begins with it.
  const within = shortest >= FEW_WORDS ? (WITHIN * common) / shortest : shortest >= 2 && common === shortest && opens(one, other) ? OPENS : 0
  const likeness = Math.max((2 * common) / (one.length + other.length), within)
  return likeness < LEAST_HEADING ? 0 : (likeness - 0.5) * 1.7
}

/** True where the shorter heading is how the longer one begins: `Tài liệu`, `Tài liệu tuyên truyền`. */
function opens(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((word, i) => word === long[i])
}

function alikeText(a: Section, b: Section): number {
  if (a.blocks.length === 0 || b.blocks.length === 0) return 0
  const [one, other] = [bodyOf(a), bodyOf(b)]
  if (one.size === 0 || other.size === 0) return 0
  const likeness = dice(one, other)
  return likeness < LEAST_TEXT ? 0 : likeness * EQUAL_TEXT * Math.min(1, Math.min(one.size, other.size) / SHORT_TEXT)
}

const titles = new WeakMap<Section, readonly string[]>()

function titleWords(section: Section): readonly string[] {
  const known = titles.get(section)
  if (known !== undefined) return known
  const made = headingWords(sectionHeading(section))
  titles.set(section, made)
  return made
}

function parents(plan: Plan): ReadonlyMap<SectionId, SectionId | null> {
  return new Map([...places(plan.sections, plan.meta.numbering)].map(([id, place]) => [id, place.parent]))
}

function counted(sections: readonly Section[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const section of sections) {
    const key = headingKey(section)
    if (key !== null) out.set(key, (out.get(key) ?? 0) + 1)
  }
  return out
}

/** References without their targets, whose ids are another plan's here, and without their numbers, which shift. */
function blindPlan(plan: Plan): Plan {
  const sections = plan.sections.map((section) => {
    const title = blind(section.title)
    const blocks = section.blocks.map((block): Block => {
      const content = block.content === undefined ? undefined : blind(block.content)
      return content === block.content || content === undefined ? block : { ...block, content }
    })
    return title === section.title && blocks.every((block, i) => block === section.blocks[i]) ? section : { ...section, title, blocks }
  })
  return { ...plan, sections }
}

function blind(content: readonly Inline[]): readonly Inline[] {
  let changed = false
  const out = content.map((inline): Inline => {
    if (isText(inline)) return inline
    const inner = inline.content === undefined ? undefined : blind(inline.content)
    if (inline.type !== 'ref' && inner === inline.content) return inline
    changed = true
    return inline.type === 'ref' ? { type: 'ref' } : { ...inline, ...(inner === undefined ? {} : { content: inner }) }
  })
  return changed ? out : content
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100
}
