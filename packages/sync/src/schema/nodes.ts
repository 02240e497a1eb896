/**
 * The editor's schema. A client may define its own nodes under the same names and attributes and add more: the binding goes
 * by name. What the document holds and the schema does not know is shown sealed: `unknownBlock`, `unknownInline`, mark `unknown`.
 */
import type { Block } from '@thac/plan'
import { MAX_LEVEL, blockText, inlineText, tableRows } from '@thac/plan'
import type { DOMOutputSpec, MarkSpec, NodeSpec } from 'prosemirror-model'
import { Schema } from 'prosemirror-model'

/** Class names that the specs render, for style sheets. */
const classes = { section: 'thac-section', title: 'thac-title', bullet: 'thac-bullet', sealed: 'thac-sealed', ref: 'thac-ref', table: 'thac-table' } as const

export const nodeSpecs = {
  doc: { content: 'section*' },
  section: {
    content: 'title block*',
    attrs: { id: { default: null }, level: { default: 1 }, kind: { default: 'body' }, runIn: { default: false }, label: { default: null } },
    defining: true,
    parseDOM: [{
      tag: 'section[data-section]',
      getAttrs: (dom) => ({
        id: dom.getAttribute('data-section') || null,
        level: Math.min(MAX_LEVEL, Math.max(1, Math.round(Number(dom.getAttribute('data-level')) || 1))),
        kind: dom.getAttribute('data-kind') ?? 'body',
        runIn: dom.hasAttribute('data-run-in'),
        label: dom.getAttribute('data-label'),
      }),
    }],
    toDOM: (node) => ['section', {
      class: classes.section,
      'data-section': String(node.attrs['id'] ?? ''),
      'data-level': String(node.attrs['level']),
      'data-kind': String(node.attrs['kind']),
      ...(node.attrs['runIn'] === true ? { 'data-run-in': '' } : {}),
      ...(typeof node.attrs['label'] === 'string' ? { 'data-label': node.attrs['label'] } : {}),
    }, 0],
  },
  title: {
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: '[data-title]', priority: 60 }],
    toDOM: () => ['h2', { class: classes.title, 'data-title': '' }, 0],
  },
  paragraph: {
    content: 'inline*',
    group: 'block',
    parseDOM: [{ tag: 'p' }, { tag: 'h1' }, { tag: 'h2' }, { tag: 'h3' }, { tag: 'h4' }, { tag: 'h5' }, { tag: 'h6' }],
    toDOM: () => ['p', 0],
  },
  bullet: {
    content: 'inline*',
    group: 'block',
    attrs: { depth: { default: 1 } },
    parseDOM: [
      { tag: '[data-bullet]', getAttrs: (dom) => ({ depth: dom.getAttribute('data-bullet') === '2' ? 2 : 1 }), priority: 60 },
      { tag: 'li', getAttrs: (dom) => ({ depth: dom.parentElement?.closest('li') == null ? 1 : 2 }) },
    ],
    toDOM: (node) => ['p', { class: classes.bullet, 'data-bullet': String(node.attrs['depth']) }, 0],
  },
  unknownBlock: {
    group: 'block',
    atom: true,
    selectable: true,
    attrs: { json: { default: null } },
    parseDOM: [],
    toDOM: (node) => sealedDom(sealedBlock(node.attrs['json'])),
    leafText: (node) => {
      const block = sealedBlock(node.attrs['json'])
      return block === null ? '' : blockText(block)
    },
  },
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
    leafText: () => '\n',
  },
  /** An own cross-reference. `text` is what it printed last; a view may show its target's number of now. */
  ref: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { to: { default: null }, form: { default: 'figure' }, text: { default: '' } },
    parseDOM: [{
      tag: 'span[data-ref]',
      getAttrs: (dom) => ({ to: dom.getAttribute('data-ref'), form: dom.getAttribute('data-form') === 'path' ? 'path' : 'figure', text: dom.textContent ?? '' }),
    }],
    toDOM: (node) => ['span', { class: classes.ref, 'data-ref': String(node.attrs['to'] ?? ''), 'data-form': String(node.attrs['form']) }, String(node.attrs['text'])],
    leafText: (node) => String(node.attrs['text']),
  },
  unknownInline: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { json: { default: null } },
    parseDOM: [],
    toDOM: (node) => ['span', { class: classes.sealed, contenteditable: 'false' }, sealedText(node.attrs['json'])],
  },
} as const satisfies Record<string, NodeSpec>

export const markSpecs = {
  bold: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null },
    ],
    toDOM: () => ['strong', 0],
  },
  italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }, { style: 'text-decoration=underline' }], toDOM: () => ['u', 0] },
  /** A mark of a newer schema: kept, carried along, not shown. Several may lie on one text. */
  unknown: { attrs: { name: {}, value: { default: true } }, excludes: '', inclusive: false, parseDOM: [], toDOM: () => ['span', { 'data-unknown': '' }, 0] },
} as const satisfies Record<string, MarkSpec>

export const planSchema = new Schema({ nodes: nodeSpecs as Record<keyof typeof nodeSpecs, NodeSpec>, marks: markSpecs as Record<keyof typeof markSpecs, MarkSpec> })

/** The block that a sealed node holds; null for an empty one. */
export function sealedBlock(json: unknown): Block | null {
  // Put there by the binding, which has it from the document.
  return typeof json === 'object' && json !== null && 'type' in json ? (json as Block) : null
}

/** A table as a table, so that it is copied as one; any other sealed block as an empty box. */
function sealedDom(block: Block | null): DOMOutputSpec {
  const rows = block === null ? null : tableRows(block)
  if (rows === null) return ['div', { class: classes.sealed, contenteditable: 'false' }]
  const row = (cells: (typeof rows)[number]): DOMOutputSpec => ['tr', ...cells.map((cell): DOMOutputSpec => [
    cell.header ? 'th' : 'td',
    { ...(cell.colspan > 1 ? { colspan: String(cell.colspan) } : {}), ...(cell.rowspan > 1 ? { rowspan: String(cell.rowspan) } : {}) },
    inlineText(cell.content),
  ])]
  return ['table', { class: classes.table, contenteditable: 'false' }, ['tbody', ...rows.map(row)]]
}

/** The words that a sealed leaf carries, if it says any (a term or field does). */
function sealedText(json: unknown): string {
  const attrs = typeof json === 'object' && json !== null && 'attrs' in json ? json.attrs : null
  return typeof attrs === 'object' && attrs !== null && 'text' in attrs && typeof attrs.text === 'string' ? attrs.text : ''
}
