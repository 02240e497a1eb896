import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { KEY_SIGNS } from './keySigns.ts'
import type { Tool } from './tools.ts'
import classes from './ResultPane.module.css'

export interface PartToolsProps {
  readonly tools: readonly Tool[]
  readonly splits: boolean
  readonly onUse: (tool: Tool) => void
  readonly onSplit: () => void
}

/** What can be done to the part in hand, each with its key. */
export function PartTools({ tools, splits, onUse, onSplit }: PartToolsProps): ReactElement | null {
  const { t } = useTranslation('importing')
  if (tools.length === 0 && !splits) return null
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tool.label')}>
      {tools.map((tool) => <Button key={tool.name} className={classes.tool} variant="default" size="compact-xs" rightSection={<kbd className={classes.key}>{KEY_SIGNS[tool.key] ?? tool.key.toUpperCase()}</kbd>} onClick={() => onUse(tool)}>{t(`tool.${tool.name}`)}</Button>)}
      {splits ? <Button className={classes.tool} variant="default" size="compact-xs" rightSection={<kbd className={classes.key}>{KEY_SIGNS['Enter']}</kbd>} onClick={onSplit}>{t('tool.split')}</Button> : null}
    </div>
  )
}
