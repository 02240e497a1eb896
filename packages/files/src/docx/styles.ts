import type { XmlElement, XmlNode } from './xml.ts'
import { child, childrenOf, isElement, isOn, valueOf } from './xml.ts'

/** How characters look; what is absent is inherited. */
export interface Look {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  /** Printed in capitals, whatever was typed. */
  readonly caps?: boolean
  readonly hidden?: boolean
  readonly font?: string
}

/** What a paragraph, character or table style says that matters here, with what it inherits. */
export interface Style {
  readonly heading: number | null
  readonly numId: string | null
  /** Level of its list, from 0; null where the list's levels say which style they belong to. */
  readonly level: number | null
  readonly look: Look
  /** A table in this style draws lines. */
  readonly bordered: boolean
}

export interface Styles {
  /** A style by id; a paragraph that names none has the default one. */
  style(id: string | undefined, kind: 'paragraph' | 'other'): Style
  readonly defaults: Look
}

const PLAIN: Style = { heading: null, numId: null, level: null, look: {}, bordered: false }
/** Longest chain of "based on". */
const LONGEST_CHAIN = 12

export function readStyles(nodes: readonly XmlNode[]): Styles {
  const root = nodes.find((node): node is XmlElement => isElement(node, 'styles'))
  const elements = childrenOf(root, 'style')
  const byId = new Map(elements.map((style) => [style.attrs['styleId'] ?? '', style]))
  const ordinary = elements.find((style) => style.attrs['type'] === 'paragraph' && ['1', 'true', 'on'].includes(style.attrs['default'] ?? ''))?.attrs['styleId']
  const known = new Map<string, Style>()
  const read = (id: string | undefined, left: number): Style => {
    const element = id === undefined || left === 0 ? undefined : byId.get(id)
    if (element === undefined || id === undefined) return PLAIN
    const before = known.get(id)
    if (before !== undefined) return before
    const style = readStyle(element, read(valueOf(element, 'basedOn'), left - 1))
    known.set(id, style)
    return style
  }
  return {
    style: (id, kind) => read(id ?? (kind === 'paragraph' ? ordinary : undefined), LONGEST_CHAIN),
    defaults: readLook(child(child(child(root, 'docDefaults'), 'rPrDefault'), 'rPr')),
  }
}

/** What run properties say themselves. */
export function readLook(properties: XmlElement | undefined): Look {
  const says = (name: string): boolean | undefined => (child(properties, name) === undefined ? undefined : isOn(properties, name))
  const [bold, italic, underline, caps, hidden] = [says('b'), says('i'), says('u'), says('caps'), says('vanish')]
  const fonts = child(properties, 'rFonts')?.attrs
  const font = fonts?.['ascii'] ?? fonts?.['hAnsi']
  return {
    ...(bold === undefined ? {} : { bold }), ...(italic === undefined ? {} : { italic }), ...(underline === undefined ? {} : { underline }),
    ...(caps === undefined ? {} : { caps }), ...(hidden === undefined ? {} : { hidden }), ...(font === undefined ? {} : { font }),
  }
}

/** Whether a `tblBorders`, `tcBorders` or `pBdr` draws a line. */
export function drawsLines(borders: XmlElement | undefined): boolean {
  return borders?.children.some((side) => isElement(side) && !['nil', 'none'].includes(side.attrs['val'] ?? 'none')) === true
}

function readStyle(element: XmlElement, parent: Style): Style {
  const properties = child(element, 'pPr')
  const numbering = child(properties, 'numPr')
  const numId = valueOf(numbering, 'numId')
  const level = valueOf(numbering, 'ilvl')
  const named = /^(?:heading|tiêu đề|đề mục) (\d)$/i.exec(valueOf(element, 'name')?.normalize('NFC') ?? '')?.[1]
  const outline = valueOf(properties, 'outlineLvl')
  const borders = child(child(element, 'tblPr'), 'tblBorders')
  return {
    heading: named !== undefined ? Number(named) : outline !== undefined ? (Number(outline) < 9 ? Number(outline) + 1 : null) : parent.heading,
    numId: numId ?? parent.numId,
    level: level !== undefined ? Number(level) : numId !== undefined ? null : parent.level,
    look: { ...parent.look, ...readLook(child(element, 'rPr')) },
    bordered: borders === undefined ? parent.bordered : drawsLines(borders),
  }
}
