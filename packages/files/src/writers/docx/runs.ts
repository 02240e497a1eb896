import type { Inline } from '@thac/plan'
import { inlineText, isText } from '@thac/plan'
import type { ParagraphChild } from 'docx'
import { TextRun } from 'docx'

/** How the runs look beside their own marks. Sizes are in points. */
export interface RunLook {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly size?: number
}

/** Inline content as Word's runs, each with its marks. */
export function runs(content: readonly Inline[], look: RunLook = {}): readonly ParagraphChild[] {
  return content.map((inline) => {
    if (inline.type === 'hardBreak') return new TextRun({ break: 1 })
    const has = (mark: string): boolean => inline.marks?.some((each) => each.type === mark) === true
    return textRun(isText(inline) ? inline.text : inlineText([inline]), { ...look, bold: look.bold === true || has('bold'), italics: look.italics === true || has('italic') }, has('underline'))
  })
}

export function textRun(text: string, look: RunLook = {}, underline = false): TextRun {
  return new TextRun({
    // XML has no place for control characters and halves of letters.
    text: text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\p{Cs}/gu, '\ufffd'),
    ...(look.bold === true ? { bold: true } : {}), ...(look.italics === true ? { italics: true } : {}),
    ...(look.size === undefined ? {} : { size: look.size * 2 }), ...(underline ? { underline: {} } : {}),
  })
}
