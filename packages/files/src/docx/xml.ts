import { XMLParser } from 'fast-xml-parser'

/** An element in document order. Names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

/** Deeper nesting than Word writes; a document that goes beyond is refused. */
const DEEPEST = 256
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export type ParsedXml = { readonly ok: true; readonly nodes: readonly XmlNode[] } | { readonly ok: false; readonly code: 'broken-xml' | 'xml-entities' }

/** Parses XML. A document type declaration is refused: no entity is ever defined or expanded. */
export function parseXml(text: string): ParsedXml {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { ok: false, code: 'xml-entities' }
  try {
    const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, trimValues: false, processEntities: false, parseTagValue: false, parseAttributeValue: false, ignorePiTags: true, ignoreDeclaration: true })
    return { ok: true, nodes: convert(parser.parse(text), 0) }
  } catch {
    return { ok: false, code: 'broken-xml' }
  }
}

export function isElement(node: XmlNode, name?: string): node is XmlElement {
  return typeof node !== 'string' && (name === undefined || node.name === name)
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => isElement(node, name))
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((node): node is XmlElement => isElement(node, name)) ?? []
}

/** The `val` attribute of a child element; undefined where either is missing. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attrs['val']
}

/** A switch such as `<w:b/>`: on unless its value says off. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name)
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attrs['val'] ?? '')
}

function convert(nodes: unknown, depth: number): readonly XmlNode[] {
  if (!Array.isArray(nodes)) return []
  if (depth > DEEPEST) throw new RangeError('nested too deeply')
  const out: XmlNode[] = []
  for (const node of nodes as readonly unknown[]) {
    if (typeof node !== 'object' || node === null) continue
    let attrs: Readonly<Record<string, string>> = {}
    for (const [key, value] of Object.entries(node)) {
      if (key === ':@') attrs = Object.fromEntries(Object.entries(value as object).map(([name, text]) => [name, decode(String(text))])) // the parser's own shape: a record of attribute texts
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === '#text') out.push(decode(String(value)))
      else if (key !== ':@') out.push({ name: key, attrs, children: convert(value, depth + 1) })
    }
  }
  return out
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,5}));/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
