import { Button, SegmentedControl } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddComment, useComments } from '../../platform/api/index.ts'
import type { Desk } from '../../platform/sync/index.ts'
import { look, useStore } from '../../platform/sync/index.ts'
import { CommentCard } from './CommentCard.tsx'
import { Composer } from './Composer.tsx'
import type { CommentFilter, ThreadGroup } from './threads.ts'
import { threadGroups } from './threads.ts'
import classes from './ReviewPanel.module.css'

export interface CommentsTabProps {
  readonly desk: Desk
}

/** All comments in the order of the text, and the place to write one. */
export function CommentsTab({ desk }: CommentsTabProps): ReactElement {
  const { t } = useTranslation('review')
  const comments = useComments(desk.planId)
  const add = useAddComment(desk.planId)
  const live = useStore(desk.live)
  const view = useStore(desk.view)
  const passages = useStore(desk.passages)
  const [filter, setFilter] = useState<CommentFilter>('open')
  const groups = useMemo(
    () => threadGroups({ comments: comments.data ?? [], plan: live.plan, places: live.places, passages, filter }),
    [comments.data, live, passages, filter],
  )
  const { composing } = view

  async function send(body: string): Promise<void> {
    if (composing === null) return
    const made = await add.mutateAsync({ ...composing, body })
    look(desk, { composing: null, comment: made.id })
  }

  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs" value={filter} aria-label={t('show')}
          // The control answers with one of its own values.
          onChange={(value) => setFilter(value as CommentFilter)}
          data={[{ value: 'open', label: t('open') }, { value: 'resolved', label: t('resolved') }, { value: 'all', label: t('all') }]}
        />
        {desk.mayComment
          ? <Button size="compact-sm" variant="light" leftSection={<IconMessagePlus size={15} />} onClick={() => look(desk, { composing: { sectionId: view.section, anchor: null } })}>{t('comment')}</Button>
          : null}
      </div>
      {composing === null || !desk.mayComment ? null : (
        <Composer
          key={`${composing.sectionId ?? ''}/${composing.anchor?.quote ?? ''}`} about={aboutOf(composing.sectionId)} quote={composing.anchor?.quote ?? null} busy={add.isPending}
          failed={add.isError} label={t('newComment')} onSend={send} onCancel={() => look(desk, { composing: null })}
        />
      )}
      {groups.length === 0 && composing === null && comments.isSuccess ? <p className={classes.empty}>{filter === 'open' ? t(desk.mayComment ? 'noneYet' : 'none') : t('none')}</p> : null}
      {comments.isError ? <p className={classes.empty} role="alert">{t('notLoaded')}</p> : null}
      {groups.map((group) => (
        <section key={group.sectionId ?? ''} className={classes.group}>
          <GroupHead group={group} onGo={desk.actions.goTo} />
          {group.comments.map((comment) => <CommentCard key={comment.id} desk={desk} comment={comment} inHand={view.comment === comment.id} lost={comment.anchor !== null && !passages.has(comment.id)} />)}
        </section>
      ))}
    </>
  )

  function aboutOf(sectionId: string | null): string {
    if (sectionId === null) return t('wholePlan')
    const place = live.places.get(sectionId)
    return place === undefined || place.label === '' ? t('thisSection') : t('section', { label: place.label })
  }
}

interface GroupHeadProps {
  readonly group: ThreadGroup
  readonly onGo: (id: string) => void
}

function GroupHead({ group, onGo }: GroupHeadProps): ReactElement {
  const { t } = useTranslation('review')
  const id = group.sectionId
  if (id === null) return <h3 className={classes.about}>{t('wholePlan')}</h3>
  const words = `${group.label} ${group.heading}`.trim()
  if (group.removed) return <h3 className={classes.about}><s>{words}</s> · {t('takenOut')}</h3>
  return <h3 className={classes.about}><button type="button" onClick={() => onGo(id)}>{words === '' ? t('thisSection') : words}</button></h3>
}
