import type { Place, Plan, Section, SectionId } from '@thac/plan'
import { currentRefs, inOrder, places, standing } from '@thac/plan'
import { observePlan, readMeta, readPlan, readSection } from '@thac/sync'
import type * as Y from 'yjs'
import type { Store } from './store.ts'
import { cell } from './store.ts'

/** The plan as it is now. A section that did not change stays the same object, so that what is computed of it can be kept. */
export interface LivePlan {
  readonly plan: Plan
  readonly standing: readonly Section[]
  readonly removed: readonly Section[]
  readonly places: ReadonlyMap<SectionId, Place>
}

export interface LivePlanReader extends Store<LivePlan> {
  /** Reads at once what is waiting to be read. */
  readonly flush: () => void
  readonly stop: () => void
}

/** Reads `doc` and goes on reading it: at most once in `delayMs`, and only the sections that were touched. */
export function readLive(doc: Y.Doc, delayMs: number): LivePlanReader {
  const store = cell(whole(readPlan(doc)))
  const touched = new Set<SectionId>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    store.set(whole(readAgain(doc, store.get().plan, touched)))
    touched.clear()
  }
  const unobserve = observePlan(doc, (change) => {
    for (const id of change.sections) touched.add(id)
    timer ??= setTimeout(flush, delayMs)
  })
  const stop = (): void => {
    unobserve()
    if (timer !== null) clearTimeout(timer)
  }
  return { get: store.get, subscribe: store.subscribe, flush, stop }
}

/** `doc` as a plan, with the sections of `before` that were not touched. */
export function readAgain(doc: Y.Doc, before: Plan, touched: ReadonlySet<SectionId>): Plan {
  const known = new Map(before.sections.map((section) => [section.id, section]))
  const read = new Map<SectionId, Section>()
  for (const id of touched) {
    const now = readSection(doc, id)
    const then = known.get(id)
    // Whether a section stands, or is shown among the removed at all, can hang on others: then everything is read.
    if (now === null || then === undefined || then.removed !== now.removed) return wholeAgain(doc, known, touched)
    read.set(id, now)
  }
  const sections = before.sections.map((section) => read.get(section.id) ?? section)
  return { meta: readMeta(doc), sections: [...sections].sort(inOrder) }
}

function wholeAgain(doc: Y.Doc, known: ReadonlyMap<SectionId, Section>, touched: ReadonlySet<SectionId>): Plan {
  const plan = readPlan(doc)
  return {
    meta: plan.meta,
    sections: plan.sections.map((section) => {
      const then = known.get(section.id)
      return then !== undefined && !touched.has(section.id) && then.removed === section.removed ? then : section
    }),
  }
}

function whole(read: Plan): LivePlan {
  // A section that was not touched may refer to one that moved.
  const plan = currentRefs(read)
  const here = standing(plan)
  return { plan, standing: here, removed: plan.sections.filter((section) => section.removed === true), places: places(here, plan.meta.numbering) }
}
