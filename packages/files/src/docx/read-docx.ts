import type { Inline, Mark, SourceLine, Warning, WarningCode } from '@thac/plan'
import type { ReadFile } from '../result.ts'
import { fail, warn } from '../result.ts'
import type { Rows } from '../rows.ts'
import { rowsToLines } from '../rows.ts'
import type { Part } from './container.ts'
import { unpack } from './container.ts'
import type { Counter } from './numbering.ts'
import { readNumbering } from './numbering.ts'
import type { Style } from './styles.ts'
import { readStyles } from './styles.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, childrenOf, isElement, isOn, parseXml, valueOf } from './xml.ts'

interface Reader {
  readonly counter: Counter
  readonly style: (id: string | undefined) => Style
  /** Foot- and endnotes by part and id. */
  readonly notes: ReadonlyMap<string, XmlElement>
  marked: number
  readonly found: Map<WarningCode, number>
  /** Lines written so far, for the line of a warning. */
  count: number
}

/** A paragraph being read: runs so far, lines finished by a line break, text boxes to follow. */
interface Paragraph {
  readonly lines: Inline[][]
  readonly boxes: XmlElement[]
  readonly notes: { readonly mark: string; readonly element: XmlElement }[]
  inField: boolean
}

/** A Word file to paragraphs: automatic numbers written out, tracked changes accepted, tables by row, each note after its paragraph. */
export function readDocx(bytes: Uint8Array): ReadFile {
  const container = unpack(bytes)
  if (!container.ok) return container
  const parsed = new Map<Part, readonly XmlNode[]>()
  for (const [part, text] of container.parts) {
    const nodes = parseXml(text)
    if (nodes === null) return fail('broken-xml')
    parsed.set(part, nodes)
  }
  const body = child(parsed.get('word/document.xml')?.find((node): node is XmlElement => isElement(node, 'document')), 'body')
  if (body === undefined) return fail('not-docx')
  const reader: Reader = {
    counter: readNumbering(parsed.get('word/numbering.xml') ?? []), style: readStyles(parsed.get('word/styles.xml') ?? []),
    notes: readNotes(parsed), marked: 0, found: new Map(), count: 0,
  }
  const lines = [...readBlocks(body.children, reader)]
  const warnings: readonly Warning[] = [...reader.found].map(([code, line]) => warn(line, code))
  return { ok: true, kind: 'lines', lines, paragraphs: true, warnings }
}

function* readBlocks(nodes: readonly XmlNode[], reader: Reader): Generator<SourceLine> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'p') yield* readParagraph(node, reader)
    else if (node.name === 'tbl') {
      const table = rowsToLines(readRows(node, reader))
      if (table.flattened) note(reader, 'table-flattened')
      reader.count += table.lines.length
      yield* table.lines
    } else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(node.name)) yield* readBlocks(node.children, reader)
  }
}

function readRows(table: XmlElement, reader: Reader): Rows {
  return childrenOf(table, 'tr').map((row) => childrenOf(row, 'tc').map((cell) => [...readBlocks(cell.children, reader)]))
}

function* readParagraph(element: XmlElement, reader: Reader): Generator<SourceLine> {
  const properties = child(element, 'pPr')
  const style = reader.style(valueOf(properties, 'pStyle'))
  const paragraph: Paragraph = { lines: [[]], boxes: [], notes: [], inField: false }
  readRuns(element.children, paragraph, reader)
  const texts = paragraph.lines.map((line) => line.map((inline) => inline.text ?? '').join(''))
  const label = texts.every((text) => text.trim() === '') ? '' : numberOf(properties, style, reader)
  const outline = valueOf(properties, 'outlineLvl')
  const heading = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : style.heading
  for (const [i, line] of paragraph.lines.entries()) {
    const prefix: readonly Inline[] = i === 0 && label !== '' ? [{ type: 'text', text: label }] : []
    reader.count++
    yield { text: (i === 0 ? label : '') + (texts[i] ?? ''), content: [...prefix, ...line], ...(i === 0 && heading !== null ? { heading } : {}) }
  }
  for (const box of paragraph.boxes) {
    note(reader, 'text-box-moved')
    yield* readBlocks(box.children, reader)
  }
  for (const { mark, element: noted } of paragraph.notes) {
    note(reader, 'footnotes-moved')
    yield { text: `${mark} ${[...readBlocks(noted.children, reader)].map((line) => line.text.trim()).join(' ').trim()}`, whole: true }
  }
}

