import type { Section, SectionId } from './section.ts'
import type { LevelFormat, Numbering } from './numbering.ts'
import { latinLetter, letter, ordinal, ordinalNumber, roman } from './numbering.ts'

/** Where a section stands, computed and never stored. */
export interface Place {
  /** As printed: the stored label where there is one, else computed; "" for preamble, closing and appendix. */
  readonly label: string
  /** Roman + deepest decimal + letter, as printed, e.g. `III.2.1.a`; `preamble`, `closing` or `appendix-n` for those kinds. */
  readonly path: string
  readonly parent: SectionId | null
  /** Distance from the root of the outline, 0 for sections without a parent. Skipped levels count once. */
  readonly depth: number
  /** True where `label` is stored and differs from what would be computed. */
  readonly irregular: boolean
}

interface Open {
  readonly section: Section
  readonly format: LevelFormat
  /** The bare figure (`III`, `2`, `b`) and the decimal chain down to here (`2.1`, or "" above arabic levels). */
  readonly figure: string
  readonly chain: string
  readonly path: string
}

/**
 * Labels and paths of `sections`, which must be in document order. Removed sections are passed over: they take no
 * number. Numbers count among siblings, from 1; at a continuous level, through the plan. An ordinal's path has Roman figures,
 * the path of a section without a label beside labelled ones a star.
 */
export function places(sections: readonly Section[], numbering: Numbering): ReadonlyMap<SectionId, Place> {
  const out = new Map<SectionId, Place>()
  const open: Open[] = []
  const counts = new Map<string, number>()
  const numbered = keysWithLabels(sections, numbering)
  let appendices = 0
  for (const section of sections) {
    if (section.removed === true) continue
    if (section.kind !== 'body') {
      open.length = 0
      const path = section.kind === 'appendix' ? `appendix-${++appendices}` : section.kind
      out.set(section.id, { label: section.label ?? '', path, parent: null, depth: 0, irregular: section.label !== undefined })
      continue
    }
    while (open.length > 0 && (open[open.length - 1]?.section.level ?? 0) >= section.level) open.pop()
    const above = open[open.length - 1]
    const format = levelFormat(numbering, section.level)
    const key = keyOf(above?.section, section, numbering)
    // What prints no label takes no number of those that do.
    const own = section.label === '' ? `${key}?` : key
    const n = (counts.get(own) ?? 0) + 1
    counts.set(own, n)
    const counted = figureOf(format, n)
    const computed = format.before + (format.form === 'decimal' ? chainOf(above, format, counted) : counted) + format.after
    const printed = section.label === undefined ? null : printedFigure(section.label, format)
    const figure = section.label === '' && numbered.has(key) ? `${n}*` : printed?.figure ?? (format.form === 'ordinal' ? roman(n) : counted)
    const chain = printed?.chain ?? chainOf(above, format, figure)
    const path = joinPath(above, format, figure, chain)
    out.set(section.id, {
      label: section.label ?? computed,
      path,
      parent: above?.section.id ?? null,
      depth: open.length,
      irregular: section.label !== undefined && section.label !== computed,
    })
    open.push({ section, format, figure, chain, path })
  }
  return out
}

/** Where sections that print a label stand: `parent/level`, as `places` counts them. */
function keysWithLabels(sections: readonly Section[], numbering: Numbering): ReadonlySet<string> {
  const out = new Set<string>()
  if (!sections.some((section) => section.label === '')) return out
  const open: Section[] = []
  for (const section of sections) {
    if (section.removed === true) continue
    if (section.kind !== 'body') {
      open.length = 0
      continue
    }
    while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= section.level) open.pop()
    if (section.label !== '') out.add(keyOf(open[open.length - 1], section, numbering))
    open.push(section)
  }
  return out
}

/** Sections of one key are numbered one after the other. */
function keyOf(above: Section | undefined, section: Section, numbering: Numbering): string {
  return `${levelFormat(numbering, section.level).continuous === true ? '' : (above?.id ?? '')}/${section.level}`
}

export function levelFormat(numbering: Numbering, level: number): LevelFormat {
  return numbering[Math.min(level, numbering.length) - 1] ?? { form: 'arabic', before: '', after: '.' }
}

function figureOf(format: LevelFormat, n: number): string {
  switch (format.form) {
    case 'roman': return roman(n)
    case 'letter': return letter(n)
    case 'latin': return latinLetter(n)
    case 'upper': return latinLetter(n).toUpperCase()
    case 'ordinal': return /\p{Lu}/u.test(format.before) && !/\p{Ll}/u.test(format.before) ? ordinal(n).toUpperCase() : ordinal(n)
    case 'arabic':
    case 'decimal': return String(n)
  }
}

/** The decimal chain down to here: `2.1` under `2.`, "" where the form is neither arabic nor decimal. */
function chainOf(above: Open | undefined, format: LevelFormat, figure: string): string {
  if (format.form === 'decimal' && above !== undefined && above.chain !== '') return `${above.chain}.${figure}`
  return format.form === 'arabic' || format.form === 'decimal' ? figure : ''
}

const FIGURES: Readonly<Record<LevelFormat['form'], RegExp>> = {
  roman: /[IVXLCDM]+(?![\p{L}])/u, arabic: /\d+/, decimal: /\d+(?:\.\d+)*/, letter: /(?<!\p{L})\p{Ll}{1,2}(?!\p{L})/u,
  latin: /(?<!\p{L})[a-z]{1,2}(?!\p{L})/u, upper: /(?<!\p{L})[A-Z]{1,2}(?!\p{L})/u,
  ordinal: /\p{L}+(?=\P{L}*$)/u,
}

/** The number a stored label prints, so that a path reads as the page does; null where it prints none. */
function printedFigure(label: string, format: LevelFormat): { readonly figure: string; readonly chain?: string } | null {
  const found = FIGURES[format.form].exec(label)?.[0]
  if (found === undefined) return null
  if (format.form === 'ordinal') return ordinalNumber(found) === 0 ? null : { figure: roman(ordinalNumber(found)) }
  if (format.form === 'arabic') return { figure: found, chain: found }
  return format.form === 'decimal' ? { figure: found.slice(found.lastIndexOf('.') + 1), chain: found } : { figure: found }
}

/** A decimal already holds its arabic parent's number, so it replaces it in the path. */
function joinPath(above: Open | undefined, format: LevelFormat, figure: string, chain: string): string {
  if (above === undefined) return chain === '' ? figure : chain
  if (format.form === 'decimal' && above.chain !== '' && above.path.endsWith(above.chain)) {
    return above.path.slice(0, above.path.length - above.chain.length) + chain
  }
  return `${above.path}.${figure}`
}
