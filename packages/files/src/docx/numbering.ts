import { roman } from '@thac/plan'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, childrenOf, isElement, valueOf } from './xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  /** 0: never restarts; undefined: whenever a wider level is used. */
  readonly restart: number | undefined
}

interface List {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

/** Word's automatic numbers, replayed paragraph by paragraph. */
export interface Counter {
  /** The label Word prints before this paragraph with a space after it, "" for none, null where it cannot be known. */
  label(numId: string, level: number): string | null
}

/** A counter over the lists of numbering.xml; every list is unknown where there is no such part. */
export function readNumbering(nodes: readonly XmlNode[]): Counter {
  const root = nodes.find((node): node is XmlElement => isElement(node, 'numbering'))
  const abstracts = new Map(childrenOf(root, 'abstractNum').map((element) => [element.attrs['abstractNumId'] ?? '', readLevels(element)]))
  const lists = new Map(childrenOf(root, 'num').map((element) => [element.attrs['numId'] ?? '', readList(element, abstracts)]))
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    label(numId, level) {
      if (numId === '0') return ''
      const list = lists.get(numId)
      const own = list?.levels.get(level)
      if (list === undefined || own === undefined) return null
      const count = counts.get(list.abstract) ?? []
      counts.set(list.abstract, count)
      const key = `${numId}/${level}`
      const override = begun.has(key) ? undefined : list.starts.get(level)
      begun.add(key)
      count[level] = override ?? (count[level] === undefined ? own.start : count[level] + 1)
      for (const [deeper, format] of list.levels) if (deeper > level && format.restart !== 0) delete count[deeper]
      if (own.format === 'none') return ''
      if (own.format === 'bullet') return /[+o○◦]/.test(own.text) ? '+ ' : '- '
      const text = own.text.replace(/%([1-9])/g, (_, place: string) => {
        const at = Number(place) - 1
        return figure(count[at] ?? list.levels.get(at)?.start ?? 1, list.levels.get(at)?.format ?? 'decimal')
      })
      return text === '' ? '' : `${text} `
    },
  }
}

function readLevels(abstract: XmlElement): ReadonlyMap<number, Level> {
  return new Map(childrenOf(abstract, 'lvl').map((element) => [Number(element.attrs['ilvl'] ?? 0), readLevel(element)]))
}

function readLevel(element: XmlElement): Level {
  const restart = valueOf(element, 'lvlRestart')
  return { start: Number(valueOf(element, 'start') ?? 1), format: valueOf(element, 'numFmt') ?? 'decimal', text: valueOf(element, 'lvlText') ?? '', restart: restart === undefined ? undefined : Number(restart) }
}

function readList(num: XmlElement, abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>): List {
  const abstract = valueOf(num, 'abstractNumId') ?? ''
  const levels = new Map(abstracts.get(abstract) ?? [])
  const starts = new Map<number, number>()
  for (const override of childrenOf(num, 'lvlOverride')) {
    const at = Number(override.attrs['ilvl'] ?? 0)
    const level = child(override, 'lvl')
    if (level !== undefined) levels.set(at, readLevel(level))
    const start = valueOf(override, 'startOverride')
    if (start !== undefined) starts.set(at, Number(start))
  }
  return { abstract, levels, starts }
}

function figure(n: number, format: string): string {
  switch (format) {
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
