import { Button } from '@mantine/core'
import { IconCheck, IconRotate2 } from '@tabler/icons-react'
import type { Comment, Person } from '@thac/api'
import type { ReactElement } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePatchComment, useReply } from '../../platform/api/index.ts'
import type { Desk } from '../../platform/sync/index.ts'
import { look } from '../../platform/sync/index.ts'
import { when } from '../../i18n/index.ts'
import { Composer } from './Composer.tsx'
import classes from './ReviewPanel.module.css'

export interface CommentCardProps {
  readonly desk: Desk
  readonly comment: Comment
  readonly inHand: boolean
  /** The passage it speaks of is not in the text any more. */
  readonly lost: boolean
}

/** One comment with its answers. Picking it shows its passage in the sheet. */
export function CommentCard({ desk, comment, inHand, lost }: CommentCardProps): ReactElement {
  const { t } = useTranslation('review')
  const reply = useReply(desk.planId)
  const patch = usePatchComment(desk.planId)
  const [answering, setAnswering] = useState(false)
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (inHand) card.current?.scrollIntoView({ block: 'nearest' })
  }, [inHand])

  async function answer(body: string): Promise<void> {
    await reply.mutateAsync({ commentId: comment.id, body })
    setAnswering(false)
  }

  return (
    <article ref={card} className={classes.card} data-in-hand={inHand || undefined} data-resolved={comment.resolved !== null || undefined}>
      <button type="button" className={classes.pick} aria-label={t('showPassage')} onClick={() => look(desk, { comment: comment.id, ...(comment.sectionId === null ? {} : { section: comment.sectionId }) })} />
      {comment.anchor === null ? null : <blockquote className={classes.quote} data-lost={lost || undefined}>{comment.anchor.quote}</blockquote>}
      <Said author={comment.author} unitName={comment.unitName} at={comment.createdAt} body={comment.body} />
      {comment.replies.map((one) => <Said key={one.id} author={one.author} unitName={one.unitName} at={one.createdAt} body={one.body} />)}
      {comment.resolved === null ? null : <p className={classes.settled}><IconCheck size={14} /> {t('resolvedBy', { name: comment.resolved.by.name, when: when(comment.resolved.at) })}</p>}
      {answering
        ? <Composer about={null} quote={null} label={t('reply')} busy={reply.isPending} failed={reply.isError} onSend={answer} onCancel={() => setAnswering(false)} />
        : (
          <div className={classes.buttons}>
            {desk.mayComment && comment.resolved === null ? <Button size="compact-xs" variant="subtle" onClick={() => setAnswering(true)}>{t('reply')}</Button> : null}
            {desk.mayResolve
              ? (
                <Button
                  size="compact-xs" variant="subtle" color="gray" loading={patch.isPending} leftSection={comment.resolved === null ? <IconCheck size={14} /> : <IconRotate2 size={14} />}
                  onClick={() => patch.mutate({ commentId: comment.id, patch: { resolved: comment.resolved === null } })}
                >
                  {comment.resolved === null ? t('resolve') : t('reopen')}
                </Button>
              )
              : null}
          </div>
        )}
    </article>
  )
}

interface SaidProps {
  readonly author: Person
  readonly unitName: string
  readonly at: string
  readonly body: string
}

function Said({ author, unitName, at, body }: SaidProps): ReactElement {
  return (
    <div className={classes.said}>
      <p className={classes.who}><span className={classes.dot} style={{ background: author.color }} aria-hidden="true" /><strong>{author.name}</strong><span>{unitName}</span><time dateTime={at}>{when(at)}</time></p>
      <p className={classes.body}>{body}</p>
    </div>
  )
}
