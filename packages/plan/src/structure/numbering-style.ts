import type { LevelFormat, Numbering } from '../model/numbering.ts'
import { DEFAULT_NUMBERING } from '../model/numbering.ts'
import { places } from '../model/labels.ts'
import type { Section } from '../model/section.ts'
import { MAX_LEVEL } from '../model/section.ts'
import type { Label } from './labels.ts'
import { numberOf } from './labels.ts'
import type { LabelClass } from './pack.ts'
import { LABEL_CLASSES } from './pack.ts'

/** A section with the label it was printed with; null for a heading that has none. */
export interface Labelled {
  readonly section: Section
  readonly label: Label | null
}

/** Which classes of labels a text has: they decide the level of every one. */
export interface Hierarchy {
  /** Parts, chapters, divisions, as far as there are any, widest first: each pushes all below it down by one. */
  readonly wide: readonly LabelClass[]
  /** Single capitals stand between Roman and arabic numbers. */
  readonly capitals: boolean
  /** Arabic numbers are the clauses of articles, and stand below them. */
  readonly articles: boolean
  /** How many numbers the deepest decimal has; 0 without decimals. */
  readonly deepest: number
}

export function hierarchyOf(labels: readonly Label[]): Hierarchy {
  const seen = new Set(labels.map((label) => label.class))
  return {
    wide: LABEL_CLASSES.slice(0, LABEL_CLASSES.indexOf('roman')).filter((each) => seen.has(each)), articles: seen.has('article'), capitals: seen.has('capital'),
    deepest: labels.reduce((most, label) => (label.class === 'decimal' ? Math.max(most, label.depth) : most), 0),
  }
}

/** The level of a label: parts and their kin, Roman, articles or arabic, decimals (one deeper for every number past the second), letters below all of them. */
export function levelOf(label: Label, { wide, articles, capitals, deepest }: Hierarchy): number {
  const base = wide.length + (capitals ? 1 : 0)
  const clause = articles ? 1 : 0
  switch (label.class) {
    case 'part':
    case 'chapter':
    case 'division': return wide.indexOf(label.class) + 1
    case 'roman': return 1 + wide.length
    case 'capital': return 2 + wide.length
    case 'article': return 2 + base
    case 'arabic': return 2 + base + clause
    case 'decimal': return Math.min(MAX_LEVEL, 1 + base + clause + label.depth)
    case 'letter': return Math.min(MAX_LEVEL, 4 + base + Math.max(0, deepest - 2) + (deepest > 0 ? clause : 0))
  }
}

/** The style most labels of each level are printed in; levels never seen keep the ordinary one. */
export function numberingOf(labelled: readonly Labelled[], { wide, articles, capitals }: Hierarchy): Numbering {
  const parts: readonly LevelFormat[] = wide.map(() => ({ form: 'upper', before: '', after: '.' }))
  const [first, ...rest] = DEFAULT_NUMBERING
  const below: Numbering = articles && first !== undefined ? [first, { form: 'arabic', before: 'Điều ', after: '.' }, ...rest.filter((format) => format.form !== 'decimal')] : DEFAULT_NUMBERING
  const [top, ...others] = below
  const spread: Numbering = capitals && top !== undefined ? [top, { form: 'upper', before: '', after: '.' }, ...others] : below
  const ordinary: Numbering = [...parts, ...spread].slice(0, MAX_LEVEL)
  const plainLetters = lettersSkipMarked(labelled)
  const formats = ordinary.map((format, i) => {
    const votes = new Map<string, { format: LevelFormat; count: number }>()
    for (const { section, label } of labelled) {
      if (label === null || section.level !== i + 1 || label.misread !== undefined) continue
      const form = label.form === 'letter' && plainLetters ? 'latin' : label.form
      const seen: LevelFormat = { form, before: label.before, after: label.after }
      const key = JSON.stringify(seen)
      votes.set(key, { format: seen, count: (votes.get(key)?.count ?? 0) + 1 })
    }
    let best: { format: LevelFormat; count: number } | null = null
    for (const vote of votes.values()) if (best === null || vote.count > best.count) best = vote
    return best?.format ?? format
  })
  return withContinuous(labelled, formats)
}

/** A level whose numbers run on through the sections above is so where fewer of its labels are irregular that way. */
function withContinuous(labelled: readonly Labelled[], formats: Numbering): Numbering {
  const anew = irregular(labelled, formats)
  const through = irregular(labelled, formats.map((format) => ({ ...format, continuous: true })))
  return formats.map((format, i) => ((through.get(i + 1) ?? 0) < (anew.get(i + 1) ?? 0) ? { ...format, continuous: true } : format))
}

/** How many labels of each level would not be computed as printed. */
function irregular(labelled: readonly Labelled[], numbering: Numbering): ReadonlyMap<number, number> {
  const computed = places(labelled.map(({ section }) => section), numbering)
  const out = new Map<number, number>()
  for (const { section, label } of labelled) {
    if (label !== null && computed.get(section.id)?.label !== label.printed) out.set(section.level, (out.get(section.level) ?? 0) + 1)
  }
  return out
}

/**
 * The ids of sections whose printed number is not the one that is due: the first after a gap or a double, not those that
 * go on from it; a label in another style with the right number is none.
 */
export function outOfStep(labelled: readonly Labelled[]): ReadonlySet<string> {
  const out = new Set<string>()
  const counts = new Map<string, { n: number; ahead: number }>()
  const parents: string[] = []
  for (const { section, label } of labelled) {
    if (section.kind !== 'body') {
      parents.length = 0
      continue
    }
    parents.length = Math.max(0, Math.min(parents.length, section.level - 1))
    while (parents.length < section.level - 1) parents.push('')
    const key = `${parents.join('/')}#${section.level}`
    const seen = counts.get(key) ?? { n: 0, ahead: 0 }
    counts.set(key, seen)
    parents.push(section.id)
    if (label === null) continue
    seen.n++
    const ahead = numberOf(label) - seen.n
    if (ahead !== seen.ahead) out.add(section.id)
    seen.ahead = ahead
  }
  return out
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
