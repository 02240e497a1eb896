import { inlineText } from '../model/content.ts'
import type { Section } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import type { Pack } from './pack.ts'
import type { HeadingUnit } from './units.ts'
import { unitBeforeColon, unitOfHeading, unitOfSentence } from './units.ts'

/** What a section is in the division of work. */
type DutyRole =
  /** Its own heading is that of the whole part and no unit. */
  | 'part'
  /** A unit's section, or one that charges units in its sentences. */
  | 'own'
  /** Below the heading of a unit that is charged with it. */
  | 'under'
  /** Below a heading that plainly names no unit: money, reports. */
  | 'aside'

export interface DutyPlace {
  readonly role: DutyRole
  readonly unit: HeadingUnit | null
  /** The unit's own text is there, or no other units are charged below. */
  readonly charged: boolean
}

interface Node {
  readonly section: Section
  readonly depth: number
  readonly parent: number
  readonly children: number[]
  readonly heading: string
}

/** Sections that hold this many units' headings, and few others, divide the work whatever they are called. */
const MANY_UNITS = 3

/** The sections of the parts that divide the work, by their place among `sections`. */
export function dutyPlaces(sections: readonly Section[], pack: Pack): ReadonlyMap<number, DutyPlace> {
  const nodes = treeOf(sections)
  const units = nodes.map((node) => (node === null || node.heading === '' ? null : unitOfHeading(node.heading, pack)))
  const out = new Map<number, DutyPlace>()
  const roots = rootsOf(nodes, units, pack)
  for (const [i, node] of nodes.entries()) {
    if (node === null) continue
    const above = out.get(node.parent)
    if (above === undefined) {
      if (roots.has(i)) out.set(i, { role: 'part', unit: pack.duty.dutyOf.test(node.heading) && !groups(i, nodes, units, pack) ? (units[i] ?? null) : null, charged: false })
      continue
    }
    const unit = acceptedUnit(i, node, nodes, units)
    const aside = above.role === 'aside' || (unit === null && node.heading !== '' && pack.duty.notUnit.test(node.heading) && !pack.duty.partHeading.test(node.heading) && !pack.duty.partHint.test(node.heading))
    const role: DutyRole = aside ? 'aside' : above.role === 'under' || (above.charged && !groups(node.parent, nodes, units, pack)) ? 'under' : 'own'
    const charged = role === 'own' && unit !== null && (node.section.blocks.length > 0 || !groups(i, nodes, units, pack))
    out.set(i, { role, unit, charged })
  }
  return out
}

/** A heading that begins like no unit is one where most of its neighbours are. */
function acceptedUnit(i: number, node: Node, nodes: readonly (Node | null)[], units: readonly (HeadingUnit | null)[]): HeadingUnit | null {
  const unit = units[i] ?? null
  if (unit === null || unit.likely) return unit
  const beside = (nodes[node.parent]?.children ?? []).filter((each) => each !== i && nodes[each]?.heading !== '')
  const likely = beside.filter((each) => units[each]?.likely === true).length
  return likely >= 1 && likely * 2 >= beside.length ? unit : null
}

/** Most of what is below charges units of its own, so that the heading above only gathers them. */
function groups(i: number, nodes: readonly (Node | null)[], units: readonly (HeadingUnit | null)[], pack: Pack): boolean {
  const children = nodes[i]?.children ?? []
  const named = children.filter((child) => units[child]?.likely === true || opensWithUnit(nodes[child] ?? null, pack)).length
  return named >= 2 && named * 2 > children.length
}

function opensWithUnit(node: Node | null, pack: Pack): boolean {
  const first = node === null || node.heading !== '' ? undefined : node.section.blocks[0]
  if (first === undefined) return false
  const text = inlineText(first.content).trim()
  return (unitBeforeColon(text, pack) ?? unitOfSentence(text, pack)) !== null
}

/** The parts: by their headings, the shallowest ones; and all sections that are made of units' sections. */
function rootsOf(nodes: readonly (Node | null)[], units: readonly (HeadingUnit | null)[], pack: Pack): ReadonlySet<number> {
  const all = nodes.flatMap((node, i) => (node === null || node.heading === '' ? [] : [{ i, node }]))
  const shallowest = (found: typeof all): typeof all => {
    const top = found.reduce((least, { node }) => Math.min(least, node.depth), Infinity)
    return found.filter(({ node }) => node.depth === top)
  }
  const parts = shallowest(all.filter(({ node }) => pack.duty.partHeading.test(node.heading)))
  const made = all.filter(({ i, node }) => {
    const likely = node.children.filter((child) => units[child]?.likely === true).length
    const plain = node.children.filter((child) => units[child]?.likely === true && !pack.duty.vague.test(nodes[child]?.heading ?? '')).length
    return plain >= 2 && likely >= MANY_UNITS && likely * 10 >= node.children.length * 7 && units[i]?.likely !== true
  })
  const found = [...parts, ...made]
  const roots = found.length > 0 ? found : shallowest(all.filter(({ node }) => pack.duty.partHint.test(node.heading)))
  return new Set(roots.map(({ i }) => i))
}

/** Body sections with those below them; null for preamble, closing and appendices, which end every part. */
function treeOf(sections: readonly Section[]): readonly (Node | null)[] {
  const out: (Node | null)[] = []
  let open: number[] = []
  for (const [i, section] of sections.entries()) {
    if (section.kind !== 'body') {
      open = []
      out.push(null)
      continue
    }
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= section.level) open.pop()
    const parent = open.at(-1) ?? -1
    out[parent]?.children.push(i)
    out.push({ section, depth: open.length, parent, children: [], heading: sectionHeading(section) })
    open.push(i)
  }
  return out
}
