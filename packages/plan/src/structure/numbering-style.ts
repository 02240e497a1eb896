import type { LevelFormat, Numbering } from '../model/numbering.ts'
import { DEFAULT_NUMBERING } from '../model/numbering.ts'
import { places } from '../model/labels.ts'
import type { Section } from '../model/section.ts'
import { MAX_LEVEL } from '../model/section.ts'
import type { Label } from './labels.ts'

/** A section with the label it was printed with; null for a heading that has none. */
export interface Labelled {
  readonly section: Section
  readonly label: Label | null
}

/** The level of every class in this document. Decimals may run deeper than two numbers; letters then stand below them. */
export function levelOf(label: Label, withParts: boolean, deepestDecimal: number): number {
  const base = withParts ? 1 : 0
  switch (label.class) {
    case 'part': return 1
    case 'roman': return 1 + base
    case 'arabic': return 2 + base
    case 'decimal': return Math.min(MAX_LEVEL, 1 + base + label.depth)
    case 'letter': return Math.min(MAX_LEVEL, 4 + base + Math.max(0, deepestDecimal - 2))
  }
}

/** The style most labels of each level are printed in; levels never seen keep the ordinary one. */
export function numberingOf(labelled: readonly Labelled[], withParts: boolean): Numbering {
  const parts: LevelFormat = { form: 'upper', before: '', after: '.' }
  const ordinary: Numbering = withParts ? [parts, ...DEFAULT_NUMBERING].slice(0, MAX_LEVEL) : DEFAULT_NUMBERING
  const plainLetters = lettersSkipMarked(labelled)
  return ordinary.map((format, i) => {
    const votes = new Map<string, { format: LevelFormat; count: number }>()
    for (const { section, label } of labelled) {
      if (label === null || section.level !== i + 1) continue
      const form = label.form === 'letter' && plainLetters ? 'latin' : label.form
      const seen: LevelFormat = { form, before: label.before, after: label.after }
      const key = JSON.stringify(seen)
      votes.set(key, { format: seen, count: (votes.get(key)?.count ?? 0) + 1 })
    }
    let best: { format: LevelFormat; count: number } | null = null
    for (const vote of votes.values()) if (best === null || vote.count > best.count) best = vote
    return best?.format ?? format
  })
}

/** The sections with a stored label where, and only where, the printed one is not the one that would be computed. */
export function storeIrregular(labelled: readonly Labelled[], numbering: Numbering): readonly Section[] {
  const computed = places(labelled.map(({ section }) => section), numbering)
  return labelled.map(({ section, label }) => {
    if (section.kind !== 'body') return section
    const printed = label?.printed ?? ''
    return computed.get(section.id)?.label === printed ? section : { ...section, label: printed }
  })
}

/** After d comes e, or a letter that only the plain alphabet has: a b c d e f, not a b c d đ e. */
function lettersSkipMarked(labelled: readonly Labelled[]): boolean {
  let last = ''
  let plain = 0
  let marked = 0
  for (const { label } of labelled) {
    if (label?.class !== 'letter') continue
    if (last === 'd' && label.figure === 'e') plain++
    if (label.figure === 'đ') marked++
    if ('fjwz'.includes(label.figure)) plain++
    last = label.figure
  }
  return plain > marked
}
