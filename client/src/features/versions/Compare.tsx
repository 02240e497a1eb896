import { ActionIcon, Switch, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { Plan } from '@thac/plan'
import type { ReactElement } from 'react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { EmptyState, Kbd } from '../../ui/index.ts'
import { ChangeCard, LetterheadCard } from './ChangeCard.tsx'
import type { SectionChange } from './changes.ts'
import { changesBetween, differs, isDifference } from './changes.ts'
import { useChangeWords } from './useChangeWords.ts'
import type { Side } from './search.ts'
import { inTime } from './search.ts'
import { useSideName } from './useSideName.ts'
import classes from './Compare.module.css'

export interface CompareProps {
  readonly n: Side
  readonly against: Side
  /** The texts of `n` and of `against`. */
  readonly plan: Plan
  readonly other: Plan
}

/** Two texts of one plan, section by section: figures first, then every difference with its words. */
export function Compare({ n, against, plan, other }: CompareProps): ReactElement {
  const { t } = useTranslation('versions')
  const nameOf = useSideName()
  const [older, newer] = inTime(n, against)
  const changes = useMemo(() => (older === n ? changesBetween(plan, other) : changesBetween(other, plan)), [older, n, plan, other])
  const [only, setOnly] = useState(true)
  const list = useRef<HTMLDivElement>(null)
  const words = useChangeWords()
  const go = (by: 1 | -1): void => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-difference]') ?? [])]
    const at = cards.findIndex((card) => card === document.activeElement)
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'start' })
  }
  useHotkeys([['j', () => go(1)], ['k', () => go(-1)]])
  const different = differs(changes)
  const figures = [
    words(changes.counts), changes.letterhead.length === 0 ? '' : t('counts.letterhead'),
    changes.wordsAdded + changes.wordsRemoved === 0 ? '' : t('words', { added: number(changes.wordsAdded), removed: number(changes.wordsRemoved) }),
  ]
  return (
    <div className={classes.compare}>
      <div className={classes.head}>
        <p className={classes.fromTo}>{t('fromTo', { before: nameOf(older), after: nameOf(newer) })}</p>
        {different ? <p className={classes.figures}>{figures.filter((part) => part !== '').join(' · ')}</p> : null}
        <div className={classes.tools}>
          <Switch size="xs" label={t('only')} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
          <Tooltip label={<>{t('previous')} <Kbd>K</Kbd></>}><ActionIcon aria-label={t('previous')} onClick={() => go(-1)}><IconChevronUp size={18} /></ActionIcon></Tooltip>
          <Tooltip label={<>{t('next')} <Kbd>J</Kbd></>}><ActionIcon aria-label={t('next')} onClick={() => go(1)}><IconChevronDown size={18} /></ActionIcon></Tooltip>
        </div>
      </div>
      {different ? null : <EmptyState text={t('same')} />}
      <div ref={list} className={classes.cards}>
        <LetterheadCard changes={changes.letterhead} />
        {different || !only ? runsOf(changes.sections).map((run) => (run.kept && only
          ? <p key={run.sections[0]?.id} className={classes.kept}><span>{t('kept', { count: run.sections.length })}</span></p>
          : run.sections.map((change) => <ChangeCard key={change.id} change={change} />))) : null}
      </div>
    </div>
  )
}

interface Run {
  readonly kept: boolean
  readonly sections: readonly SectionChange[]
}

/** Neighbours that differ, and neighbours that do not, in turns. */
function runsOf(sections: readonly SectionChange[]): readonly Run[] {
  const runs: { readonly kept: boolean; readonly sections: SectionChange[] }[] = []
  for (const section of sections) {
    const kept = !isDifference(section)
    const last = runs[runs.length - 1]
    if (last?.kept === kept) last.sections.push(section)
    else runs.push({ kept, sections: [section] })
  }
  return runs
}
