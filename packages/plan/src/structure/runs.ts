import type { Inline, Mark, TextNode } from '../model/content.ts'
import { inlineText, isText } from '../model/content.ts'

/** The part of inline content between two offsets of its plain text. Leaves count by the text they print. */
export function sliceRuns(content: readonly Inline[], from: number, to = Infinity): readonly Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const inline of content) {
    const length = isText(inline) ? inline.text.length : inlineText([inline]).length
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, length)
    if (isText(inline)) {
      if (start < end) out.push({ ...inline, text: inline.text.slice(start, end) })
    } else if (start === 0 && end >= length && at >= from && at < Math.max(to, 1)) out.push(inline)
    at += length
  }
  return out
}

/** Content without white space at its ends. */
export function trimRuns(content: readonly Inline[]): readonly Inline[] {
  const text = inlineText(content)
  const from = text.length - text.trimStart().length
  const to = text.trimEnd().length
  return from === 0 && to === text.length ? content : sliceRuns(content, from, to)
}

/** Two pieces one after the other, `between` joining them; neighbours with equal marks become one run. */
export function joinRuns(first: readonly Inline[], between: string, second: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [...first]
  const add = (inline: Inline): void => {
    const last = out[out.length - 1]
    if (last !== undefined && isText(last) && isText(inline) && sameMarks(last.marks, inline.marks)) {
      out[out.length - 1] = { ...last, text: last.text + inline.text }
    } else out.push(inline)
  }
  if (between !== '') {
    const last = first[first.length - 1]
    const next = second[0]
    const shared = last !== undefined && next !== undefined && sameMarks(last.marks, next.marks) ? last.marks : undefined
    add(shared === undefined ? { type: 'text', text: between } : { type: 'text', text: between, marks: shared })
  }
  for (const inline of second) add(inline)
  return out
}

/** Marks that lie over the whole of a heading say nothing: they are its ordinary look. */
export function withoutBlanketMarks(content: readonly Inline[]): readonly Inline[] {
  const first = content[0]?.marks
  if (first === undefined || !content.every((inline) => sameMarks(inline.marks, first))) return content
  return content.map((inline) => (isText(inline) ? { type: 'text', text: inline.text } : { ...inline, marks: [] }))
}

/** True where every piece is bold; also for no content at all. */
export function isBold(content: readonly Inline[]): boolean {
  return content.every((inline) => inline.marks?.some((mark) => mark.type === 'bold') === true)
}

/** White space folded to single spaces across the runs, ends trimmed. */
export function tidyRuns(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = []
  let spaceBefore = true
  for (const inline of content) {
    if (!isText(inline)) {
      out.push(inline)
      spaceBefore = inline.type === 'hardBreak'
      continue
    }
    // Single spaces stay: most lines need no new string.
    let text = inline.text.replace(/[^\S ]\s*|\s{2,}/g, ' ')
    if (spaceBefore) text = text.trimStart()
    if (text === '') continue
    spaceBefore = text.endsWith(' ')
    const node: TextNode = { ...inline, text }
    out.push(node)
  }
  return trimRuns(out)
}

function sameMarks(a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean {
  const x = a ?? []
  const y = b ?? []
  return x.length === y.length && x.every((mark, i) => mark.type === y[i]?.type && JSON.stringify(mark.attrs) === JSON.stringify(y[i]?.attrs))
}
