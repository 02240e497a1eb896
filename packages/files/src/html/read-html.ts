import type { Inline, Mark, SourceLine } from '@thac/plan'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'
import type { SourceCell } from '../tables.ts'
import { opensBody, tableLines } from '../tables.ts'
import type { Css } from './css.ts'
import { cssMarks, isHidden, readCss } from './css.ts'
import { markerOf, wordMark } from './lists.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'iframe', 'object', 'title', 'select', 'button'])
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'blockquote', 'pre', 'body', 'html', 'address', 'dl', 'dt', 'dd', 'hr', 'figure', 'caption', 'center', 'nav', 'aside', 'form', 'fieldset', 'figcaption'])
const MARKS: Readonly<Record<string, 'bold' | 'italic' | 'underline'>> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline' }
/** Deeper nesting than any document has; below it text is taken flat. */
const DEEPEST = 200

interface Reader {
  readonly lines: SourceLine[]
  run: Inline[]
  prefix: string
  heading: number | null
  readonly found: Found
}

/** What reading one page carries along. */
interface Found {
  flattened: boolean
  deleted: boolean
  tables: number
  below: boolean
}

/** What surrounds a piece of text. */
interface Setting {
  readonly marks: readonly Mark[]
  /** Lists of bullets around it. */
  readonly lists: number
  readonly depth: number
  /** Tabs and line ends are kept. */
  readonly pre: boolean
}

/** A web page, or what Word and Google Docs paste, to paragraphs. `flattened`: a table in a cell became lines; `deleted`: struck out text was dropped. */
export function readHtml(html: string): { readonly lines: readonly SourceLine[]; readonly flattened: boolean; readonly deleted: boolean } {
  const found: Found = { flattened: false, deleted: false, tables: 0, below: false }
  const reader: Reader = { lines: [], run: [], prefix: '', heading: null, found }
  walk(parse(html).childNodes, reader, { marks: [], lists: 0, depth: 0, pre: false })
  flush(reader)
  return { lines: reader.lines, flattened: found.flattened, deleted: found.deleted }
}

function walk(nodes: readonly Node[], reader: Reader, setting: Setting): void {
  if (setting.depth > DEEPEST) {
    const text = nodes.map(flatText).join(' ')
    if (text.trim() !== '') pushText(text, reader, setting)
    return
  }
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) pushText(node.value, reader, setting)
    else if ('tagName' in node) element(node, reader, setting)
  }
}

function pushText(value: string, reader: Reader, { marks, pre }: Setting): void {
  const [first = '', ...rest] = pre ? value.split(/\r\n|\r|\n/) : [value]
  const put = (text: string): void => {
    if (text !== '') reader.run.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
  }
  put(pre ? first : first.replace(/\s+/g, ' '))
  for (const line of rest) {
    flush(reader)
    put(line)
  }
}

function element(node: Element, reader: Reader, setting: Setting): void {
  const tag = node.tagName
  const css = readCss(attribute(node, 'style'))
  if (SKIPPED.has(tag) || isHidden(css)) return
  if (tag === 'del' || tag === 's' || tag === 'strike') {
    if (flatText(node).trim() !== '') reader.found.deleted = true
    return
  }
  if (css.get('mso-list') === 'ignore') {
    // The number that Word wrote out before the paragraph it belongs to.
    reader.prefix = wordMark(flatText(node)) || reader.prefix
    return
  }
  const inner: Setting = { ...setting, marks: marksIn(tag, css, setting.marks), depth: setting.depth + 1, pre: preserves(css, tag) ?? setting.pre }
  if (tag === 'br') flush(reader)
  else if (css.has('mso-tab-count')) reader.run.push({ type: 'text', text: '\t' })
  else if (tag === 'table') {
    flush(reader)
    readTable(node, reader, setting)
  } else if (tag === 'ul' || tag === 'ol') {
    flush(reader)
    listItems(node, css, reader, { ...inner, lists: setting.lists + (tag === 'ul' ? 1 : 0) })
  } else if (BLOCKS.has(tag)) {
    flush(reader)
    const level = /^h([1-6])$/.exec(tag)?.[1]
    const { heading } = reader
    if (level !== undefined) reader.heading = Number(level)
    walk(node.childNodes, reader, inner)
    flush(reader)
    reader.heading = heading
  } else walk(node.childNodes, reader, inner)
}

