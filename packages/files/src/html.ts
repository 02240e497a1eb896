import type { Inline, Mark, SourceLine } from '@thac/plan'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'
import type { Rows } from './rows.ts'
import { rowsToLines } from './rows.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'iframe', 'object'])
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'blockquote', 'pre', 'body', 'html', 'address', 'dl', 'dt', 'dd', 'hr', 'figure'])
const MARKS: Readonly<Record<string, string>> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline' }
/** Deeper nesting than any document has; below it text is taken flat. */
const DEEPEST = 200

interface Reader {
  readonly lines: SourceLine[]
  run: Inline[]
  prefix: string
  heading: number | null
  flattened: boolean
}

/** A web page, or what Word and Google Docs paste, to paragraphs. `flattened`: a table became lines. */
export function readHtml(html: string): { readonly lines: readonly SourceLine[]; readonly flattened: boolean } {
  const reader: Reader = { lines: [], run: [], prefix: '', heading: null, flattened: false }
  walk(parse(html).childNodes, reader, [], 0, 0)
  flush(reader)
  return { lines: reader.lines, flattened: reader.flattened }
}

function walk(nodes: readonly Node[], reader: Reader, marks: readonly Mark[], list: number, depth: number): void {
  if (depth > DEEPEST) return
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) {
      const text = node.value.replace(/\s+/g, ' ')
      if (text !== '') reader.run.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
    } else if ('tagName' in node) element(node, reader, marks, list, depth)
  }
}

function element(node: Element, reader: Reader, marks: readonly Mark[], list: number, depth: number): void {
  const tag = node.tagName
  if (SKIPPED.has(tag)) return
  if (tag === 'br') flush(reader)
  else if (tag === 'table') {
    flush(reader)
    const table = rowsToLines(tableRows(node, depth))
    reader.lines.push(...table.lines)
    reader.flattened ||= table.flattened
  } else if (tag === 'ul' || tag === 'ol') {
    flush(reader)
    listItems(node, reader, marks, list, depth)
  } else if (BLOCKS.has(tag)) {
    flush(reader)
    const level = /^h([1-6])$/.exec(tag)?.[1]
    reader.heading = level === undefined ? null : Number(level)
    walk(node.childNodes, reader, marks, list, depth + 1)
    flush(reader)
    reader.heading = null
  } else {
    const mark = MARKS[tag]
    walk(node.childNodes, reader, mark === undefined || marks.some((each) => each.type === mark) ? marks : [...marks, { type: mark }], list, depth + 1)
  }
}

function listItems(node: Element, reader: Reader, marks: readonly Mark[], list: number, depth: number): void {
  let n = Number(node.attrs.find((attr) => attr.name === 'start')?.value ?? 1)
  const type = node.attrs.find((attr) => attr.name === 'type')?.value
  for (const child of node.childNodes) {
    if ('tagName' in child && child.tagName === 'li') {
      reader.prefix = node.tagName === 'ol' ? (type === 'a' ? `${String.fromCharCode(96 + Math.min(n, 26))}) ` : `${n}. `) : list === 0 ? '- ' : '+ '
      n++
      walk(child.childNodes, reader, marks, list + 1, depth + 1)
      flush(reader)
      reader.prefix = ''
    } else walk([child], reader, marks, list + 1, depth + 1)
  }
}

function tableRows(table: Element, depth: number): Rows {
  const rows: (readonly SourceLine[])[][] = []
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue
      if (node.tagName === 'tr') rows.push(node.childNodes.filter((cell): cell is Element => 'tagName' in cell).map((cell) => cellLines(cell, depth)))
      else if (['tbody', 'thead', 'tfoot'].includes(node.tagName)) visit(node.childNodes)
    }
  }
  visit(table.childNodes)
  return rows
}

function cellLines(cell: Element, depth: number): readonly SourceLine[] {
  const inner: Reader = { lines: [], run: [], prefix: '', heading: null, flattened: false }
  walk(cell.childNodes, inner, [], 0, depth + 1)
  flush(inner)
  return inner.lines
}

function flush(reader: Reader): void {
  const text = reader.run.map((inline) => inline.text ?? '').join('')
  if (text.trim() !== '') {
    const content: readonly Inline[] = reader.prefix === '' ? reader.run : [{ type: 'text', text: reader.prefix }, ...reader.run]
    reader.lines.push({ text: reader.prefix + text, content, ...(reader.heading === null ? {} : { heading: reader.heading }) })
    reader.prefix = ''
  }
  reader.run = []
}
