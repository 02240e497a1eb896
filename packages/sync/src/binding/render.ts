/** What the document says, as editor nodes (Y2). Pure: nothing is written, whatever is found. */
import type { Attrs, Block, Inline, Json, Mark, SectionId } from '@thac/plan'
import { isText } from '@thac/plan'
import type { Mark as EditorMark, Node, Schema } from 'prosemirror-model'
import type * as Y from 'yjs'
import type { BlockElement, SectionEntry, SectionHead } from '../document/layout.ts'
import { TITLE, blockAttrs, blockType, bodyOf, elementsOf, isTextElement, textOf } from '../document/layout.ts'
import { readInline, toEmbed } from '../document/inline.ts'
import { readBlock } from '../document/block.ts'

/** One child of a section's node and the element it shows; null for the empty title of a body that has none. */
export interface Kid {
  readonly element: BlockElement | null
  readonly node: Node
}

/** A section as it is shown. */
export interface Shown {
  readonly id: SectionId
  readonly entry: SectionEntry
  readonly body: Y.XmlFragment | null
  readonly node: Node
  readonly kids: readonly Kid[]
}

/** Rendered elements; whoever sees an element change takes it out. */
export type NodeCache = WeakMap<BlockElement, Node>

export function renderSection(schema: Schema, id: SectionId, entry: SectionEntry, head: SectionHead, cache: NodeCache): Shown {
  const body = bodyOf(entry)
  const kids: Kid[] = []
  for (const element of body === null ? [] : elementsOf(body)) {
    const first = kids.length === 0
    const title = first && element.nodeName === TITLE && isTextElement(element)
    if (first && !title) kids.push({ element: null, node: nodeType(schema, TITLE).create() })
    let node = cache.get(element)
    // A title that became first or ceased to be is another node.
    if (node === undefined || (node.type.name === TITLE) !== title) {
      node = renderBlock(schema, element, title)
      cache.set(element, node)
    }
    kids.push({ element, node })
  }
  if (kids.length === 0) kids.push({ element: null, node: nodeType(schema, TITLE).create() })
  const node = nodeType(schema, 'section').create(sectionAttrs(schema, id, head), kids.map((kid) => kid.node))
  return { id, entry, body, node, kids }
}

export function sectionAttrs(schema: Schema, id: SectionId, head: SectionHead): Attrs {
  const { level, kind, runIn, label } = head
  return known({ id, level, kind, runIn, label: label ?? null }, nodeType(schema, 'section').spec.attrs)
}

/** The block that an editor node says, as JSON. */
export function blockOf(node: Node): Block {
  if (node.type.name === 'unknownBlock') {
    // Put there by `renderBlock`, or by a paste of what it rendered.
    const json = node.attrs['json'] as Block | null
    return json ?? { type: 'paragraph' }
  }
  const attrs = attrsOf(node)
  const content = inlineOf(node)
  return { type: node.type.name, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

/** A text block's content as inline JSON. */
export function inlineOf(node: Node): readonly Inline[] {
  const out: Inline[] = []
  node.forEach((child) => {
    const marks = child.marks.map(markOf)
    const withMarks = marks.length > 0 ? { marks } : {}
    if (child.isText) out.push({ type: 'text', text: child.text ?? '', ...withMarks })
    else if (child.type.name === 'unknownInline') {
      // Put there by `renderInline`.
      const embed = child.attrs['json'] as { type: string; attrs?: Attrs } | null
      out.push({ ...(embed ?? { type: 'unknown' }), ...withMarks })
    } else out.push({ ...toEmbed(child.type.name, attrsOf(child)), ...withMarks })
  })
  return out
}

/** A node's attributes without those that are null. */
export function attrsOf(node: Node): Attrs {
  const out: Record<string, Json> = {}
  // Attributes of the plan's nodes are JSON.
  for (const [key, value] of Object.entries(node.attrs as { [key: string]: Json })) if (value !== null && value !== undefined) out[key] = value
  return out
}

function renderBlock(schema: Schema, element: BlockElement, title: boolean): Node {
  const name = blockType(element, title)
  const type = schema.nodes[name]
  const text = textOf(element)
  if (text !== null && type?.isTextblock === true && isTextElement(element)) {
    return type.create(known(blockAttrs(element, name), type.spec.attrs), renderInline(schema, readInline(text)))
  }
  return nodeType(schema, 'unknownBlock').create({ json: readBlock(element, title) })
}

/** Inline JSON as editor nodes; leaves and marks that the schema does not know are sealed. */
export function renderInline(schema: Schema, content: readonly Inline[]): readonly Node[] {
  return content.map((inline) => {
    const marks = renderMarks(schema, inline.marks ?? [])
    if (isText(inline)) return schema.text(inline.text, marks)
    const type = schema.nodes[inline.type]
    if (type !== undefined && type.isInline && type.isLeaf && !type.isText && type.name !== 'unknownInline') {
      return type.create(known(inline.attrs ?? {}, type.spec.attrs), null, marks)
    }
    return nodeType(schema, 'unknownInline').create({ json: toEmbed(inline.type, inline.attrs) }, null, marks)
  })
}

function renderMarks(schema: Schema, marks: readonly Mark[]): readonly EditorMark[] {
  let out: readonly EditorMark[] = []
  for (const mark of marks) {
    const type = mark.type === 'unknown' ? undefined : schema.marks[mark.type]
    const sealed = schema.marks['unknown']
    if (type !== undefined) out = type.create(known(mark.attrs ?? {}, type.spec.attrs)).addToSet(out)
    else if (sealed !== undefined) out = sealed.create({ name: mark.type, value: mark.attrs ?? true }).addToSet(out)
  }
  return out
}

function markOf(mark: EditorMark): Mark {
  if (mark.type.name === 'unknown') {
    // Put there by `renderMarks`.
    const { name, value } = mark.attrs as { name: string; value: true | Attrs }
    return value === true ? { type: name } : { type: name, attrs: value }
  }
  // Attributes of the plan's marks are JSON.
  const attrs = Object.fromEntries(Object.entries(mark.attrs as Attrs).filter(([, value]) => value !== null))
  return Object.keys(attrs).length === 0 ? { type: mark.type.name } : { type: mark.type.name, attrs }
}

function known(attrs: Attrs, declared: { [name: string]: unknown } | undefined): Attrs {
  const out: Record<string, Json> = {}
  for (const [key, value] of Object.entries(attrs)) if (declared !== undefined && key in declared) out[key] = value
  return out
}

function nodeType(schema: Schema, name: string): Schema['nodes'][string] & object {
  const type = schema.nodes[name]
  if (type === undefined) throw new Error(`the editor's schema has no node ${name}`)
  return type
}
