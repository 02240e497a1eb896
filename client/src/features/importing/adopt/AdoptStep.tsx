import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft } from '@tabler/icons-react'
import type { SectionState } from '@thac/api'
import { localisePlan } from '@thac/plan'
import type { ReactElement } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../../i18n/index.ts'
import { ProblemNotice, StateBadge, TopBar } from '../../../ui/index.ts'
import { rowsOf } from './desk.ts'
import { namesOf } from './names.ts'
import { foretell } from './outcome.ts'
import { PairList } from './PairList.tsx'
import { Question } from './Question.tsx'
import type { PairingWork } from './useAdoption.ts'
import { usePairing } from './usePairing.ts'
import classes from './Adopt.module.css'

export interface AdoptStepProps {
  readonly work: PairingWork
  /** Back to the review of the file. */
  readonly onBack: () => void
}

const SHOWN = ['identical', 'adapted', 'omitted', 'local'] as const satisfies readonly SectionState[]

/** Both outlines with their sections paired: what is doubtful is asked one by one, then the draft becomes the plan. */
export function AdoptStep({ work, onBack }: AdoptStepProps): ReactElement {
  const { t } = useTranslation('adopt')
  const { above, preview, superior, draft } = work
  const pairing = usePairing(work)
  const { desk, inHand, open, busy, error } = pairing
  const theirs = useMemo(() => namesOf(localisePlan(superior, preview.terms)), [superior, preview.terms])
  const mine = useMemo(() => namesOf(draft), [draft])
  const rows = useMemo(() => rowsOf(superior, draft, desk), [superior, draft, desk])
  const outcome = useMemo(() => foretell(superior, draft, desk, preview.terms), [superior, draft, desk, preview.terms])
  const card = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useHotkeys([['mod+Z', () => pairing.undo?.()], ['mod+shift+Z', () => pairing.redo?.()], ['mod+Y', () => pairing.redo?.()], ['mod+Enter', pairing.send]])
  useEffect(() => {
    // The card takes the keyboard along, but not before anything was asked for.
    if (!first.current) card.current?.scrollIntoView({ block: 'nearest' })
    first.current = false
  }, [inHand])
  return (
    <div className={classes.screen}>
      <TopBar
        title={t('title')}
        action={<Button onClick={pairing.send} loading={busy} disabled={open.length > 0}>{t('accept')}</Button>}
      />
      <main id="main" className={classes.main} tabIndex={-1}>
        <div className={classes.head}>
          <Button variant="subtle" color="gray" size="xs" leftSection={<IconArrowLeft size={16} />} onClick={onBack} disabled={busy}>{t('back')}</Button>
          <p className={classes.about}>
            <span>{t('about', { number: above.number ?? t('noNumber'), unit: above.unitName, n: number(preview.version) })}</span>
            <b lang="vi">{above.title}</b>
          </p>
          <ul className={classes.summary} aria-label={t('summary')}>
            {SHOWN.map((state) => <li key={state}><StateBadge state={state} /> {t(`count.${state}`, { n: number(outcome.summary[state]) })}</li>)}
            <li data-open={open.length > 0 || undefined}>{open.length === 0 ? t('noOpen') : t('open', { n: number(open.length) })}</li>
          </ul>
          <div className={classes.tools}>
            <Tooltip label={t('undo')}><ActionIcon aria-label={t('undo')} disabled={pairing.undo === null} onClick={() => pairing.undo?.()}><IconArrowBackUp size={18} /></ActionIcon></Tooltip>
            <Tooltip label={t('redo')}><ActionIcon aria-label={t('redo')} disabled={pairing.redo === null} onClick={() => pairing.redo?.()}><IconArrowForwardUp size={18} /></ActionIcon></Tooltip>
          </div>
        </div>
        {error === null ? null : <div className={classes.problem}><ProblemNotice error={error} onRetry={pairing.send} /></div>}
        <div className={classes.panes}>
          <div className={classes.hand} ref={card}><Question key={inHand ?? ''} work={work} pairing={pairing} theirs={theirs} mine={mine} /></div>
          <PairList rows={rows} theirs={theirs} mine={mine} outcome={outcome} pairing={pairing} />
        </div>
      </main>
    </div>
  )
}
