import { ActionIcon, ScrollArea, SegmentedControl, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconPlus } from '@tabler/icons-react'
import type { SectionId } from '@thac/plan'
import type { ReactElement } from 'react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { look, useStore } from '../../platform/sync/index.ts'
import { OutlineTree } from './OutlineTree.tsx'
import { RemovedSections } from './RemovedSections.tsx'
import type { OutlineFilter, OutlineRow } from './tree.ts'
import { outlineRows } from './tree.ts'
import classes from './Outline.module.css'

export interface OutlineProps {
  readonly desk: Desk
}

const NO_ROWS: readonly OutlineRow[] = []

/** The plan as a tree of its sections: where one is, what state each is in, and the place to move them about. */
export function Outline({ desk }: OutlineProps): ReactElement {
  const { t } = useTranslation('outline')
  const live = useStore(desk.live)
  const divergence = useStore(desk.divergence)
  const comments = useStore(desk.comments)
  const [filter, setFilter] = useState<OutlineFilter>('all')
  const [folded, setFolded] = useState<ReadonlySet<SectionId>>(new Set())
  const states = useMemo(() => new Map((divergence?.sections ?? []).map((one) => [one.id, one])), [divergence])
  const input = useMemo(() => ({ standing: live.standing, places: live.places, states, comments, filter, folded }), [live, states, comments, filter, folded])
  // The text goes first: a long outline is drawn after it and gives way to typing.
  const rows = useDeferredValue(useMemo(() => outlineRows(input), [input]), NO_ROWS)

  function fold(id: SectionId, on: boolean): void {
    setFolded((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  }

  return (
    <nav className={classes.outline} aria-label={t('outline')}>
      <div className={classes.head}>
        <h2>{t('outline')}</h2>
        {desk.mayEdit
          ? <Tooltip label={t('addAtEnd')}><ActionIcon variant="subtle" color="gray" size={32} aria-label={t('addAtEnd')} onClick={() => desk.actions.addAfter(null)}><IconPlus size={18} /></ActionIcon></Tooltip>
          : null}
        <Tooltip label={t('hide')}><ActionIcon variant="subtle" color="gray" size={32} aria-label={t('hide')} onClick={() => look(desk, { outlineOpen: false })}><IconLayoutSidebarLeftCollapse size={18} /></ActionIcon></Tooltip>
      </div>
      <SegmentedControl
        className={classes.filter} size="xs" fullWidth value={filter} aria-label={t('filter')}
        // The control answers with one of its own values.
        onChange={(value) => setFilter(value as OutlineFilter)}
        data={[
          { value: 'all', label: t('all') },
          ...(divergence === null ? [] : [{ value: 'diverging', label: t('diverging') }]),
          { value: 'comments', label: t('withComments') },
        ]}
      />
      <ScrollArea className={classes.scroll} type="hover" scrollbarSize={8}>
        {rows !== NO_ROWS && rows.length === 0 ? <p className={classes.empty}>{filter === 'all' ? t('empty') : t('nothingPasses')}</p> : null}
        <OutlineTree desk={desk} input={input} rows={rows} onFold={fold} />
        <RemovedSections desk={desk} removed={live.removed} states={states} />
      </ScrollArea>
    </nav>
  )
}
