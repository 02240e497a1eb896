import { Skeleton, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { percent } from '../../i18n/index.ts'
import { ask, keys, planOf } from '../../platform/api/index.ts'
import { AuthorNames, PlanPaper, ProblemNotice } from '../../ui/index.ts'
import { sharesOf, withoutRemoved } from './authors.ts'
import type { Side } from './search.ts'
import classes from './Authors.module.css'

export interface AuthorsProps {
  readonly planId: string
  readonly n: Side
}

/** The text with each word in the colour of the level that wrote it, so that a reader sees what is the unit's own and what came from above. */
export function Authors({ planId, n }: AuthorsProps): ReactElement {
  const { t } = useTranslation('versions')
  const answer = useQuery({
    queryKey: keys.authorship(planId, n), refetchOnMount: 'always',
    queryFn: async () => {
      const { levels, words, plan } = await ask('authorship', { params: { id: planId, n } })
      return { names: levels.map(({ unitName }) => unitName), words, plan: planOf(plan) }
    },
  })
  const [only, setOnly] = useState<number | null>(null)
  const [removed, setRemoved] = useState(false)
  const data = answer.data
  const shown = useMemo(() => (data === undefined ? null : removed ? data.plan : withoutRemoved(data.plan)), [data, removed])
  if (answer.error !== null) return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (data === undefined || shown === null) return <div role="status" aria-label={t('levels.choose')}><Skeleton height={640} maw={794} mx="auto" /></div>
  return (
    <div className={classes.authors} data-only={only ?? undefined}>
      <div className={classes.legend} role="group" aria-label={t('levels.legend')}>
        <div className={classes.bar} aria-hidden="true">
          {sharesOf(data.names, data.words).map(({ share }, level) => <span key={level} data-level={level} style={{ flexGrow: share }} />)}
        </div>
        {sharesOf(data.names, data.words).map(({ name, share }, level) => (
          <button key={level} type="button" data-level={level} aria-pressed={only === level} onClick={() => setOnly(only === level ? null : level)}>
            <i aria-hidden="true" /><span>{name}</span> <b>{percent(share)}</b>
          </button>
        ))}
        <Switch size="xs" label={t('levels.removed')} checked={removed} onChange={(event) => setRemoved(event.currentTarget.checked)} />
        <p>{only === null ? t('levels.hint') : t('levels.only', { unit: data.names[only] ?? '' })}</p>
      </div>
      <AuthorNames value={data.names}><PlanPaper plan={shown} /></AuthorNames>
    </div>
  )
}
