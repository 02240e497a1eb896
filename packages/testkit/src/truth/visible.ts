import type { Block, Inline, Mark, Plan, Section, SectionContent, TableCell } from '@thac/plan'
import { blockPrefix, emptyMeta, hashRich, isText, keysBetween, sectionContent, tableBlock, tableCell, tableRows } from '@thac/plan'
import type { Draft, Id, Item, SectionItem, Word } from './tree.ts'

/** What a reader sees, a line a heading, paragraph or table row; nothing of ids. Empty paragraphs are no lines. */
export interface Visible {
  /** Words only, one space between. */
  readonly lines: readonly string[]
  /** The same with marks at the words that bear them. */
  readonly rich: readonly string[]
}

/** The sections of a draft as the merge gets them; `idOf` names a section. */
export function toPlan(draft: Draft, idOf: (id: Id) => string, title = 'Kế hoạch'): Plan {
  const groups: { head: SectionItem; items: Item[] }[] = []
  for (const item of draft.items) {
    if (item.kind === 'section') groups.push({ head: item, items: [] })
    else groups[groups.length - 1]?.items.push(item)
  }
  const keys = keysBetween(null, null, groups.length)
  const sections = groups.map(({ head, items }, i): Section => ({
    id: idOf(head.id), order: keys[i] ?? '', level: head.level, kind: 'body', runIn: false, title: inline(head.title), blocks: blocksOf(items),
  }))
  return { meta: emptyMeta(title), sections }
}

/** The one section of a draft. */
export function toContent(draft: Draft): SectionContent {
  const section = toPlan(draft, String).sections[0]
  if (section === undefined) throw new RangeError('a draft without a section')
  return sectionContent(section)
}

/** A fork: every section that the superior has carries the hash of the superior's text as its base. */
export function asFork(plan: Plan, superior: Plan): Plan {
  const hashes = new Map(superior.sections.map((section) => [section.id, hashRich(section)]))
  return { ...plan, sections: plan.sections.map((section) => {
    const base = hashes.get(section.id)
    return base === undefined ? section : { ...section, base }
  }) }
}

export function planVisible(sections: readonly Section[]): Visible {
  return join(sections.filter((section) => section.removed !== true).map((section) => contentVisible(section, section.level)))
}

export function contentVisible(content: SectionContent, level = 1): Visible {
  return { lines: contentLines(content, level, false), rich: contentLines(content, level, true) }
}

function contentLines(content: SectionContent, level: number, rich: boolean): readonly string[] {
  return [`§${level} ${line(content.title, rich)}`, ...content.blocks.flatMap((block) => blockLines(block, rich))]
}

/** As `planVisible` of its plan. */
export function draftVisible(draft: Draft): Visible {
  return { lines: draftLines(draft, false), rich: draftLines(draft, true) }
}

/** The plain text of a draft, a line a heading, paragraph or table row. */
export function readableText(draft: Draft): string {
  return draftLines(draft, false).join('\n')
}

/** The lines of a draft, with marks or without. */
export function draftLines(draft: Draft, rich: boolean): readonly string[] {
  const out: string[] = []
  let prefix = ''
  let words: Word[] = []
  const flush = (): void => {
    if (words.length > 0) out.push(prefix + lineOf(words, rich))
    words = []
    prefix = ''
  }
  for (const item of draft.items) {
    if (item.kind === 'sentence') {
      words.push(...item.words)
      continue
    }
    flush()
    if (item.kind === 'section') out.push(`§${item.level} ${lineOf(item.title, rich)}`)
    else if (item.kind === 'table') for (const row of item.rows) out.push(`| ${item.columns.map((column) => lineOf(row.cells.get(column) ?? [], rich)).join(' | ')}`)
    else prefix = item.form === 'paragraph' ? '' : item.form === 'bullet1' ? '- ' : '+ '
  }
  flush()
  return out
}

function lineOf(words: readonly Word[], rich: boolean): string {
  let out = ''
  let now = ''
  words.forEach((word, i) => {
    if (i > 0 && !word.glued) out += ' '
    const own = rich ? [...word.marks].sort().join(',') : ''
    if (own !== now) out += `{${own}}`
    now = own
    out += word.text
  })
  return out
}

function join(parts: readonly Visible[]): Visible {
  return { lines: parts.flatMap((part) => part.lines), rich: parts.flatMap((part) => part.rich) }
}

function blockLines(block: Block, rich: boolean): readonly string[] {
  const rows = tableRows(block)
  if (rows !== null) return rows.map((row) => `| ${row.map((cell) => line(cell.content, rich)).join(' | ')}`)
  const text = line(block.content ?? [], rich)
  return text === '' ? [] : [blockPrefix(block) + text]
}

/** Spaces count as one and bear no marks. */
function line(content: readonly Inline[], rich: boolean): string {
  const text = (node: Inline): string => (isText(node) ? node.text : '')
  if (!rich) return content.map(text).join('').replace(/\s+/gu, ' ').trim()
  let out = ''
  let now = ''
  for (const node of content) {
    const own = isText(node) ? markNames(node.marks) : ''
    for (const part of text(node).match(/\s+|\S+/gu) ?? []) {
      if (/^\s/u.test(part)) {
        if (out !== '' && !out.endsWith(' ')) out += ' '
        continue
      }
      if (own !== now) out += `{${own}}`
      now = own
      out += part
    }
  }
  return out.trim()
}

function markNames(marks: readonly Mark[] | undefined): string {
  return (marks ?? []).map((mark) => mark.type + (typeof mark.attrs?.['href'] === 'string' ? ` ${mark.attrs['href']}` : '')).sort().join(',')
}

function blocksOf(items: readonly Item[]): readonly Block[] {
  const out: { block: Block; words: Word[] }[] = []
  for (const item of items) {
    if (item.kind === 'block') {
      out.push({ block: item.form === 'paragraph' ? { type: 'paragraph' } : { type: 'bullet', attrs: { depth: item.form === 'bullet1' ? 1 : 2 } }, words: [] })
    } else if (item.kind === 'table') {
      out.push({ block: tableBlock(item.rows.map((row, i) => item.columns.map((column): TableCell => tableCell(inline(row.cells.get(column) ?? []), i === 0)))), words: [] })
    } else if (item.kind === 'sentence') {
      if (out.length === 0 || out[out.length - 1]?.block.type === 'table') out.push({ block: { type: 'paragraph' }, words: [] })
      out[out.length - 1]?.words.push(...item.words)
    }
  }
  return out.map(({ block, words }) => (words.length === 0 ? block : { ...block, content: inline(words) }))
}

function inline(words: readonly Word[]): readonly Inline[] {
  const out: Inline[] = []
  let text = ''
  let marks: readonly string[] = []
  const flush = (): void => {
    if (text !== '') out.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks].sort().map(markOf) })
    text = ''
  }
  words.forEach((word, i) => {
    const same = sameMarks(marks, word.marks)
    // The space between two words bears the marks that both bear.
    if (i > 0 && !word.glued) {
      if (!same && marks.length > 0) flush()
      if (!same) marks = []
      text += ' '
    }
    if (!sameMarks(marks, word.marks)) flush()
    marks = word.marks
    text += word.text
  })
  flush()
  return out
}

function sameMarks(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((mark) => b.includes(mark)))
}

function markOf(name: string): Mark {
  return name.startsWith('link ') ? { type: 'link', attrs: { href: name.slice(5) } } : { type: name }
}
