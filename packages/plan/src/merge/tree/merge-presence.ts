import type { Section, SectionContent, SectionId } from '../../model/section.ts'
import { sameContent } from '../../cascade/hash.ts'
import { mergeSection } from '../section/merge-section.ts'
import type { PartGroup } from './merge-parts.ts'
import { members, mergeParts, partGroups, partsChanged } from './merge-parts.ts'
import type { Sides } from './merge-sides.ts'
import type { Report } from './plan-conflict.ts'
import { wholeText } from './plan-conflict.ts'
import { tellBack } from './tell-back.ts'
import { tellTwice } from './tell-twice.ts'

/** What stands in the merged plan; order and level are still those of the side it is from. */
export interface Presence {
  readonly sections: ReadonlyMap<SectionId, Section>
  /** Where a section went that was joined into another one or became others; itself for any other. */
  readonly heir: (id: SectionId) => SectionId
  /** The last part of a section that the child split; itself for any other. */
  readonly tail: (id: SectionId) => SectionId
  /** The part of the child's own that comes right before a part of the superior's in the text that both split. */
  readonly follows: (id: SectionId) => SectionId | undefined
}

/** Which sections stand, and what each says, three ways. */
export function mergePresence(sides: Sides, report: Report): Presence {
  const presence = new PresenceMerge(sides, report)
  presence.standing()
  presence.parentsOfOwn()
  presence.leftOut()
  presence.fresh()
  tellTwice(sides, presence.out, report)
  tellBack(sides, presence.out, report)
  return { sections: presence.out, heir: (id) => presence.heirs.get(id) ?? id, tail: (id) => presence.tails.get(id) ?? id, follows: (id) => presence.before.get(id) }
}

class PresenceMerge {
  readonly out = new Map<SectionId, Section>()
  readonly heirs = new Map<SectionId, SectionId>()
  readonly tails = new Map<SectionId, SectionId>()
  readonly before = new Map<SectionId, SectionId>()
  private readonly sides: Sides
  private readonly report: Report
  private readonly groupOf = new Map<SectionId, PartGroup>()
  private readonly done = new Set<PartGroup>()
  private readonly withdrawn = new Set<SectionId>()

  constructor(sides: Sides, report: Report) {
    this.sides = sides
    this.report = report
    for (const group of partGroups(sides)) {
      for (const id of group.ids) this.groupOf.set(id, group)
      for (const { kind, whole, parts } of group.found) {
        const last = parts.filter((id) => sides.mine.has(id)).at(-1)
        if (kind === 'split' && last !== undefined && !sides.theirs.has(last)) this.tails.set(whole, last)
      }
    }
  }

  /** What the child has: merged, withdrawn, or its own. */
  standing(): void {
    for (const mine of this.sides.mine.sections) {
      const group = this.groupOf.get(mine.id)
      if (group !== undefined && members(this.sides.base, group).length > 0 && members(this.sides.theirs, group).length > 0) this.group(group)
      else this.single(mine)
    }
  }

  /** A withdrawn section stays while text of the child's own hangs below it. */
  parentsOfOwn(): void {
    const { mine, theirs, base } = this.sides
    const needed = new Set<SectionId>()
    for (const id of this.out.keys()) {
      if (theirs.has(id) || !mine.has(id)) continue
      for (let up = mine.parent(id); up !== null && !needed.has(up) && !theirs.has(up); up = mine.parent(up)) needed.add(up)
    }
    for (const section of mine.sections) {
      if (!this.withdrawn.has(section.id)) continue
      const keep = needed.has(section.id) && this.report.ask(section.id, 'withdrawn', wholeText(this.sides.baseOf(section) ?? base.get(section.id)), '', wholeText(section)) === 'mine'
      if (keep) this.out.set(section.id, section)
      else this.report.applied.add(section.id)
    }
  }

  /** What the child left out and the superior has changed since is asked once more. */
  leftOut(): void {
    const { base, theirs, mine, tombs } = this.sides
    for (const section of base.sections) {
      const { id } = section
      const group = this.groupOf.get(id)
      const above = theirs.get(id)
      if (mine.has(id) || this.out.has(id) || (group !== undefined && this.done.has(group))) continue
      if (group !== undefined && members(theirs, group).length > 0 && members(mine, group).length === 0) {
        this.done.add(group)
        this.leftOutGroup(group)
        continue
      }
      const tomb = tombs.get(id)
      const was = tomb === undefined ? section : (this.sides.baseOf(tomb) ?? section)
      if (above === undefined || sameContent(was, above) || (tomb?.base !== undefined && tomb.base === this.sides.issuedHash(id))) continue
      if (this.report.ask(id, 'omitted', wholeText(was), wholeText(above), '') === 'theirs') this.take(above)
    }
  }

  /** What the superior has and neither the base nor the child. */
  fresh(): void {
    const { base, theirs, mine, tombs } = this.sides
    const besides = new Set(theirs.sections.flatMap((section) => (this.out.has(section.id) ? [theirs.parent(section.id)] : [])))
    for (const section of theirs.sections) {
      const { id } = section
      const group = this.groupOf.get(id)
      if (base.has(id) || mine.has(id) || this.out.has(id) || (group !== undefined && this.done.has(group))) continue
      const parent = theirs.parent(id)
      const homeless = parent !== null && !this.out.has(this.heirs.get(parent) ?? parent) && !besides.has(parent)
      // A removed section without a base is what a withdrawal left behind, no decision of the child's.
      const unwanted = tombs.get(id)?.base !== undefined
      if ((unwanted || homeless) && this.report.ask(id, 'omitted', '', wholeText(section), '') === 'mine') continue
      this.take(section)
    }
  }

