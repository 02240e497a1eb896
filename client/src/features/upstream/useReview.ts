import type { SectionContent } from '@thac/plan'
import { useState } from 'react'
import { keys, useVerdict } from '../../platform/api/index.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { Book } from './book.ts'
import { decide, nextWaiting, readOn, stepFrom } from './book.ts'
import type { Change, Verdict } from './change.ts'

export interface Extra {
  /** The text of an edit. */
  readonly text?: SectionContent
  /** Our text as it was before the person who decides; the change's own unless told. */
  readonly from?: SectionContent
  readonly reason?: string
}

/** Going through the changes of one plan. */
export interface Reviewing {
  readonly book: Book
  /** The change in hand; null where there is none at all. */
  readonly current: Change | null
  /** Nothing is left to look at: shown instead of a card until one is picked again. */
  readonly finished: boolean
  /** A verdict is on its way. */
  readonly busy: boolean
  /** How far taking many has come; null while none is running. */
  readonly many: { readonly done: number; readonly of: number } | null
  readonly problem: Error | null
  readonly go: (id: string) => void
  readonly step: (by: -1 | 1) => void
  /** Gives a verdict on the change in hand and goes on to the next one that waits. */
  readonly give: (verdict: Verdict, extra?: Extra) => Promise<void>
  /** Takes several, one after the other; stops at the first that fails. */
  readonly takeAll: (changes: readonly Change[]) => Promise<void>
}

/** Holds what is in hand, what was decided and where to go next. `listed` is the server's list, whenever it comes anew. */
export function useReview(planId: string, listed: readonly Change[]): Reviewing {
  const client = useQueryClient()
  const verdict = useVerdict(planId)
  const [seen, setSeen] = useState<Book>([])
  const [many, setMany] = useState<Reviewing['many']>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const [finished, setFinished] = useState(false)
  const book = readOn(seen, listed)
  // Taken in while rendering, so that no frame shows a change that is gone.
  if (book !== seen) setSeen(book)
  const current = book.find(({ id }) => id === picked) ?? book.find((change) => change.verdict === null) ?? book[0] ?? null

  function go(id: string): void {
    setFinished(false)
    setPicked(id)
    verdict.reset()
  }

  /** The answer: did it come to pass. */
  async function send(change: Change, given: Verdict, extra: Extra): Promise<boolean> {
    try {
      await verdict.mutateAsync({ proposalId: change.id, body: { verdict: given, ...(change.mine === null ? {} : { from: change.mine }), ...extra } })
      return true
    } catch {
      // `problem` says it on screen. Where somebody else was quicker, the fresh list will.
      void client.invalidateQueries({ queryKey: keys.proposals(planId) })
      return false
    }
  }

  function goOn(after: Book, id: string): void {
    const next = nextWaiting(after, id)
    setPicked(next ?? id)
    setFinished(next === null)
  }

  return {
    book, current, finished, many, busy: verdict.isPending, problem: verdict.error, go,
    step(by) {
      const to = stepFrom(book, current?.id ?? null, by)
      if (to !== null) go(to)
    },
    async give(given, extra = {}) {
      if (current === null || verdict.isPending || !(await send(current, given, extra))) return
      const after = decide(book, current.id, given)
      setSeen(after)
      goOn(after, current.id)
    },
    async takeAll(changes) {
      let after = book
      for (const [done, change] of changes.entries()) {
        setMany({ done, of: changes.length })
        if (!(await send(change, 'take', {}))) break
        after = decide(after, change.id, 'take')
        setSeen(after)
      }
      setMany(null)
      goOn(after, changes.at(-1)?.id ?? '')
    },
  }
}
