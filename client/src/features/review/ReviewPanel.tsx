import { ActionIcon, Tabs, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk, PanelTab } from '../../platform/sync/index.ts'
import { look, useStore } from '../../platform/sync/index.ts'
import { useComments } from '../../platform/api/index.ts'
import { CommentsTab } from './CommentsTab.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { SuperiorTab } from './SuperiorTab.tsx'
import { openCount } from './threads.ts'
import classes from './ReviewPanel.module.css'

export interface ReviewPanelProps {
  readonly desk: Desk
}

/** The panel beside the sheet: comments, the superior's text, history. */
export function ReviewPanel({ desk }: ReviewPanelProps): ReactElement {
  const { t } = useTranslation('review')
  const view = useStore(desk.view)
  const comments = useComments(desk.planId)
  const open = openCount(comments.data ?? [])
  return (
    <aside className={classes.panel} aria-label={t('panel')}>
      {/* The tabs answer with one of their own values. */}
      <Tabs className={classes.tabs} value={view.tab} onChange={(tab) => look(desk, { tab: (tab ?? 'comments') as PanelTab })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="comments">{t('tab.comments')}{open === 0 ? null : <span className={classes.count}>{open}</span>}</Tabs.Tab>
          <Tabs.Tab value="superior">{t('tab.superior')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('tab.history')}</Tabs.Tab>
          <Tooltip label={t('close')}><ActionIcon className={classes.close} variant="subtle" color="gray" size={32} aria-label={t('close')} onClick={() => look(desk, { panelOpen: false })}><IconX size={16} /></ActionIcon></Tooltip>
        </Tabs.List>
        <Tabs.Panel value="comments" className={classes.page}><CommentsTab desk={desk} /></Tabs.Panel>
        <Tabs.Panel value="superior" className={classes.page}><SuperiorTab desk={desk} /></Tabs.Panel>
        <Tabs.Panel value="history" className={classes.page}><HistoryTab planId={desk.planId} /></Tabs.Panel>
      </Tabs>
    </aside>
  )
}
