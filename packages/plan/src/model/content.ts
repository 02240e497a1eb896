/** Attribute values are JSON, so that a block survives any file, wire or hash unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Attrs = { readonly [key: string]: Json }

/** A mark over inline content: `bold`, `italic`, `underline`, or one that a newer schema wrote. */
export interface Mark {
  readonly type: string
  readonly attrs?: Attrs
}

/** A run of text in ProseMirror's JSON. `text` is never empty. */
export interface TextNode {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}

/**
 * An inline atom in ProseMirror's JSON, one position wide: `hardBreak`, `ref`, `term`, `field`, … The rows and cells of a table
 * stand in its `content` in the same form; only they have `content` of their own.
 */
export interface InlineLeaf {
  readonly type: string
  readonly text?: undefined
  readonly attrs?: Attrs
  readonly marks?: readonly Mark[]
  readonly content?: readonly Inline[]
}

export type Inline = TextNode | InlineLeaf

/**
 * One text block of a section in ProseMirror's JSON.
 * Types known to this version: `paragraph`; `bullet` with `attrs.depth` 1 (printed "-") or 2 (printed "+"); `table` (`tableBlock`).
 * A block of any other type is kept as it is and shown sealed.
 */
export interface Block {
  readonly type: string
  readonly attrs?: Attrs
  readonly content?: readonly Inline[]
}

export function isText(inline: Inline): inline is TextNode {
  return inline.type === 'text'
}

/**
 * The plain text of inline content; a hard break is "\n", a ref, term or field its `text` attribute, other leaves "". A table is a
 * line a row, cells parted by " | ".
 */
export function inlineText(content: readonly Inline[] | undefined): string {
  let out = ''
  for (const inline of content ?? []) {
    if (isText(inline)) out += inline.text
    else if (inline.type === 'hardBreak') out += '\n'
    else if (inline.type === 'tableRow') out += (out === '' ? '' : '\n') + (inline.content ?? []).map((cell) => (isText(cell) ? '' : inlineText(cell.content).replace(/\n/g, ' '))).join(' | ')
    else if (typeof inline.attrs?.['text'] === 'string') out += inline.attrs['text']
  }
  return out
}

/** Inline content holding just `text`; empty for the empty string. */
export function textInline(text: string): readonly Inline[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

/** The mark that a bullet prints at its start ("- ", "+ "), or "" for other blocks. */
export function blockPrefix(block: Block): string {
  if (block.type !== 'bullet') return ''
  return block.attrs?.['depth'] === 2 ? '+ ' : '- '
}

/** A block as one line of plain text, its bullet mark included. */
export function blockText(block: Block): string {
  return blockPrefix(block) + inlineText(block.content)
}
