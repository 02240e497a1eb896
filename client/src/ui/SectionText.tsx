import type { Inline, SectionContent } from '@thac/plan'
import type { ReactElement } from 'react'
import { BlockText } from './paper/BlockText.tsx'
import { InlineText } from './paper/InlineText.tsx'
import classes from './WordDiff.module.css'

export interface SectionTextProps {
  readonly content: SectionContent
}

/** What a section says, in the type of the paper: heading, then blocks. */
export function SectionText({ content }: SectionTextProps): ReactElement {
  const [first, ...rest] = content.blocks
  const joined = content.runIn && first !== undefined
  const blocks = joined ? rest : content.blocks
  return (
    <div className={classes.diff}>
      {joined ? <p><RunInHeading title={content.title} /><InlineText content={first.content} /></p> : null}
      {!joined && content.title.length > 0 ? <p data-part="title"><InlineText content={content.title} /></p> : null}
      {blocks.map((block, i) => <BlockText key={i} block={block} />)}
    </div>
  )
}

function RunInHeading({ title }: { readonly title: readonly Inline[] }): ReactElement | null {
  return title.length === 0 ? null : <b><InlineText content={title} />: </b>
}
