import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Divergence, SectionContent, SectionDivergence, SectionId, SectionTexts } from '@thac/plan'
import { sameContent, sectionHeading } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '../../platform/api/index.ts'
import type { Desk } from '../../platform/sync/index.ts'
import { useStore, waitingSections } from '../../platform/sync/index.ts'
import { BlockText, StateBadge, WordDiff } from '../../ui/index.ts'
import classes from './ReviewPanel.module.css'
import { Shares } from './Shares.tsx'

export interface SuperiorTabProps {
  readonly desk: Desk
}

type Side = 'newest' | 'base'

/** The superior's text of the section in hand beside ours, with the words marked. */
export function SuperiorTab({ desk }: SuperiorTabProps): ReactElement {
  const { t } = useTranslation('review')
  const live = useStore(desk.live)
  const divergence = useStore(desk.divergence)
  const { section: id } = useStore(desk.view)
  const plan = usePlan(desk.planId)
  const superior = plan.data?.superior ?? null
  if (superior === null) return <p className={classes.empty}>{t('noSuperior')}</p>
  if (divergence === null) return <p className={classes.empty}>{t('superiorComing')}</p>
  const state = divergence.sections.find((one) => one.id === id) ?? null
  const texts = id === null ? null : desk.texts(id)
  const label = id === null ? '' : (live.places.get(id)?.label ?? '')
  return (
    <>
      <p className={classes.source}>
        {t('against', { unit: superior.unitName, n: String(superior.newest) })}
        {' · '}<Link to="/plans/$planId/versions" params={{ planId: desk.planId }} search={{ n: 'draft', against: 'levels' }}>{t('levels')}</Link>
      </p>
      <Shares figures={divergence.figures} />
      <Waiting divergence={divergence} planId={desk.planId} desk={desk} />
      {id === null || state === null || texts === null
        ? <p className={classes.empty}>{id === null ? t('pickSection') : t('ownSection')}</p>
        : <Comparison key={id} desk={desk} id={id} state={state} texts={texts} label={label} />}
    </>
  )
}

interface ComparisonProps {
  readonly desk: Desk
  readonly id: SectionId
  readonly state: SectionDivergence
  readonly texts: SectionTexts
  readonly label: string
}

function Comparison({ desk, id, state, texts, label }: ComparisonProps): ReactElement {
  const { t } = useTranslation('review')
  const [picked, setPicked] = useState<Side>('newest')
  const { base, theirs, mine } = texts
  const twoTexts = base !== null && theirs !== null && !sameContent(base, theirs)
  const side: Side = theirs === null ? 'base' : picked
  const shown = (side === 'newest' ? theirs : base) ?? theirs ?? base
  const heading = state.heading === '' ? t('thisSection') : state.heading
  return (
    <div className={classes.comparison}>
      <h3 className={classes.about}>{label} {heading}</h3>
      <p className={classes.state}><StateBadge state={state.state} size={18} /><span>{t(`stateWords.${state.state}`)}</span></p>
      {state.flags.length === 0 ? null : <p className={classes.flags}>{state.flags.map((flag) => t(`flag.${flag}`)).join(' · ')}</p>}
      {twoTexts
        ? (
          <SegmentedControl
            size="xs" fullWidth value={side} aria-label={t('whichText')}
            // The control answers with one of its own values.
            onChange={(value) => setPicked(value as Side)}
            data={[{ value: 'newest', label: t('newestText') }, { value: 'base', label: t('baseText') }]}
          />
        )
        : null}
      {shown === null
        ? null
        : (
          <>
            {mine === null || state.state === 'omitted' ? null : (
              <section className={classes.text} aria-label={t('difference')}>
                <h4>{t('difference')}{state.wordsAdded + state.wordsRemoved === 0 ? null : <span>{t('words', { added: String(state.wordsAdded), removed: String(state.wordsRemoved) })}</span>}</h4>
                <WordDiff before={shown} after={mine} />
              </section>
            )}
            <section className={classes.text} aria-label={t('theirText')}>
              <h4>{t('theirText')}</h4>
              <Text content={shown} />
            </section>
            {mine === null ? null : (
              <section className={classes.text} aria-label={t('ourText')}>
                <h4>{t('ourText')}</h4>
                <Text content={mine} />
              </section>
            )}
            {desk.mayEdit ? <Restore desk={desk} id={id} state={state} text={shown} /> : null}
          </>
        )}
    </div>
  )
}

interface RestoreProps {
  readonly desk: Desk
  readonly id: SectionId
  readonly state: SectionDivergence
  readonly text: SectionContent
}

/** Puts the superior's text in place of ours, or a dropped section back. Undo takes it back again. */
function Restore({ desk, id, state, text }: RestoreProps): ReactElement | null {
  const { t } = useTranslation('review')
  if (state.state === 'omitted') {
    return <Button variant="light" size="xs" leftSection={<IconArrowBackUp size={15} />} onClick={() => desk.actions.restore(id)}>{t('restoreSection')}</Button>
  }
  if (state.state === 'identical' || state.state === 'converged' || state.state === 'new-from-superior') return null
  return <Button variant="light" size="xs" leftSection={<IconArrowBackUp size={15} />} onClick={() => desk.actions.write(id, text)}>{t('restoreText')}</Button>
}

interface WaitingProps {
  readonly divergence: Divergence
  readonly planId: string
  readonly desk: Desk
}

/** What the superior changed and nobody here has decided yet. */
function Waiting({ divergence, planId, desk }: WaitingProps): ReactElement | null {
  const { t } = useTranslation('review')
  const waiting = waitingSections(divergence)
  if (waiting.length === 0) return null
  return (
    <section className={classes.waiting}>
      <p>{t('waiting', { count: waiting.length })} {desk.mayEdit ? <Link to="/plans/$planId/upstream" params={{ planId }}>{t('reviewThem')}</Link> : null}</p>
      <ul>
        {waiting.map((one) => (
          <li key={one.id}><button type="button" onClick={() => desk.actions.goTo(one.id)}><StateBadge state={one.state} size={14} /><span>{one.heading === '' ? t('thisSection') : one.heading}</span></button></li>
        ))}
      </ul>
    </section>
  )
}

function Text({ content }: { readonly content: SectionContent }): ReactElement {
  const heading = sectionHeading(content)
  return (
    <div className={classes.paper}>
      {heading === '' ? null : <p><strong>{heading}</strong></p>}
      {content.blocks.map((block, i) => <BlockText key={i} block={block} />)}
    </div>
  )
}
