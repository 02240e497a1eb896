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
const NONE: Readonly<Record<string, string>> = {}
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
    // The parser's own shape: one key a node, which names it, and another for its attributes.
    const shape = node as Readonly<Record<string, unknown>>
    for (const key in shape) {
      if (key === '#text') out.push(decode(String(shape[key])))
      else if (key !== ':@') out.push({ name: key, attrs: readAttributes(shape[':@']), children: convert(shape[key], depth + 1) })
    }
  }
  return out
}

function readAttributes(given: unknown): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return NONE
  const out: Record<string, string> = {}
  for (const [name, text] of Object.entries(given)) out[name] = decode(String(text))
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