function numberOf(properties: XmlElement | undefined, style: Style, reader: Reader): string {
  const own = child(properties, 'numPr')
  const numId = valueOf(own, 'numId') ?? style.numId
  if (numId === null || numId === undefined) return ''
  const label = reader.counter.label(numId, Number(valueOf(own, 'ilvl') ?? style.level))
  if (label === null) note(reader, 'numbering-unknown')
  return label ?? ''
}

function readRuns(nodes: readonly XmlNode[], paragraph: Paragraph, reader: Reader): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    switch (node.name) {
      case 'r': readRun(node, paragraph, reader); break
      case 'ins': case 'moveTo':
        note(reader, 'insertions-accepted')
        readRuns(node.children, paragraph, reader)
        break
      case 'del': case 'moveFrom': note(reader, 'deletions-dropped'); break
      case 'hyperlink': case 'smartTag': case 'sdt': case 'sdtContent': case 'fldSimple': case 'customXml': case 'dir': case 'bdo': case 'AlternateContent': case 'Choice':
        readRuns(node.children, paragraph, reader)
        break
      default: break
    }
  }
}

function readRun(run: XmlElement, paragraph: Paragraph, reader: Reader): void {
  const properties = child(run, 'rPr')
  if (isOn(properties, 'vanish')) return
  const marks: readonly Mark[] = [
    ...(isOn(properties, 'b') ? [{ type: 'bold' }] : []), ...(isOn(properties, 'i') ? [{ type: 'italic' }] : []), ...(isOn(properties, 'u') ? [{ type: 'underline' }] : []),
  ]
  const push = (text: string): void => {
    if (text === '' || paragraph.inField) return
    paragraph.lines[paragraph.lines.length - 1]?.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
  }
  readRunParts(run.children, push, paragraph, reader)
}

function readRunParts(nodes: readonly XmlNode[], push: (text: string) => void, paragraph: Paragraph, reader: Reader): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    switch (node.name) {
      case 't': push(node.children.filter((part): part is string => typeof part === 'string').join('')); break
      case 'tab': push('\t'); break
      case 'noBreakHyphen': push('-'); break
      case 'br': case 'cr':
        if (node.attrs['type'] === undefined || node.attrs['type'] === 'textWrapping') paragraph.lines.push([])
        break
      case 'fldChar':
        if (node.attrs['fldCharType'] === 'begin') paragraph.inField = true
        else paragraph.inField = false
        break
      case 'footnoteReference': case 'endnoteReference': {
        const element = reader.notes.get(`${node.name.slice(0, -'Reference'.length)}#${node.attrs['id'] ?? ''}`)
        if (element === undefined) break
        const mark = `[${++reader.marked}]`
        paragraph.notes.push({ mark, element })
        push(mark)
        break
      }
      case 'drawing': case 'pict': case 'object': readDrawing(node, paragraph, reader); break
      case 'AlternateContent': readRunParts(child(node, 'Choice')?.children ?? [], push, paragraph, reader); break
      default: break
    }
  }
}

/** A drawing gives its text box, if it has one; a picture is said to be missing. */
function readDrawing(drawing: XmlElement, paragraph: Paragraph, reader: Reader): void {
  const box = findBox(drawing)
  if (box === undefined) note(reader, 'picture-dropped')
  else paragraph.boxes.push(box)
}

function findBox(element: XmlElement): XmlElement | undefined {
  if (element.name === 'txbxContent') return element
  for (const node of element.children) {
    const found = isElement(node) ? findBox(node) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function readNotes(parsed: ReadonlyMap<Part, readonly XmlNode[]>): ReadonlyMap<string, XmlElement> {
  const out = new Map<string, XmlElement>()
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml'] as const) {
    const root = parsed.get(part)?.find((node): node is XmlElement => isElement(node))
    for (const node of root?.children ?? []) if (isElement(node)) out.set(`${node.name}#${node.attrs['id'] ?? ''}`, node)
  }
  return out
}

function note(reader: Reader, code: WarningCode): void {
  if (!reader.found.has(code)) reader.found.set(code, reader.count + 1)
}
