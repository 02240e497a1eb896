import { sameContent } from '@thac/plan'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SectionText, WordDiff } from '../../ui/index.ts'
import type { Change, Result } from './change.ts'
import classes from './Upstream.module.css'

export interface TheirChangeProps {
  readonly change: Change
}

/** What the superior did, before anything of ours: its text before and now, or the whole where there was or is none. */
export function TheirChange({ change: { base, theirs } }: TheirChangeProps): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (theirs === null) return base === null ? null : <Part title={t('theirGone')}><WordDiff before={base} after={null} /></Part>
  if (base === null) return <Part title={t('theirNew')}><SectionText content={theirs} /></Part>
  return <Part title={t('theirChange')}><WordDiff before={base} after={theirs} /></Part>
}

export interface OurTextProps {
  readonly change: Change
  readonly result: Result | null
  /** Sentences were chosen one by one. */
  readonly picked: boolean
}

/** Ours with the result put in, and before it what we had changed ourselves, where that is not the same thing. */
export function OurText({ change: { base, theirs, mine, merged }, result, picked }: OurTextProps): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (mine === null) return null
  if (theirs === null) return <Part title={t('ourText')}><SectionText content={mine} /></Part>
  if (base !== null && sameContent(base, mine)) return <p className={classes.same}>{t('sameResult')}</p>
  const after = picked ? (result?.content ?? merged) : merged
  return (
    <>
      {base === null ? null : <Part title={t('ourChange')} folded><WordDiff before={base} after={mine} /></Part>}
      <Part title={picked ? t('pickedResult') : t('result')}><WordDiff before={mine} after={after} /></Part>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly folded?: boolean
  readonly children: ReactNode
}

function Part({ title, folded = false, children }: PartProps): ReactElement {
  if (folded) return <details className={classes.part}><summary>{title}</summary><div className={classes.paper}>{children}</div></details>
  return <section className={classes.part} aria-label={title}><h3>{title}</h3><div className={classes.paper}>{children}</div></section>
}
