import { Button } from '@mantine/core'
import type { MetaLines, Place, Section } from '@thac/plan'
import { blockPrefix, places, standing } from '@thac/plan'
import type { ReactElement, ReactNode } from 'react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { InlineText } from '../../ui/index.ts'
import { fieldTexts } from './fields.ts'
import type { Reading } from './reading.ts'
import type { Part } from './ties.ts'
import { partKey } from './ties.ts'
import type { Tool } from './tools.ts'
import { toolsFor } from './tools.ts'
import classes from './ResultPane.module.css'

export interface ResultPaneProps {
  readonly reading: Reading
  readonly part: string | null
  readonly hovered: string | null
  /** Parts that a guess is about. */
  readonly guessed: ReadonlySet<string>
  readonly onPart: (part: Part) => void
  readonly onHover: (part: string | null) => void
  readonly onChange: (next: (reading: Reading) => Reading) => void
}

const HEAD: readonly MetaLines['field'][] = ['superior', 'issuer', 'number', 'place', 'kind', 'title']
const FOOT: readonly MetaLines['field'][] = ['recipients', 'signature']

/** The plan as it was understood, on paper; the part in hand carries the tools that correct it. */
export function ResultPane({ reading, part, hovered, guessed, onPart, onHover, onChange }: ResultPaneProps): ReactElement {
  const { t } = useTranslation('importing')
  const sheet = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => standing(reading.plan), [reading.plan])
  const where = useMemo(() => places(sections, reading.plan.meta.numbering), [sections, reading.plan.meta.numbering])
  useEffect(() => {
    if (part !== null) sheet.current?.querySelector(`[data-part="${CSS.escape(part)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [part])
  const texts = fieldTexts(reading.plan.meta)
  const field = (name: MetaLines['field']): ReactElement => {
    const own: Part = { kind: 'field', field: name }
    const key = partKey(own)
    const lines = texts[name]
    return (
      <div key={name} className={classes.field} data-field={name} data-part={key} data-tie={tieOf(key, part, hovered)} data-guessed={guessed.has(key) || undefined} onMouseEnter={() => onHover(key)} onClick={() => onPart(own)}>
        <span className={classes.name}>{t(`field.${name}`)}</span>
        <span lang="vi">{lines.length === 0 ? <i>{t('blank')}</i> : lines.map((line, i) => <span key={i} className={classes.fieldLine}>{line}</span>)}</span>
      </div>
    )
  }
  return (
    <div ref={sheet} className={classes.sheet} onMouseLeave={() => onHover(null)}>
      <div className={classes.fields}>{HEAD.map(field)}</div>
      {sections.map((section) => {
        const own = part !== null && part.startsWith(`text ${section.id} `) ? part : null
        return (
          <ResultSection
            key={section.id} reading={reading} section={section} place={where.get(section.id)} guessed={guessed} part={own}
            hovered={hovered !== null && hovered.startsWith(`text ${section.id} `) ? hovered : null} onPart={onPart} onHover={onHover} onChange={onChange}
          />
        )
      })}
      <div className={classes.fields}>{FOOT.map(field)}</div>
    </div>
  )
}

interface ResultSectionProps extends Omit<ResultPaneProps, 'reading'> {
  readonly reading: Reading
  readonly section: Section
  readonly place: Place | undefined
}

/** Compared by what it shows; only the section in hand needs the newest reading, for its tools. */
const ResultSection = memo(SectionRows, (a, b) =>
  a.section === b.section && a.place?.label === b.place?.label && a.place?.depth === b.place?.depth && a.part === b.part && a.hovered === b.hovered && a.guessed === b.guessed
  && (b.part === null || a.reading === b.reading))

function SectionRows({ reading, section, place, guessed, part, hovered, onPart, onHover, onChange }: ResultSectionProps): ReactElement {
  const { t } = useTranslation('importing')
  const [first, ...others] = section.blocks
  const joined = section.runIn && first !== undefined
  const label = place?.label ?? ''
  const kind = section.kind === 'body' ? null : t(`part.${section.kind}`)
  const row = (block: number | null, content: ReactNode): ReactElement => {
    const own: Part = { kind: 'text', id: section.id, block }
    const key = partKey(own)
    return (
      <div key={key} className={block === null ? classes.heading : classes.block} data-part={key} data-tie={tieOf(key, part, hovered)} data-guessed={guessed.has(key) || undefined} onMouseEnter={() => onHover(key)}>
        <button type="button" className={classes.pick} onClick={() => onPart(own)} lang="vi">{content}</button>
        {key === part ? <Tools tools={toolsFor(reading, own, newId)} onUse={(tool) => onChange(tool.apply)} /> : null}
      </div>
    )
  }
  const runIn = joined ? <InlineText content={first.content} /> : null
  const title = <b><InlineText content={section.title} /></b>
  return (
    <section className={classes.section} data-level={section.kind === 'body' ? section.level : undefined} style={{ marginLeft: (place?.depth ?? 0) * 18 }}>
      {kind === null ? null : <span className={classes.kind}>{kind}</span>}
      {label !== '' || section.title.length > 0 ? row(null, <>{label === '' ? null : <b>{label} </b>}{title}{section.title.length > 0 && joined ? ':' : ''}</>) : null}
      {joined ? row(0, runIn) : null}
      {(joined ? others : section.blocks).map((block, i) => row(joined ? i + 1 : i, <>{blockPrefix(block)}<InlineText content={block.content} /></>))}
    </section>
  )
}

function Tools({ tools, onUse }: { readonly tools: readonly Tool[]; readonly onUse: (tool: Tool) => void }): ReactElement | null {
  const { t } = useTranslation('importing')
  if (tools.length === 0) return null
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tool.label')}>
      {tools.map((tool) => <Button key={tool.name} size="compact-xs" variant="default" onClick={() => onUse(tool)}>{t(`tool.${tool.name}`)}</Button>)}
    </div>
  )
}

function tieOf(key: string, part: string | null, hovered: string | null): 'held' | 'near' | undefined {
  return key === part ? 'held' : key === hovered ? 'near' : undefined
}

/** Ids of sections made by hand here; 80 random bits, as the server's. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
