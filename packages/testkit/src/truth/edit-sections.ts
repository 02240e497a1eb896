import type { Edit } from './edit.ts'
import { placeOf, splice, withItems } from './edit.ts'
import type { Prose } from './prose.ts'
import type { Draft, SectionItem } from './tree.ts'

/** Edits of whole sections. A section is moved and taken out with its subsections. */
export const SECTION_EDITS: Readonly<Record<string, Edit>> = {
  'section inserted': at((draft, section, prose) => {
    const there = prose.random.chance(0.5) ? section.end : section.until
    const level = there === section.until ? section.head.level : Math.min(4, section.head.level + prose.random.below(2))
    return splice(draft, there, there, prose.section(level, false))
  }),
  'section removed': at((draft, section) => (section.from === 0 ? null : splice(draft, section.from, section.until, []))),
  'section moved': at((draft, section, prose) => {
    const others = sectionsOf(draft).filter((other) => other.head.level === section.head.level && (other.until <= section.from || other.from >= section.until))
    const other = prose.random.pick(others)
    if (other === undefined || section.from === 0) return null
    const group = draft.items.slice(section.from, section.until)
    const without = [...draft.items.slice(0, section.from), ...draft.items.slice(section.until)]
    const there = other.from >= section.until ? other.until - group.length : other.until
    if (there === section.from) return null
    return withItems(draft, [...without.slice(0, there), ...group, ...without.slice(there)], group.map((item) => item.id))
  }),
  'section reparented': at((draft, section, prose) => {
    const before = sectionsOf(draft).filter((other) => other.until <= section.from).at(-1)
    if (before === undefined) return null
    const deepest = Math.min(4, before.head.level + 1)
    const level = section.head.level < deepest && prose.random.chance(0.6) ? section.head.level + 1 : section.head.level - 1
    if (level < 1) return null
    const step = level - section.head.level
    return withItems(draft, draft.items.map((item, i) => (item.kind === 'section' && i >= section.from && i < section.until ? { ...item, level: Math.min(6, item.level + step) } : item)))
  }),
  'section split': at((draft, section, prose) => {
    const starts = draft.items.flatMap((item, i) => (i > section.from + 1 && i < section.end && (item.kind === 'block' || item.kind === 'table') ? [i] : []))
    const there = prose.random.pick(starts)
    return there === undefined ? null : splice(draft, there, there, [prose.head(section.head.level)])
  }),
  'sections joined': at((draft, section) => {
    const next = draft.items[section.end]
    return next?.kind !== 'section' || next.level < section.head.level ? null : splice(draft, section.end, section.end + 1, [])
  }),
  'section retitled': at((draft, section, prose) => {
    const title = prose.head(section.head.level).title
    return splice(draft, section.from, section.from + 1, [{ ...section.head, title }])
  }),
  'word of a heading changed': at((draft, section, prose) => {
    const n = prose.random.below(section.head.title.length)
    const title = section.head.title.map((word, i) => (i === n ? { ...word, text: prose.any(['chung', 'nhanh', 'lâu', 'dài', 'bước']) } : word))
    return splice(draft, section.from, section.from + 1, [{ ...section.head, title }])
  }),
  'section rewritten': at((draft, section, prose) => {
    const blocks = Array.from({ length: 1 + prose.random.below(3) }, () => prose.paragraph()).flat()
    return splice(draft, section.from + 1, section.end, blocks)
  }),
}

/** A section of the list: its own items are [from, end), with its subsections [from, until). */
interface SectionRange {
  readonly head: SectionItem
  readonly from: number
  readonly end: number
  readonly until: number
}

function at(edit: (draft: Draft, section: SectionRange, prose: Prose) => Draft | null): Edit {
  return (draft, target, prose) => {
    const place = placeOf(draft, target)
    const section = sectionsOf(draft).find((one) => one.from <= place && place < one.end)
    const done = section === undefined ? null : edit(draft, section, prose)
    return done === null ? null : [done]
  }
}

function sectionsOf(draft: Draft): readonly SectionRange[] {
  const heads = draft.items.flatMap((item, i) => (item.kind === 'section' ? [{ head: item, from: i }] : []))
  return heads.map(({ head, from }, n) => ({
    head, from, end: heads[n + 1]?.from ?? draft.items.length,
    until: heads.slice(n + 1).find((other) => other.head.level <= head.level)?.from ?? draft.items.length,
  }))
}
