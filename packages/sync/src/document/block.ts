/** Blocks as elements of a body and back (F3, F5). */
import type { Attrs, Block, Inline, Json } from '@thac/plan'
import * as Y from 'yjs'
import type { BlockElement } from './layout.ts'
import { BLOCK, RAW, TITLE, TYPE, attrOf, blockAttrs, blockType, isTextElement, setAttr, textOf } from './layout.ts'
import { applyOps, inlineDelta, readInline } from './inline.ts'

/** A block as JSON, schema-free. `first`: it is the first child of its body. */
export function readBlock(element: BlockElement, first: boolean): Block {
  const raw = attrOf(element, RAW)
  // Written by `newBlock` from a Block; a peer that wrote something else gets it back as it is.
  if (typeof raw === 'object' && raw !== null) return raw as Block
  const type = blockType(element, first)
  const attrs = blockAttrs(element, type)
  const text = textOf(element)
  const content = isTextElement(element) && text !== null ? readInline(text) : readForeign(element)
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

/** A new element for `block`, its text created with it. A block that is no text block is stored whole. */
export function newBlock(block: Block): BlockElement {
  const element = new Y.XmlElement(BLOCK)
  setAttr(element, TYPE, block.type)
  if (!isTextBlock(block)) {
    // A block is JSON by its model.
    setAttr(element, RAW, block as unknown as Json)
    return element
  }
  for (const [key, value] of Object.entries(block.attrs ?? {})) if (value !== null) setAttr(element, key, value)
  element.insert(0, [newText(block.content ?? [])])
  return element
}

/** A new title element with its text. */
export function newTitle(content: readonly Inline[]): BlockElement {
  const element = new Y.XmlElement(TITLE)
  element.insert(0, [newText(content)])
  return element
}

/** Writes those attributes that differ; `null` takes an attribute away. */
export function writeAttrs(element: BlockElement, before: Attrs, after: Attrs): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[key] ?? null
    if (sameJson(before[key] ?? null, value)) continue
    if (value === null) element.removeAttribute(key)
    else setAttr(element, key, value)
  }
}

/** Deep equality of JSON values; the order of keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item: Json, i) => sameJson(item, b[i] as Json))
  }
  // Neither is an array here, which the type checker cannot tell for readonly arrays.
  const left = a as Attrs
  const right = b as Attrs
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => sameJson(left[key], right[key]))
}

function isTextBlock(block: Block): boolean {
  // A table nests rows; a block of a newer schema may nest anything.
  return (block.content ?? []).every((inline) => !('content' in inline))
}

function newText(content: readonly Inline[]): Y.XmlText {
  const text = new Y.XmlText()
  applyOps(text, inlineDelta(content))
  return text
}

function readForeign(element: BlockElement): readonly Inline[] {
  const out: unknown[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) out.push(...readInline(child))
    // Nested elements of a newer schema are handed on as they are.
    else if (child instanceof Y.XmlElement) out.push(readBlock(child, false))
  }
  return out as readonly Inline[]
}