  private single(mine: Section): void {
    const { theirs, base } = this.sides
    const above = theirs.get(mine.id)
    const was = this.sides.baseOf(mine)
    if (above === undefined) {
      if (was === undefined || !base.has(mine.id)) this.out.set(mine.id, mine)
      else if (sameContent(was, mine)) this.withdrawn.add(mine.id)
      else if (this.report.ask(mine.id, 'withdrawn', wholeText(was), '', wholeText(mine)) === 'mine') this.out.set(mine.id, mine)
      else this.report.applied.add(mine.id)
      return
    }
    if (was === undefined) {
      const takes = sameContent(above, mine) || this.report.ask(mine.id, 'added', '', wholeText(above), wholeText(mine)) === 'theirs'
      this.put(mine, takes ? contentOf(above) : mine, takes)
      return
    }
    const merged = mergeSection(was, above, mine, this.report.choose)
    for (const conflict of merged.conflicts) this.report.conflicts.push({ section: mine.id, ...conflict })
    for (const { reason } of merged.review) this.report.note(mine.id, reason)
    this.put(mine, merged.content, merged.clean)
  }

  private group(group: PartGroup): void {
    if (this.done.has(group)) return
    this.done.add(group)
    const { mine, theirs } = this.sides
    const merged = mergeParts(this.sides, group, this.report)
    let last: SectionId | undefined
    for (const [id, content] of merged.contents) {
      const [own, above] = [mine.get(id), theirs.get(id)]
      if (own === undefined && last !== undefined) this.before.set(id, last)
      else last = above === undefined ? id : undefined
      if (own !== undefined) this.put(own, content, merged.clean)
      else if (above !== undefined) this.take(above, content, merged.clean)
    }
    for (const id of group.ids) {
      if (this.out.has(id)) continue
      const heir = merged.heir(id)
      if (heir !== null) this.heirs.set(id, heir)
      if (mine.has(id)) this.report.applied.add(id)
    }
  }

  private leftOutGroup(group: PartGroup): void {
    const { base, theirs, tombs } = this.sides
    const [was, now] = [members(base, group), members(theirs, group)]
    const settled = was.every(({ id }) => tombs.get(id)?.base !== undefined && tombs.get(id)?.base === this.sides.issuedHash(id))
    if (settled || !partsChanged(this.sides, group)) return
    const text = (sections: readonly Section[]): string => sections.map(wholeText).join('\n')
    if (this.report.ask(was[0]?.id ?? '', 'omitted', text(was), text(now), '', { parts: [...group.ids] }) === 'theirs') for (const section of now) this.take(section)
  }

  /** A section of the child's with what it says now; `agrees`: nothing of the superior's is left open in it. */
  private put(mine: Section, content: SectionContent, agrees: boolean): void {
    const { base, theirs } = this.sides
    const above = theirs.get(mine.id)
    const { label: _label, base: old, ...rest } = mine
    const was = base.get(mine.id)
    const kind = above === undefined || was === undefined ? mine.kind : this.value(mine.id, was.kind, above.kind, mine.kind)
    const label = above === undefined || was === undefined ? mine.label : this.label(mine.id, was.label, above.label, mine.label)
    const next = above === undefined || !agrees ? old : this.sides.nextBase(mine.id)
    const said = content === mine || sameContent(content, mine)
    if (!said || kind !== mine.kind || label !== mine.label) this.report.applied.add(mine.id)
    this.out.set(mine.id, {
      ...rest, ...(said ? {} : { title: content.title, blocks: content.blocks, runIn: content.runIn }), kind,
      ...(label === undefined ? {} : { label }), ...(next === undefined ? {} : { base: next }),
    })
  }

  /** A section that comes in from the superior. */
  private take(above: Section, content: SectionContent = above, agrees = true): void {
    const { base: _base, ...rest } = above
    const base = agrees || sameContent(content, above) ? this.sides.firstBase(above.id) : undefined
    this.out.set(above.id, { ...rest, title: content.title, blocks: content.blocks, runIn: content.runIn, ...(base === undefined ? {} : { base }) })
    this.report.applied.add(above.id)
  }

  /** A stored label. Numbers follow from place: two new ones are no clash. */
  private label(id: SectionId, base: string | undefined, theirs: string | undefined, mine: string | undefined): string | undefined {
    if (base === mine) return theirs
    const isNumber = (label: string): boolean => /^[\s(]*\d+[\s.):]*$/.test(label)
    if (base === undefined || theirs === undefined || mine === undefined || (isNumber(theirs) && isNumber(mine))) return mine
    return this.value(id, base, theirs, mine)
  }

  /** A single value, three ways. */
  private value<T extends string>(id: SectionId, base: T, theirs: T, mine: T): T {
    if (theirs === base || theirs === mine) return mine
    if (mine === base) return theirs
    return this.report.ask(id, 'format', base, theirs, mine) === 'mine' ? mine : theirs
  }
}

function contentOf({ title, blocks, runIn }: SectionContent): SectionContent {
  return { title, blocks, runIn }
}
