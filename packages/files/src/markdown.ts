import type { SourceLine } from '@thac/plan'

/** Markdown to lines: headings become hints, soft breaks are joined, table rows keep their cells. Line numbers stand. */
export function readMarkdown(text: string): readonly SourceLine[] {
  const out: SourceLine[] = []
  let open = -1
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^\s*>+\s?/, '')
    const trimmed = line.trim()
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(trimmed)
    const bullet = /^(\s*)([-*+])\s+(.*)$/.exec(line)
    if (trimmed === '' || /^\|?\s*:?-{3,}[\s|:-]*$/.test(trimmed) || /^(?:```|~~~)/.test(trimmed)) {
      out.push({ text: '' })
      open = -1
    } else if (heading !== null) {
      out.push({ text: unescape(heading[2] ?? ''), heading: heading[1]?.length ?? 1 })
      open = -1
    } else if (trimmed.startsWith('|')) {
      out.push({ text: unescape(trimmed.replace(/^\|\s*|\s*\|$/g, '')) })
      open = -1
    } else if (bullet !== null) {
      out.push({ text: `${(bullet[1] ?? '').replace(/\t/g, '  ').length >= 2 || bullet[2] === '+' ? '+' : '-'} ${unescape(bullet[3] ?? '')}` })
      open = out.length - 1
    } else if (open >= 0 && !/^(?:[\dIVXa-zđ]{1,6}(?:\.\d+)*[.)]|\(\w+\))\s/u.test(trimmed)) {
      out[open] = { text: `${out[open]?.text ?? ''} ${unescape(trimmed)}` }
      out.push({ text: '' })
    } else {
      out.push({ text: unescape(trimmed) })
      open = out.length - 1
    }
    if (open >= 0 && / {2}$|\\$/.test(raw)) open = -1
  }
  return out
}

function unescape(text: string): string {
  return text.replace(/\\$/, '').replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
}
