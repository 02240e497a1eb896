import { useNavigate } from '@tanstack/react-router'
import { PlanFile } from '@thac/api'
import type { SectionId } from '@thac/plan'
import { toPlanFile } from '@thac/plan'
import { useState } from 'react'
import { useAdopt } from '../../../platform/api/index.ts'
import type { History } from '../history.ts'
import { redo, startOf, step, undo } from '../history.ts'
import type { AdoptDesk } from './desk.ts'
import { agreeToAll, answer, nextQuestion, openQuestions, startDesk } from './desk.ts'
import type { PairingWork } from './useAdoption.ts'

export interface Pairing {
  readonly desk: AdoptDesk
  /** The superior's section in hand; null where nothing is asked. */
  readonly inHand: SectionId | null
  readonly open: readonly SectionId[]
  readonly take: (base: SectionId | null) => void
  /** The question before or behind the one in hand. */
  readonly go: (by: 1 | -1) => void
  readonly give: (base: SectionId, child: SectionId | null) => void
  readonly agree: () => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly send: () => void
  readonly busy: boolean
  readonly done: boolean
  readonly error: unknown
}

/** The answers of one pairing with their history, and the way on to the plan. */
export function usePairing({ unitId, above, preview, draft }: PairingWork): Pairing {
  const [history, setHistory] = useState<History<AdoptDesk>>(() => startOf(startDesk(preview)))
  const desk = history.present
  const [inHand, take] = useState<SectionId | null>(() => nextQuestion(desk, null))
  const make = useAdopt(above.id)
  const navigate = useNavigate()
  const open = openQuestions(desk)
  const moveTo = (next: AdoptDesk, base: SectionId | null): void => {
    setHistory((now) => step(now, next))
    take(nextQuestion(next, base))
  }
  const title = draft.meta.title.trim()
  return {
    desk, inHand, open, take,
    go: (by) => {
      const { questions } = desk
      const at = inHand === null ? -1 : questions.indexOf(inHand)
      const next = questions[at < 0 ? (by > 0 ? 0 : questions.length - 1) : at + by]
      if (next !== undefined) take(next)
    },
    give: (base, child) => moveTo(answer(desk, base, child), base),
    agree: () => moveTo(agreeToAll(desk), null),
    undo: history.past.length === 0 ? null : () => {
      const back = undo(history)
      setHistory(back)
      // What was answered last is asked again.
      take(openQuestions(back.present).find((base) => desk.answered.has(base)) ?? nextQuestion(back.present, null))
    },
    redo: history.future.length === 0 ? null : () => setHistory(redo),
    send: () => {
      if (open.length > 0 || make.isPending || make.isSuccess) return
      make.mutate({
        unitId, title, plan: PlanFile.parse(toPlanFile({ ...draft, meta: { ...draft.meta, title } })), version: preview.version, terms: preview.terms,
        pairs: [...desk.pairs].map(([base, child]) => ({ base, child })),
      }, { onSuccess: ({ id }) => void navigate({ to: '/plans/$planId', params: { planId: id }, ignoreBlocker: true }) })
    },
    busy: make.isPending || make.isSuccess, done: make.isSuccess, error: make.error,
  }
}
