import type { Inline, SourceLine } from '@thac/plan'
import { inlineText } from '@thac/plan'
import type { ReadFile } from '../result.ts'
import { fail, warn } from '../result.ts'
import { opensBody, tableLines } from '../tables.ts'
import type { Part } from './container.ts'
import { unpack } from './container.ts'
import { fontEncoding, newLegacyFonts } from './fonts.ts'
import { readNumbering } from './numbering.ts'
import type { Paragraph, Reader } from './reader.ts'
import { newParagraph, note } from './reader.ts'
import { branch, endFields, readRuns } from './runs.ts'
import type { Look, Style } from './styles.ts'
import { readStyles } from './styles.ts'
import { isBordered, readRows } from './table.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, isElement, parseXml, valueOf } from './xml.ts'

const WRAPPERS = ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag']

/** A Word file to paragraphs: automatic numbers written out, tracked changes accepted, tables by row, each note after its paragraph. */
export function readDocx(bytes: Uint8Array): ReadFile {
  const container = unpack(bytes)
  if (!container.ok) return container
  const parsed = new Map<Part, readonly XmlNode[]>()
  for (const [part, text] of container.parts) {
    const nodes = parseXml(text)
    if (!nodes.ok) return fail(nodes.code)
    parsed.set(part, nodes.nodes)
  }
  const body = child(parsed.get('document')?.find((node): node is XmlElement => isElement(node, 'document')), 'body')
  if (body === undefined) return fail('not-docx')
  const reader: Reader = {
    counter: readNumbering(parsed.get('numbering') ?? []), styles: readStyles(parsed.get('styles') ?? []), notes: readNotes(parsed),
    found: new Map(), fonts: newLegacyFonts(), fields: [], open: new Set(), marked: 0, tables: 0, count: 0, below: false,
  }
  const lines = [...readBlocks(body.children, reader)]
  const encoding = fontEncoding(reader.fonts, lines.map((line) => line.text))
  if (encoding !== null) return fail(encoding)
  return { ok: true, kind: 'lines', lines, paragraphs: true, warnings: [...reader.found].map(([code, line]) => warn(line, code)) }
}

function* readBlocks(nodes: readonly XmlNode[], reader: Reader): Generator<SourceLine> {
  // A paragraph whose mark was deleted goes on with the next one.
  let carried: { readonly element: XmlElement; readonly paragraph: Paragraph } | null = null
  for (const node of flatten(nodes)) {
    if (node.name === 'p') {
      const paragraph: Paragraph = carried?.paragraph ?? newParagraph()
      readInto(paragraph, node, reader)
      carried = isMarkDeleted(node, reader) ? { element: node, paragraph } : null
      if (carried === null) yield* finish(paragraph, node, reader)
    } else if (node.name === 'tbl') {
      if (carried !== null) yield* finish(carried.paragraph, carried.element, reader)
      carried = null
      yield* readTable(node, nodes, reader)
    }
  }
  if (carried !== null) yield* finish(carried.paragraph, carried.element, reader)
}

function* flatten(nodes: readonly XmlNode[]): Generator<XmlElement> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'AlternateContent') yield* flatten(branch(node))
    else if (WRAPPERS.includes(node.name)) yield* flatten(node.children)
    else yield node
  }
}

function* readTable(table: XmlElement, siblings: readonly XmlNode[], reader: Reader): Generator<SourceLine> {
  const place = !reader.below ? 'head' : isLast(table, siblings) ? 'end' : 'body'
  const { below, count } = reader
  const rows = readRows(table, reader, (cell) => [...readBlocks(cell, reader)])
  reader.count = count
  const found = tableLines({ rows, bordered: isBordered(table, reader), place }, ++reader.tables)
  reader.below = below || found.below
  if (found.flattened) note(reader, 'table-flattened')
  reader.count += found.lines.length
  yield* found.lines
}

/** Nothing is written below it. */
function isLast(table: XmlElement, siblings: readonly XmlNode[]): boolean {
  return siblings.slice(siblings.indexOf(table) + 1).every((node) => !isElement(node) || (node.name !== 'tbl' && !hasText(node)))
}

