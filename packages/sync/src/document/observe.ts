/** Hearing what changed, section by section, so that a reader can read again only what it must. */
import type { SectionId } from '@thac/plan'
import type * as Y from 'yjs'
import { metaOf, sectionsOf } from './layout.ts'

/** What one transaction touched. */
export interface Touched {
  /** Sections whose entry or text changed, new and removed ones included. */
  readonly sections: ReadonlySet<SectionId>
  readonly meta: boolean
}

/** Calls `listener` after every transaction, local or remote, that touched the plan. The answer takes it off again. */
export function observePlan(doc: Y.Doc, listener: (touched: Touched) => void): () => void {
  const onSections = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const sections = new Set<SectionId>()
    for (const event of events) {
      const id = event.path[0]
      if (typeof id === 'string') sections.add(id)
      else for (const key of event.keys.keys()) sections.add(key)
    }
    listener({ sections, meta: false })
  }
  const onMeta = (): void => listener({ sections: new Set(), meta: true })
  // Yjs types the callback with `any`; the events of a map are YEvents.
  sectionsOf(doc).observeDeep(onSections as Parameters<Y.Map<unknown>['observeDeep']>[0])
  metaOf(doc).observe(onMeta)
  return () => {
    sectionsOf(doc).unobserveDeep(onSections as Parameters<Y.Map<unknown>['observeDeep']>[0])
    metaOf(doc).unobserve(onMeta)
  }
}
