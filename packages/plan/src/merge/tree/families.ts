import type { Plan } from '../../model/plan.ts'
import type { Section, SectionId } from '../../model/section.ts'
import type { Pairing } from '../pairing/pairing.ts'
import { headingKey } from '../pairing/pairing.ts'
import { PlanTree } from './plan-tree.ts'

/** Sections under paired parents, with those at the root as one family. */
export class Families {
  private readonly pairing: Pairing
  private readonly trees: { readonly before: PlanTree; readonly after: PlanTree }
  private readonly before: ReadonlyMap<SectionId | null, readonly Section[]>
  private readonly after: ReadonlyMap<SectionId | null, readonly Section[]>

  constructor(pairing: Pairing, base: Plan, child: Plan) {
    this.pairing = pairing
    this.trees = { before: new PlanTree(base), after: new PlanTree(child) }
    this.before = families(this.trees.before)
    this.after = families(this.trees.after)
  }

  /**
   * Pairs what is left under paired parents, in order: each with the first that scores `least`, or the best. Parents come before
   * their children, so that a pair found above counts below.
   */
  pair(score: (base: Section, mine: Section) => number, least: number): void {
    for (const [base, mine] of this.rows()) {
      let from = 0
      for (const section of base) {
        let best = { at: -1, score: 0 }
        for (let i = from; i < Math.min(mine.length, from + REACH) && best.score < 1; i++) {
          const other = mine[i]
          const found = other === undefined || this.pairing.isTaken(other.id) ? 0 : score(section, other)
          if (found >= least && found > best.score) best = { at: i, score: found }
        }
        const other = mine[best.at]
        if (other === undefined) continue
        this.pairing.add(section, other, 'content')
        from = best.at + 1
      }
    }
  }

  /**
   * Pairs sections without a heading that stand alone between neighbours that are paired, or at an end of the row, and score `least`.
   */
  pairBetween(score: (base: Section, mine: Section) => number, least: number): void {
    for (const [parent, base] of this.before) {
      const mine = this.childrenHere(parent)
      const place = new Map(mine.map((section, i) => [section.id, i]))
      base.forEach((section, i) => {
        if (this.pairing.partner(section.id) !== undefined || headingKey(section) !== null || section.blocks.length === 0) return
        const at = i === 0 ? -1 : (place.get(this.pairing.partner(base[i - 1]?.id ?? '') ?? '') ?? null)
        const end = i === base.length - 1 ? mine.length : (place.get(this.pairing.partner(base[i + 1]?.id ?? '') ?? '') ?? null)
        const other = at === null || end !== at + 2 ? undefined : mine[at + 1]
        if (other !== undefined && !this.pairing.isTaken(other.id) && headingKey(other) === null && parent !== null && score(section, other) >= least) this.pairing.add(section, other, 'content')
      })
    }
  }

  /** Pairs sections more than half of whose subsections are each other's, whatever their headings say; deepest first. */
  pairParents(): void {
    const mine = new Map(this.pairing.mine.map((section) => [section.id, section]))
    for (const section of [...this.pairing.base].reverse()) {
      const below = this.before.get(section.id) ?? []
      if (below.length < 2 || this.pairing.partner(section.id) !== undefined) continue
      const votes = new Map<SectionId, number>()
      for (const { id } of below) {
        const parent = this.trees.after.parent(this.pairing.partner(id) ?? '')
        if (parent !== null) votes.set(parent, (votes.get(parent) ?? 0) + 1)
      }
      for (const [id, n] of votes) {
        const other = mine.get(id)
        if (other !== undefined && !this.pairing.isTaken(id) && n * 2 > below.length && n * 2 > (this.after.get(id)?.length ?? 0)) this.pairing.add(section, other, 'content')
      }
    }
  }

  /** True where the parents of two sections are paired, or both stand at the root. */
  areSiblings(base: Section, mine: Section): boolean {
    return this.partnerOf(this.trees.before.parent(base.id)) === this.trees.after.parent(mine.id)
  }

  /** What is left of the children of paired parents on either side. */
  private *rows(): Iterable<readonly [readonly Section[], readonly Section[]]> {
    for (const [parent, list] of this.before) {
      const base = list.filter((section) => this.pairing.partner(section.id) === undefined)
      if (base.length === 0) continue
      const mine = this.childrenHere(parent).filter((section) => !this.pairing.isTaken(section.id))
      if (mine.length > 0) yield [base, mine]
    }
  }

  private childrenHere(parent: SectionId | null): readonly Section[] {
    const partner = this.partnerOf(parent)
    return partner === undefined ? [] : (this.after.get(partner) ?? [])
  }

  private partnerOf(parent: SectionId | null): SectionId | null | undefined {
    return parent === null ? null : this.pairing.partner(parent)
  }
}

/** A section is looked for among this many that are left behind the last one paired, so that a long row stays linear. */
const REACH = 64

/** Children of every section, the root's under null, in document order of the parents. */
function families(tree: PlanTree): ReadonlyMap<SectionId | null, readonly Section[]> {
  const out = new Map<SectionId | null, Section[]>([[null, []]])
  for (const section of tree.sections) {
    const list = out.get(tree.parent(section.id))
    if (list === undefined) out.set(tree.parent(section.id), [section])
    else list.push(section)
  }
  return out
}
