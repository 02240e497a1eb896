import type { Draft, Home, Id, Item } from './tree.ts'
import { byId, homes, itemKey, itemText, parents, wordsKey } from './tree.ts'

/** What one side did to the base, by identity. */
export interface Footprint {
  /** Sentences whose words or marks changed, that went, or that are new; a table's cells as `row:column`; a heading as `title <section>`. */
  readonly units: ReadonlySet<string>
  /** Those of `units` whose words changed. */
  readonly words: ReadonlySet<string>
  /** Blocks of the base that were moved, split, joined, turned into another kind, or taken out. */
  readonly built: ReadonlySet<Id>
  /** Blocks of the base in which something changed, in words or in build. */
  readonly blocks: ReadonlySet<Id>
  /** Sections that were taken out, split or joined. */
  readonly cut: ReadonlySet<Id>
  /** Sections that got another place or level. */
  readonly placed: ReadonlySet<Id>
  /** Sections in which something changed. */
  readonly sections: ReadonlySet<Id>
  /** What was moved, within its section. */
  readonly shifted: ReadonlySet<Id>
  /** Blocks and sections of the base that got a new neighbour. */
  readonly beside: ReadonlySet<Id>
}

export function footprint(base: Draft, side: Draft): Footprint {
  const units = new Set<string>()
  const words = new Set<string>()
  const [built, blocks, cut, placed, sections, beside, shifted] = [new Set<Id>(), new Set<Id>(), new Set<Id>(), new Set<Id>(), new Set<Id>(), new Set<Id>(), new Set<Id>()]
  const [was, now] = [byId(base), byId(side)]
  const [homeWas, homeNow] = [homes(base), homes(side)]
  const touch = (home: Home | undefined): void => {
    if (home?.block !== null && home !== undefined) blocks.add(home.block)
    if (home?.section !== null && home !== undefined) sections.add(home.section)
  }
  const build = (id: Id | null | undefined): void => {
    if (id === null || id === undefined || !was.has(id)) return
    built.add(id)
    touch(homeWas.get(id))
  }
  base.items.forEach((item, i) => {
    const after = now.get(item.id)
    const before = base.items[i - 1]
    if (after === undefined) {
      touch(homeWas.get(item.id))
      if (item.kind === 'sentence') for (const set of [units, words]) set.add(String(item.id))
      else if (item.kind === 'section') {
        cut.add(item.id)
        if (before !== undefined) cut.add(homeWas.get(before.id)?.section ?? item.id)
      } else {
        build(item.id)
        if (before !== undefined) build(homeWas.get(before.id)?.block)
      }
      return
    }
    if (after !== item && itemKey(after) !== itemKey(item)) {
      touch(homeWas.get(item.id))
      if (item.kind === 'block') build(item.id)
      changedUnits(item, after, units, words)
    }
    if (item.kind === 'section' && after.kind === 'section' && item.level !== after.level) placed.add(item.id)
    if (side.moved.has(item.id)) {
      if (item.kind === 'section') placed.add(item.id)
      else if (homeWas.get(item.id)?.section === homeNow.get(item.id)?.section) {
        shifted.add(item.id)
        if (item.kind === 'sentence' && homeWas.get(item.id)?.block !== homeNow.get(item.id)?.block) units.add(String(item.id))
        build(homeWas.get(item.id)?.block)
        build(homeNow.get(item.id)?.block)
      }
    }
  })
  side.items.forEach((item, i) => {
    if (was.has(item.id)) return
    const [before, next] = [side.items[i - 1], side.items[i + 1]]
    const known = item.kind === 'sentence' ? undefined : side.items.slice(i + 1).find((one) => was.has(one.id))
    touch(homeNow.get(item.id))
    if (item.kind === 'sentence') for (const set of [units, words]) set.add(String(item.id))
    else if (item.kind === 'section') {
      if (before !== undefined) beside.add(homeNow.get(before.id)?.section ?? item.id)
      if (known !== undefined) beside.add(known.id)
      for (const other of side.items) if (homeNow.get(other.id)?.section === item.id && was.has(other.id)) cut.add(homeWas.get(other.id)?.section ?? item.id)
    } else {
      if (before !== undefined) beside.add(homeNow.get(before.id)?.block ?? before.id)
      if (known !== undefined) beside.add(known.id)
      if (next?.kind === 'sentence') build(homeWas.get(next.id)?.block)
    }
  })
  return { units, words, built, blocks, cut, placed, sections, beside, shifted }
}

function changedUnits(item: Item, after: Item, units: Set<string>, words: Set<string>): void {
  const mark = (unit: string, text: boolean): void => {
    units.add(unit)
    if (text) words.add(unit)
  }
  if (item.kind === 'sentence') mark(String(item.id), itemText(item) !== itemText(after))
  if (item.kind === 'section' && after.kind === 'section' && wordsKey(item.title) !== wordsKey(after.title)) mark(`title ${item.id}`, true)
  if (item.kind !== 'table' || after.kind !== 'table') return
  const rows = new Map(after.rows.map((row) => [row.id, row]))
  for (const row of item.rows) {
    const now = rows.get(row.id)
    for (const column of item.columns) {
      if (now === undefined || !after.columns.includes(column) || wordsKey(now.cells.get(column) ?? []) !== wordsKey(row.cells.get(column) ?? [])) mark(`${row.id}:${column}`, true)
    }
  }
}

/** Nothing that one side touched is what the other touched: to call these two a conflict is wrong. */
export function areApart(a: Footprint, b: Footprint): boolean {
  return disjoint(a.units, b.units) && disjoint(a.built, b.blocks) && disjoint(b.built, a.blocks) && disjoint(a.cut, b.sections) && disjoint(b.cut, a.sections)
    && disjoint(a.cut, b.placed) && disjoint(b.cut, a.placed) && disjoint(a.placed, b.placed) && disjoint(a.cut, b.cut)
}

export function disjoint<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return false
  return true
}

/** The parent of each section in the base and now; a section that the base has not had has none in the base. */
export function newChildren(base: Draft, side: Draft): ReadonlyMap<Id, readonly Id[]> {
  const before = parents(base)
  const out = new Map<Id, Id[]>()
  for (const [id, parent] of parents(side)) {
    if (parent === null || before.get(id) === parent) continue
    out.set(parent, [...(out.get(parent) ?? []), id])
  }
  return out
}
