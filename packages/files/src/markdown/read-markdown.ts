import type { SourceLine } from '@thac/plan'
import { inlineText, tableCell } from '@thac/plan'
import { readInline, splitCells } from './inline.ts'

/** The line below the head of a table: it makes the lines around it one. */
const DELIMITER = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/

/**
 * Markdown to lines: headings become hints, what goes on over a soft break says so, bold and italic that do are closed and
 * opened again, table rows keep their cells. Line numbers stand.
 */
export function readMarkdown(text: string): readonly SourceLine[] {
  const out: SourceLine[] = []
  let open = -1
  let carried = ''
  let tables = 0
  const source = text.split(/\r\n|\r|\n/)
  const settings = frontMatter(source)
  for (let i = 0; i < settings; i++) out.push({ text: source[i] ?? '', leftOut: 'front-matter' })
  for (let i = settings; i < source.length; i++) {
    const printed = withoutTags(source[i] ?? '')
    if (printed.includes('|') && isDelimiter(source[i + 1])) {
      const rows = tableFrom(source, i, ++tables)
      out.push(...rows)
      i += rows.length - 1
      open = -1
      continue
    }
    const balanced = printed.trim() === '' ? { line: '', open: '' } : balance(printed, carried)
    carried = balanced.open
    const raw = balanced.line
    const line = raw.replace(/^\s*>+\s?/, '')
    const trimmed = line.trim()
    const heading = /^(#{1,6})\s+(\S.*)$/.exec(trimmed)
    const bullet = /^(\s*)([-*+])\s+(.*)$/.exec(line)
    if (trimmed === '' || /^\|?\s*:?-{3,}[\s|:-]*$/.test(trimmed) || /^(?:```|~~~)/.test(trimmed)) {
      out.push({ text: '' })
      open = -1
    } else if (heading !== null) {
      out.push({ text: unescape(withoutClosing(heading[2] ?? '')), heading: heading[1]?.length ?? 1 })
      open = -1
    } else if (trimmed.startsWith('|')) {
      out.push({ text: unescape(trimmed.replace(/^\|\s*|\s*\|$/g, '')) })
      open = -1
    } else if (bullet !== null) {
      out.push({ text: `${(bullet[1] ?? '').replace(/\t/g, '  ').length >= 2 || bullet[2] === '+' ? '+' : '-'} ${unescape(bullet[3] ?? '')}` })
      open = out.length - 1
    } else if (open >= 0 && !/^(?:[\dIVXa-zđ]{1,6}(?:\.\d+)*[.)]|\(\w+\))\s/u.test(trimmed)) {
      out.push({ text: unescape(trimmed), soft: true })
    } else {
      out.push({ text: unescape(trimmed) })
      open = out.length - 1
    }
    if (open >= 0 && / {2}$|\\$/.test(raw)) open = -1
  }
  return out
}

/** How many lines at the top are settings between two rules of dashes, and no text. */
function frontMatter(source: readonly string[]): number {
  if (source[0]?.trim() !== '---') return 0
  const end = source.slice(1, LONGEST_SETTINGS).findIndex((line) => line.trim() === '---')
  const inside = source.slice(1, end + 1)
  return end >= 0 && inside.every((line) => line.trim() === '' || /^\s*(?:[\w-]+\s*:|-\s|#)/.test(line)) ? end + 2 : 0
}

const LONGEST_SETTINGS = 80

/** Pieces of a web page inside Markdown, links and the other signs of bold and italic, as plain words and stars. */
function withoutTags(line: string): string {
  return line
    .replace(/(?<!\\)\*{4,}/g, '')
    .replace(/(?<!\\)<br\s{0,3}\/?>/gi, ' ')
    .replace(/(?<!\\)<\/?(?:a|b|i|u|p|em|strong|sup|sub|span|div|ul|ol|li|font|center|img|hr|small|mark|h[1-6])(?=[\s>/])[^<>]{0,400}>/gi, '')
    .replace(/!?(?<!\\)\[([^[\]]{0,400})\]\([^()\s]{0,400}\)/g, '$1')
    .replace(/(?<![\p{L}\d_\\])(_{1,2})(?=[^\s_])([^_]{1,400}?)(?<=[^\s_\\])\1(?![\p{L}\d_])/gu, (_, signs: string, words: string) => '*'.repeat(signs.length) + words + '*'.repeat(signs.length))
}

/** A heading may be closed by signs like those that open it. */
function withoutClosing(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '#') end--
  return text.slice(0, end).trimEnd()
}

/** The lines of a table from its head on: a line each, that of dashes and an empty head blank. */
function tableFrom(source: readonly string[], from: number, table: number): readonly SourceLine[] {
  const out: SourceLine[] = []
  for (let i = from; i < source.length; i++) {
    const line = source[i] ?? ''
    if (!line.includes('|') || line.trim() === '') break
    const cells = splitCells(line).map((cell) => tableCell(readInline(cell), i === from))
    const text = cells.map((cell) => inlineText(cell.content).replace(/\n/g, ' ')).join(' | ')
    const blank = i === from + 1 || (i === from && cells.every((cell) => cell.content.length === 0))
    out.push(blank ? { text: '' } : { text, content: [{ type: 'text', text }], whole: true, row: { table, cells } })
  }
  return out
}

function isDelimiter(line: string | undefined): boolean {
  return line !== undefined && line.includes('-') && line.includes('|') && DELIMITER.test(line.trim())
}

/** The line with the marks closed that it leaves open, and those opened that the line above left open. */
function balance(line: string, carried: string): { readonly line: string; readonly open: string } {
  const opened = carried === '' ? line : line.replace(/^(\s*)/, `$1${carried}`)
  if (/^[*\s]*$/.test(line)) return { line: '', open: /\S/.test(line) ? '' : carried }
  const runs = [...opened.matchAll(/(?<!\\)\*{2,3}/g)]
  const open = runs.length % 2 === 1 ? '**' : ''
  return { line: open === '' ? opened : `${opened.trimEnd()}**`, open }
}

function unescape(text: string): string {
  return text.replace(/\\$/, '').replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
}
