import type { Block, Inline, Plan, Section, TableRow } from '@thac/plan'
import { inlineText, isText, places, standing, tableRows } from '@thac/plan'
import { wordsOf } from './words.ts'

const TAGS: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', underline: 'u' }

/** A plan as one plain, self-contained page. Every character of the plan is escaped. */
export function toHtml(plan: Plan): string {
  const { meta } = plan
  const words = wordsOf(plan)
  const out: string[] = []
  const line = (tag: string, text: string | null): void => {
    if (text !== null && text !== '') out.push(`<${tag}>${escape(text)}</${tag}>`)
  }
  line('p', meta.superior)
  line('p', meta.issuer)
  line('p', meta.number === null ? null : words.number(meta.number))
  line('p', meta.place === null ? null : words.placed(meta.place, meta.date))
  line('h1', meta.kind)
  if (meta.title !== '') out.push(`<p><strong>${escape(meta.title)}</strong></p>`)
  const sections = standing(plan)
  const placed = places(sections, meta.numbering)
  const put = (section: Section): void => {
    const label = escape(placed.get(section.id)?.label ?? '')
    const title = marked(section.title)
    const [first, ...rest] = section.runIn ? section.blocks : [undefined, ...section.blocks]
    if (section.kind === 'body' || section.kind === 'appendix') {
      const head = [label, title].filter((part) => part !== '').join(' ')
      if (first !== undefined) out.push(`<p>${title === '' ? `${head} ` : `<strong>${head}:</strong> `}${marked(first.content)}</p>`)
      else if (head !== '') out.push(`<h${Math.min(6, section.level + 1)}>${head}</h${Math.min(6, section.level + 1)}>`)
    }
    for (const block of rest) if (block !== undefined) out.push(blockHtml(block))
  }
  for (const section of sections) if (section.kind !== 'appendix') put(section)
  if (meta.recipients.length > 0) {
    out.push(`<p><strong><em>${words.recipients}</em></strong></p>`, '<ul>')
    for (const { name, purpose } of meta.recipients) out.push(`<li>${escape(words.recipient(name, purpose))}</li>`)
    out.push('</ul>')
  }
  for (const each of [meta.signature.authority, meta.signature.role, meta.signature.name]) if (each !== null) out.push(`<p><strong>${escape(each)}</strong></p>`)
  // An appendix comes below the signature; above it, it would be read as a section.
  for (const section of sections) if (section.kind === 'appendix') put(section)
  return `<!doctype html>\n<html lang="${words.language}">\n<head>\n<meta charset="utf-8">\n<title>${escape(meta.title === '' ? meta.kind : meta.title)}</title>\n</head>\n<body>\n${out.join('\n')}\n</body>\n</html>\n`
}

function blockHtml(block: Block): string {
  const rows = tableRows(block)
  if (rows !== null) return tableHtml(rows)
  if (block.type !== 'bullet') return `<p>${marked(block.content)}</p>`
  return `<p>${block.attrs?.['depth'] === 2 ? '+' : '-'} ${marked(block.content)}</p>`
}

function tableHtml(rows: readonly TableRow[]): string {
  const lines = rows.map((row) => `<tr>${row.map((cell) => {
    const tag = cell.header ? 'th' : 'td'
    const spans = (cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '') + (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '')
    return `<${tag}${spans}>${marked(cell.content)}</${tag}>`
  }).join('')}</tr>`)
  return `<table border="1">\n${lines.join('\n')}\n</table>`
}

function marked(content: readonly Inline[] | undefined): string {
  let out = ''
  for (const inline of content ?? []) {
    let text = inline.type === 'hardBreak' ? '<br>' : escape(isText(inline) ? inline.text : inlineText([inline]))
    for (const mark of inline.marks ?? []) {
      const tag = TAGS[mark.type]
      if (tag !== undefined) text = `<${tag}>${text}</${tag}>`
    }
    out += text
  }
  return out
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
