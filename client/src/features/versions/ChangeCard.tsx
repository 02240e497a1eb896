import { IconArrowsUpDown, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { SectionText, WordDiff } from '../../ui/index.ts'
import type { SectionChange } from './changes.ts'
import { isDifference } from './changes.ts'
import type { FieldChange } from './letterheadChanges.ts'
import classes from './Compare.module.css'

const ICONS = { changed: IconPencil, added: IconPlus, removed: IconMinus } as const

/** One section: what happened to it, and its words. */
export function ChangeCard({ change }: { readonly change: SectionChange }): ReactElement {
  const { t } = useTranslation('versions')
  const { kind, before, after, movedFrom, flag, sectionKind } = change
  const Icon = kind === 'same' ? null : ICONS[kind]
  const name = sectionKind === 'body' ? (change.label === '' ? t('part.untitled') : change.label) : t(`part.${sectionKind}`)
  const text = after ?? before
  return (
    <article className={classes.card} data-kind={kind} data-difference={isDifference(change) || undefined} tabIndex={-1} aria-label={`${t(`change.${kind}`)}: ${name} ${change.heading}`}>
      <header>
        <span className={classes.chip} data-kind={kind}>{Icon === null ? null : <Icon size={14} aria-hidden="true" />}{t(`change.${kind}`)}</span>
        {movedFrom === null ? null : <span className={classes.chip} data-kind="moved"><IconArrowsUpDown size={14} aria-hidden="true" />{t('moved')}</span>}
        <strong>{name}</strong>
        <span className={classes.about}>
          {[
            movedFrom === null || movedFrom === change.path ? null : t('movedFrom', { path: movedFrom }),
            flag === null ? null : t(`flag.${flag}`),
            kind === 'changed' ? t('words', { added: number(change.wordsAdded), removed: number(change.wordsRemoved) }) : null,
          ].filter((part) => part !== null).join(' · ')}
        </span>
      </header>
      {kind === 'same' && text !== null ? <SectionText content={text} /> : <WordDiff before={before} after={after} />}
    </article>
  )
}

/** What differs in the letterhead and foot, field by field. */
export function LetterheadCard({ changes }: { readonly changes: readonly FieldChange[] }): ReactElement | null {
  const { t } = useTranslation('versions')
  if (changes.length === 0) return null
  return (
    <article className={classes.card} data-kind="changed" data-difference tabIndex={-1} aria-label={t('letterhead')}>
      <header><span className={classes.chip} data-kind="changed"><IconPencil size={14} aria-hidden="true" />{t('change.changed')}</span><strong>{t('letterhead')}</strong></header>
      <dl className={classes.fields}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{t(`field.${field}`)}</dt>
            <dd lang="vi">{before === '' ? <span className={classes.blank}>{t('blank')}</span> : <del>{before}</del>}</dd>
            <dd lang="vi">{after === '' ? <span className={classes.blank}>{t('blank')}</span> : <ins>{after}</ins>}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
