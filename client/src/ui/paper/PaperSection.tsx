import type { Place, Section } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockText } from './BlockText.tsx'
import { InlineText } from './InlineText.tsx'
import classes from './Paper.module.css'

export interface PaperSectionProps {
  readonly section: Section
  readonly place: Place | undefined
  readonly highlighted: boolean
  readonly onPick: ((id: string) => void) | undefined
}

/** One section as printed: label and heading, text that runs on in the heading's line, paragraphs and bullets. */
export function PaperSection({ section, place, highlighted, onPick }: PaperSectionProps): ReactElement {
  const { t } = useTranslation()
  const [first, ...others] = section.blocks
  const runIn = section.runIn && first !== undefined
  const label = place?.label ?? ''
  const headed = section.title.length > 0 || label !== '' || runIn
  return (
    <section
      className={classes.section} data-section={section.id} data-level={section.kind === 'body' ? section.level : undefined} data-kind={section.kind} lang="vi"
      data-highlighted={highlighted || undefined} data-pick={onPick === undefined ? undefined : ''} onClick={onPick === undefined ? undefined : () => onPick(section.id)}
    >
      {headed ? (
        <p className={runIn ? classes.runIn : classes.heading} role={runIn ? undefined : 'heading'} aria-level={runIn ? undefined : Math.min(section.level + 1, 6)}>
          {label === '' ? null : onPick === undefined
            ? <span className={classes.label}>{label} </span>
            : <button type="button" className={classes.label} aria-label={`${t('open')} ${label}`}>{label} </button>}
          {section.title.length === 0 ? null : <b><InlineText content={section.title} />{runIn ? ': ' : ''}</b>}
          {runIn ? <InlineText content={first.content} /> : null}
        </p>
      ) : null}
      {(runIn ? others : section.blocks).map((block, i) => <BlockText key={i} block={block} className={block.type === 'bullet' ? classes.bullet : classes.paragraph} />)}
    </section>
  )
}
