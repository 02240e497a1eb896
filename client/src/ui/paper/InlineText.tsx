import type { Inline, Mark, RefAttrs } from '@thac/plan'
import { inlineText, isText, refOf, refText } from '@thac/plan'
import type { ReactElement, ReactNode } from 'react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { AuthorNames } from './authorNames.ts'
import classes from './InlineText.module.css'
import { RefPlaces } from './refPlaces.ts'

/** Inline content with its bold, italic and underline; marks of a newer schema are passed over, their words are not. */
export function InlineText({ content }: { readonly content: readonly Inline[] | undefined }): ReactElement {
  return <>{(content ?? []).map((inline, i) => <span key={i}>{marked(plain(inline), inline.marks ?? [])}</span>)}</>
}

function plain(inline: Inline): ReactNode {
  if (isText(inline)) return inline.text
  const ref = refOf(inline)
  if (ref !== null) return <Reference to={ref} />
  return inline.type === 'hardBreak' ? <br /> : inlineText([inline])
}

/** A reference with its number of now, where it is known; one whose section is gone is marked. */
function Reference({ to }: { readonly to: RefAttrs }): ReactElement {
  const { t } = useTranslation()
  const places = useContext(RefPlaces)
  if (places === null) return <>{to.text}</>
  const gone = !places.has(to.to)
  return <span className={classes.reference} data-gone={gone || undefined} title={gone ? t('paper.goneReference') : places.get(to.to)?.path}>{refText(to, places)}</span>
}

interface AuthoredProps {
  readonly level: number
  readonly removed: boolean
  readonly term: boolean
  readonly children: ReactNode
}

/** Words of one level of the cascade, or words that it took out. */
function Authored({ level, removed, term, children }: AuthoredProps): ReactElement {
  const name = useContext(AuthorNames)[level]
  const said = { className: classes.author, 'data-author': level, 'data-term': term || undefined, title: name }
  // A line under the space at the end would tie the words to those that follow.
  const words = typeof children === 'string' ? children.trimEnd() : children
  const gap = typeof children === 'string' ? children.slice(children.trimEnd().length) : ''
  return <>{removed ? <del {...said}>{words}</del> : <span {...said}>{words}</span>}{gap}</>
}

function marked(node: ReactNode, marks: readonly Mark[]): ReactNode {
  return marks.reduce((inner, { type, attrs }) => {
    switch (type) {
      case 'author':
      case 'author-removed': return <Authored level={Number(attrs?.['level'])} removed={type === 'author-removed'} term={attrs?.['term'] === true}>{inner}</Authored>
      case 'bold': return <b>{inner}</b>
      case 'italic': return <i>{inner}</i>
      case 'underline': return <u>{inner}</u>
      default: return inner
    }
  }, node)
}
