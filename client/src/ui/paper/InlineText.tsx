import type { Inline, Mark } from '@thac/plan'
import { inlineText, isText } from '@thac/plan'
import type { ReactElement, ReactNode } from 'react'

/** Inline content with its bold, italic and underline; marks of a newer schema are passed over, their words are not. */
export function InlineText({ content }: { readonly content: readonly Inline[] | undefined }): ReactElement {
  return <>{(content ?? []).map((inline, i) => <span key={i}>{marked(plain(inline), inline.marks ?? [])}</span>)}</>
}

function plain(inline: Inline): ReactNode {
  if (isText(inline)) return inline.text
  return inline.type === 'hardBreak' ? <br /> : inlineText([inline])
}

function marked(node: ReactNode, marks: readonly Mark[]): ReactNode {
  return marks.reduce((inner, { type }) => {
    switch (type) {
      case 'bold': return <b>{inner}</b>
      case 'italic': return <i>{inner}</i>
      case 'underline': return <u>{inner}</u>
      default: return inner
    }
  }, node)
}
