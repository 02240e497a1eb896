/** What a writer does that knows nothing of the people at work: the whole merged plan over the document. For comparison alone. */
import type { Plan } from '@thac/plan'
import { insertSection, readPlan, setRemoved, setSection, writeContent } from '@thac/sync'
import type * as Y from 'yjs'

export function overwrite(doc: Y.Doc, after: Plan, origin: unknown): void {
  doc.transact(() => {
    const live = new Set(readPlan(doc).sections.map(({ id }) => id))
    const wanted = new Set(after.sections.filter(({ removed }) => removed !== true).map(({ id }) => id))
    for (const id of live) if (!wanted.has(id)) setRemoved(doc, id, true, 'naive', origin)
    for (const section of after.sections) {
      if (section.removed === true) continue
      if (!live.has(section.id)) {
        if (doc.getMap('sections').has(section.id)) setRemoved(doc, section.id, false, 'naive', origin)
        else {
          insertSection(doc, section, origin)
          continue
        }
      }
      setRemoved(doc, section.id, false, 'naive', origin)
      // Emptied first: every block is made anew.
      writeContent(doc, section.id, { title: section.title, blocks: [], runIn: section.runIn }, origin)
      writeContent(doc, section.id, section, origin)
      setSection(doc, section.id, { order: section.order, level: section.level, kind: section.kind, label: section.label ?? null }, origin)
    }
  }, origin)
}
