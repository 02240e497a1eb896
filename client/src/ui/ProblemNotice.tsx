import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceOf } from './sentence.ts'
import classes from './Notice.module.css'

export interface ProblemNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What failed, in one sentence, with a button to try again where that is possible. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} />} classNames={{ message: classes.problem }}>
      <span>{sentenceOf(error, t)}</span>
      {onRetry === undefined ? null : <Button size="xs" variant="default" onClick={onRetry}>{t('again')}</Button>}
    </Alert>
  )
}
