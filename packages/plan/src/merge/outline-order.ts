import type { Section, SectionId } from '../model/section.ts'
import { keysBetween } from '../model/order.ts'
import { longestAscending } from '../cascade/moves.ts'

/** A list of sections being put together, in document order. `own` ids are of this plan alone and move with their parent. */
export class OutlineOrder {
  private readonly list: Section[]
  private readonly own: ReadonlySet<SectionId>
  private readonly ids: Set<SectionId>

  constructor(sections: readonly Section[], own: ReadonlySet<SectionId>) {
    this.list = [...sections]
    this.ids = new Set(sections.map((section) => section.id))
    this.own = own
  }

  has(id: SectionId): boolean {
    return this.ids.has(id)
  }

  /** Puts a new section behind `after` (null: at the head), past the subsections of this plan's own that stand below it. */
  insert(section: Section, after: SectionId | null): void {
    this.list.splice(this.placeBehind(after, section.level), 0, section)
    this.ids.add(section.id)
  }

  /** Moves a section, and the subsections of this plan's own right below it, behind `after`. */
  move(id: SectionId, after: SectionId | null): void {
    const from = this.list.findIndex((section) => section.id === id)
    const section = this.list[from]
    if (section === undefined || after === id) return
    let until = from + 1
    while (until < this.list.length && this.isOwnBelow(until, section.level)) until++
    const group = this.list.splice(from, until - from)
    this.list.splice(this.placeBehind(after, section.level), 0, ...group)
  }

  /** The sections with ascending order keys: as many as can keep theirs, the others get new ones between. */
  sections(): readonly Section[] {
    const kept = longestAscending(this.list.map((section) => section.order))
    const out: Section[] = []
    for (let i = 0; i < this.list.length; ) {
      const section = this.list[i]
      if (section !== undefined && kept.has(i)) {
        out.push(section)
        i++
        continue
      }
      let next = i
      while (next < this.list.length && !kept.has(next)) next++
      const keys = keysBetween(out[out.length - 1]?.order ?? null, this.list[next]?.order ?? null, next - i)
      this.list.slice(i, next).forEach((moved, n) => out.push({ ...moved, order: keys[n] ?? moved.order }))
      i = next
    }
    return out
  }

  private placeBehind(after: SectionId | null, level: number): number {
    let place = after === null ? 0 : this.list.findIndex((section) => section.id === after) + 1
    while (place < this.list.length && this.isOwnBelow(place, level)) place++
    return place
  }

  private isOwnBelow(place: number, level: number): boolean {
    const section = this.list[place]
    return section !== undefined && section.kind === 'body' && this.own.has(section.id) && section.level > level
  }
}
