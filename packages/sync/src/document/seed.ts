/** Making sections out of values. */
import type { Plan, Section } from '@thac/plan'
import * as Y from 'yjs'
import type { Removal, SectionEntry } from './layout.ts'
import { metaOf, sectionsOf } from './layout.ts'
import { newBlock, newTitle } from './block.ts'

/**
 * Writes `plan` into an empty document in one transaction. The caller sets `doc.clientID` to a value derived from what is
 * seeded, so that a retried seed gives the same bytes. Throws where the document already holds sections or a letterhead.
 */
export function seedPlan(doc: Y.Doc, plan: Plan, origin: unknown = 'seed'): void {
  if (sectionsOf(doc).size > 0 || metaOf(doc).size > 0) throw new Error('a document is seeded once, while it is empty')
  doc.transact(() => {
    for (const [key, value] of Object.entries(plan.meta)) metaOf(doc).set(key, value)
    for (const section of plan.sections) sectionsOf(doc).set(section.id, newEntry(section, null))
  }, origin)
}

/** An entry not yet in a document. `removal` is put in as it is; without it, `section.removed` decides. */
export function newEntry(section: Section, removal: Removal | null): SectionEntry {
  const entry: SectionEntry = new Y.Map<unknown>()
  entry.set('order', section.order)
  entry.set('level', section.level)
  entry.set('kind', section.kind)
  entry.set('runIn', section.runIn)
  if (section.label !== undefined) entry.set('label', section.label)
  if (section.base !== undefined) entry.set('base', section.base)
  const removed = removal ?? (section.removed === true ? { by: '' } : null)
  if (removed !== null) entry.set('removed', removed)
  const body = new Y.XmlFragment()
  body.insert(0, [newTitle(section.title), ...section.blocks.map(newBlock)])
  entry.set('body', body)
  return entry
}
