import { inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import type { Section, SectionId } from '../model/section.ts'
import { sectionHeading } from '../model/section.ts'
import { firstColon } from './heading.ts'
import type { Pack } from './pack.ts'
import { withoutEndMarks, wordCount } from './shape.ts'

/** A unit charged with something. `nested`: inside another unit's text. */
export interface Assignment {
  readonly unit: string
  readonly section: string
  readonly nested: boolean
}

const LONGEST_UNIT = 45

/** Who is charged in the part that divides the work: units in headings, in sentences, in unnumbered paragraphs, and nested ones. */
export function findAssignments(sections: readonly Section[], placed: ReadonlyMap<SectionId, Place>, pack: Pack): readonly Assignment[] {
  const out: Assignment[] = []
  for (const { section, root, parent } of dutySections(sections, placed, pack)) {
    const path = placed.get(section.id)?.path ?? ''
    const seen = new Set<string>()
    const add = (unit: string | null, nested: boolean): void => {
      const name = withoutEndMarks(unit ?? '')
      if (name === '' || seen.has(name) || (nested && seen.has(`/${name}`))) return
      seen.add(nested ? `/${name}` : name)
      out.push({ unit: name, section: path, nested })
    }
    const heading = sectionHeading(section)
    const named = !root && heading !== '' ? unitOf(heading, pack) : null
    if (named !== null && (section.blocks.length > 0 || !parent)) add(named, false)
    const charged = named !== null
    for (const [i, block] of section.blocks.entries()) {
      const text = inlineText(block.content)
      const opener = i === 0 && heading === ''
      const bullet = block.type === 'bullet'
      if (!(section.runIn && i === 0 && heading !== '')) add(chargedIn(text, pack, opener || !charged), bullet && charged)
      for (const match of text.matchAll(pack.duty.nested)) add(match.groups?.['unit'] ?? null, true)
    }
  }
  return out
}

interface DutySection {
  readonly section: Section
  /** The part's own heading is no unit. */
  readonly root: boolean
  /** Has sections of its own. */
  readonly parent: boolean
}

/** The sections under a heading such as "Tổ chức thực hiện", itself included. The shallowest one counts; where several do, all. */
function dutySections(sections: readonly Section[], placed: ReadonlyMap<SectionId, Place>, pack: Pack): readonly DutySection[] {
  const roots = sections.filter((section) => section.kind === 'body' && pack.duty.partHeading.test(sectionHeading(section)))
  const top = roots.reduce((least, section) => Math.min(least, placed.get(section.id)?.depth ?? 0), Infinity)
  const out: DutySection[] = []
  let rootLevel = 0
  for (const [i, section] of sections.entries()) {
    const next = sections[i + 1]
    const parent = next !== undefined && next.kind === 'body' && next.level > section.level
    if (section.kind !== 'body') rootLevel = 0
    else if (rootLevel > 0 && section.level > rootLevel) out.push({ section, root: false, parent })
    else if ((placed.get(section.id)?.depth ?? 0) === top && pack.duty.partHeading.test(sectionHeading(section))) {
      rootLevel = section.level
      out.push({ section, root: true, parent })
    } else rootLevel = 0
  }
  return out
}

/** A heading names a unit unless it plainly names something else; "Giao …" and "Đề nghị …" are taken off. */
function unitOf(heading: string, pack: Pack): string | null {
  const text = heading.replace(/^(?:Đối với|Giao(?: cho)?|Đề nghị|Yêu cầu)\s+(?=\p{L})/u, '')
  if (pack.duty.notUnit.test(text)) return null
  if (wordCount(text) > LONGEST_UNIT) return null
  return pack.duty.unitStart.test(text.charAt(0).toUpperCase() + text.slice(1)) || wordCount(text) <= 12 ? text : null
}

/** `Unit: does this`, `Giao Unit chủ trì …`, and, where `sentence` allows it, `Unit chủ trì …`. */
function chargedIn(text: string, pack: Pack, sentence: boolean): string | null {
  const colon = firstColon(text)
  if (colon > 0 && colon < text.length - 1) {
    const before = text.slice(0, colon).replace(/^(?:Đối với|Giao(?: cho)?|Đề nghị|Yêu cầu)\s+/u, '')
    if (pack.duty.unitStart.test(before) && !pack.duty.notUnit.test(before) && wordCount(before) <= 25 && !/[.;]\s/.test(before) && pack.duty.verb.exec(`${before} `) === null) return before
  }
  const charge = pack.duty.charge.exec(text)?.groups?.['unit']
  if (charge !== undefined && sentence) return charge
  const doer = sentence ? pack.duty.verb.exec(text)?.groups?.['unit'] : undefined
  return doer !== undefined && pack.duty.unitStart.test(doer) && !/[.;:]/.test(doer) ? doer : null
}
