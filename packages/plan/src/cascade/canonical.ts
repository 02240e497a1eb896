import { composed } from '../model/composed.ts'
import type { Block, Inline, InlineLeaf, Json, Mark } from '../model/content.ts'
import { isText } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'

/** Marks that talk about the text and are no part of it: they enter no hash and no comparison. */
export const REMARK_MARKS: ReadonlySet<string> = new Set(['comment', 'suggestion', 'insertion', 'deletion', 'modification', 'ychange', 'author', 'author-removed'])

/**
 * The one string of a section's own content that equal contents share: marks and attributes sorted, adjacent runs of
 * equal marks joined, text in NFC, remark marks left out. A term or field atom counts by its key and a ref by
 * its target, so that they are the same in every fork whatever they are shown as. No label, order, level or base is in it.
 */
export function canonicalSection(content: SectionContent): string {
  const blocks = content.blocks.map(canonicalBlock)
  return `{"title":${canonicalInline(content.title)},"runIn":${String(content.runIn)},"blocks":[${blocks.join(',')}]}`
}

/** One block as in `canonicalSection`. */
export function canonicalBlock(block: Block): string {
  const known = blocks.get(block)
  if (known !== undefined) return known
  const { type, attrs, content, ...rest } = block
  // A sealed block may carry keys that this version does not know; they are part of what it says.
  const more = rest as { readonly [key: string]: Json }
  const head = canonicalJson({ ...more, type, ...(attrs === undefined || Object.keys(attrs).length === 0 ? {} : { attrs }) })
  const text = `${head.slice(0, -1)},"content":${canonicalInline(content ?? [])}}`
  blocks.set(block, text)
  return text
}

/** Inline content as in `canonicalSection`. */
export function canonicalInline(content: readonly Inline[]): string {
  const parts: string[] = []
  let text = ''
  let marks = ''
  const flush = (): void => {
    if (text !== '') parts.push(`{"text":${JSON.stringify(composed(text))}${marks === '' ? '' : `,"marks":[${marks}]`}}`)
    text = ''
  }
  for (const inline of content) {
    const own = canonicalMarks(inline.marks)
    if (isText(inline)) {
      if (own !== marks) flush()
      marks = own
      text += inline.text
      continue
    }
    flush()
    marks = ''
    const { marks: _marks, ...leaf } = inline
    // The cells of a table count as the lines of words they are.
    parts.push(`${canonicalJson(atomIdentity(leaf)).slice(0, -1)}${own === '' ? '' : `,"marks":[${own}]`}}`)
  }
  flush()
  return `[${parts.join(',')}]`
}

/** Marks in canonical order, joined by commas; "" for none. */
export function canonicalMarks(marks: readonly Mark[] | undefined): string {
  if (marks === undefined || marks.length === 0) return ''
  return marks
    .filter((mark) => !REMARK_MARKS.has(mark.type))
    .map((mark) => canonicalJson(mark.attrs === undefined || Object.keys(mark.attrs).length === 0 ? { type: mark.type } : { type: mark.type, attrs: mark.attrs }))
    .sort()
    .join(',')
}

/** JSON with sorted keys and strings in NFC. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(composed(value))
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

const blocks = new WeakMap<Block, string>()

/** Atoms whose `text` is only what they print, with the attribute that says what they are. */
const KEYED = [['term', 'key'], ['field', 'key'], ['ref', 'to']] as const

function atomIdentity(leaf: InlineLeaf): object {
  const { content, ...own } = leaf
  const whole = content === undefined ? own : { ...own, content: withinLeaf(content) }
  if (!KEYED.some(([type, key]) => leaf.type === type && leaf.attrs?.[key] !== undefined)) return whole
  const { text: _text, ...attrs } = leaf.attrs ?? {}
  return { ...whole, attrs }
}

/** Marks out of their canonical text, which is JSON of our own making. */
function parsed(marks: string): readonly unknown[] {
  const list: unknown = JSON.parse(`[${marks}]`)
  return Array.isArray(list) ? list : []
}

/** Content of a leaf as `canonicalInline` would read it: runs of equal marks joined, remark marks left out, atoms by what they are. */
function withinLeaf(content: readonly Inline[]): readonly unknown[] {
  const out: unknown[] = []
  let run = { text: '', key: '' }
  const flush = (): void => {
    if (run.text !== '') out.push({ type: 'text', text: run.text, ...(run.key === '' ? {} : { marks: parsed(run.key) }) })
    run = { text: '', key: '' }
  }
  for (const inline of content) {
    const key = canonicalMarks(inline.marks)
    if (isText(inline)) {
      if (run.key !== key) flush()
      run = { text: run.text + inline.text, key }
      continue
    }
    flush()
    const { marks: _marks, ...leaf } = inline
    out.push({ ...atomIdentity(leaf), ...(key === '' ? {} : { marks: parsed(key) }) })
  }
  flush()
  return out
}
