import type { Plan, Section } from '@thac/plan'
import { sectionContent } from '@thac/plan'
import { insertSection, readPlan, setRemoved, setSection, writeContent } from '@thac/sync'
import { SERVER } from '../collaboration/room.ts'
import type { Workspace } from '../workspace.ts'

/** Makes a living draft what `change` makes of it, section by section, as its drafters would have. */
export async function rewriteDraft(ws: Workspace, planId: string, change: (plan: Plan) => Plan, by: string): Promise<void> {
  await ws.rooms.withDoc(planId, (doc) => {
    const before = readPlan(doc)
    const known = new Map(before.sections.map((section): [string, Section] => [section.id, section]))
    for (const section of change(before).sections) {
      const old = known.get(section.id)
      if (old === undefined) insertSection(doc, section, SERVER)
      else if (old !== section) {
        writeContent(doc, section.id, sectionContent(section), SERVER)
        setSection(doc, section.id, { order: section.order, level: section.level }, SERVER)
        setRemoved(doc, section.id, section.removed === true, by, SERVER)
      }
    }
  }, by)
}
