import type { Block, Inline, Plan, Section, TableCell, TableRow } from '@thac/plan'
import { blockPrefix, inlineText, isText, places, standing, tableRows } from '@thac/plan'
import { wordsOf } from './words.ts'

/** As many as Word knows; a cell is never said to be wider. */
const MOST_COLUMNS = 63

/** A plan as Markdown. Reading it again gives the same sections, headings and blocks. */
export function toMarkdown(plan: Plan): string {
  const { meta } = plan
  const words = wordsOf(plan)
  const out: string[] = []
  for (const line of [meta.superior, meta.issuer]) if (line !== null) out.push(escape(line.toUpperCase()))
  if (meta.number !== null) out.push(escape(words.number(meta.number)))
  if (meta.place !== null) out.push(escape(words.placed(meta.place, meta.date)))
  out.push(`# ${escape(meta.kind)}`)
  if (meta.title !== '') out.push(`**${escape(meta.title)}**`)
  const sections = standing(plan)
  const placed = places(sections, meta.numbering)
  const put = (section: Section): void => {
    const label = placed.get(section.id)?.label ?? ''
    const title = marked(section.title)
    const [first, ...rest] = section.runIn ? section.blocks : [undefined, ...section.blocks]
    if (section.kind === 'body' || section.kind === 'appendix') {
      const head = [label, title].filter((part) => part !== '').join(' ')
      const opener = first === undefined ? head : `${head}${title === '' ? ' ' : ': '}${marked(first.content)}`
      out.push(first === undefined && title !== '' ? `${'#'.repeat(Math.min(6, section.level + 1))} ${opener}` : opener)
    }
    for (const block of rest) if (block !== undefined) out.push(blockLine(block))
  }
  for (const section of sections) if (section.kind !== 'appendix') put(section)
  if (meta.recipients.length > 0) {
    out.push(words.recipients)
    for (const { name, purpose } of meta.recipients) out.push(`- ${escape(words.recipient(name, purpose))}`)
  }
  for (const line of [meta.signature.authority, meta.signature.role, meta.signature.name]) if (line !== null) out.push(`**${escape(line)}**`)
  // An appendix comes below the signature; above it, it would be read as a section.
  for (const section of sections) if (section.kind === 'appendix') put(section)
  return `${out.join('\n\n')}\n`
}

function blockLine(block: Block): string {
  const rows = tableRows(block)
  return rows === null ? blockPrefix(block) + marked(block.content) : tableLines(rows)
}

/** A table always has a head here: an empty one where the plan's has none. What is merged leaves its other cells empty. */
function tableLines(rows: readonly TableRow[]): string {
  const printed = gridOf(rows)
  const width = Math.max(1, ...printed.map((row) => row.length))
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`
  const headed = rows[0]?.some((cell) => cell.header) === true
  const [head, body] = headed ? [printed[0] ?? [], printed.slice(1)] : [[], printed]
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n')
}

/** The cells by row and column; those that a merged one covers are empty. */
function gridOf(rows: readonly TableRow[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => [])
  for (const [i, row] of rows.entries()) {
    let column = 0
    for (const cell of row) {
      while (grid[i]?.[column] !== undefined) column++
      const width = Math.min(cell.colspan, MOST_COLUMNS)
      for (const [down, line] of grid.slice(i, i + cell.rowspan).entries()) for (let right = 0; right < width; right++) line[column + right] = down + right === 0 ? cellText(cell) : ''
      column += width
    }
  }
  return grid
}

function cellText(cell: TableCell): string {
  const parts: (readonly Inline[])[] = [[]]
  for (const inline of cell.content) {
    if (inline.type === 'hardBreak') parts.push([])
    else parts[parts.length - 1] = [...(parts.at(-1) ?? []), inline]
  }
  return parts.map((part) => marked(part).replace(/[|<]/g, '\\$&')).join('<br>')
}

/** Text with its marks. Marks hug the words, since `** word**` is no mark. */
function marked(content: readonly Inline[] | undefined): string {
  let out = ''
  for (const inline of content ?? []) {
    const text = escape(isText(inline) ? inline.text : inlineText([inline]).replace(/\n/g, ' '))
    const bold = inline.marks?.some((mark) => mark.type === 'bold') === true
    const italic = inline.marks?.some((mark) => mark.type === 'italic') === true
    const sign = (bold ? '**' : '') + (italic ? '*' : '')
    const core = text.trim()
    out += sign === '' || core === '' ? text : text.replace(core, () => sign + core + [...sign].reverse().join(''))
  }
  return out
}

function escape(text: string): string {
  return text.replace(/([\\`*_])/g, '\\$1').replace(/^([#>|])/, '\\$1')
}
