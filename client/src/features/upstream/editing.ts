import type { Block, Inline, SectionContent } from '@thac/plan'
import { inlineText, isText, textInline } from '@thac/plan'

/** One text of a section as it is edited here: in plain words. */
export interface Field {
  readonly key: string
  readonly part: 'title' | 'block'
  /** The block it came from; null for the title and for a paragraph that is new. */
  readonly source: number | null
  readonly text: string
  /** Written by a newer version of the program: shown, never changed. */
  readonly sealed: boolean
  /** Sealed because it is a table. */
  readonly table?: boolean
}

/** The texts of a section, title first. */
export function fieldsOf(content: SectionContent): readonly Field[] {
  const title: Field = { key: 'title', part: 'title', source: null, text: inlineText(content.title), sealed: false }
  return [title, ...content.blocks.map((block, i): Field => ({ key: `b${i}`, part: 'block', source: i, text: inlineText(block.content), sealed: !isWordy(block), ...(block.type === 'table' ? { table: true } : {}) }))]
}

/**
 * `content` with the texts of `fields`, block by block. What was not touched keeps its marks, and what was keeps those
 * around the change; a block whose text is empty goes; a new one becomes a paragraph, or a bullet after a bullet.
 */
export function withFields(content: SectionContent, fields: readonly Field[]): SectionContent {
  const title = fields.find(({ part }) => part === 'title')?.text ?? ''
  const blocks: Block[] = []
  for (const field of fields) {
    if (field.part === 'title') continue
    const source = field.source === null ? undefined : content.blocks[field.source]
    if (source !== undefined && (field.sealed || field.text === inlineText(source.content))) blocks.push(source)
    else if (field.text.trim() !== '') blocks.push(source === undefined ? newBlock(blocks.at(-1), field.text) : { ...source, content: retext(source.content ?? [], field.text) })
  }
  return { title: retext(content.title, title), blocks, runIn: content.runIn }
}

/** Inline content that reads `text`: what it begins and ends with in common with `content` stays as it was, marks and all. */
export function retext(content: readonly Inline[], text: string): readonly Inline[] {
  const was = inlineText(content)
  if (was === text) return content
  const most = Math.min(was.length, text.length)
  let head = 0
  while (head < most && was[head] === text[head]) head++
  let tail = 0
  while (tail < most - head && was[was.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  return [...slice(content, 0, head), ...plain(text.slice(head, text.length - tail)), ...slice(content, was.length - tail, was.length)]
}

function isWordy(block: Block): boolean {
  return block.type === 'paragraph' || block.type === 'bullet'
}

function newBlock(above: Block | undefined, text: string): Block {
  const like: Block = above?.type === 'bullet' ? { type: 'bullet', ...(above.attrs === undefined ? {} : { attrs: above.attrs }) } : { type: 'paragraph' }
  return { ...like, content: plain(text) }
}

/** A typed line end is a hard break. */
function plain(text: string): readonly Inline[] {
  return text.split('\n').flatMap((line, i): readonly Inline[] => (i === 0 ? textInline(line) : [{ type: 'hardBreak' }, ...textInline(line)]))
}

/** What lies between two places of the plain text. An atom that is cut through becomes plain words. */
function slice(content: readonly Inline[], from: number, to: number): readonly Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const inline of content) {
    const text = inlineText([inline])
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, text.length)
    at += text.length
    if (start >= end) continue
    if (start === 0 && end === text.length) out.push(inline)
    else if (isText(inline)) out.push({ ...inline, text: text.slice(start, end) })
    else out.push(...plain(text.slice(start, end)))
  }
  return out
}
