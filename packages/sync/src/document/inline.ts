/** Inline content as a Y.XmlText's delta and back (F4). */
import type { Attrs, Inline, Json, Mark } from '@thac/plan'
import { isText } from '@thac/plan'
import type * as Y from 'yjs'

/** One operation of a Y.Text delta, as Yjs takes and gives it. */
export type DeltaOp =
  | { readonly retain: number; readonly attributes?: Formats }
  | { readonly delete: number }
  | { readonly insert: string | Embed; readonly attributes?: Formats }
export type Formats = { readonly [name: string]: Json }
export type Embed = { readonly type: string; readonly attrs?: Attrs }

/** The content of a text block, schema-free: unknown marks and leaves come as they are. Marks are sorted by name. */
export function readInline(text: Y.XmlText): readonly Inline[] {
  const out: Inline[] = []
  // Yjs types a delta loosely; its shape is that of DeltaOp's insert.
  const delta = text.toDelta() as readonly { insert: unknown; attributes?: Formats }[]
  for (const op of delta) {
    const marks = marksOf(op.attributes)
    const withMarks = marks.length > 0 ? { marks } : {}
    if (typeof op.insert === 'string') out.push({ type: 'text', text: op.insert, ...withMarks })
    else out.push({ ...embedOf(op.insert), ...withMarks })
  }
  return out
}

/** The delta that writes `content` into an empty text. */
export function inlineDelta(content: readonly Inline[]): readonly DeltaOp[] {
  return content.map((inline) => ({
    insert: isText(inline) ? inline.text : toEmbed(inline.type, inline.attrs),
    attributes: toFormats(inline.marks ?? []),
  }))
}

/** Applies operations as they are; an insert without attributes takes no mark from its left. */
export function applyOps(text: Y.XmlText, ops: readonly DeltaOp[]): void {
  // Yjs declares the parameter mutable and does not change it.
  if (ops.length > 0) text.applyDelta(ops as unknown as object[], { sanitize: false })
}

export function toFormats(marks: readonly Mark[]): Formats {
  const out: Record<string, Json> = {}
  for (const mark of marks) out[mark.type] = mark.attrs === undefined || Object.keys(mark.attrs).length === 0 ? true : mark.attrs
  return out
}

export function toEmbed(type: string, attrs: Attrs | undefined): Embed {
  return attrs === undefined || Object.keys(attrs).length === 0 ? { type } : { type, attrs }
}

/** An embed as a leaf; one that is not of this format's shape keeps its value under `unknown`. */
export function embedOf(value: unknown): Embed {
  if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') {
    // Checked just above; attributes that came over the wire are JSON.
    const attrs = 'attrs' in value ? (value.attrs as Attrs | undefined) : undefined
    return toEmbed(value.type, attrs)
  }
  return { type: 'unknown', attrs: { value: JSON.stringify(value) ?? 'null' } }
}

function marksOf(formats: Formats | undefined): readonly Mark[] {
  if (formats === undefined) return []
  const out: Mark[] = []
  for (const name of Object.keys(formats).sort()) {
    const value = formats[name]
    if (value === undefined || value === null) continue
    if (value === true || typeof value !== 'object' || Array.isArray(value)) out.push(value === true ? { type: name } : { type: name, attrs: { value } })
    else out.push(Object.keys(value).length === 0 ? { type: name } : { type: name, attrs: value as Attrs })
  }
  return out
}
