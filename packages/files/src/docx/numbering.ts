import { roman } from '@thac/plan'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, childrenOf, isElement, isOn, valueOf } from './xml.ts'

/** One level of a list, as Word keeps it. */
export interface ListLevel {
  readonly start: number
  readonly format: string
  /** What is printed: `%1` stands for the figure of the first level, and so on. */
  readonly text: string
  /** 0: never restarts; n: only where one of the first n levels is used; undefined: whenever a wider level is used. */
  readonly restart: number | undefined
  /** Prints every figure in arabic. */
  readonly legal: boolean
  /** Paragraphs of this style stand at this level. */
  readonly style: string | undefined
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, ListLevel>
  readonly starts: ReadonlyMap<number, number>
}

/** Word's automatic numbers, replayed paragraph by paragraph. */
export interface Counter {
  /** The label Word prints before this paragraph with a space after it, "" for none, null where it cannot be known. */
  label(numId: string, level: number): string | null
  /** The level at which a list keeps the paragraphs of a style; 0 where it names none. */
  levelOf(numId: string, style: string | undefined): number
}

/** A counter over the lists of numbering.xml; every list is unknown where there is no such part. */
export function readNumbering(nodes: readonly XmlNode[]): Counter {
  const root = nodes.find((node): node is XmlElement => isElement(node, 'numbering'))
  const elements = childrenOf(root, 'abstractNum')
  const styled = new Map(elements.flatMap((element) => (valueOf(element, 'styleLink') === undefined ? [] : [[valueOf(element, 'styleLink') ?? '', element] as const])))
  const abstracts = new Map(elements.map((element) => {
    // A list "by style" keeps its levels in the list that carries the style's name; they count together.
    const own = styled.get(valueOf(element, 'numStyleLink') ?? '') ?? element
    return [element.attrs['abstractNumId'] ?? '', { id: own.attrs['abstractNumId'] ?? '', levels: readLevels(own) }]
  }))
  const lists = new Map(childrenOf(root, 'num').map((element) => [element.attrs['numId'] ?? '', readList(element, abstracts)]))
  const counts = new Map<string, Count>()
  const begun = new Set<string>()
  return {
    label(numId, level) {
      if (numId === '0') return ''
      const list = lists.get(numId)
      if (list?.levels.get(level) === undefined) return null
      const count = counts.get(list.abstract) ?? newCount()
      counts.set(list.abstract, count)
      const key = `${numId}/${level}`
      const override = begun.has(key) ? undefined : list.starts.get(level)
      begun.add(key)
      return step(count, list.levels, level, override)
    },
    levelOf(numId, style) {
      for (const [level, { style: own }] of lists.get(numId)?.levels ?? []) if (style !== undefined && own === style) return level
      return 0
    },
  }
}

/** The figures reached at each level of one list. */
export type Count = number[]

export function newCount(): Count {
  return []
}

/** Counts one paragraph at `level` and gives the label it prints, with a space after it. `start` begins the level anew. */
export function step(count: Count, levels: ReadonlyMap<number, ListLevel>, level: number, start?: number): string {
  const own = levels.get(level)
  if (own === undefined) return ''
  const before = count[level]
  count[level] = start ?? (before === undefined ? own.start : before + 1)
  for (const [deeper, { restart }] of levels) if (deeper > level && (restart === undefined || level + 1 <= restart)) delete count[deeper]
  if (own.format === 'none' && !own.text.includes('%')) return own.text === '' ? '' : `${own.text} `
  if (own.format === 'bullet') return isPlus(own.text) ? '+ ' : '- '
  const text = own.text.replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1
    const format = levels.get(at)?.format ?? 'decimal'
    return figure(count[at] ?? levels.get(at)?.start ?? 1, own.legal && format !== 'decimalZero' ? 'decimal' : format)
  }).trim()
  return text === '' ? '' : `${text} `
}

/** A plus, a ring or the letter that stands for one; symbol fonts keep theirs in a private area. */
function isPlus(mark: string): boolean {
  return /^[+o○◦\uf02b\uf06f]/.test(mark.trim())
}

function readLevels(abstract: XmlElement): ReadonlyMap<number, ListLevel> {
  return new Map(childrenOf(abstract, 'lvl').map((element) => [Number(element.attrs['ilvl'] ?? 0), readLevel(element)]))
}

function readLevel(element: XmlElement): ListLevel {
  const restart = valueOf(element, 'lvlRestart')
  // Newer Word keeps a format of its own beside the one that older programs know.
  const format = valueOf(element, 'numFmt') ?? valueOf(child(child(element, 'AlternateContent'), 'Fallback'), 'numFmt') ?? 'decimal'
  return {
    start: Number(valueOf(element, 'start') ?? 0), format, text: valueOf(element, 'lvlText') ?? '', restart: restart === undefined ? undefined : Number(restart),
    legal: isOn(element, 'isLgl'), style: valueOf(element, 'pStyle'),
  }
}

function readList(num: XmlElement, abstracts: ReadonlyMap<string, { readonly id: string; readonly levels: ReadonlyMap<number, ListLevel> }>): List {
  const abstract = abstracts.get(valueOf(num, 'abstractNumId') ?? '')
  const levels = new Map(abstract?.levels ?? [])
  const starts = new Map<number, number>()
  for (const override of childrenOf(num, 'lvlOverride')) {
    const at = Number(override.attrs['ilvl'] ?? 0)
    const level = child(override, 'lvl')
    if (level !== undefined) levels.set(at, readLevel(level))
    const start = valueOf(override, 'startOverride')
    if (start !== undefined) starts.set(at, Number(start))
  }
  return { abstract: abstract?.id ?? '', levels, starts }
}

function figure(n: number, format: string): string {
  switch (format) {
    case 'none': return ''
    case 'upperRoman': return roman(n)
    case 'lowerRoman': return roman(n).toLowerCase()
    case 'upperLetter': return letters(n)
    case 'lowerLetter': return letters(n).toLowerCase()
    case 'decimalZero': return String(n).padStart(2, '0')
    default: return String(n)
  }
}

/** Word's letters after Z: AA, BB, CC. */
function letters(n: number): string {
  return n < 1 ? '' : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.min(9, Math.floor((n - 1) / 26) + 1))
}
