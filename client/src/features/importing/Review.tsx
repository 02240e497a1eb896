import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import type { ReactElement } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice, TopBar } from '../../ui/index.ts'
import { AdoptStep, SuperiorChoice, useAdoption } from './adopt/index.ts'
import { takeLine } from './blocks.ts'
import { isDoubt } from './doubts.ts'
import { GuessList } from './GuessList.tsx'
import { KeyLine } from './KeyLine.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ResultPane } from './ResultPane.tsx'
import { ReviewHead } from './ReviewHead.tsx'
import { SourcePane } from './SourcePane.tsx'
import { partKey, partOfGuess } from './ties.ts'
import type { Understood } from './understood.ts'
import { useAccept } from './useAccept.ts'
import { useReview } from './useReview.ts'
import { useScrollLock } from './useScrollLock.ts'
import { useShown } from './useShown.ts'
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
  const { t } = useTranslation(['importing', 'adopt'])
  const { source, name } = understood
  const desk = useReview(understood)
  const { reading, ties, parts, focus } = desk
  const [hovered, setHovered] = useState<string | null>(null)
  const [pane, setPane] = useState<PaneName>('guesses')
  const [open, setOpen] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [locked, setLocked] = useLocalStorage({ key: 'thac-import-lock', defaultValue: true })
  const left = useRef<HTMLElement>(null)
  const right = useRef<HTMLElement>(null)
  const lead = useScrollLock({ source: left, result: right, parts, ties, locked })
  useShown({ source: left, result: right, focus, pane, lead })
  const onLook = useCallback(() => setPane('result'), [])
  const onEdit = useCallback((part: string) => {
    setOpen(part)
    setPane('result')
  }, [])
  // What is written anew or split is the part in hand.
  const held = focus.part === null ? null : partKey(focus.part)
  useEffect(() => setOpen((now) => (now === held ? now : null)), [held])

  const unseen = reading.guesses.filter((guess) => isDoubt(guess) && desk.statusOf(guess) === 'open')
  const openIds = unseen.map((guess) => guess.id).join()
  const guessedLines = useMemo(() => new Set(openIds === '' ? [] : reading.guesses.filter(({ id }) => openIds.split(',').includes(String(id))).map((guess) => guess.line)), [reading.guesses, openIds])
  const guessedParts = useMemo(() => {
    const ids = new Set(openIds.split(','))
    return new Set(reading.guesses.flatMap((guess) => {
      const part = ids.has(String(guess.id)) ? partOfGuess(guess, ties) : null
      return part === null ? [] : [partKey(part)]
    }))
  }, [reading, ties, openIds])
  const accept = useAccept(reading, wantedUnit)
  const adoption = useAdoption(reading.plan, accept.unitId)
  // Without a title it is not sent, and the field says so.
  const send = adoption.chosen === null || reading.plan.meta.title.trim() === '' ? accept.send : adoption.begin
  const unsaved = (desk.touched || adoption.work !== null) && !accept.done
  useHotkeys(adoption.work !== null ? [] : [['mod+Z', () => desk.undo?.()], ['mod+shift+Z', () => desk.redo?.()], ['mod+Y', () => desk.redo?.()], ['mod+Enter', send]])
  const panes: readonly { readonly value: PaneName; readonly label: string }[] = [{ value: 'guesses', label: t('doubts') }, { value: 'source', label: t('source') }, { value: 'result', label: t('result') }]
  if (adoption.work !== null) return <><LeaveGuard unsaved={unsaved} restart={null} /><AdoptStep work={adoption.work} onBack={adoption.back} /></>
  return (
    <div className={classes.screen}>
      <TopBar title={name} action={<Button onClick={send} loading={accept.busy || adoption.busy} disabled={accept.unitId === null}>{adoption.chosen === null ? t('accept') : t('adopt:next')}</Button>} />
      <LeaveGuard unsaved={unsaved} restart={leaving ? { go: onRestart, stay: () => setLeaving(false) } : null} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <ReviewHead desk={desk} source={source} accept={accept} onRestart={() => { if (unsaved) setLeaving(true); else onRestart() }} />
        <SuperiorChoice adoption={adoption} onGo={send} />
        {accept.error === null ? null : <div className={classes.problem}><ProblemNotice error={accept.error} onRetry={accept.send} /></div>}
        <div className={classes.switch}>
          <SegmentedControl
            fullWidth value={pane} data={[...panes]} aria-label={t('show')}
            // The control answers with one of its own values.
            onChange={(value) => setPane(value as PaneName)}
          />
        </div>
        <div className={classes.panes} data-pane={pane}>
          <section className={classes.guesses} aria-label={t('doubts')}><GuessList understood={understood} desk={desk} onLook={onLook} onEdit={onEdit} /></section>
          <section className={classes.source} aria-label={t('source')} ref={left}>
            <h2>{t('source')}<Switch size="xs" className={classes.lock} label={t('lock')} labelPosition="left" checked={locked} onChange={(event) => setLocked(event.currentTarget.checked)} /></h2>
            <SourcePane
              source={source} ties={ties} guessed={guessedLines} part={held} hovered={hovered} line={focus.line} grabs={focus.pane === 'source'} turn={focus.turn} onLine={desk.lookAtLine} onHover={setHovered}
              onTake={(line) => desk.change((now) => takeLine(now, line, source[line - 1] ?? ''))}
            />
          </section>
          <section className={classes.result} aria-label={t('result')} ref={right}>
            <h2>{t('result')}</h2>
            <ResultPane desk={desk} source={source} hovered={hovered} guessed={guessedParts} onHover={setHovered} open={open} onOpen={setOpen} />
          </section>
        </div>
        <KeyLine />
      </main>
    </div>
  )
}
