import { ActionIcon, Button, Progress, SegmentedControl, Select, Textarea, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { PlanFile } from '@thac/api'
import { toPlanFile } from '@thac/plan'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import { useCreatePlan, useMe, useUnits } from '../../platform/api/index.ts'
import { ProblemNotice, TopBar } from '../../ui/index.ts'
import { takeLine } from './blocks.ts'
import { draftingUnits, firstChoice } from './choices.ts'
import { figuresOf } from './figures.ts'
import { GuessList } from './GuessList.tsx'
import { retitle } from './letterhead.ts'
import { ResultPane } from './ResultPane.tsx'
import { SourcePane } from './SourcePane.tsx'
import { partKey, partOfGuess } from './ties.ts'
import type { Understood } from './understood.ts'
import { useReview } from './useReview.ts'
import classes from './Review.module.css'

export interface ReviewProps {
  readonly understood: Understood
  /** The unit that the person came from; null for none. */
  readonly wantedUnit: string | null
  readonly onRestart: () => void
}

type PaneName = 'guesses' | 'source' | 'result'

/** What was understood of a file, to be looked through before it becomes a plan: doubts, source and result side by side. */
export function Review({ understood, wantedUnit, onRestart }: ReviewProps): ReactElement {
  const { t } = useTranslation('importing')
  const { source, name } = understood
  const desk = useReview(understood)
  const { reading, ties, focus } = desk
  const [hovered, setHovered] = useState<string | null>(null)
  const [pane, setPane] = useState<PaneName>('guesses')
  const figures = useMemo(() => figuresOf(reading, source), [reading, source])
  const open = reading.guesses.filter((guess) => desk.statusOf(guess) === 'open')
  const guessedLines = new Set(open.map((guess) => guess.line))
  const openIds = open.map((guess) => guess.id).join()
  const guessedParts = useMemo(() => {
    const ids = new Set(openIds.split(','))
    return new Set(reading.guesses.flatMap((guess) => {
      const part = ids.has(String(guess.id)) ? partOfGuess(guess, ties) : null
      return part === null ? [] : [partKey(part)]
    }))
  }, [reading, ties, openIds])
  useHotkeys([['mod+Z', () => desk.undo?.()], ['mod+shift+Z', () => desk.redo?.()]])
  const accept = useAccept(understood, reading, wantedUnit)
  const panes: readonly { readonly value: PaneName; readonly label: string }[] = [{ value: 'guesses', label: t('doubts') }, { value: 'source', label: t('source') }, { value: 'result', label: t('result') }]
  return (
    <div className={classes.screen}>
      <TopBar title={name} action={<Button onClick={accept.send} loading={accept.busy} disabled={accept.unitId === null}>{t('accept')}</Button>} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <div className={classes.head}>
          <Textarea
            className={classes.title} label={t('planTitle')} value={accept.title} autosize minRows={1} maxRows={3} lang="vi" maxLength={1000}
            error={accept.untitled ? t('titleMissing') : null} onChange={(event) => accept.retitle(event.currentTarget.value)}
          />
          <Select
            className={classes.unit} label={t('unit')} data={accept.units.map((unit) => ({ value: unit.id, label: unit.shortName }))} value={accept.unitId} allowDeselect={false}
            searchable={accept.units.length > 8} error={accept.ready && accept.units.length === 0 ? t('noUnit') : null} onChange={accept.choose}
          />
          <div className={classes.figures}>
            <span>{t('figures', { sections: number(figures.sections), paragraphs: number(figures.paragraphs) })}</span>
            <Progress size={6} value={figures.lines === 0 ? 0 : (figures.understood / figures.lines) * 100} aria-label={t('understood', { understood: figures.understood, lines: figures.lines })} />
            <span>{t('understood', { understood: number(figures.understood), lines: number(figures.lines) })}{figures.leftOut === 0 ? '' : ` · ${t('leftOut', { n: number(figures.leftOut) })}`}</span>
          </div>
          <div className={classes.tools}>
            <Tooltip label={t('undo')}><ActionIcon aria-label={t('undo')} disabled={desk.undo === null} onClick={() => desk.undo?.()}><IconArrowBackUp size={18} /></ActionIcon></Tooltip>
            <Tooltip label={t('redo')}><ActionIcon aria-label={t('redo')} disabled={desk.redo === null} onClick={() => desk.redo?.()}><IconArrowForwardUp size={18} /></ActionIcon></Tooltip>
            <Button variant="subtle" color="gray" onClick={onRestart}>{t('otherFile')}</Button>
          </div>
        </div>
        {accept.error === null ? null : <div className={classes.problem}><ProblemNotice error={accept.error} onRetry={accept.send} /></div>}
        <div className={classes.switch}>
          <SegmentedControl
            fullWidth value={pane} data={[...panes]} aria-label={t('show')}
            // The control answers with one of its own values.
            onChange={(value) => setPane(value as PaneName)}
          />
        </div>
        <div className={classes.panes} data-pane={pane}>
          <section className={classes.guesses} aria-label={t('doubts')}><GuessList understood={understood} desk={desk} onLook={() => setPane('result')} /></section>
          <section className={classes.source} aria-label={t('source')}>
            <h2>{t('source')}</h2>
            <SourcePane
              source={source} ties={ties} guessed={guessedLines} part={focus.part} hovered={hovered} line={focus.line} onLine={desk.lookAtLine} onHover={setHovered}
              onTake={(line) => desk.change((now) => takeLine(now, line, source[line - 1] ?? ''))}
            />
          </section>
          <section className={classes.result} aria-label={t('result')}>
            <h2>{t('result')}</h2>
            <ResultPane reading={reading} part={focus.part} hovered={hovered} guessed={guessedParts} onPart={desk.lookAtPart} onHover={setHovered} onChange={desk.change} />
          </section>
        </div>
      </main>
    </div>
  )
}

interface Accept {
  readonly units: ReturnType<typeof draftingUnits>
  readonly ready: boolean
  readonly unitId: string | null
  readonly choose: (unitId: string | null) => void
  readonly title: string
  readonly retitle: (title: string) => void
  readonly untitled: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly send: () => void
}

/** Makes the plan of the chosen unit and opens it. */
function useAccept(understood: Understood, reading: Understood['reading'], wantedUnit: string | null): Accept {
  const me = useMe()
  const all = useUnits()
  const create = useCreatePlan()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [written, setTitle] = useState(understood.reading.plan.meta.title)
  const title = written.trim()
  const memberships = me.data?.memberships ?? []
  const units = draftingUnits(all.data ?? [], memberships)
  const unitId = chosen ?? firstChoice(units, memberships, wantedUnit, understood.reading.plan.meta.issuer)
  const send = (): void => {
    setTried(true)
    if (unitId === null || title === '') return
    create.mutate({ unitId, title, plan: PlanFile.parse(toPlanFile(retitle(reading, title).plan)) }, { onSuccess: ({ id }) => void navigate({ to: '/plans/$planId', params: { planId: id } }) })
  }
  return {
    units, unitId, send, choose: setChosen, title: written, retitle: setTitle, busy: create.isPending || create.isSuccess, error: create.error ?? all.error ?? null,
    ready: me.data !== undefined && all.data !== undefined, untitled: tried && title === '',
  }
}
