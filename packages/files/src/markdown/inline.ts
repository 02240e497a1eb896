import type { Inline, Mark } from '@thac/plan'
import { tidyContent } from '../tables.ts'

const HARD_BREAK: Inline = { type: 'hardBreak' }

/** The text of one cell with its marks: `**`, `*`, `__`, `_`, `<br>` and signs behind a backslash. A mark without its partner is text. */
export function readInline(text: string): readonly Inline[] {
  const out: Inline[] = []
  let bold = false
  let italic = false
  let word = ''
  const push = (): void => {
    const marks: readonly Mark[] = [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])]
    if (word !== '') out.push(marks.length === 0 ? { type: 'text', text: word } : { type: 'text', text: word, marks })
    word = ''
  }
  for (let i = 0; i < text.length; ) {
    const escaped = /^\\[!-/:-@[-`{-~]/.exec(text.slice(i, i + 2))
    const broken = /^<br\s*\/?>/i.exec(text.slice(i, i + 8))?.[0]
    const signs = /^(?:\*{1,3}|_{1,3})/.exec(text.slice(i, i + 3))?.[0]
    if (escaped !== null) {
      word += text[i + 1] ?? ''
      i += 2
    } else if (broken !== undefined) {
      push()
      out.push(HARD_BREAK)
      i += broken.length
    } else if (signs !== undefined && turns(text, i, signs, bold, italic)) {
      push()
      if (signs.length >= 2) bold = !bold
      if (signs.length !== 2) italic = !italic
      i += signs.length
    } else {
      word += signs ?? text[i] ?? ''
      i += signs?.length ?? 1
    }
  }
  push()
  return tidyContent(out)
}

/** The cells of a row: parted by bars that have no backslash before them. */
export function splitCells(row: string): readonly string[] {
  const bare = row.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim())
}

/** Signs close a mark that is open before them, or open one that is closed further on. */
function turns(text: string, at: number, signs: string, bold: boolean, italic: boolean): boolean {
  const inWord = /[\p{L}\p{N}]/u
  if (signs.startsWith('_') && inWord.test(text[at - 1] ?? ' ') && inWord.test(text[at + signs.length] ?? ' ')) return false
  const open = signs.length === 2 ? bold : signs.length === 1 ? italic : bold && italic
  if (open) return true
  return /\S/.test(text[at + signs.length] ?? ' ') && text.indexOf(signs, at + signs.length) > at
}
