import type { XmlElement, XmlNode } from './xml.ts'
import { child, childrenOf, isElement, valueOf } from './xml.ts'

/** What a paragraph style says that matters here. */
export interface Style {
  readonly heading: number | null
  readonly numId: string | null
  readonly level: number
}

const PLAIN: Style = { heading: null, numId: null, level: 0 }
/** Longest chain of "based on". */
const LONGEST_CHAIN = 12

/** Paragraph styles by id, with what they inherit. */
export function readStyles(nodes: readonly XmlNode[]): (id: string | undefined) => Style {
  const root = nodes.find((node): node is XmlElement => isElement(node, 'styles'))
  const byId = new Map(childrenOf(root, 'style').map((style) => [style.attrs['styleId'] ?? '', style]))
  const known = new Map<string, Style>()
  const read = (id: string | undefined, left: number): Style => {
    const element = id === undefined || left === 0 ? undefined : byId.get(id)
    if (element === undefined || id === undefined) return PLAIN
    const before = known.get(id)
    if (before !== undefined) return before
    const parent = read(valueOf(element, 'basedOn'), left - 1)
    const properties = child(element, 'pPr')
    const numbering = child(properties, 'numPr')
    const named = /^heading (\d)$/i.exec(valueOf(element, 'name') ?? '')?.[1]
    const outline = valueOf(properties, 'outlineLvl')
    const style: Style = {
      heading: named !== undefined ? Number(named) : outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : parent.heading,
      numId: valueOf(numbering, 'numId') ?? parent.numId,
      level: Number(valueOf(numbering, 'ilvl') ?? parent.level),
    }
    known.set(id, style)
    return style
  }
  return (id) => read(id, LONGEST_CHAIN)
}
