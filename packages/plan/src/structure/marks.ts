import type { Inline } from '../model/content.ts'
import { textInline } from '../model/content.ts'

/** An italic line that opens with a star of its own: `** Note:*`. */
const STARRED_ITEM = /^\s*\*\*\s+([^*]+)\*\s*$/

interface Token {
  readonly at: number
  readonly size: 1 | 2
}

/**
 * Reads `**bold**` and `*italic*` as conversions from Word leave them. A mark without its partner on the line is dropped
 * (page breaks cut marks in two); one asterisk that stands alone, inside a word (`5*3`) or as `(*)` is text, but at the end of
 * a line it closes what is open.
 */
export function parseMarks(text: string): readonly Inline[] {
  if (!text.includes('*')) return textInline(text)
  const starred = STARRED_ITEM.exec(text)
  if (starred !== null) return [{ type: 'text', text: '* ' }, ...parseMarks(`*${starred[1] ?? ''}*`)]
  const tokens = findTokens(text)
  const paired = pair(text, tokens)
  const out: Inline[] = []
  let from = 0
  let bold = false
  let italic = false
  const push = (to: number): void => {
    if (to <= from) return
    const marks = [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])]
    out.push(marks.length === 0 ? { type: 'text', text: text.slice(from, to) } : { type: 'text', text: text.slice(from, to), marks })
  }
  for (const token of tokens) {
    push(token.at)
    from = token.at + token.size
    if (!paired.has(token.at)) continue
    if (token.size === 2) bold = !bold
    else italic = !italic
  }
  push(text.length)
  return out
}

function findTokens(text: string): readonly Token[] {
  const out: Token[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '*') continue
    let run = 1
    while (text[i + run] === '*') run++
    const before = text[i - 1] ?? ' '
    const after = text[i + run] ?? ' '
    const inWord = run === 1 && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
    const closes = out.some((token) => token.size === 1) && text.slice(i + run).trim() === ''
    const alone = run === 1 && (inWord || (/\s/.test(before) && /\s/.test(after) && !closes) || (before === '(' && after === ')'))
    if (!alone && run <= 3) {
      if (run >= 2) out.push({ at: i, size: 2 })
      if (run !== 2) out.push({ at: i + (run === 3 ? 2 : 0), size: 1 })
    }
    i += run - 1
  }
  return out
}

/** The positions of marks that have a partner: same size, taken two by two from the left. */
function pair(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const out = new Set<number>()
  for (const size of [1, 2] as const) {
    let open: Token | null = null
    for (const token of tokens) {
      if (token.size !== size) continue
      if (open === null) open = token
      else {
        if (text.slice(open.at + size, token.at).trim() !== '') {
          out.add(open.at)
          out.add(token.at)
        }
        open = null
      }
    }
  }
  return out
}