function listItems(list: Element, css: Css, reader: Reader, setting: Setting): void {
  let n = Number(attribute(list, 'start') ?? 1) || 1
  for (const child of list.childNodes) {
    if (!('tagName' in child) || child.tagName !== 'li') {
      walk([child], reader, setting)
      continue
    }
    const own = readCss(attribute(child, 'style'))
    n = Number(attribute(child, 'value') ?? n) || n
    const style = own.get('list-style-type') ?? css.get('list-style-type') ?? attribute(list, 'type')
    reader.prefix = markerOf(list.tagName === 'ol', style, setting.lists)(n++)
    element(child, reader, setting)
    reader.prefix = ''
  }
}

function readTable(node: Element, reader: Reader, setting: Setting): void {
  const rows: SourceCell[][] = []
  const inner: Setting = { ...setting, depth: setting.depth + 1, lists: 0 }
  const visit = (nodes: readonly Node[], inHead: boolean): void => {
    for (const child of nodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === 'tr') rows.push(child.childNodes.filter((cell): cell is Element => 'tagName' in cell && (cell.tagName === 'td' || cell.tagName === 'th')).map((cell) => readCell(cell, inHead, reader, inner)))
      else if (['tbody', 'thead', 'tfoot'].includes(child.tagName)) visit(child.childNodes, child.tagName === 'thead')
      else if (child.tagName === 'caption') element(child, reader, setting)
    }
  }
  const { found } = reader
  const { below } = found
  visit(node.childNodes, false)
  const table = tableLines({ rows: rows.filter((row) => row.length > 0), bordered: isBordered(node), place: below ? 'body' : 'head' }, ++found.tables)
  found.flattened ||= table.flattened
  found.below = below || table.below
  reader.lines.push(...table.lines)
}

function readCell(cell: Element, inHead: boolean, reader: Reader, setting: Setting): SourceCell {
  const inner: Reader = { lines: [], run: [], prefix: '', heading: null, found: reader.found }
  element({ ...cell, tagName: 'div', nodeName: 'div' }, inner, setting)
  flush(inner)
  const span = (name: string): number => Math.min(1000, Math.max(1, Math.trunc(Number(attribute(cell, name) ?? 1)) || 1))
  return { lines: inner.lines, header: inHead || cell.tagName === 'th' ? true : null, colspan: span('colspan'), rowspan: span('rowspan') }
}

/** A page's table draws lines unless it says that it draws none. */
function isBordered(table: Element): boolean {
  const border = readCss(attribute(table, 'style')).get('border')
  return attribute(table, 'border') !== '0' && !(border !== undefined && /^(?:none|0|medium none)/.test(border) && !holdsBorder(table.childNodes, 0))
}

function holdsBorder(nodes: readonly Node[], depth: number): boolean {
  return depth < 6 && nodes.some((node) => 'tagName' in node && (/border[^:;]*:\s*(?:solid|[\d.]+p[tx]\s+solid|windowtext|[^;]*solid)/i.test(attribute(node, 'style') ?? '') || (node.tagName !== 'table' && holdsBorder(node.childNodes, depth + 1))))
}

function flush(reader: Reader): void {
  const text = reader.run.map((inline) => inline.text ?? '').join('')
  if (text.trim() !== '') {
    const content: readonly Inline[] = reader.prefix === '' ? reader.run : [{ type: 'text', text: reader.prefix }, ...reader.run]
    reader.lines.push({ text: reader.prefix + text, content, ...(reader.heading === null ? {} : { heading: reader.heading }) })
    reader.prefix = ''
    reader.found.below ||= opensBody(text)
  }
  reader.run = []
}

function marksIn(tag: string, css: Css, marks: readonly Mark[]): readonly Mark[] {
  const says = cssMarks(css)
  let out = marks
  for (const type of ['bold', 'italic', 'underline'] as const) {
    const on = says[type] ?? (MARKS[tag] === type ? true : null)
    if (on === null) continue
    const without = out.filter((mark) => mark.type !== type)
    out = on ? [...without, { type }] : without
  }
  return out
}

function preserves(css: Css, tag: string): boolean | null {
  const space = css.get('white-space')
  if (space !== undefined) return /^(?:pre$|break-spaces)/.test(space) ? true : null
  return tag === 'pre' ? true : null
}

/** All text below a node, however deep. */
function flatText(node: Node): string {
  let out = ''
  const left: Node[] = [node]
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (each.nodeName === '#text' && 'value' in each) out += each.value
    else if ('childNodes' in each) for (let i = each.childNodes.length - 1; i >= 0; i--) left.push(...each.childNodes.slice(i, i + 1))
  }
  return out
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}
