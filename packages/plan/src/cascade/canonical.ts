import type { Block, Inline, Json, Mark } from '../model/content.ts'
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
    if (text !== '') parts.push(`{"text":${JSON.stringify(text.normalize('NFC'))}${marks === '' ? '' : `,"marks":[${marks}]`}}`)
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
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

const blocks = new WeakMap<Block, string>()

/** Atoms whose `text` is only what they print, with the attribute that says what they are. */
const KEYED = [['term', 'key'], ['field', 'key'], ['ref', 'to']] as const

function atomIdentity(leaf: { readonly type: string; readonly attrs?: { readonly [key: string]: Json } }): unknown {
  if (!KEYED.some(([type, key]) => leaf.type === type && leaf.attrs?.[key] !== undefined)) return leaf
  const { text: _text, ...attrs } = leaf.attrs ?? {}
  return { ...leaf, attrs }
}
