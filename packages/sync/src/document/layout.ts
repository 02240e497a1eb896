/**
 * The names and shapes of the shared types (docs/spec/document.md). Nothing outside this folder names them.
 */
import type { Attrs, Json, SectionId, SectionKind } from '@thac/plan'
import { MAX_LEVEL } from '@thac/plan'
import * as Y from 'yjs'

/** One section's entry. The values are checked where they are read: any peer may have written anything. */
export type SectionEntry = Y.Map<unknown>
/** An element of a body. Yjs types attributes as strings; the format stores any JSON in them: `attrOf`, `setAttr`. */
export type BlockElement = Y.XmlElement

/** Why a section does not stand (F6). */
export interface Removal {
  readonly by: string
  /** The section that took the text, where this was a join. */
  readonly into?: SectionId
  /** client -> clock: the text the joiner had seen. */
  readonly known?: { readonly [client: string]: number }
  /** Created, and not shown yet or undone. */
  readonly new?: true
  /** The base that the section had, where a pull took it out (F11). */
  readonly base?: string
}

/** What an entry says beside its body, read defensively. */
export interface SectionHead {
  readonly order: string
  readonly level: number
  readonly kind: SectionKind
  readonly runIn: boolean
  readonly label: string | undefined
  readonly base: string | undefined
  readonly removal: Removal | null
}

export const TITLE = 'title'
export const BLOCK = 'block'
/** Attribute of a block element: its type. */
export const TYPE = '$t'
/** Attribute of a block element that is no text block: the whole block as JSON. */
export const RAW = '$json'

const KINDS: readonly string[] = ['body', 'preamble', 'closing', 'appendix']

export function metaOf(doc: Y.Doc): Y.Map<Json> {
  return doc.getMap<Json>('meta')
}

export function sectionsOf(doc: Y.Doc): Y.Map<SectionEntry> {
  return doc.getMap<SectionEntry>('sections')
}

/** The entry of a section, or null where `sections` holds none (or something that is no map) under that id. */
export function entryOf(doc: Y.Doc, id: SectionId): SectionEntry | null {
  const entry: unknown = sectionsOf(doc).get(id)
  return entry instanceof Y.Map ? entry : null
}

/** The body of a section; null only where a peer broke the format. */
export function bodyOf(entry: SectionEntry): Y.XmlFragment | null {
  const body = entry.get('body')
  return body instanceof Y.XmlFragment ? body : null
}

/** The entry's own values, each replaced by its default where it is missing or of a wrong type. */
export function headOf(entry: SectionEntry): SectionHead {
  const order = entry.get('order')
  const level = entry.get('level')
  const kind = entry.get('kind')
  const label = entry.get('label')
  const base = entry.get('base')
  return {
    order: typeof order === 'string' ? order : '',
    level: typeof level === 'number' && Number.isFinite(level) ? Math.min(MAX_LEVEL, Math.max(1, Math.round(level))) : 1,
    // Checked against the list of kinds in the same expression.
    kind: typeof kind === 'string' && KINDS.includes(kind) ? (kind as SectionKind) : 'body',
    runIn: entry.get('runIn') === true,
    label: typeof label === 'string' ? label : undefined,
    base: typeof base === 'string' ? base : undefined,
    removal: removalOf(entry.get('removed')),
  }
}

/** The one Y.XmlText of a text block, or null where the element is none. */
export function textOf(element: BlockElement): Y.XmlText | null {
  for (let i = 0; i < element.length; i++) {
    const child: unknown = element.get(i)
    if (child instanceof Y.XmlText) return child
  }
  return null
}

/** True for an element this format knows how to read as a text block. */
export function isTextElement(element: BlockElement): boolean {
  if (element.nodeName !== TITLE && element.nodeName !== BLOCK) return false
  return attrOf(element, RAW) === undefined && textOf(element) !== null
}

/** The elements of a body in order; anything else a peer put there is passed over. */
export function elementsOf(body: Y.XmlFragment): readonly BlockElement[] {
  const out: BlockElement[] = []
  for (const child of body.toArray()) {
    if (child instanceof Y.XmlElement) out.push(child)
  }
  return out
}

export function attrOf(element: BlockElement, name: string): unknown {
  return element.getAttribute(name)
}

export function setAttr(element: BlockElement, name: string, value: Json): void {
  // Yjs declares strings and stores any JSON.
  element.setAttribute(name, value as string)
}

/** The type of the block that `element` holds; `first` where it is the first child of its body. */
export function blockType(element: BlockElement, first: boolean): string {
  if (element.nodeName === TITLE && first) return TITLE
  const type = attrOf(element, TYPE)
  if (typeof type === 'string' && type !== TITLE) return type
  return element.nodeName === BLOCK || element.nodeName === TITLE ? 'paragraph' : element.nodeName
}

/** A block's attributes as written, without the format's own, and with what F10 says of the known types. */
export function blockAttrs(element: BlockElement, type: string): Attrs {
  const out: Record<string, Json> = {}
  // Values are JSON, whatever Yjs declares.
  const all: { [key: string]: unknown } = element.getAttributes()
  for (const key of Object.keys(all).sort()) {
    if (key === TYPE || key === RAW || all[key] === undefined || all[key] === null) continue
    // Yjs stores JSON alone in attributes that came over the wire.
    out[key] = all[key] as Json
  }
  if (type === 'paragraph' || type === TITLE) delete out['depth']
  if (type === 'bullet') out['depth'] = out['depth'] === 2 ? 2 : 1
  return out
}

/** The record of a removal, read defensively; null where the section is not removed. */
export function removalOf(value: unknown): Removal | null {
  if (value === undefined || value === null || value === false) return null
  if (typeof value !== 'object') return { by: '' }
  const record: { by?: unknown; into?: unknown; known?: unknown; new?: unknown; base?: unknown } = value
  return {
    by: typeof record.by === 'string' ? record.by : '',
    ...(typeof record.into === 'string' ? { into: record.into } : {}),
    // The clocks are compared with numbers only, and a wrong type compares false.
    ...(typeof record.known === 'object' && record.known !== null ? { known: record.known as { [client: string]: number } } : {}),
    ...(record.new === true ? { new: true as const } : {}),
    ...(typeof record.base === 'string' ? { base: record.base } : {}),
  }
}