function hasText(element: XmlElement): boolean {
  return element.name === 't' ? element.children.length > 0 : element.children.some((node) => isElement(node) && hasText(node))
}

function readInto(paragraph: Paragraph, element: XmlElement, reader: Reader): void {
  const properties = child(element, 'pPr')
  const style = reader.styles.style(valueOf(properties, 'pStyle'), 'paragraph')
  const look: Look = { ...reader.styles.defaults, ...style.look }
  // Bold is a heading's ordinary look: what its style says marks no words.
  const base: Look = headingOf(properties, style) === null ? look : { ...look, bold: false, italic: false, underline: false }
  readRuns(element.children, paragraph, base, reader)
  endFields(reader)
}

function* finish(paragraph: Paragraph, element: XmlElement, reader: Reader): Generator<SourceLine> {
  const properties = child(element, 'pPr')
  const style = reader.styles.style(valueOf(properties, 'pStyle'), 'paragraph')
  const texts = paragraph.lines.map((line) => inlineText(line))
  const label = numberOf(properties, style, reader)
  // An empty paragraph takes its number, but has nothing to say.
  const prefix = texts.every((text) => text.trim() === '') ? '' : label
  const heading = headingOf(properties, style)
  for (const [i, line] of paragraph.lines.entries()) {
    const marked: readonly Inline[] = i === 0 && prefix !== '' ? [{ type: 'text', text: prefix }, ...line] : line
    const text = (i === 0 ? prefix : '') + (texts[i] ?? '')
    reader.count++
    reader.below ||= opensBody(text)
    yield { text, content: marked, ...(i === 0 && heading !== null ? { heading } : {}) }
  }
  for (const box of paragraph.boxes) {
    note(reader, 'text-box-moved')
    yield* readBlocks(box.children, reader)
  }
  for (const { mark, element: noted } of paragraph.notes) {
    note(reader, 'footnotes-moved')
    if (reader.open.has(noted)) continue
    reader.open.add(noted)
    const { count } = reader
    const text = [...readBlocks(noted.children, reader)].map((line) => line.text.trim()).join(' ').trim()
    reader.open.delete(noted)
    reader.count = count + 1
    yield { text: `${mark} ${text}`, content: [{ type: 'text', text: `${mark} ${text}` }], whole: true }
  }
}

function headingOf(properties: XmlElement | undefined, style: Style): number | null {
  const outline = valueOf(properties, 'outlineLvl')
  return outline === undefined ? style.heading : Number(outline) < 9 ? Number(outline) + 1 : null
}

function numberOf(properties: XmlElement | undefined, style: Style, reader: Reader): string {
  const own = child(properties, 'numPr')
  const numId = valueOf(own, 'numId') ?? style.numId
  if (numId === null || numId === undefined) return ''
  const level = valueOf(own, 'ilvl')
  const label = reader.counter.label(numId, level !== undefined ? Number(level) : (style.level ?? reader.counter.levelOf(numId, valueOf(properties, 'pStyle'))))
  if (label === null) note(reader, 'numbering-unknown')
  return label ?? ''
}

/** The mark at a paragraph's end was deleted or moved away; one that was put in is as any other. */
function isMarkDeleted(element: XmlElement, reader: Reader): boolean {
  const mark = child(child(element, 'pPr'), 'rPr')
  if (child(mark, 'ins') !== undefined || child(mark, 'moveTo') !== undefined) note(reader, 'insertions-accepted')
  if (child(mark, 'del') === undefined && child(mark, 'moveFrom') === undefined) return false
  note(reader, 'deletions-dropped')
  return true
}

function readNotes(parsed: ReadonlyMap<Part, readonly XmlNode[]>): ReadonlyMap<string, XmlElement> {
  const out = new Map<string, XmlElement>()
  for (const part of ['footnotes', 'endnotes'] as const) {
    const root = parsed.get(part)?.find((node): node is XmlElement => isElement(node))
    for (const node of root?.children ?? []) if (isElement(node)) out.set(`${node.name}#${node.attrs['id'] ?? ''}`, node)
  }
  return out
}
