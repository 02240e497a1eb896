import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Conflict } from '@thac/plan'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import type { Picks } from './change.ts'
import { piecesOf } from './sentence.ts'
import classes from './Conflicts.module.css'

export interface ConflictsProps {
  readonly conflicts: readonly Conflict[]
  readonly picks: Picks
  /** Absent where nothing may be chosen. */
  readonly onPick?: (conflict: Conflict, side: 'mine' | 'theirs') => void
}

/** Every place where the two clash: the three sentences one below the other, the numbers that differ made large. */
export function Conflicts({ conflicts, picks, onPick }: ConflictsProps): ReactElement | null {
  const { t } = useTranslation('upstream')
  if (conflicts.length === 0) return null
  return (
    <section className={classes.conflicts} aria-label={t('conflicts')}>
      <h3>{t('conflicts')}</h3>
      {conflicts.map((conflict, i) => (
        <div key={conflict.key} className={classes.conflict}>
          <p className={classes.kind}>{conflicts.length > 1 ? <b>{t('conflictAt', { at: number(i + 1), total: number(conflicts.length) })} </b> : null}{t(`conflictKind.${conflict.kind}`)}</p>
          <dl>
            <Side side="base" text={conflict.base} before={conflict.base} others={[conflict.upstream, conflict.child]} />
            <Side side="theirs" text={conflict.upstream} before={conflict.base} others={[conflict.base, conflict.child]} {...chooser(conflict, 'theirs')} />
            <Side side="mine" text={conflict.child} before={conflict.base} others={[conflict.base, conflict.upstream]} {...chooser(conflict, 'mine')} />
          </dl>
        </div>
      ))}
    </section>
  )

  function chooser(conflict: Conflict, side: 'mine' | 'theirs'): Pick<SideProps, 'picked' | 'onPick'> {
    return { picked: picks.get(conflict.key) === side, ...(onPick === undefined ? {} : { onPick: () => onPick(conflict, side) }) }
  }
}

interface SideProps {
  readonly side: 'base' | 'theirs' | 'mine'
  readonly text: string
  readonly before: string
  readonly others: readonly string[]
  readonly picked?: boolean
  readonly onPick?: () => void
}

function Side({ side, text, before, others, picked = false, onPick }: SideProps): ReactElement {
  const { t } = useTranslation('upstream')
  return (
    <div className={classes.side} data-side={side} data-picked={picked || undefined}>
      <dt>{t(`side.${side}`)}</dt>
      <dd>
        {text === '' ? <i>{before === '' ? t('nothing') : t('removedText')}</i> : piecesOf(text, before, others).map((piece, i) => <span key={i} data-changed={piece.changed || undefined} data-figure={piece.figure || undefined}>{piece.text}</span>)}
      </dd>
      {side === 'base' || onPick === undefined
        ? null
        : <Button className={classes.pick} size="compact-sm" variant={picked ? 'filled' : 'default'} aria-pressed={picked} leftSection={picked ? <IconCheck size={14} /> : null} onClick={onPick}>{t(`useSide.${side}`)}</Button>}
    </div>
  )
}
